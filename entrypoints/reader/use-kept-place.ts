// Pages that are drawn larger, smaller or turned stay where the reader was.
import { useCallback, useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** The line in the window at which one reads, px from its top. */
const LINE = 120;

interface KeptPlace {
  readonly page: number;
  /** How much of the page is above the line. */
  readonly part: number;
}

/** The first page that ends below the line. */
function placeIn({ children }: HTMLElement): KeptPlace | undefined {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((children[middle]?.getBoundingClientRect().bottom ?? 0) > LINE) high = middle;
    else low = middle + 1;
  }
  const box = children[low]?.getBoundingClientRect();
  return box && { page: low, part: (LINE - box.top) / box.height };
}

/**
 * `drawn`: other values whenever the pages have other sizes or places; their number stays.
 * To be called when the pages were scrolled by us: the browser tells it only a moment later.
 */
export function useKeptPlace(root: HTMLElement | null, drawn: readonly unknown[]): () => void {
  const place = useRef<KeptPlace | undefined>(undefined);
  const look = useCallback(() => {
    // Who has not begun to read is to see what comes above the pages.
    place.current = root === null || scrollY === 0 ? undefined : placeIn(root);
  }, [root]);
  useEffect(() => {
    look();
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, [look]);
  const before = useRef(drawn);
  useLayoutEffect(() => {
    if (before.current.every((one, i) => one === drawn[i])) return;
    before.current = drawn;
    const box = root?.children[place.current?.page ?? -1]?.getBoundingClientRect();
    const moved = box === undefined ? 0 : box.top + (place.current?.part ?? 0) * box.height - LINE;
    // Where nothing has moved, a scroll that is under way must not be stopped.
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
  }, [...drawn, root]);
  return look;
}
