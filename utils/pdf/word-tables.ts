// A table whose cells hold several lines: read line by line, the words of its cells would run into each other. Told by its
// white: rows stand apart from each other, in three columns or more, and the cells of a row begin at one height.
import { CELL, linesOf, rowsOf, type Line } from './lines.ts';
import type { PageItem } from './page.ts';
import { gaps, type Gap } from './white-space.ts';
import { isWorded } from './worded.ts';

export interface WordTable {
  readonly above: readonly PageItem[];
  /** From the top; each of cells in reading order. */
  readonly rows: readonly (readonly (readonly PageItem[])[])[];
  readonly below: readonly PageItem[];
}

/** White between rows and between columns, in heights of the type. */
const BETWEEN_ROWS = 0.4;
const BETWEEN_COLUMNS = 0.9;
const FEWEST_ROWS = 3;
const FEWEST_COLUMNS = 3;
/** Cells that begin at one height differ by no more than this, in heights of the type. */
const LEVEL = 0.35;
/** So many of the rows have their cells so; a cell may be empty. */
const MOST = 0.8;
/** No cell has more lines: it would be a part of the page. */
const LONGEST = 14;

/** Type that is larger than the table's by so much is a heading's. */
const HEADING = 1.2;

type Cells = readonly (readonly PageItem[])[];

const across = (items: readonly PageItem[], size: number): readonly Gap[] =>
  gaps(items.map((i) => [i.x, i.x + i.width] as const), BETWEEN_COLUMNS * size); // prettier-ignore

/** Parts of the page that stand above each other, with white between them. */
function stripesOf(items: readonly PageItem[], size: number): readonly (readonly PageItem[])[] {
  const white = gaps(items.map((i) => [i.y - 0.8 * i.size, i.y + 0.2 * i.size] as const), BETWEEN_ROWS * size); // prettier-ignore
  const ends = [...white.map(([from]) => from + 0.1), Number.POSITIVE_INFINITY];
  const stripes: PageItem[][] = ends.map(() => []);
  for (const item of items) stripes[ends.findIndex((end) => item.y + 0.2 * item.size <= end)]?.push(item);
  return stripes;
}

const cellsOf = (stripe: readonly PageItem[], columns: readonly Gap[]): Cells =>
  [Number.NEGATIVE_INFINITY, ...columns.map(([, to]) => to)].map((from, i) =>
    stripe.filter((item) => item.x >= from - 0.1 && item.x < (columns[i]?.[1] ?? Number.POSITIVE_INFINITY) - 0.1),
  );

function isRow(cells: Cells, size: number): boolean {
  const tops = cells.filter((cell) => cell.length > 0).map((cell) => Math.min(...cell.map((i) => i.y)));
  return tops.length > 1 && Math.max(...tops) - Math.min(...tops) < LEVEL * size;
}

/** Cells of several lines: whether they are words, not as many lines at the same heights in each, as rows that stand close together have. */
function isOfWords(rows: readonly Cells[]): boolean {
  let apart = 0;
  let alike = 0;
  for (const cells of rows) {
    const lines = cells.filter((cell) => cell.length > 0).map((cell) => rowsOf(cell).length);
    const most = Math.max(0, ...lines);
    if (most > LONGEST) return false;
    if (most < 2) continue;
    if (cells.some((cell) => rowsOf(cell).length > 1 && !isWorded(cell))) return false;
    if (lines.length > 1 && lines.every((n) => n === most)) alike += 1;
    else apart += 1;
  }
  return apart > 0 && apart >= alike;
}

/** How wide the text of a cell may be: up to the next column, or as wide as the column's widest line. */
function roomOf(rows: readonly Cells[], column: number): number {
  const all = rows.flatMap((cells) => cells[column] ?? []);
  const next = rows.flatMap((cells) => cells[column + 1] ?? []);
  const left = Math.min(...all.map((i) => i.x));
  return next.length > 0 ? Math.min(...next.map((i) => i.x)) - left : Math.max(...all.map((i) => i.x + i.width)) - left;
}

/** Rows that stand close together: lines at the same heights in all cells, of which most could have held the next one's first word as well. */
function partedRows(cells: Cells, rows: readonly Cells[], size: number): readonly Cells[] {
  const lines = cells.map((cell) => rowsOf(cell));
  const filled = lines.filter((own) => own.length > 0);
  const [first = []] = filled;
  const isLevel = filled.every((own) => own.length === first.length && own.every((row, n) => Math.abs(row.y - first[n]!.y) < LEVEL * size));
  if (first.length < 2 || filled.length < 2 || !isLevel) return [cells];
  const ends = lines.flatMap((own, column) =>
    own.slice(1).map((row, n) => {
      const [before, after] = [own[n]!.items, row.items];
      const width = Math.max(...before.map((i) => i.x + i.width)) - Math.min(...before.map((i) => i.x));
      const next = after.reduce((a, b) => (b.x < a.x ? b : a));
      const word = ((next.text.trim().split(/\s/)[0]?.length ?? 0) / next.text.length) * next.width;
      return width + word + BETWEEN_COLUMNS * size < roomOf(rows, column);
    }),
  );
  if (ends.filter(Boolean).length < ends.length / 2) return [cells];
  return first.map((_, n) => lines.map((own) => own[n]?.items ?? []));
}

/** Of the paper, not of the table: whose own may stand in its first row. */
const hasHeading = (stripe: readonly PageItem[], size: number): boolean =>
  stripe.some((i) => /^h\d/.test(i.role) || i.size > HEADING * size);

/** Rows from `from` on that have their columns in common, as many as there are. */
function runFrom(stripes: readonly (readonly PageItem[])[], from: number, size: number): readonly Cells[] | undefined {
  let found: readonly Cells[] | undefined;
  for (let to = from + 1; to <= stripes.length; to++) {
    const run = stripes.slice(from, to);
    const columns = across(run.flat(), size);
    if (columns.length < FEWEST_COLUMNS - 1 || hasHeading(stripes[to - 1]!, run.length > 1 ? size : Infinity)) break;
    if (run.length < FEWEST_ROWS) continue;
    const rows = run.map((stripe) => cellsOf(stripe, columns));
    if (!isRow(rows.at(-1)!, size)) continue;
    if (rows.filter((cells) => isRow(cells, size)).length >= MOST * rows.length && isOfWords(rows)) found = rows;
  }
  return found;
}

/** The first on a part of a page; `size` is that of its type. `undefined` when there is none. */
export function wordTable(items: readonly PageItem[], size: number): WordTable | undefined {
  const stripes = stripesOf(items, size);
  if (stripes.length < FEWEST_ROWS) return undefined;
  for (const [from, stripe] of stripes.entries()) {
    if (across(stripe, size).length < FEWEST_COLUMNS - 1) continue;
    const rows = runFrom(stripes, from, size);
    if (rows === undefined) continue;
    const parted = rows.flatMap((cells) => partedRows(cells, rows, size));
    const isRtl = items.filter((i) => i.isRtl).length > items.length / 2;
    return {
      above: stripes.slice(0, from).flat(),
      rows: isRtl ? parted.map((cells) => cells.toReversed()) : parted,
      below: stripes.slice(from + rows.length).flat(),
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
