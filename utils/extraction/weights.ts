// How much text stands in each element of a page, how much of it in links, and how much of it a reader of pages kept.
// One walk over the page's text answers for every element; reading an element's text again and again took seconds on long pages.

/** Numbers the elements that hold words of their own; it survives Readability's changes, for that copies attributes. */
const MARK = 'data-words-of';

/** An element with words of its own and the signs of these. */
export interface Marked {
  readonly element: Element;
  signs: number;
}

/** The elements that hold words of their own, in document order, each marked with its place in the list. */
export function markText(root: Element): readonly Marked[] {
  const found: Marked[] = [];
  const known = new Map<Element, Marked>();
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const signs = sizeOf(node.nodeValue ?? '');
    const parent = node.parentElement;
    // Zero-width blanks alone have no weight, but are words: they are found where they stand.
    if (parent === null || (signs === 0 && !/\S/.test(node.nodeValue ?? ''))) continue;
    const before = known.get(parent);
    if (before !== undefined) {
      before.signs += signs;
      continue;
    }
    parent.setAttribute(MARK, String(found.length));
    const marked = { element: parent, signs };
    known.set(parent, marked);
    found.push(marked);
  }
  return found;
}

/**
 * Readability wraps the words of a `div` without blocks in a paragraph and may throw the `div` away: the mark goes to such a
 * paragraph first. Asked of the copy that Readability is given.
 */
export function wrapMarked(copy: Document, isInline: (element: Element) => boolean): void {
  for (const div of copy.querySelectorAll(`div[${MARK}]`)) {
    if (![...div.children].every(isInline)) continue;
    const wrapper = copy.createElement('p');
    wrapper.setAttribute(MARK, div.getAttribute(MARK) ?? '');
    while (div.firstChild !== null) wrapper.append(div.firstChild);
    div.append(wrapper);
  }
}

/** The marked elements of `all` that are still there in what a reader made of a copy. */
export function markedIn(root: Element, all: readonly Marked[]): ReadonlySet<Element> {
  const kept = new Set<Element>();
  for (const element of root.querySelectorAll(`[${MARK}]`)) {
    const marked = all[Number(element.getAttribute(MARK))];
    if (marked !== undefined) kept.add(marked.element);
  }
  return kept;
}

/** Signs that are seen (white space does not count); six make a word. */
export interface Weight {
  all: number;
  links: number;
  kept: number;
}

const NONE: Readonly<Weight> = { all: 0, links: 0, kept: 0 };

export interface Weights {
  readonly of: (element: Element) => Readonly<Weight>;
}

const isLink = (element: Element): boolean => element.localName === 'a' && element.hasAttribute('href');

const isBlank = (code: number): boolean =>
  code === 0xa0 || code === 0x3000 || code === 0xfeff || code === 0x1680 || (code >= 0x2000 && code <= 0x200b) ||
  code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f; // prettier-ignore

/** Counts no further than `most`. */
function sizeOf(text: string, most = Number.POSITIVE_INFINITY): number {
  let signs = 0;
  for (let i = 0; i < text.length && signs < most; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 32 && (code < 0xa0 || !isBlank(code))) signs += 1;
  }
  return signs;
}

/** Signs that are seen in an element; six make a word. */
export const size = (element: Element): number => sizeOf(element.textContent ?? '');

/** The same, counted no further than `most`: of a large element only the beginning is read. */
export function sizeUpTo(element: Element, most: number): number {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let signs = 0;
  for (let node = walker.nextNode(); node !== null && signs < most; node = walker.nextNode())
    signs += sizeOf(node.nodeValue ?? '', most - signs);
  return signs;
}

interface Held extends Weight {
  readonly around: Held | undefined;
  readonly inLink: boolean;
}

/** Weighs `root` and all it holds by its marked elements; `kept` are those whose own words were kept. */
export function weigh(root: Element, marked: readonly Marked[], kept: ReadonlySet<Element>): Weights {
  const weights = new Map<Element, Held>();
  // Whoever holds another stands before it in the map.
  const enter = (element: Element | null): Held | undefined => {
    if (element === null) return undefined;
    const known = weights.get(element);
    if (known !== undefined) return known;
    const around = element === root ? undefined : enter(element.parentElement);
    const held = { all: 0, links: 0, kept: 0, around, inLink: around?.inLink === true || isLink(element) };
    weights.set(element, held);
    return held;
  };
  for (const { element, signs } of marked) {
    const weight = enter(element);
    if (weight === undefined) continue;
    weight.all += signs;
    if (weight.inLink) weight.links += signs;
    if (kept.has(element)) weight.kept += signs;
  }
  for (const { around, all, links, kept: own } of [...weights.values()].toReversed()) {
    if (around === undefined) continue;
    around.all += all;
    around.links += links;
    around.kept += own;
  }
  return { of: (element) => weights.get(element) ?? NONE };
}
