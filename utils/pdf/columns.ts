// In which order are the parts of a page read? By cutting it along its white space, again and again: columns from left to
// right where both sides carry running text, else the upper part before the lower one.
import { partBoxes } from './boxes.ts';
import { linesOf, rowsOf, type Line } from './lines.ts';
import { median, type PageItem } from './page.ts';
import { gaps, isTable, type Gap } from './white-space.ts';
import { linesOfCells, wordTable } from './word-tables.ts';
import { isWorded } from './worded.ts';

/** A part of a page that is read in one go. */
export interface Region {
  readonly lines: readonly Line[];
  /** Edges of the column that it stands in: of the whole page's text where there are no columns. */
  readonly left: number;
  readonly right: number;
  /** Its lines are the cells of one row of a table. */
  readonly isRow?: true;
}

interface Part {
  readonly items: readonly PageItem[];
  /** Of a row of a table. */
  readonly cells?: readonly (readonly PageItem[])[];
  readonly left: number;
  readonly right: number;
  /** No table of words is in it, seen by this size of its type. */
  readonly noTableAt?: number;
}

const DEEPEST = 16;
/** Narrower than this (pt) nothing is a column of text. */
const NARROWEST = 70;
/** The smaller side of a cut has at least this share of the letters, */
const LEAST_SHARE = 0.08;
/** or this one when it is set smaller than the other, as notes in the margin are. */
const LEAST_SMALL = 0.02;
const SMALL = 0.9;

const lengthOf = (items: readonly PageItem[]): number => items.reduce((sum, i) => sum + i.text.length, 0);
const leftOf = (items: readonly PageItem[]): number => Math.min(...items.map((i) => i.x));
const rightOf = (items: readonly PageItem[]): number => Math.max(...items.map((i) => i.x + i.width));

const widestFirst = (found: readonly Gap[]): readonly Gap[] => [...found].sort((a, b) => b[1] - b[0] - (a[1] - a[0]));

function asColumns(items: readonly PageItem[], size: number): readonly (readonly PageItem[])[] | undefined {
  const upright = gaps(
    items.map((i) => [i.x, i.x + i.width] as const),
    Math.max(7, 0.9 * size),
  );
  for (const [from, to] of widestFirst(upright)) {
    const one = items.filter((i) => i.x + i.width <= from + 0.1);
    const other = items.filter((i) => i.x >= to - 0.1);
    if (one.length + other.length < items.length || one.length === 0 || other.length === 0) continue;
    const sizes = [one, other].map((side) => median(side.map((i) => i.size), 10)); // prettier-ignore
    const share = Math.min(...sizes) < SMALL * Math.max(...sizes) ? LEAST_SMALL : LEAST_SHARE;
    const isText = [one, other].every(
      (side) => rightOf(side) - leftOf(side) >= NARROWEST && lengthOf(side) >= share * lengthOf(items) && isWorded(side),
    );
    if (!isText) continue;
    return items.filter((i) => i.isRtl).length > items.length / 2 ? [other, one] : [one, other];
  }
  return undefined;
}

/** Where two columns of a paper stand beside each other, pt. */
export interface Columns {
  readonly left: Gap;
  readonly right: Gap;
}

/** Lower than this many times its type, a part is no columns of its own: they may be cells beside one another. */
const LOW = 6;

const reachOf = (side: readonly PageItem[]): Gap => [leftOf(side), rightOf(side)];

/** Edges nearer to each other (pt) are one. */
const NEAR = 3;

/** Whether most lines of a low part fill columns that the paper has above, below or before: text of two columns may stop after a few lines. */
function fills(sides: readonly (readonly PageItem[])[], known: readonly Columns[]): boolean {
  const [left, right] = [...sides].sort((a, b) => leftOf(a) - leftOf(b));
  if (left === undefined || right === undefined) return false;
  const isIn = (side: readonly PageItem[], [from, to]: Gap): boolean => {
    const rows = rowsOf(side).map((row) => rightOf(row.items) - leftOf(row.items));
    const full = rows.filter((width) => width > 0.85 * (to - from)).length;
    return rows.length > 1 && full >= 0.5 * rows.length && leftOf(side) > from - NEAR && rightOf(side) < to + NEAR;
  };
  return known.some((columns) => isIn(left, columns.left) && isIn(right, columns.right));
}

const isSame = (a: Gap, b: Gap): boolean => Math.abs(a[0] - b[0]) < NEAR && Math.abs(a[1] - b[1]) < NEAR;

