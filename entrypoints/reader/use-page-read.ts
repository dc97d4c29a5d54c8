// Which page is read: in both views the last that begins in the upper half of the window. The notes of a page may stand in the text
// behind words that ran on from it: they do not lead back.
import { useState } from 'preact/hooks';
import { useLook } from './use-look';

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
  const begun = all.slice(0, low).map((one) => Number(one.dataset['page']));
  return begun.length === 0 ? undefined : Math.max(...begun);
}

/** The page that is read now, index from 0. `shown`: another value when what is shown has changed. */
export function usePageRead(shown: unknown): number {
  const [page, setPage] = useState(0);
  useLook(() => setPage(pageRead() ?? 0), [shown]);
  return page;
}
