// Pages that are drawn larger, smaller or turned stay where the reader was.
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** The line in the window at which one reads, px from its top. */
const LINE = 120;

/** `drawn`: another value whenever the pages have other sizes. */
export function useKeptPlace(root: HTMLElement | null, drawn: string): void {
  const place = useRef<{ readonly page: number; readonly part: number } | undefined>(undefined);
  useEffect(() => {
    if (root === null) return undefined;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const pages = [...root.children];
      const page = pages.findIndex((p) => p.getBoundingClientRect().bottom > LINE);
      const box = pages[page]?.getBoundingClientRect();
      if (box !== undefined) place.current = { page, part: (LINE - box.top) / box.height };
    };
    const soon = (): void => {
      frame ||= requestAnimationFrame(look);
    };
    soon();
    addEventListener('scroll', soon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', soon);
    };
  }, [root]);
  const before = useRef(drawn);
  useLayoutEffect(() => {
    if (before.current === drawn) return;
    before.current = drawn;
    const box = root?.children[place.current?.page ?? -1]?.getBoundingClientRect();
    if (box !== undefined) scrollBy({ top: box.top + (place.current?.part ?? 0) * box.height - LINE, behavior: 'instant' });
  }, [drawn, root]);
}
