// Which page is read: in both views the last that begins in the upper half of the window.
import { useEffect, useState } from 'preact/hooks';

/** How often is looked while the reader scrolls (ms). */
const SELDOM = 120;

/** What begins a page: in the pages their boxes, in the text the marks, which stand in the order of the text. */
const begins = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.pdf-page, .reading-text [data-page]')];

/** Index from 0; `undefined` where no page has begun. */
export function pageRead(): number | undefined {
  const all = begins();
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.getBoundingClientRect().top ?? 0) < innerHeight / 2) low = middle + 1;
    else high = middle;
  }
  const index = all[low - 1]?.dataset['page'];
  return index === undefined ? undefined : Number(index);
}

/** The page that is read now, index from 0. `shown`: another value when what is shown has changed. */
export function usePageRead(shown: unknown): number {
  const [page, setPage] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      timer = undefined;
      setPage(pageRead() ?? 0);
    };
    const soon = (): void => {
      timer ??= setTimeout(look, SELDOM);
    };
    soon();
    addEventListener('scroll', soon, { passive: true });
    addEventListener('resize', soon);
    return () => {
      clearTimeout(timer);
      removeEventListener('scroll', soon);
      removeEventListener('resize', soon);
    };
  }, [shown]);
  return page;
}
