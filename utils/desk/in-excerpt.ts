// How was a passage found in a text that is cut out of a page, such as the reader view's?
import type { Found } from '@/utils/marking/marked-root';

/**
 * Of the reader view's text much of the page is left out, so that nothing of what stood around a passage may stand there any more, though the
 * passage stands where it always did. Where the same words stand once in `text`, they are the passage: `exact`, not `moved`.
 */
export const inExcerpt = <T extends Pick<Found, 'status' | 'start' | 'end'>>(found: readonly T[], text: string): readonly T[] =>
  found.map((passage) => (passage.status === 'moved' && standsOnce(text, passage) ? { ...passage, status: 'exact' } : passage));

function standsOnce(text: string, { start, end }: Pick<Found, 'start' | 'end'>): boolean {
  const words = text.slice(start, end);
  return text.indexOf(words) === start && text.indexOf(words, start + 1) < 0;
}
