// A point beside the words of a page: which word it means while a selection is drawn.
import { describe, expect, it } from 'vitest';
import { linesOf, pointedWord, transposed, type Box } from '@/utils/pdf/pointed-word';

type Word = Box & { readonly says: string };
const word = (says: string, left: number, top: number, width: number): Word => ({ says, left, top, right: left + width, bottom: top + 14 });

/** A heading over two columns of four lines each; the second line of the first column is in two pieces, its last is short. */
const PAGE: readonly Word[] = [
  word('heading', 100, 60, 500),
  word('a1', 100, 100, 300),
  word('a2', 100, 120, 120),
  word('a2 goes on', 226, 121, 170),
  word('a3', 100, 140, 290),
  word('a4', 100, 160, 40),
  ...[0, 1, 2, 3].map((n) => word(`b${n + 1}`, 450, 100 + 20 * n, 300)),
];
const lines = linesOf(PAGE);
const at = (x: number, y: number, from?: string): string | undefined =>
  pointedWord(lines, { x, y }, lines.find((l) => l.words.some((w) => w.says === from)))?.word.says; // prettier-ignore

describe('the words of a page', () => {
  it('are lines where they stand beside each other, and none goes over the gutter', () => {
    expect(lines.map((l) => l.words.map((w) => w.says).join(' + '))).toEqual(['heading', 'a1', 'a2 + a2 goes on', 'a3', 'a4', 'b1', 'b2', 'b3', 'b4']); // prettier-ignore
  });
});

describe('a point of a page', () => {
  it('means the word under it, in whichever column that is', () => {
    expect([at(300, 105, 'a3'), at(300, 128, 'a1'), at(500, 125, 'a1')]).toEqual(['a1', 'a2 goes on', 'b2']);
  });

  it.each([
    ['in the gutter, however near to the next column', 448, 127, 'a2 goes on'],
    ['in the gutter between two lines', 440, 155.5, 'a3'],
    ['beside a short last line', 380, 170, 'a4'],
    ['below the column', 120, 700, 'a4'],
    ['in the margin', 20, 145, 'a3'],
    ['above the page', 200, -40, 'heading'],
  ])('%s means the line at its height in the column of the selection', (_where, x, y, says) => expect(at(x, y, 'a1')).toBe(says));

  it('means the nearest line where nothing is selected yet', () => {
    expect([at(420, 107), at(440, 107), at(200, 400)]).toEqual(['a1', 'b1', 'a4']);
  });

  it('means a line of another page that has no column there', () => {
    expect(pointedWord(lines, { x: 10, y: 105 }, { left: 2_000, top: 0, right: 2_100, bottom: 10 })?.word.says).toBe('a1');
  });

  it('means nothing where no words are', () => expect(pointedWord([], { x: 1, y: 1 })).toBeUndefined());

  it('means the same word where the page stands on end, its axes changed', () => {
    const onEnd = PAGE.map((w) => ({ ...w, ...transposed(w) }));
    const upright = linesOf(onEnd.map((w) => ({ ...w, ...transposed(w) })));
    expect(pointedWord(upright, { x: 448, y: 127 }, upright[1])?.word.says).toBe('a2 goes on');
  });
});
