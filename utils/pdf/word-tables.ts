// A table whose cells hold several lines: read line by line, the words of its cells would run into each other. Told by its
// white: rows stand apart from each other, in three columns or more, and the cells of a row begin at one height.
import { CELL, linesOf, rowsOf, type Line } from './lines.ts';
import type { PageItem } from './page.ts';
import { BETWEEN_COLUMNS, LEVEL, partedRows, type Cells } from './parted-rows.ts';
import { gaps, type Gap } from './white-space.ts';
import { isWorded } from './worded.ts';

export interface WordTable {
  readonly above: readonly PageItem[];
  /** From the top; each of cells in reading order. */
  readonly rows: readonly (readonly (readonly PageItem[])[])[];
  readonly below: readonly PageItem[];
}

/** White between rows, in heights of the type. */
const BETWEEN_ROWS = 0.4;
const FEWEST_ROWS = 3;
const FEWEST_COLUMNS = 3;
/** So many of the rows have their cells so; a cell may be empty. */
const MOST = 0.8;
/** No cell has more lines: it would be a part of the page. */
const LONGEST = 14;
/** A run of more of them is no table of words on a page. */
const MOST_ROWS = 200;

/** Type that is larger than the table's by so much is a heading's. */
const HEADING = 1.2;

const spansOf = (items: readonly PageItem[]): readonly Gap[] => items.map((i) => [i.x, i.x + i.width] as const);

/** Parts of the page that stand above each other, with white between them. */
function stripesOf(items: readonly PageItem[], size: number): readonly (readonly PageItem[])[] {
  const white = gaps(items.map((i) => [i.y - 0.8 * i.size, i.y + 0.2 * i.size] as const), BETWEEN_ROWS * size); // prettier-ignore
  const ends = [...white.map(([from]) => from + 0.1), Number.POSITIVE_INFINITY];
  const stripes: PageItem[][] = ends.map(() => []);
  for (const item of items) stripes[ends.findIndex((end) => item.y + 0.2 * item.size <= end)]?.push(item);
  return stripes;
}

/** Whether there are lines below each other, at least in one cell: so far apart they are (in heights of the type) at least. */
const BELOW = 0.25;

const isTall = (items: readonly PageItem[]): boolean => {
  const heights = items.map((i) => i.y);
  return Math.max(...heights) - Math.min(...heights) > BELOW * Math.min(...items.map((i) => i.size));
};

const cellsOf = (stripe: readonly PageItem[], columns: readonly Gap[]): Cells =>
  [Number.NEGATIVE_INFINITY, ...columns.map(([, to]) => to)].map((from, i) =>
    stripe.filter((item) => item.x >= from - 0.1 && item.x < (columns[i]?.[1] ?? Number.POSITIVE_INFINITY) - 0.1),
  );

function isRow(cells: Cells, size: number): boolean {
  const tops = cells.filter((cell) => cell.length > 0).map((cell) => Math.min(...cell.map((i) => i.y)));
  return tops.length > 1 && Math.max(...tops) - Math.min(...tops) < LEVEL * size;
}

/** What the cells of a row tell: numbers, or more lines than a cell has, are no cells of words; single lines tell nothing. */
type Told = 'none' | 'nothing' | 'alike' | 'apart';

interface TableRow {
  readonly cells: Cells;
  readonly isRow: boolean;
  readonly told: Told;
}

function toldBy(cells: Cells): Told {
  const lines = cells.map((cell) => rowsOf(cell).length);
  const filled = lines.filter((n) => n > 0);
  const most = Math.max(0, ...filled);
  if (most < 2) return 'nothing';
  if (most > LONGEST || cells.some((cell, i) => lines[i]! > 1 && !isWorded(cell))) return 'none';
  return filled.length > 1 && filled.every((n) => n === most) ? 'alike' : 'apart';
}

/** Cells of several lines: whether they are words, not as many lines at the same heights in each, as rows that stand close together have. */
function isOfWords(rows: readonly TableRow[]): boolean {
  if (rows.some(({ told }) => told === 'none')) return false;
  const apart = rows.filter(({ told }) => told === 'apart').length;
  return apart > 0 && apart >= rows.filter(({ told }) => told === 'alike').length;
}

/** Of the paper, not of the table: whose own may stand in its first row. */
const hasHeading = (stripe: readonly PageItem[], size: number): boolean =>
  stripe.some((i) => /^h\d/.test(i.role) || i.size > HEADING * size);

