// Between the canonical text of a paper and the items of its pages, both ways.
import type { TextRun } from './reading.ts';

/** A stretch of one item. */
export interface ItemStretch {
  readonly page: number;
  readonly item: number;
  /** UTF-16 offsets in the item's text. */
  readonly from: number;
  readonly to: number;
}

export interface PagesMap {
  /** Offset in the canonical text of a place in an item; `undefined` for an item that is no part of the text. */
  offsetAt(page: number, item: number, offset: number): number | undefined;
  /** What `[start, end)` of the canonical text came from, in text order. */
  stretchesOf(start: number, end: number): readonly ItemStretch[];
  /** Items of a page in the order in which they are read. */
  itemsOf(page: number): readonly number[];
}

/** Made page by page, as they are asked for: of a long paper all at once stop the page. */
function itemsByPage(runs: readonly TextRun[]): (page: number) => ReadonlyMap<number, readonly TextRun[]> {
  const byPage = new Map<number, TextRun[]>();
  for (const run of runs) {
    const own = byPage.get(run.page);
    if (own === undefined) byPage.set(run.page, [run]);
    else own.push(run);
  }
  const made = new Map<number, ReadonlyMap<number, readonly TextRun[]>>();
  return (page) => {
    const known = made.get(page);
    if (known !== undefined) return known;
    const items = new Map<number, TextRun[]>();
    for (const run of byPage.get(page) ?? []) {
      const own = items.get(run.item);
      if (own === undefined) items.set(run.item, [run]);
      else own.push(run);
    }
    made.set(page, items);
    return items;
  };
}

export function pagesMap(runs: readonly TextRun[]): PagesMap {
  const itemsOn = itemsByPage(runs);
  /** The first run that ends after the offset. */
  const firstAfter = (offset: number): number => {
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const run = runs[middle]!;
      if (run.at + run.length <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    offsetAt(page, item, offset) {
      const own = itemsOn(page).get(item);
      if (own === undefined) return undefined;
      const run = own.findLast((r) => r.from <= offset) ?? own[0]!;
      return run.at + Math.min(run.length, Math.max(0, offset - run.from));
    },
    stretchesOf(start, end) {
      const found: ItemStretch[] = [];
      for (let i = firstAfter(start); i < runs.length && runs[i]!.at < end; i++) {
        const { at, length, page, item, from } = runs[i]!;
        found.push({ page, item, from: from + Math.max(0, start - at), to: from + Math.min(length, end - at) });
      }
      return found;
    },
    itemsOf: (page) => [...itemsOn(page).keys()],
  };
}
