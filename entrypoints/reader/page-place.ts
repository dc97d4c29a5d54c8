// On which page of a PDF does a passage begin? In the flowing text the marks say it: the last one before it.
import type { Chosen } from '@/utils/messaging/protocol';
import { pageSelector } from '@/utils/model/selector';

export interface PagePlace {
  /** From 0. */
  readonly index: number;
  /** As it is cited. */
  readonly label: string;
}

/** `undefined` in a text without pages. */
export function pageOf(root: Element, { startContainer, startOffset }: AbstractRange): PagePlace | undefined {
  const marks = [...root.querySelectorAll<HTMLElement>('[data-page]')];
  const isBefore = (mark: Element): boolean => {
    const point = document.createRange();
    point.setStart(startContainer, startOffset);
    return point.comparePoint(mark, 0) < 0;
  };
  const index = Number(marks.findLast(isBefore)?.dataset['page'] ?? Number.NaN);
  if (Number.isNaN(index)) return undefined;
  // Where the text goes back to a page, its label stands with the first mark of it.
  const labelled = marks.find((m) => m.dataset['page'] === String(index) && m.dataset['label'] !== undefined);
  return { index, label: labelled?.dataset['label'] ?? String(index + 1) };
}

/** The passage with its page. */
export const onPage = (chosen: Chosen, place: PagePlace | undefined): Chosen =>
  place === undefined ? chosen : { ...chosen, selectors: [...chosen.selectors, pageSelector(place.index)], pageLabel: place.label };
