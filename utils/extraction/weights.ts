// How much text stands in each element of a page, how much of it in links, and how much of it a reader of pages kept.
// One walk over the page answers for every element; reading an element's text again and again took seconds on long pages.

/** Numbers the elements that hold words of their own; it survives Readability's changes, for that copies attributes. */
const MARK = 'data-words-of';

/** The elements that hold words of their own, in document order, each marked with its place in the list. */
export function markText(root: Element): readonly Element[] {
  const found: Element[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let last: Element | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent: Element | null = node.parentElement;
    if (parent === null || parent === last || !/\S/.test(node.nodeValue ?? '') || parent.hasAttribute(MARK)) continue;
    parent.setAttribute(MARK, String(found.length));
    found.push(parent);
    last = parent;
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
export function markedIn(root: Element, all: readonly Element[]): ReadonlySet<Element> {
  const numbers = [...root.querySelectorAll(`[${MARK}]`)].map((e) => Number(e.getAttribute(MARK)));
  return new Set(numbers.flatMap((n) => all[n] ?? []));
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

function sizeOf(text: string): number {
  let signs = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 32 && code !== 0xa0 && code !== 0x200b) signs += 1;
  }
  return signs;
}

/** Signs that are seen in an element; six make a word. */
export const size = (element: Element): number => sizeOf(element.textContent ?? '');

/** Weighs `root` and all it holds; `kept` are elements whose own words were kept. */
export function weigh(root: Element, kept: ReadonlySet<Element>): Weights {
  const weights = new Map<Element, Weight>();
  const open: { readonly element: Element; readonly weight: Weight; readonly inLink: boolean; next: Node | null }[] = [];
  const enter = (element: Element, inLink: boolean): void => {
    const weight = { all: 0, links: 0, kept: 0 };
    weights.set(element, weight);
    open.push({ element, weight, inLink: inLink || isLink(element), next: element.firstChild });
  };
  enter(root, false);
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const { element, weight, inLink, next } = top;
    if (next === null) {
      open.pop();
      const around = open.at(-1)?.weight;
      if (around === undefined) continue;
      around.all += weight.all;
      around.links += weight.links;
      around.kept += weight.kept;
      continue;
    }
    top.next = next.nextSibling;
    if (next.nodeType === Node.ELEMENT_NODE) enter(next as Element, inLink);
    else if (next.nodeType === Node.TEXT_NODE) {
      const signs = sizeOf(next.nodeValue ?? '');
      weight.all += signs;
      if (inLink) weight.links += signs;
      if (kept.has(element)) weight.kept += signs;
    }
  }
  return { of: (element) => weights.get(element) ?? NONE };
}
