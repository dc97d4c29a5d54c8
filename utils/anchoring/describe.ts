// How is a passage written down so that it can be found again? By its words and what stands around them, by its place
// in the text, and, on a live page, by its elements.
import { fail, ok, type Result } from '../model/result.ts';
import type { RangeSelector, Selector, XPathSelector } from '../model/selector.ts';
import { splitsPair } from '../text/code-points.ts';
import type { DomText } from './dom-text.ts';
import { domTree, isElement } from './dom-tree.ts';
import { xpathOf } from './xpath.ts';

export interface Described {
  readonly selectors: readonly Selector[];
  readonly headings: readonly string[];
  /** The passage in canonical text. */
  readonly quote: string;
}

/** Context that is kept at least and at most on each side, UTF-16 units. A longer one outlives more edits. */
const LEAST = 64;
const MOST = 200;
const STEP = 32;

const sentenceEnd = /[.!?\u3002\u2026]["'\u2019\u201d)\]]*\s|\n/g;

/** How far before `start` the context of at least `least` units begins: at a sentence edge, else at a word. */
function prefixStart(text: string, start: number, least: number): number {
  const far = Math.max(0, start - MOST);
  const near = start - least;
  if (near <= far) return splitsPair(text, far) ? far + 1 : far;
  const room = text.slice(far, near);
  const edge = [...room.matchAll(sentenceEnd)].at(-1);
  const word = room.lastIndexOf(' ');
  return (
    far +
    (edge ? edge.index + edge[0].length : word >= 0 && room.length - word < STEP ? word + 1 : room.length - Number(splitsPair(text, near)))
  );
}

function suffixEnd(text: string, end: number, least: number): number {
  const far = Math.min(text.length, end + MOST);
  const near = end + least;
  if (near >= far) return splitsPair(text, far) ? far - 1 : far;
  const room = text.slice(near, far);
  const edge = room.search(/[.!?\u3002\u2026]["'\u2019\u201d)\]]*\s|\n/);
  const word = room.indexOf(' ');
  if (edge >= 0) return near + edge + 1;
  return near + (word >= 0 && word < STEP ? word : Number(splitsPair(text, near)));
}

function isUnique(text: string, from: number, to: number): boolean {
  const needle = text.slice(from, to);
  return text.indexOf(needle) === from && text.indexOf(needle, from + 1) < 0;
}

/** The context that makes the passage the only one of its kind in the text, as far as 200 units can. */
function contextOf(text: string, start: number, end: number): { from: number; to: number } {
  for (let least = LEAST; ; least += STEP) {
    const from = prefixStart(text, start, least);
    const to = suffixEnd(text, end, least);
    if (least >= MOST || isUnique(text, from, to)) return { from, to };
  }
}

/** The selectors of `[start, end)` in a text: quote and position. Offsets in UTF-16 units. */
export function describeText(text: string, start: number, end: number): readonly Selector[] {
  const { from, to } = contextOf(text, start, end);
  return [
    { type: 'TextQuoteSelector', exact: text.slice(start, end), prefix: text.slice(from, start), suffix: text.slice(end, to) },
    { type: 'TextPositionSelector', start, end },
  ];
}

function elementsOf(source: DomText, start: number, end: number): RangeSelector | undefined {
  const tree = domTree();
  const name = tree.name(source.root);
  // Only a whole page's paths mean anything to others; the reader's own elements are nobody's business.
  if (name !== 'body' && name !== 'html') return undefined;
  const range = source.rangeOf(start, end);
  const side = (node: Node, at: number): XPathSelector | undefined => {
    const element = tree.parent(node);
    const value = isElement(tree, element) ? xpathOf(element) : undefined;
    if (value === undefined || element === null) return undefined;
    const within = at - source.offsetOf(element, 0);
    return { type: 'XPathSelector', value, refinedBy: { type: 'TextPositionSelector', start: within, end: within } };
  };
  const startSelector = side(range.startContainer, start);
  const endSelector = side(range.endContainer, end);
  return startSelector && endSelector && { type: 'RangeSelector', startSelector, endSelector };
}

/** Writes down the passage in a range. `no-selection` when nothing in it is read. White space at its ends is left out. */
export function describe(source: DomText, range: AbstractRange): Result<Described> {
  const { text } = source;
  const one = source.offsetOf(range.startContainer, range.startOffset);
  const other = source.offsetOf(range.endContainer, range.endOffset);
  let start = Math.min(one, other);
  let end = Math.max(one, other);
  if (splitsPair(text, start)) start--;
  if (splitsPair(text, end)) end++;
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  if (start === end) return fail('no-selection', 'nothing readable in the range');
  const elements = elementsOf(source, start, end);
  const selectors = describeText(text, start, end);
  return ok({
    selectors: elements === undefined ? selectors : [...selectors, elements],
    headings: source.headingsAt(start),
    quote: text.slice(start, end),
  });
}
