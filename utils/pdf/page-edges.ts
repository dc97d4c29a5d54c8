// Which lines stand at the edges of a page, where running lines are? Those near the top and the bottom of the sheet; and where
// the margins are wide, as when pages of one size are printed on sheets of another, the first line and the last.
import { CELL, lineOf, rowsOf, type Line, type Row } from './lines.ts';
import { ROMAN } from './page-numbers.ts';
import { textOf, type Page } from './page.ts';

/** Of a page's height, at its top and at its bottom. */
const BAND = 0.14;
/** So far from the edge of the sheet the first line and the last may be running lines, when there are no others beyond them. */
const WIDE_BAND = 0.28;

const ROMANS = new RegExp(`\\b${ROMAN}\\b`, 'g');

/** The same for lines that differ in numbers only. */
export const keyOf = (text: string): string => text.toLowerCase().replace(/\d+/g, '#').replace(ROMANS, '#').replace(/\s+/g, '');

export interface Edge {
  readonly page: number;
  readonly line: Line;
  readonly isTop: boolean;
  readonly key: string;
  /** The same for each of its parts, which stand far apart. */
  readonly parts: readonly string[];
  /** The first of its page from the top, or from the bottom. */
  readonly isOuter: boolean;
  /** Beyond a wide margin: to be believed only when others bear it out. */
  readonly isFar: boolean;
}

/** The baseline of a row is not known before it is made a line, but that it is one of its items', nearly. */
const mayBeEdge = ({ items }: Row, { height }: Page, band: number): boolean =>
  items.some(({ y }) => y < band * height + 1 || y > (1 - band) * height - 1);

export function edgesOn(page: Page): readonly Edge[] {
  const rows = rowsOf(page.items);
  return rows.flatMap((row, i) => {
    const isEnd = i === 0 || i === rows.length - 1;
    if (!mayBeEdge(row, page, isEnd ? WIDE_BAND : BAND)) return [];
    const line = lineOf(row, page.index);
    const isTop = line.y < (i === 0 ? WIDE_BAND : BAND) * page.height;
    const isFar = line.y >= BAND * page.height && line.y <= (1 - BAND) * page.height;
    if (isFar && !(isEnd && (isTop || line.y > (1 - WIDE_BAND) * page.height))) return [];
    const isOuter = isTop ? i === 0 : i === rows.length - 1;
    return [{ page: page.index, line, isTop, key: keyOf(line.text), parts: partsOf(line), isOuter, isFar }];
  });
}

/** Shorter ones (letters) come again by chance. */
const SHORTEST_PART = 8;

const partsOf = ({ pieces }: Line): readonly string[] =>
  textOf(pieces).split(CELL).map(keyOf).filter((key, _, all) => all.length > 1 && key.replace(/[^\p{L}]/gu, '').length >= SHORTEST_PART); // prettier-ignore
