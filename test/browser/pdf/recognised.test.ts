// A scanned page whose words are known: it is read, drawn over, and marked in a copy where the words stand in its picture.
import { degrees, PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { RecognisedPage } from '@/utils/model/recognised';
import { pictureOf } from '@/utils/pdf/page-picture';
import { readPaper, type PdfPaper } from '@/utils/pdf/read-paper';
import type { OpenPdf } from '@/utils/pdf/read-pdf';
import { saveCopy } from '@/utils/pdf/save-copy';
import { drawSheet } from '@/utils/pdf/sheet';
import { bytesOf, open } from './open';

const SENTENCE = 'Each council should publish its contracts.';
/** Of the sentence, pt from the page's top left; its words stand 100 pt apart from left to left. */
const AT = { left: 70, baseline: 200, size: 11 };

/** As the engine would tell it of a picture with four px to a point. */
function known({ width, height }: { readonly width: number; readonly height: number }): RecognisedPage {
  const words = SENTENCE.split(' ').map((text, i) => ({
    text,
    left: 4 * (AT.left + 60 * i),
    right: 4 * (AT.left + 60 * i + 55),
    sure: 96,
  }));
  const y = 4 * AT.baseline;
  return { width: 4 * width, height: 4 * height, lines: [{ baseline: [0, y, 4 * width, y], height: 40, words }] };
}

const opened = async (bytes: Uint8Array): Promise<OpenPdf> => {
  const pdf = await open(bytes);
  if (!pdf.ok) throw new Error(pdf.problem.code);
  return pdf.value;
};
const paperOf = async (pdf: OpenPdf): Promise<PdfPaper> => {
  const paper = await readPaper(pdf);
  if (!paper.ok) throw new Error(paper.problem.code);
  return paper.value;
};

/** `turn`: quarter turns in degrees that the file asks for. */
async function withWords(turn = 0): Promise<OpenPdf> {
  const made = await PDFDocument.load(await bytesOf('scanned.pdf'));
  made.getPage(2).setRotation(degrees(turn));
  const bytes = await made.save();
  const pdf = await opened(bytes);
  const sheet = (await pdf.document.getPage(3)).getViewport({ scale: 1 });
  return { ...pdf, recognised: new Map([[2, known(sheet)]]) };
}

describe('a page that is a picture', () => {
  it('of a paper with text is named until its words are known', async () => {
    const pdf = await withWords();
    expect(await paperOf({ ...pdf, recognised: new Map() })).toMatchObject({ wordless: [1, 2], recognised: [] });
    const paper = await paperOf(pdf);
    expect(paper).toMatchObject({ wordless: [1], recognised: [2] });
    expect(paper.reading.text).toContain(SENTENCE);
    await pdf.close();
  });

  it('stands in a paper of pictures alone, which has an empty text and all its pages', async () => {
    const made = await PDFDocument.load(await bytesOf('scanned.pdf'));
    made.removePage(0);
    const pdf = await opened(await made.save());
    const paper = await paperOf(pdf);
    expect([paper.wordless, paper.reading.text, paper.reading.content, paper.labels]).toEqual([[0, 1], '', [], ['1', '2']]);
    await pdf.close();
  });

  it('is drawn at 300 dots an inch for the engine', async () => {
    const pdf = await withWords();
    const { png, ...rest } = await pictureOf(pdf, 2);
    expect(rest).toEqual({ width: 2479, height: 3508, dotsPerInch: 300 });
    expect(new TextDecoder().decode(png.slice(1, 4))).toBe('PNG');
    await pdf.close();
  });

  it.each([0, 90, 180, 270])('has its words over its picture when the file turns it by %i°', async (turn) => {
    const pdf = await withWords(turn);
    const { reading } = await paperOf(pdf);
    const order = [...new Set(reading.runs.filter((r) => r.page === 2).map((r) => r.item))];
    const box = document.body.appendChild(document.createElement('div'));
    const { words, close } = await drawSheet(pdf, 2, box, { scale: 2, signal: new AbortController().signal });
    const nodes = await words(order);
    const spans = [...nodes.values()].map((node) => node.parentElement!);
    expect(spans.map((s) => s.textContent).join('')).toBe(SENTENCE);
    spans.forEach((span, i) => {
      expect(Number.parseFloat(span.style.left)).toBeCloseTo(2 * (AT.left + 60 * i), 0);
      // The top of its letters: the baseline less what the type rises.
      expect(Number.parseFloat(span.style.top)).toBeCloseTo(2 * (AT.baseline - 0.8 * AT.size), 0);
    });
    close();
    box.remove();
    await pdf.close();
  });

  it('has its passage marked at its words in a copy', async () => {
    const pdf = await withWords();
    const { reading } = await paperOf(pdf);
    const start = reading.text.indexOf('publish its');
    const mark = { start, end: start + 11, colour: [255, 204, 153], contents: '', author: '', date: '2026-11-20T09:30:00.000Z' } as const;
    const saved = await saveCopy(pdf, reading, [mark]);
    if (!saved.ok) throw new Error(saved.problem.code);
    await pdf.close();
    const copy = await opened(saved.value.bytes);
    const [one] = await (await copy.document.getPage(3)).getAnnotations();
    const quad = [...(one.quadPoints as Iterable<number>)];
    const xs = quad.filter((_x, i) => i % 2 === 0);
    const ys = quad.filter((_y, i) => i % 2 === 1);
    expect(Math.min(...xs)).toBeCloseTo(AT.left + 3 * 60, 0);
    expect(Math.max(...xs)).toBeGreaterThan(AT.left + 4 * 60 + 40);
    expect(Math.max(...xs)).toBeLessThan(AT.left + 5 * 60 + 1);
    expect(Math.min(...ys)).toBeLessThan(842 - AT.baseline);
    expect(Math.max(...ys)).toBeGreaterThan(842 - AT.baseline + 5);
    await copy.close();
  });
});
