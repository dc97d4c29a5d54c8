// The blocks of a page that Readability left out of the text it found: which of them are the paper's own?
import { isAround, isAside, isLead, isTalk, isUnseen } from './names';
import type { Weights } from './weights';

const HEADING = /^h[1-6]$/;
const LIST = /^(ul|ol|dl)$/;
/** Read as one, with all that stands in it. */
const WHOLE = /^(ul|ol|dl|blockquote|figure)$/;
const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const OUTSIDE: ReadonlySet<string> = new Set('nav footer button form fieldset select textarea menu'.split(' '));

export interface Block {
  readonly element: Element;
  /** A part of the text's surroundings (navigation, sharing, a form) lies around it. */
  readonly isAround: boolean;
}

export const isInline = (element: Element): boolean => INLINE.has(element.localName) || element.localName.includes('-');

/** A table that arranges a page rather than figures. */
export function isLayout(table: Element): boolean {
  return (
    table.querySelector('th, caption, thead') === null &&
    (table.getAttribute('role') === 'presentation' || table.querySelector('table, h1, h2, h3, h4, form, div > p') !== null)
  );
}

const standsAround = (element: Element): boolean => {
  if (OUTSIDE.has(element.localName) || element.getAttribute('aria-hidden') === 'true' || isUnseen(element)) return true;
  const role = element.getAttribute('role') ?? '';
  if (/^(navigation|search|contentinfo|banner|complementary|menu|toolbar|dialog|alert)$/.test(role)) return true;
  return isAside(element) || isTalk(element) || isAround(element);
};

/**
 * Blocks of `area` in order: lists, tables of figures, and what holds no other block. `within` asks for what lies in a form or a
 * named block, too, where the area itself is one (a whole page in one form).
 */
