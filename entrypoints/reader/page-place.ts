// On which page of a PDF does a passage begin? In the flowing text the marks say it: the last one before it.
import type { Chosen } from '@/utils/messaging/protocol';
import { pageSelector } from '@/utils/model/selector';

export interface PagePlace {
  /** From 0. */
  readonly index: number;
  /** As it is cited. */
  readonly label: string;
  /** Its words were recognised on its picture. */
  readonly isRecognised?: boolean;
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
  return { index, label: labelled?.dataset['label'] ?? String(index + 1), isRecognised: labelled?.dataset['recognised'] !== undefined };
}

/** The passage with its page. */
export function onPage(chosen: Chosen, place: PagePlace | undefined): Chosen {
  if (place === undefined) return chosen;
  const { index, label, isRecognised = false } = place;
  const selectors = [...chosen.selectors, pageSelector(index)];
  return { ...chosen, selectors, pageLabel: label, ...(isRecognised && { isRecognised }) };
}
