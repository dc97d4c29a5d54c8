// Looks for sentences without regard to white space, and tells where the characters that were found stand.
import { even } from './measure.ts';

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Without white space; `bare`: without hyphens too, which lines end with on a page and not in the text. */
export const squeezed = (text: string, bare = false): string => even(text).replace(bare ? /[\s\u00ad\u2010\u2011-]/g : /\s/g, '');

export interface Searched {
  /** UTF-16 offsets in the text that was given, of each occurrence in turn. */
  all(words: string): readonly Place[];
}

export function searched(text: string, bare = false): Searched {
  const from: number[] = [];
  const to: number[] = [];
  let codes = '';
  let at = 0;
  for (const sign of text) {
    const own = squeezed(sign, bare);
    codes += own;
    for (let i = 0; i < own.length; i++) {
      from.push(at);
      to.push(at + sign.length);
    }
    at += sign.length;
  }
  return {
    all(words) {
      const needle = squeezed(words, bare);
      const places: Place[] = [];
      if (needle === '') return places;
      for (let i = codes.indexOf(needle); i >= 0; i = codes.indexOf(needle, i + 1)) {
        places.push({ start: from[i] ?? 0, end: to[i + needle.length - 1] ?? 0 });
      }
      return places;
    },
  };
}

/** The text nodes of a page in their order, as one text that is searched, with the way back to them. */
export function searchedNodes(nodes: readonly Text[], bare = false): { all(words: string): readonly Range[] } {
  const starts: number[] = [];
  let length = 0;
  for (const node of nodes) {
    starts.push(length);
    length += node.data.length;
  }
  const text = searched(nodes.map((n) => n.data).join(''), bare);
  const point = (offset: number, isEnd: boolean): [Text, number] => {
    const n = Math.max(
      0,
      starts.findLastIndex((start) => (isEnd ? start < offset : start <= offset)),
    );
    return [nodes[n]!, offset - starts[n]!];
  };
  return {
    all: (words) =>
      text.all(words).map(({ start, end }) => {
        const range = document.createRange();
        range.setStart(...point(start, false));
        range.setEnd(...point(end, true));
        return range;
      }),
  };
}

export function textNodes(root: Element, isRead: (parent: Element) => boolean = () => true): readonly Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && node.parentElement !== null && isRead(node.parentElement)) nodes.push(node);
  }
  return nodes;
}
