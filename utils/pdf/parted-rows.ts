// Rows of a table that stand so close together that there is no white between them: where does one end?
import { rowsOf } from './lines.ts';
import type { PageItem } from './page.ts';

/** Of one row. */
export type Cells = readonly (readonly PageItem[])[];

/** White between columns, in heights of the type. */
export const BETWEEN_COLUMNS = 0.9;
/** Cells that begin at one height differ by no more than this, in heights of the type. */
export const LEVEL = 0.35;

/** How wide the text of a cell may be: up to the next column, or as wide as the column's widest line. */
function roomOf(rows: readonly Cells[], column: number): number {
  const all = rows.flatMap((cells) => cells[column] ?? []);
  const next = rows.flatMap((cells) => cells[column + 1] ?? []);
  const left = Math.min(...all.map((i) => i.x));
  return next.length > 0 ? Math.min(...next.map((i) => i.x)) - left : Math.max(...all.map((i) => i.x + i.width)) - left;
}

/** Rows that stand close together: lines at the same heights in all cells, of which most could have held the next one's first word as well. */
export function partedRows(cells: Cells, rows: readonly Cells[], size: number): readonly Cells[] {
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
