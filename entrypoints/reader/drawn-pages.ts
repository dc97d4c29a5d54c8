// The pages of a PDF that are drawn now, as places of the paper's canonical text.
import type { PagesText } from '@/utils/marking/marked-pages';
import { pagesMap, type PagesMap } from '@/utils/pdf/pages-map';
import type { Reading } from '@/utils/pdf/reading';

export interface DrawnPages extends PagesText {
  /** Between the text and the items of all pages, drawn or not. */
  readonly map: PagesMap;
  /** Items of a page in the order in which they are read. */
  itemsOf(page: number): readonly number[];
  /** `nodes` by the items' places on the page. */
  add(page: number, nodes: ReadonlyMap<number, Text>): void;
  remove(page: number): void;
  /** Those that are drawn, indexes from 0. */
  pages(): readonly number[];
  /** The page on which a place stands, index from 0. */
  pageAt(offset: number): number | undefined;
}

interface Known {
  readonly page: number;
  readonly item: number;
}

export function drawnPages({ text, runs, headings }: Reading): DrawnPages {
  const map = pagesMap(runs);
  const drawn = new Map<number, ReadonlyMap<number, Text>>();
  const known = new WeakMap<Node, Known>();
  const offsetIn = (node: Node, offset: number): number | undefined => {
    const place = known.get(node);
    return place === undefined ? undefined : map.offsetAt(place.page, place.item, offset);
  };
  /** For a point beside the words: the start of the next word that is read, else the end of the last. */
  const offsetBeside = (node: Node, offset: number): number => {
    const point = document.createRange();
    point.setStart(node, offset);
    let last = 0;
    for (const [page, nodes] of [...drawn].sort(([a], [b]) => a - b)) {
      for (const item of map.itemsOf(page)) {
        const word = nodes.get(item);
        if (word === undefined) continue;
        if (point.comparePoint(word, 0) >= 0) return offsetIn(word, 0) ?? last;
        last = offsetIn(word, word.length) ?? last;
      }
    }
    return last;
  };
  return {
    text,
    map,
    itemsOf: map.itemsOf,
    offsetOf: (node, offset) => (node instanceof Text ? offsetIn(node, offset) : undefined) ?? offsetBeside(node, offset),
    rangesOf(start, end) {
      const ranges: StaticRange[] = [];
      const stretches = map.stretchesOf(start, end).filter((s) => drawn.get(s.page)?.has(s.item) === true);
      for (let i = 0; i < stretches.length; ) {
        const first = stretches[i];
        let next = i;
        while (stretches[next + 1]?.page === first?.page && next + 1 < stretches.length) next += 1;
        const last = stretches[next];
        const startContainer = first && drawn.get(first.page)?.get(first.item);
        const endContainer = last && drawn.get(last.page)?.get(last.item);
        if (first && last && startContainer && endContainer) {
          ranges.push(new StaticRange({ startContainer, startOffset: first.from, endContainer, endOffset: last.to }));
        }
        i = next + 1;
      }
      return ranges;
    },
    headingsAt(offset) {
      const path: (typeof headings)[number][] = [];
      for (const heading of headings) {
        if (heading.end > offset) break;
        while ((path.at(-1)?.level ?? 0) >= heading.level) path.pop();
        path.push(heading);
      }
      return path.map((h) => text.slice(h.start, h.end).trim());
    },
    add(page, nodes) {
      drawn.set(page, nodes);
      for (const [item, node] of nodes) known.set(node, { page, item });
    },
    remove: (page) => void drawn.delete(page),
    pages: () => [...drawn.keys()],
    pageAt: (offset) => map.stretchesOf(offset, offset + 1)[0]?.page,
  };
}
