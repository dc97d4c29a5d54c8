// Are these words, or numbers?
import type { PageItem } from './page.ts';

/** A memo of letters less the half of all signs: the same items are weighed at each cut. */
const worded = new WeakMap<PageItem, number>();

function wordedOf(item: PageItem): number {
  const known = worded.get(item);
  if (known !== undefined) return known;
  const made = (item.text.match(/\p{L}/gu)?.length ?? 0) - 0.5 * item.text.replace(/\s/g, '').length;
  worded.set(item, made);
  return made;
}

/** A side of numbers is a part of a table, which is read row by row. */
export const isWorded = (items: readonly PageItem[]): boolean => items.reduce((sum, i) => sum + wordedOf(i), 0) > 0;
