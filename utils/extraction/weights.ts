// How much text stands in each element of a page, how much of it in links, and how much of it a reader of pages kept.
// One walk over the page's text answers for every element; reading an element's text again and again took seconds on long pages.

/** A text node with words: the element that holds it, the signs in it, and how many text nodes stand before it. */
export interface Marked {
  readonly element: Element;
  readonly signs: number;
  readonly at: number;
}

const textsOf = (root: Node): TreeWalker => (root.ownerDocument ?? (root as Document)).createTreeWalker(root, NodeFilter.SHOW_TEXT);

/** The text nodes with words under `root`, in document order. */
export function markText(root: Element): readonly Marked[] {
  const found: Marked[] = [];
  const walker = textsOf(root);
  for (let node = walker.nextNode(), at = 0; node !== null; node = walker.nextNode(), at += 1) {
    const text = node.nodeValue ?? '';
    const signs = sizeOf(text);
    const element = node.parentElement;
    // Zero-width blanks alone have no weight, but are words: they are found where they stand.
    if (element !== null && (signs > 0 || /\S/.test(text))) found.push({ element, signs, at });
  }
  return found;
}

/** Of the text nodes of copies, which text they are copies of: they are moved, but never made anew by who works on a copy. */
export type Copied = Map<Node, Marked>;

/** The texts of a page in a deep copy of it. */
export function textsInCopy(copy: Element, marked: readonly Marked[]): Copied {
  const copied: Copied = new Map();
  const walker = textsOf(copy);
  let at = -1;
  for (const text of marked) {
    while (at < text.at && walker.nextNode() !== null) at += 1;
    copied.set(walker.currentNode, text);
  }
  return copied;
}

/** `copy` is a deep copy of `from` as it stands; what `from` holds of the texts in `known` is known in the copy, too. */
export function followCopy(from: Node, copy: Node, known: Copied): void {
  const [source, target] = [textsOf(from), textsOf(copy)];
  for (let node = source.nextNode(); node !== null && target.nextNode() !== null; node = source.nextNode()) {
    const text = known.get(node);
    if (text !== undefined) known.set(target.currentNode, text);
  }
}

/** The elements whose own words, or some of them, are still there in what a reader made of a copy. */
export function keptIn(root: Element, copied: Copied): ReadonlySet<Element> {
  const kept = new Set<Element>();
  const walker = textsOf(root);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = copied.get(node);
    if (text !== undefined) kept.add(text.element);
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
  let signs = 0;
  // A walker of its own for each of many small elements would cost more than the walk.
  for (let node: Node | null = element.firstChild; node !== null && signs < most; ) {
    if (node.nodeType === Node.TEXT_NODE) signs += sizeOf(node.nodeValue ?? '', most - signs);
    let next: Node | null = node.firstChild ?? node.nextSibling;
    for (let up: Node | null = node; next === null && (up = up.parentNode) !== null && up !== element; ) next = up.nextSibling;
    node = next;
  }
  return signs;
}

interface Held extends Weight {
  readonly around: Held | undefined;
  readonly inLink: boolean;
}

/** Weighs `root` and all it holds by its marked texts; `kept` are those whose own words were kept. */
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