export function blocksOf(area: Element, weights: Weights): readonly Block[] {
  const found: Block[] = [];
  const total = weights.of(area).all;
  const waiting: { readonly element: Element; readonly around: boolean }[] = [{ element: area, around: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { element } = next;
    const weight = weights.of(element);
    if (weight.all === 0) continue;
    // What holds half of the area is the area, whatever its name.
    const around = element !== area && (next.around || standsAround(element)) && weight.all < total / 2;
    const children = [...element.children].filter((child) => weights.of(child).all > 0);
    const isLeaf =
      HEADING.test(element.localName) ||
      WHOLE.test(element.localName) ||
      (element.localName === 'table' && !isLayout(element)) ||
      children.every(isInline);
    if (isLeaf && element !== area) found.push({ element, isAround: around });
    else for (const child of children.toReversed()) waiting.push({ element: child, around });
  }
  return found;
}

const SENTENCE = /([.!?…。．！？؟۔।]["'”’»)\]\d\s]*|[:;：；]\s*)$/u;
/** Signs: some six words. */
const SENTENCE_SIZE = 36;
/** No label is that long. */
const LONG_SIZE = 300;

const text = (element: Element): string => element.textContent?.trim() ?? '';

/** A sentence or more, not chiefly links. */
export function isProse(element: Element, weights: Weights): boolean {
  const { all, links } = weights.of(element);
  if (all < SENTENCE_SIZE || links >= 0.65 * all || HEADING.test(element.localName)) return false;
  // The name under a quote ends no sentence.
  const saying =
    element.localName === 'blockquote'
      ? ([...element.querySelectorAll('p')].findLast((p) => p.closest('footer, cite') === null) ?? element)
      : element;
  return all > LONG_SIZE || SENTENCE.test(text(saying).slice(-12));
}

/** What a picture shows says no sentence always, but is the text's wherever the picture stands between its parts. */
const isCaption = ({ element, isAround: isBeside }: Block, weights: Weights): boolean =>
  !isBeside &&
  element.localName === 'figure' &&
  element.querySelector('figcaption') !== null &&
  weights.of(element).links < 0.5 * weights.of(element).all;

/** A short paragraph right under its heading. */
const isIntroduction = (block: Element, weights: Weights): boolean =>
  block.localName === 'p' &&
  weights.of(block).all < LONG_SIZE / 2 &&
  weights.of(block).kept > 0 &&
  SENTENCE.test(text(block).slice(-12)) &&
  HEADING.test(block.previousElementSibling?.localName ?? '');

/** Whether a block that was left out belongs to the text; `before` is the block before it if that is in the text. */
function belongs(block: Block, before: Element | undefined, weights: Weights): boolean {
  const { element } = block;
  if (block.isAround) return false;
  const { all, links } = weights.of(element);
  if (LIST.test(element.localName)) {
    if (before === undefined) return false;
    // "The councils are:" and then the list, links or not; so, too, after a heading and a sentence on what the list is of.
    return /[:：]\s*$/u.test(text(before)) || isIntroduction(before, weights)
      ? links <= all
      : links < 0.4 * all && (isProse(before, weights) || HEADING.test(before.localName));
  }
  // Who said it stands under what was said.
  if (all <= LABEL_SIZE && before?.localName === 'blockquote' && /^(cite|footer|figcaption)$/.test(element.localName)) return true;
  if (element.localName === 'table') return links < 0.5 * all && element.querySelectorAll('tr').length > 1;
  return isProse(element, weights);
}

/** A block that is kept in part, without its buttons; a footer in it names the one who said it. */
function partsOf(block: Element): readonly Element[] {
  const parts: Element[] = [];
  const waiting = [block];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part !== block && part.localName !== 'footer' && standsAround(part)) continue;
    parts.push(part);
    for (const child of part.children) waiting.push(child);
  }
  return parts;
}

/** Signs of a label: who speaks, or which answer this is. */
const LABEL_SIZE = 100;
/** So often a label must stand for a form of the page to be seen in it. */
const OFTEN = 3;

/** Short blocks over what was kept that come again and again in one shape: the names of speakers in a debate, say. */
function labels(blocks: readonly Block[], isKept: (element: Element) => boolean, weights: Weights): ReadonlySet<Element> {
  const shapes = new Map<string, { readonly over: Element[]; count: number }>();
  for (const [i, { element, isAround: isBeside }] of blocks.entries()) {
    if (isBeside || isKept(element) || HEADING.test(element.localName) || !isLabel(element, weights)) continue;
    const shape = `${element.localName} ${element.className} ${element.parentElement?.localName ?? ''} ${element.parentElement?.className ?? ''}`;
    const seen = shapes.get(shape) ?? { over: [], count: 0 };
    shapes.set(shape, seen);
    seen.count += 1;
    const under = blocks.slice(i + 1, i + 4).find((b) => !b.isAround && (isKept(b.element) || !isLabel(b.element, weights)));
    if (under !== undefined && isKept(under.element)) seen.over.push(element);
  }
  return new Set(
    [...shapes.values()].filter(({ over, count }) => over.length >= OFTEN && over.length >= 0.8 * count).flatMap(({ over }) => over),
  );
}

const isLabel = (element: Element, weights: Weights): boolean =>
  weights.of(element).all <= LABEL_SIZE && /^(p|div|span|a|strong|b)$/.test(element.localName);

/**
 * The blocks among `blocks` that were left out and belong to the text, and the headings over them. `isKept` tells what is in
 * the text already.
 */
export function missedBlocks(blocks: readonly Block[], isKept: (element: Element) => boolean, weights: Weights): readonly Element[] {
  const missed: (readonly Element[])[] = [];
  const labelled = labels(blocks, isKept, weights);
  let before: Element | undefined;
  let headings: Element[] = [];
  const [first, last] = [blocks.findIndex((b) => isKept(b.element)), blocks.findLastIndex((b) => isKept(b.element))];
  for (const [i, block] of blocks.entries()) {
    const { element } = block;
    if (isKept(element)) {
      missed.push(headings, WHOLE.test(element.localName) ? partsOf(element) : []);
      [before, headings] = [element, []];
    } else if (labelled.has(element)) {
      missed.push(headings, partsOf(element));
      [before, headings] = [element, []];
    } else if (HEADING.test(element.localName) && isLead(element) && !block.isAround) missed.push(partsOf(element));
    else if (HEADING.test(element.localName)) {
      if (!block.isAround) headings = [...headings, ...partsOf(element)];
      before = element;
    } else if (belongs(block, before, weights) || (i > first && i < last && isCaption(block, weights))) {
      missed.push(headings, partsOf(element));
      [before, headings] = [element, []];
    } else {
      // What was left out between a heading and the text parts them.
      [before, headings] = [undefined, []];
    }
  }
  return missed.flat();
}
