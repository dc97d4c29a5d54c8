// The blocks of a page that Readability left out of the text it found: which of them are the paper's own?
import { alike } from './alike';
import { type Block, endOf, HEADING, isProse, LONG_SIZE, SENTENCE, standsAround, text, WHOLE } from './blocks';
import { elementsIn } from './elements';
import { frontAuthors } from './front';
import { isAboutPage, isContact, isLead, isSigned } from './names';
import { plain } from './printed';
import type { Weights } from './weights';

const LIST = /^(ul|ol|dl)$/;
/** The end of what opens a list. */
const OPENS = /[:：]\s*$/u;

/** What a picture shows says no sentence always, but is the text's wherever the picture stands between its parts. */
const isCaption = ({ element, isAround: isBeside }: Block, weights: Weights): boolean =>
  !isBeside &&
  element.localName === 'figure' &&
  element.querySelector('figcaption') !== null &&
  weights.of(element).links < 0.5 * weights.of(element).all;

/** A box around a picture that is no figure to the markup, but is named one. */
const PICTURED = '[class~=figure], [class~=fig], [class~=chart], [class~=figure-block]';

/** What is noted under a picture: its source, its years. A large box of that name holds a text. */
function isUnderPicture({ element }: Block, weights: Weights): boolean {
  const { all, links } = weights.of(element);
  if (all >= LONG_SIZE || links >= 0.5 * all) return false;
  const box = element.closest(PICTURED);
  return box !== null && weights.of(box).all < 3 * LONG_SIZE && box.querySelector('img') !== null;
}

/** A short paragraph right under its heading. */
const isIntroduction = (block: Element, weights: Weights): boolean =>
  block.localName === 'p' &&
  weights.of(block).all < LONG_SIZE / 2 &&
  weights.of(block).kept > 0 &&
  SENTENCE.test(endOf(text(block))) &&
  HEADING.test(block.previousElementSibling?.localName ?? '');

/** Whether a block that was left out belongs to the text; `before` is the block before it if that is in the text. */
function belongs(block: Block, before: Element | undefined, weights: Weights): boolean {
  const { element } = block;
  if (block.isAround) return false;
  const { all, links } = weights.of(element);
  if (LIST.test(element.localName)) {
    if (before === undefined) return false;
    // "The councils are:" and then the list, links or not; so, too, after a heading and a sentence on what the list is of.
    return OPENS.test(text(before)) || isIntroduction(before, weights)
      ? links <= all
      : links < 0.4 * all && (isProse(before, weights) || HEADING.test(before.localName));
  }
  // Who said it stands under what was said.
  if (all <= LABEL_SIZE && before?.localName === 'blockquote' && /^(cite|footer|figcaption)$/.test(element.localName)) return true;
  // Acts set each point of a list as a table of one row.
  const isPoint = before !== undefined && (before.localName === 'table' || OPENS.test(text(before)));
  if (element.localName === 'table') return links < 0.5 * all && (isPoint || element.querySelectorAll('tr').length > 1);
  return isProse(element, weights);
}

/** A block that is kept in part, without its buttons; a footer in it names the one who said it. */
function partsOf(block: Element): readonly Element[] {
  const parts: Element[] = [];
  const waiting = [block];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part !== block && part.localName !== 'footer' && standsAround(part)) continue;
    parts.push(part);
    for (const child of elementsIn(part.children)) waiting.push(child);
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

/** So many lines in a row a heading that is none may have, with its number. */
const MOST_LINES = 3;

/** Short lines without a link between two blocks of the text: headings that are called none, the number of an article, who speaks. */
function between(blocks: readonly Block[], isText: (element: Element) => boolean, weights: Weights): ReadonlySet<Element> {
  const found = new Set<Element>();
  let waiting: Element[] | undefined;
  for (const { element, isAround: isBeside } of blocks) {
    if (isText(element)) {
      if (waiting !== undefined && waiting.length <= MOST_LINES) for (const line of waiting) found.add(line);
      waiting = [];
    } else if (!isBeside && isLabel(element, weights) && weights.of(element).links === 0 && saysWords(element) && !isByline(element))
      waiting?.push(element);
    else waiting = undefined;
  }
  return found;
}

