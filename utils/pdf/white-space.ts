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
  const rows = rowsOf(items);
  const steps = rows.slice(1).map((row, i) => row.y - rows[i]!.y);
  const whole = rows.filter((row) => columns.filter(([from]) => row.items.some((i) => i.x > from)).length === columns.length);
  const beside = rows.filter((row) =>
    columns.some(([, to]) => row.items.some((i) => i.x >= to - 0.1) && row.items.some((i) => i.x < to - 0.1)),
  );
  return rows.length > 1 && median(steps, 0) >= APART * size && beside.length >= 0.8 * rows.length && whole.length >= 0.5 * rows.length;
}