interface Stripe {
  readonly items: readonly PageItem[];
  readonly spans: readonly Gap[];
  /** Has lines below each other: without any, no cell has several. */
  readonly isTall: boolean;
}

/** The row that a stripe is between such columns: runs that begin and end elsewhere ask for the same ones. */
type RowOf = (stripe: number, columns: readonly Gap[]) => TableRow;

function rowsBetween(stripes: readonly Stripe[], size: number): RowOf {
  const known = new Map<string, TableRow>();
  return (stripe, columns) => {
    const key = `${stripe} ${columns.map(([, to]) => to).join(' ')}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const cells = cellsOf(stripes[stripe]!.items, columns);
    const row = { cells, isRow: isRow(cells, size), told: toldBy(cells) };
    known.set(key, row);
    return row;
  };
}

/** The columns that stripes have in common, from `from` on: of the first one, of the first two, up to where there are too few. */
function columnsFrom(stripes: readonly Stripe[], from: number, size: number): readonly (readonly Gap[])[] {
  const found: (readonly Gap[])[] = [];
  let covered: readonly Gap[] = [];
  for (const { items, spans } of stripes.slice(from, from + MOST_ROWS)) {
    const all = [...covered, ...spans];
    const columns = gaps(all, BETWEEN_COLUMNS * size);
    if (columns.length < FEWEST_COLUMNS - 1 || hasHeading(items, found.length > 0 ? size : Infinity)) break;
    found.push(columns);
    const [left, right] = [Math.min(...all.map((s) => s[0])), Math.max(...all.map((s) => s[1]))];
    covered = [left, ...columns.map(([, to]) => to)].map((start, i) => [start, columns[i]?.[0] ?? right] as const);
  }
  return found;
}

/** Rows from `from` on that have their columns in common, as many as there are. */
function runFrom(stripes: readonly Stripe[], from: number, size: number, rowOf: RowOf): readonly Cells[] | undefined {
  const columns = columnsFrom(stripes, from, size);
  const tall = stripes.slice(from, from + columns.length).findIndex((stripe) => stripe.isTall);
  if (tall < 0) return undefined;
  for (let count = columns.length; count >= Math.max(FEWEST_ROWS, tall + 1); count--) {
    const own = columns[count - 1]!;
    if (!rowOf(from + count - 1, own).isRow) continue;
    const rows = Array.from({ length: count }, (_, i) => rowOf(from + i, own));
    if (rows.filter((row) => row.isRow).length >= MOST * count && isOfWords(rows)) return rows.map(({ cells }) => cells);
  }
  return undefined;
}

/** The first on a part of a page; `size` is that of its type. `undefined` when there is none. */
export function wordTable(items: readonly PageItem[], size: number): WordTable | undefined {
  const parts = stripesOf(items, size);
  if (parts.length < FEWEST_ROWS) return undefined;
  const stripes = parts.map((own) => ({ items: own, spans: spansOf(own), isTall: isTall(own) }));
  const rowOf = rowsBetween(stripes, size);
  for (const from of stripes.keys()) {
    const rows = runFrom(stripes, from, size, rowOf);
    if (rows === undefined) continue;
    const parted = rows.flatMap((cells) => partedRows(cells, rows, size));
    const isRtl = items.filter((i) => i.isRtl).length > items.length / 2;
    return {
      above: parts.slice(0, from).flat(),
      rows: isRtl ? parted.map((cells) => cells.toReversed()) : parted,
      below: parts.slice(from + rows.length).flat(),
    };
  }
  return undefined;
}

/** The lines of a row, cell after cell; what begins a cell is parted from the one before. */
export function linesOfCells(cells: Cells, page: number): readonly Line[] {
  const between = { text: CELL, page, item: -1, from: 0 };
  let empty = 0;
  return cells.flatMap((cell, n) => {
    const lines = linesOf(cell, page);
    if (lines.length === 0) {
      empty += n === 0 ? 0 : 1;
      return [];
    }
    const ends = Array.from({ length: n === 0 ? 0 : empty + 1 }, () => between);
    empty = 0;
    return lines.map((line, i) => ({ ...line, role: 'cell' as const, pieces: i === 0 ? [...ends, ...line.pieces] : line.pieces }));
  });
}
