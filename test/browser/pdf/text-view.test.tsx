// A paper as it flows on the screen: what its file sets apart is seen apart.
import { PDFDocument, StandardFonts, type PDFFont } from 'pdf-lib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReadingView } from '@/components/ReadingView';
import { readPaper } from '@/utils/pdf/read-paper';
import { clear, dress, settle, show } from '../components/stage';
import { open } from './open';

const TASTE = { size: 19, width: 68, spacing: 1.6, scheme: 'auto' } as const;
const METADATA = { title: 'Who Answers', authors: [], publisher: '', published: '', language: 'en', doi: '' };

const BODY = Array.from(
  { length: 9 },
  (_, i) => `In part ${String.fromCharCode(97 + i)} the council says who answers for what it buys, and to whom, and until when.`,
);
const TABLE = [
  ['Service', 'Contracts', 'Published within thirty days'],
  ['Care at home', '214', '61 per cent'],
  ['Parks and burial grounds', '38', '97 per cent'],
  ['School meals', '102', '88 per cent'],
] as const;
const ITEMS = ['the name of the officer', 'the sum and the date', 'what was delivered'];
const NOTE = '1 Figures of the audit office for the year 2024, without the islands.';

/** Two pages of A4, one column, with a heading, a list, a table and a note. */
async function paper(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([595, 842]);
  const write = (text: string, y: number, size = 11, x = 72, own: PDFFont = font): void => page.drawText(text, { x, y, size, font: own });
  write('Who Answers', 770, 24);
  BODY.forEach((line, i) => write(line, 720 - 14 * i));
  write('What is published', 570, 16);
  write('A register that may be read by anybody names:', 545);
  ITEMS.forEach((item, i) => write(`\u2022 ${item}`, 525 - 14 * i, 11, 86));
  TABLE.forEach((row, i) => row.forEach((cell, n) => write(cell, 450 - 20 * i, 11, [72, 250, 360][n])));
  write('Most of them publish what they sign, but late', 350);
  write('1', 354, 6.5, 72 + font.widthOfTextAtSize('Most of them publish what they sign, but late', 11) + 0.5);
  BODY.slice(0, 5).forEach((line, i) => write(line, 320 - 14 * i));
  write(NOTE, 90, 8);
  const second = pdf.addPage([595, 842]);
  [...BODY, ...BODY].forEach((line, i) => second.drawText(line.replace('part', 'chapter'), { x: 72, y: 770 - 14 * i, size: 11, font }));
  return pdf.save();
}

const boxes = (selector: string): readonly DOMRect[] => [...document.querySelectorAll(selector)].map((e) => e.getBoundingClientRect());
const styleOf = (selector: string, part?: string): CSSStyleDeclaration => getComputedStyle(document.querySelector(selector)!, part);

describe.each([
  ['light', 1000],
  ['dark', 360],
] as const)('the text of a PDF on a screen that is %s and %i px wide', (scheme, width) => {
  let stage: HTMLElement;

  beforeEach(async () => {
    await dress(scheme, width);
    const pdf = await open(await paper());
    if (!pdf.ok) throw new Error(pdf.problem.code);
    const read = await readPaper(pdf.value);
    if (!read.ok) throw new Error(read.problem.code);
    await pdf.value.close();
    stage = show(
      <ReadingView metadata={METADATA} source="https://example.org/paper.pdf" content={read.value.reading.content} taste={TASTE} />,
    );
    await settle();
  });
  afterEach(clear);

  it('has a table whose cells stand under each other, and which scrolls by itself where it is too wide', () => {
    const rows = [...stage.querySelectorAll('tr')].map((row) => [...row.querySelectorAll('td')]);
    expect(rows.map((row) => row.map((cell) => cell.textContent))).toEqual(TABLE);
    for (const column of [0, 1, 2]) expect(new Set(rows.map((row) => row[column]!.getBoundingClientRect().left)).size).toBe(1);
    const [frame] = boxes('.table-frame');
    expect(frame!.right).toBeLessThanOrEqual(width);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    // Words of a cell are broken between words only.
    const wide = rows[2]![0]!;
    expect(wide.scrollWidth).toBeLessThanOrEqual(wide.clientWidth);
  });

  it('has a list with signs of its own, not those of the file', () => {
    expect([...stage.querySelectorAll('ul > li')].map((item) => item.textContent)).toEqual(ITEMS);
    expect(styleOf('li').listStyleType).not.toBe('none');
    expect(boxes('li')[0]!.left).toBeGreaterThan(boxes('.reading-text p')[0]!.left);
  });

  it('sets notes apart: smaller, beside a line, after the text of their page; their marks are raised and no part of the text', () => {
    const note = stage.querySelector('div > small')!;
    expect(note.textContent).toContain('Figures of the audit office');
    expect(parseFloat(getComputedStyle(note).fontSize)).toBeLessThan(0.9 * parseFloat(styleOf('.reading-text p').fontSize));
    expect(parseFloat(getComputedStyle(note).borderInlineStartWidth)).toBeGreaterThan(0);
    const marked = stage.querySelector('p .note-mark')!;
    expect(marked.closest('p')!.textContent).toContain('publish what they sign, but late');
    expect(marked.closest('p')!.textContent).not.toContain('late1');
    expect([getComputedStyle(marked, '::before').content, parseFloat(getComputedStyle(marked, '::before').verticalAlign) > 0]).toEqual(['"1"', true]); // prettier-ignore
    const [, second] = [...stage.querySelectorAll('.page-mark')];
    expect(note.compareDocumentPosition(second!) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('marks where each page begins by its label, for eyes and for screen readers', () => {
    const marks = [...stage.querySelectorAll('.page-mark')];
    expect(marks.map((mark) => [getComputedStyle(mark, '::before').content, mark.getAttribute('role')?.split(' ')[0], mark.getAttribute('aria-label')])).toEqual([
      ['"1"', 'doc-pagebreak', 'Page 1'],
      ['"2"', 'doc-pagebreak', 'Page 2'],
    ]); // prettier-ignore
  });

  it('has its headings as headings, larger than the text', () => {
    const heading = [...stage.querySelectorAll('h2, h3')].find((h) => h.textContent === 'What is published');
    expect(parseFloat(getComputedStyle(heading!).fontSize)).toBeGreaterThan(parseFloat(styleOf('.reading-text p').fontSize));
  });
});
