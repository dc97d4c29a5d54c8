// What does the white between runs of glyphs tell? Where a part may be cut, and whether its cells are those of a table.
import { rowsOf } from './lines.ts';
import { median, type PageItem } from './page.ts';

export type Gap = readonly [from: number, to: number];

/** Stretches of at least `least` that no span covers. */
export function gaps(spans: readonly Gap[], least: number): readonly Gap[] {
  const sorted = [...spans].sort((a, b) => a[0] - b[0]);
  const found: Gap[] = [];
  let end = sorted[0]?.[1] ?? 0;
  for (const [from, to] of sorted) {
    if (from - end >= least) found.push([end, from]);
    end = Math.max(end, to);
  }
  return found;
}

/** Rows of a table are further apart than lines of a text: in heights of the type. */
const APART = 1.45;

/** A column of cells is as wide as a text (em), and so many of its lines fill it: */
const TEXT_WIDTH = 12;
const MOST = 0.4;

/** Whether a cell's text runs on from line to line: its lines fill the column. */
function runsOn(items: readonly PageItem[], from: number, to: number, size: number): boolean {
  const lines = rowsOf(items.filter((i) => i.x >= from - 0.1 && i.x < to - 0.1)).map((row) => {
    const left = Math.min(...row.items.map((i) => i.x));
    return Math.max(...row.items.map((i) => i.x + i.width)) - left;
  });
  const width = Math.max(0, ...lines);
  return width > TEXT_WIDTH * size && lines.filter((line) => line > 0.75 * width).length > MOST * lines.length;
}

/**
 * Whether a part is a table, whose cells stand beside each other in three columns or more: single lines, far apart, nearly all of
 * which have others at their height, and few of which fill their column.
 */
export function isTable(items: readonly PageItem[], size: number): boolean {
  const columns = gaps(
    items.map((i) => [i.x, i.x + i.width] as const),
    0.9 * size,
  );
  if (columns.length < 2) return false;
  const edges = [Number.NEGATIVE_INFINITY, ...columns.map(([, to]) => to), Number.POSITIVE_INFINITY];
  if (edges.slice(1).some((to, i) => runsOn(items, edges[i]!, to, size))) return false;
  const rows = rowsOf(items);
  const steps = rows.slice(1).map((row, i) => row.y - rows[i]!.y);
  const whole = rows.filter((row) => columns.filter(([from]) => row.items.some((i) => i.x > from)).length === columns.length);
  const beside = rows.filter((row) =>
    columns.some(([, to]) => row.items.some((i) => i.x >= to - 0.1) && row.items.some((i) => i.x < to - 0.1)),
  );
  return rows.length > 1 && median(steps, 0) >= APART * size && beside.length >= 0.8 * rows.length && whole.length >= 0.5 * rows.length;
}