/** "F1" is a mark of those who keep the text, and no line of it. */
const saysWords = (element: Element): boolean => /\p{L}{2}/u.test(text(element));

const isByline = (element: Element): boolean => isAboutPage(element) || frontAuthors([plain(text(element))]).length > 0;

const isLabel = (element: Element, weights: Weights): boolean =>
  weights.of(element).all <= LABEL_SIZE && /^(p|div|span|a|strong|b)$/.test(element.localName);

/** Signs of a box that tells whom to ask. */
const BOX_SIZE = 700;

function isInContact(element: Element, weights: Weights): boolean {
  for (let e: Element | null = element; e !== null && weights.of(e).all <= BOX_SIZE; e = e.parentElement) if (isContact(e)) return true;
  return false;
}

/** Boxes that tell whom to ask, in the midst of sentences: Readability throws them out by their name. */
function contacts(blocks: readonly Block[], isKept: (element: Element) => boolean, weights: Weights): ReadonlySet<Element> {
  const found = new Set<Element>();
  let [waiting, isAfterText]: [Element[], boolean] = [[], false];
  for (const { element, isAround: isBeside } of blocks) {
    if (isKept(element)) {
      const isText = isProse(element, weights) || LIST.test(element.localName);
      if (isAfterText && isText) for (const box of waiting) found.add(box);
      isAfterText = isText || (isAfterText && HEADING.test(element.localName));
      waiting = [];
    } else if (!isBeside && isInContact(element, weights)) waiting.push(element);
  }
  return found;
}

/**
 * The blocks among `blocks` that were left out and belong to the text, and the headings over them. `isKept` tells what is in
 * the text already.
 */
export function missedBlocks(blocks: readonly Block[], notes: readonly Element[], weights: Weights): readonly Element[] {
  const isKept = (element: Element): boolean => weights.of(element).kept > 0;
  const missed: (readonly Element[])[] = [];
  const noted = new Set(notes.flatMap((note) => [note, note.parentElement]));
  const isRead = (element: Element): boolean => isKept(element) || noted.has(element);
  const whole = new Set([...labels(blocks, isKept, weights), ...contacts(blocks, isRead, weights)]);
  const isSignature = ({ element, isAround: isBeside }: Block): boolean =>
    !isBeside && isSigned(element) && isLabel(element, weights) && !isByline(element);
  const opensList = ({ element }: Block, next: Block | undefined): boolean =>
    isLabel(element, weights) && OPENS.test(text(element)) && /^(ul|ol|dl|table)$/.test(next?.element.localName ?? '');
  let before: Element | undefined;
  let headings: Element[] = [];
  const [first, last] = [blocks.findIndex((b) => isKept(b.element)), blocks.findLastIndex((b) => isKept(b.element))];
  for (const [i, block] of blocks.entries()) {
    const { element } = block;
    if (isKept(element)) {
      missed.push(headings, WHOLE.test(element.localName) ? partsOf(element) : []);
      [before, headings] = [element, []];
    } else if (whole.has(element) || (i > first && isSignature(block)) || (!block.isAround && opensList(block, blocks[i + 1]))) {
      missed.push(headings, partsOf(element));
      [before, headings] = [element, []];
    } else if (HEADING.test(element.localName) && isLead(element) && !block.isAround) missed.push(partsOf(element));
    else if (HEADING.test(element.localName)) {
      if (!block.isAround) headings = [...headings, ...partsOf(element)];
      before = element;
    } else if (
      belongs(block, before, weights) ||
      (i > first && i < last && (isCaption(block, weights) || isUnderPicture(block, weights)))
    ) {
      missed.push(headings, partsOf(element));
      [before, headings] = [element, []];
    } else {
      // What was left out between a heading and the text parts them.
      [before, headings] = [undefined, []];
    }
  }
  const all = new Set([...missed.flat(), ...notes]);
  const isText = (element: Element): boolean => isKept(element) || all.has(element);
  for (const element of alike(blocks, isText, weights)) for (const part of partsOf(element)) all.add(part);
  for (const element of labels(blocks, isText, weights)) for (const part of partsOf(element)) all.add(part);
  const lines = between(blocks, isText, weights);
  return [...all, ...[...notes, ...lines].flatMap(partsOf)];
}
