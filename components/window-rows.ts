// Which rows of a long list are drawn? All are of one height, but for one that may stand open. Pure, and the hook that follows a frame.
import { useEffect, useState } from 'preact/hooks';

export interface RowsQuestion {
  /** Number of rows. */
  readonly all: number;
  /** Height of a row, px. */
  readonly row: number;
  /** The row that stands open, and its height, px. */
  readonly open?: { readonly at: number; readonly height: number } | undefined;
}

/** What is in view of the frame, px. */
export interface View {
  readonly top: number;
  readonly height: number;
}

/** Rows drawn beyond the edges of what is in view. */
const BEYOND = 8;

/** Distance of a row from the top of the list, px. */
export const topOf = ({ row, open }: RowsQuestion, at: number): number => at * row + (open && at > open.at ? open.height - row : 0);

/** Height of the whole list, px. */
export const heightOf = (rows: RowsQuestion): number => (rows.all === 0 ? 0 : topOf(rows, rows.all));

/** Index of the row at that distance from the top. */
function rowAt({ row, open }: RowsQuestion, top: number): number {
  if (open === undefined || top < open.at * row) return Math.floor(top / row);
  return Math.max(open.at, Math.floor((top - open.height + row) / row));
}

/** The rows to draw, `[first, last)`. */
export function drawnRows(rows: RowsQuestion, { top, height }: View, beyond = BEYOND): { readonly first: number; readonly last: number } {
  const first = Math.max(0, Math.min(rows.all, rowAt(rows, top) - beyond));
  return { first, last: Math.max(first, Math.min(rows.all, rowAt(rows, top + height) + 1 + beyond)) };
}

/** Where the frame has to be scrolled to for a row to be seen whole, or from its top; `undefined` when it is. */
export function revealing(rows: RowsQuestion, at: number, { top, height }: View): number | undefined {
  const start = topOf(rows, at);
  const end = topOf(rows, at + 1);
  if (start < top || end - start > height) return start === top ? undefined : start;
  return end > top + height ? end - height : undefined;
}

/** What is in view of a frame, as it is scrolled and sized. */
export function useView(frame: { readonly current: HTMLElement | null }): View {
  const [seen, setSeen] = useState<View>({ top: 0, height: 600 });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const look = (): void => setSeen({ top: element.scrollTop, height: element.clientHeight });
    const sized = new ResizeObserver(look);
    sized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  return seen;
}