function learn(known: Columns[], left: Gap, right: Gap): void {
  if (!known.some((columns) => isSame(columns.left, left) && isSame(columns.right, right))) known.push({ left, right });
}

/** White that parts columns of text above it from those below, as a heading over all of them has: in heights of the type. */
const BAND = 2.2;
/** A heading's type is larger than the text's by this. */
const HEADING = 1.12;

/**
 * The baseline above which the columns end that stand over a heading of both; the heading stands in one of them, is larger than
 * the text, and the other is white beside it; below it both begin at one height.
 */
function headingBelow(columns: readonly (readonly PageItem[])[], size: number): number | undefined {
  const sides = columns.map((side) => rowsOf(side));
  for (const [a, b] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const [own, other] = [sides[a] ?? [], sides[b] ?? []];
    for (const [n, row] of own.entries()) {
      if (row.size < HEADING * size || n === 0 || own[n - 1]!.size >= HEADING * size) continue;
      const end = own.findIndex((r, k) => k > n && r.size < HEADING * size);
      const next = other.findIndex((r) => r.y > row.y);
      const [above, below] = [other[next - 1], other[next]];
      if (end < 0 || above === undefined || below === undefined || end - n > 3) continue;
      const isLevel = Math.abs(own[end]!.y - below.y) < 2;
      if (isLevel && below.y - above.y > BAND * size && above.y < row.y - 0.5 * row.size) return Math.max(above.y, own[n - 1]!.y);
    }
  }
  return undefined;
}

function cut(part: Part, depth: number, known: Columns[]): readonly Part[] {
  const { items, left, right } = part;
  if (items.length < 2 || depth > DEEPEST) return items.length === 0 ? [] : [part];
  const size = median(items.map((i) => i.size), 10); // prettier-ignore
  const height = Math.max(...items.map((i) => i.y)) - Math.min(...items.map((i) => i.y - i.size));
  const isLow = height <= LOW * size;
  const table = part.noTableAt === size ? undefined : wordTable(items, size);
  if (table !== undefined) {
    const [above, below] = [table.above, table.below].map((half) => cut({ items: half, left, right }, depth + 1, known));
    const rows = table.rows.map((cells) => ({ items: cells.flat(), cells, left, right }));
    return [...above!, ...rows, ...below!];
  }
  const columns = (isLow && known.length === 0) || isTable(items, size) ? undefined : asColumns(items, size);
  if (columns !== undefined && (!isLow || fills(columns, known))) {
    const [one = [], other = []] = [...columns].sort((a, b) => leftOf(a) - leftOf(b));
    const end = isLow ? undefined : headingBelow([one, other], size);
    if (end !== undefined) {
      const halves = [items.filter((i) => i.y <= end + 0.3 * size), items.filter((i) => i.y > end + 0.3 * size)];
      return halves.flatMap((half) => cut({ items: half, left, right }, depth + 1, known));
    }
    if (!isLow) learn(known, reachOf(one), reachOf(other));
    return columns.flatMap((column) => cut(partOf(column), depth + 1, known));
  }
  const level = gaps(
    items.map((i) => [i.y - i.size * 0.8, i.y + i.size * 0.2] as const),
    0.55 * size,
  );
  const [widest] = widestFirst(level);
  if (widest === undefined) return [part];
  const above = items.filter((i) => i.y + i.size * 0.2 <= widest[0] + 0.1);
  const below = items.filter((i) => i.y + i.size * 0.2 > widest[0] + 0.1);
  if (above.length === 0 || below.length === 0) return [part];
  return [above, below].flatMap((half) => cut({ items: half, left, right, noTableAt: size }, depth + 1, known));
}

const partOf = (items: readonly PageItem[]): Part => ({ items, left: leftOf(items), right: rightOf(items) });

/** Regions in reading order. `known`: columns of the pages before, to which those of this one are added. */
export function regionsOf(items: readonly PageItem[], page: number, known: Columns[] = []): readonly Region[] {
  const before = known.length;
  const parts = cut(partOf(items), 0, known);
  // Low parts that were looked at before the columns were known are looked at again.
  const all = known.length === before ? parts : cut(partOf(items), 0, known);
  return all.flatMap(({ items: part, cells, left, right }) => {
    if (cells !== undefined) return [{ lines: linesOfCells(cells, page), left, right, isRow: true as const }];
    const { text, boxes } = partBoxes(part);
    const ownParts = [{ items: text, left, right }, ...boxes.map(partOf)];
    return ownParts.map((own) => ({ lines: linesOf(own.items, page), left: own.left, right: own.right }));
  });
}
