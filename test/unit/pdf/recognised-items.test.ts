// Words that were recognised on a page's picture are read as words of a page are: line by line, at their places, without what is no word.
import { expect, it } from 'vitest';
import type { RecognisedLine, RecognisedPage } from '@/utils/model/recognised';
import { pageOf } from '@/utils/pdf/page-items';
import { paperOf } from '@/utils/pdf/paper';
import { readingOf } from '@/utils/pdf/reading';
import { recognisedItems } from '@/utils/pdf/recognised-items';
import { noBold } from './make';

/** The picture has four px to a point. */
const PX = 4;
const SHEET = { width: 600, height: 800 };
const UPRIGHT = [1, 0, 0, -1, 0, SHEET.height];

interface Set {
  readonly left?: number;
  readonly sure?: number;
  /** Degrees, clockwise. */
  readonly skew?: number;
  readonly height?: number;
  /** Between words, pt. */
  readonly gap?: number;
}

/** Words set in a line, letters 5 pt wide; places in points. */
function line(text: string, y: number, { left = 60, sure = 95, skew = 0, height = 11, gap = 3 }: Set = {}): RecognisedLine {
  const slope = Math.tan((skew * Math.PI) / 180);
  let at = left;
  const words = text.split(' ').map((word) => {
    const from = at;
    at += word.length * 5 + gap;
    return { text: word, left: from * PX, right: (at - gap) * PX, sure };
  });
  return { baseline: [left * PX, (y + left * slope) * PX, at * PX, (y + at * slope) * PX], height: height * PX, words };
}

const pageWith = (lines: readonly RecognisedLine[]): RecognisedPage => ({ width: SHEET.width * PX, height: SHEET.height * PX, lines });

async function readingWith(lines: readonly RecognisedLine[], transform: readonly number[] = UPRIGHT) {
  const items = recognisedItems(pageWith(lines), { transform, width: SHEET.width });
  const page = pageOf({ index: 0, ...SHEET, transform, items, tree: null });
  const paper = await paperOf([page], noBold);
  return { items, page, reading: await readingOf(paper.paragraphs, ['iv'], { recognised: new Set([0]) }) };
}

const TWO_LINES = ['Each council should publish its contracts with the name of the officer who', 'answers for them within thirty days.'];

it('reads the lines of a picture as one paragraph', async () => {
  const { reading } = await readingWith(TWO_LINES.map((text, i) => line(text, 100 + 14 * i)));
  expect(reading.text.trim()).toBe(TWO_LINES.join(' '));
});

it('leads from each character back to the word that it stands in', async () => {
  const { items, reading } = await readingWith(TWO_LINES.map((text, i) => line(text, 100 + 14 * i)));
  for (const run of reading.runs) {
    expect(items[run.item]?.str?.slice(run.from, run.from + run.length)).toBe(reading.text.slice(run.at, run.at + run.length));
  }
});

it('puts each word at its place on the page, wherever the page has its origin and however it is turned', async () => {
  const turned = [0, 1, 1, 0, 0, 0]; // A sheet that is shown on its side
  for (const transform of [UPRIGHT, turned, [1, 0, 0, -1, -30, 850]]) {
    const { page } = await readingWith([line(TWO_LINES[0]!, 100)], transform);
    expect(page.items.map((i) => [Math.round(i.x), Math.round(i.y)]).slice(0, 3)).toEqual([
      [60, 100],
      [83, 100],
      [121, 100],
    ]);
    expect(page.items[0]?.size).toBeCloseTo(12, 0);
  }
});

it('keeps the lines of a page apart and whole that lay askew on the glass', async () => {
  const texts = Array.from({ length: 8 }, (_, i) => `${TWO_LINES[0]} ${'abcdefgh'[i]}`);
  const { page, reading } = await readingWith(texts.map((text, i) => line(text, 100 + 14 * i, { skew: 1.5 })));
  expect(new Set(page.items.map((i) => Math.round(i.y * 2))).size).toBe(8);
  expect(reading.text.trim()).toBe(texts.join(' '));
});

it('leaves out what the engine is not sure of, and signs sooner than words', async () => {
  const junk = [line('iI1', 300, { sure: 29 }), line('~—', 330, { sure: 59 }), line('word', 360, { sure: 30 })];
  const { items } = await readingWith([line(TWO_LINES[0]!, 100), ...junk]);
  const texts = items.map((i) => i.str?.trim());
  expect(texts).toContain('word');
  expect(texts).not.toContain('iI1');
  expect(texts).not.toContain('~—');
});

it('gives lines of one size one size, however they were measured, and a heading its own', async () => {
  const measured = [11, 10.4, 11.9, 11, 10.2];
  const body = measured.map((height, i) => line(`${TWO_LINES[0]} ${i}`, 200 + 14 * i, { height }));
  const { page, reading } = await readingWith([line('What the committee recommends', 150, { height: 17 }), ...body]);
  expect(new Set(page.items.slice(4).map((i) => i.size.toFixed(2))).size).toBe(1);
  expect(reading.headings.map((h) => reading.text.slice(h.start, h.end))).toEqual(['What the committee recommends']);
});

it('keeps the cells of a table apart', async () => {
  const rows = [1, 2, 3].map((n) => line(`council ${n}00 ${n}50`, 200 + 14 * n, { gap: 80 }));
  const { items } = await readingWith([line(TWO_LINES[0]!, 100), ...rows]);
  expect(items.filter((i) => /council/.test(i.str ?? '') && i.str!.endsWith(' '))).toHaveLength(1);
});

it('says at the page mark that its words were recognised', async () => {
  const { reading } = await readingWith([line(TWO_LINES[0]!, 100)]);
  expect(JSON.stringify(reading.content)).toContain('"page":0,"label":"iv","isRecognised":true');
});
