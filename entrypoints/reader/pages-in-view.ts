// The text of a paper as it stands on its drawn pages, of which most are not there: a place's page is gone to first, and
// marks are put on a page when it is drawn.
import type { Hit } from '@/utils/text/search';
import { liveRange } from '../page/live-range';
import type { DrawnPages } from './drawn-pages';
import { bringIntoView, hitMarks, type TextInView } from './text-in-view';

export interface PagesInView extends TextInView {
  /** Call when pages were drawn or put away. */
  repaint(): void;
}

export interface PagesInViewSetting {
  readonly drawn: DrawnPages;
  /** The box of a page, drawn or not. */
  readonly boxOf: (page: number) => Element | undefined;
}

export function pagesInView({ drawn, boxOf }: PagesInViewSetting): PagesInView {
  const marks = hitMarks();
  let byPage: ReadonlyMap<number, readonly Hit[]> = new Map();
  let one: Hit | undefined;
  let isOver = false;
  let awaited: { readonly place: Hit; readonly isTop: boolean } | undefined;
  const repaint = (): void => {
    marks.hits.clear();
    marks.current.clear();
    const hits = new Set(drawn.pages().flatMap((page) => byPage.get(page) ?? []));
    for (const { start, end } of hits) for (const range of drawn.rangesOf(start, end)) marks.hits.add(range);
    if (one !== undefined) for (const range of drawn.rangesOf(one.start, one.end)) marks.current.add(range);
    const [range] = awaited === undefined ? [] : drawn.rangesOf(awaited.place.start, awaited.place.end);
    if (range === undefined || awaited === undefined) return;
    bringIntoView(range, awaited.isTop);
    awaited = undefined;
  };
  return {
    read: async () => drawn.text,
    mark(hits, current) {
      const pages = new Map<number, Hit[]>();
      for (const hit of hits) {
        for (const page of new Set([drawn.pageAt(hit.start), drawn.pageAt(hit.end - 1)])) {
          if (page !== undefined) pages.set(page, [...(pages.get(page) ?? []), hit]);
        }
      }
      byPage = pages;
      one = current;
      repaint();
    },
    reveal(place, isTop = false) {
      const page = drawn.pageAt(place.start);
      if (page === undefined || isOver) return;
      awaited = { place, isTop };
      if (drawn.rangesOf(place.start, place.end).length === 0) boxOf(page)?.scrollIntoView({ block: 'start', behavior: 'instant' });
      repaint();
    },
    topOf(offset) {
      const [range] = drawn.rangesOf(offset, offset + 1);
      if (range !== undefined) return liveRange(range).getBoundingClientRect().top;
      const page = drawn.pageAt(offset);
      return page === undefined ? undefined : boxOf(page)?.getBoundingClientRect().top;
    },
    repaint,
    end() {
      isOver = true;
      marks.end();
    },
  };
}
