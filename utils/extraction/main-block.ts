// Where in the page does the text stand, and is it whole? Readability finds the place and judges the words; this brings back what
// it left out in the midst of them, and takes the page's own main part when it kept too little of it.
import { blocksOf, isInline, isProse, type Block } from './blocks';
import { elementsIn } from './elements';
import { isDateline } from './front';
import { frontMatter, saying, titleBlocks } from './front-matter';
import { mayHold } from './held-names';
import { missedBlocks } from './missed-blocks';
import { isLead } from './names';
import { missedNotes } from './notes';
import { isOpened } from './prepare';
import { plain } from './printed';
import { type Marked, weigh, type Weights } from './weights';

export interface Found {
  readonly root: Element;
  /** Of the prose in the page's main part, the share that is in the text: 0 to 1. */
  readonly share: number;
  /** The text is spread over the page's main part. */
  readonly isHub: boolean;
}

const HOLDS_NO_BLOCKS = /^(p|h[1-6]|ul|ol|dl|table|pre|blockquote|a|span)$/;

/** The deepest element that holds at least `share` of what `amount` counts. */
export function deepest(root: Element, amount: (element: Element) => number, share: number): Element {
  const wanted = share * amount(root);
  let inside = root;
  for (;;) {
    let next = wanted === 0 ? null : inside.firstElementChild;
    while (next !== null && (amount(next) < wanted || HOLDS_NO_BLOCKS.test(next.localName))) next = next.nextElementSibling;
    if (next === null) return inside;
    inside = next;
  }
}

const MAIN_IDS = ['#main-content', '#maincontent', '#content', '#main'];

/** The page's main part as it says itself; the whole body when it says nothing. */
export function landmark(body: Element, weights: Weights): Element {
  const mains = mayHold(body.ownerDocument, ['[role~=main]']) ? 'main, [role=main]' : 'main';
  // Each id alone is found at once, several in one selector are looked for in all of the page.
  const named = MAIN_IDS.filter((id) => body.querySelector(id) !== null);
  for (const selector of [mains, ...(named.length === 0 ? [] : [named.join(', ')])]) {
    const found = elementsIn(body.querySelectorAll(selector)).toSorted((a, b) => weights.of(b).all - weights.of(a).all)[0];
    if (found !== undefined && weights.of(found).all > 0) return found;
  }
  return body;
}

const proseOf = (blocks: readonly Block[], weights: Weights): readonly Element[] =>
  blocks.flatMap(({ element, isAround }) =>
    !isAround && (isProse(element, weights) || /^(ul|ol|dl|table)$/.test(element.localName)) ? [element] : [],
  );

/** Signs of prose in them, and of these the ones that were kept. */
function sum(elements: readonly Element[], weights: Weights): { readonly all: number; readonly kept: number } {
  let [all, kept] = [0, 0];
  for (const element of elements) {
    const weight = weights.of(element);
    if (weight.links > 0.4 * weight.all) continue;
    all += weight.all;
    kept += weight.kept;
  }
  return { all, kept };
}

const LITTLE = 0.6;

/** Several stories, or a list of them or of what readers said, with a date to each heading: its main part is not one text. */
const isManyTexts = (part: Element): boolean =>
  part.querySelectorAll('article').length > 1 ||
  part.querySelectorAll('time').length > Math.max(2, part.querySelectorAll('h1, h2, h3, h4, h5, h6').length);

/** The article around a place, or the page's main part where that holds one text. */
function around(place: Element, main: Element): Element {
  const article = place.closest('article, [itemprop~=articleBody]');
  if (article !== null) return article;
  return main.localName !== 'body' && main.contains(place) && !isManyTexts(main) ? main : place;
}

const isBefore = (element: Element, place: Element): boolean =>
  (place.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;

/** What a site hangs before and under a text looks like its parts: outside of its place only a lead of it is taken, by its name. */
function isLeadOf(place: Element, element: Element): boolean {
  if (!isBefore(element, place)) return false;
  return isLead(element) || (element.parentElement !== null && !element.parentElement.contains(place) && isLead(element.parentElement));
}

/**
 * What follows its place at once, with the headings over it: quotes (what was said of a paper, by name, closes many an announcement), and
 * parts that a heading's button opens (answers to questions close many a guide).
 */
function closingParts(place: Element, blocks: readonly Block[], weights: Weights): ReadonlySet<Element> {
  const under = blocks.slice(blocks.findLastIndex(({ element }) => place.contains(element)) + 1);
  const isPart = ({ element, isAround: isBeside }: Block): boolean =>
    !isBeside && (isOpened(element) || (element.localName === 'blockquote' && isProse(element, weights)));
  const end = under.findIndex((block) => !isPart(block) && !/^h[1-6]$/.test(block.element.localName));
  const first = end === -1 ? under : under.slice(0, end);
  return new Set(first.slice(0, first.findLastIndex(isPart) + 1).map(({ element }) => element));
}

/** The one article of a page that holds nearly all that was kept: what a page hangs behind it is not its text. */
function soleArticle(body: Element, weights: Weights): Element | undefined {
  const articles = body.querySelectorAll('article');
  const [only] = articles;
  return articles.length === 1 && only !== undefined && weights.of(only).kept > MOSTLY * weights.of(body).kept ? only : undefined;
}
const MOSTLY = 0.8;

/** What follows an article, of all sizes: places are not compared one by one, which among a hundred thousand siblings would never end. */
function behind(article: Element, body: Element): ReadonlySet<Element> {
  let last = article;
  while (last !== body && last.nextElementSibling === null) last = last.parentElement ?? body;
  const found = new Set<Element>();
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_ELEMENT);
  const first = last === body ? null : last.nextElementSibling;
  if (first === null) return found;
  walker.currentNode = first;
  do found.add(walker.currentNode as Element);
  while (walker.nextNode() !== null);
  return found;
}

export interface Reading {
  /** Elements with words of their own, in order. */
  readonly marked: readonly Marked[];
  /** Elements whose own words Readability kept. */
  readonly kept: ReadonlySet<Element>;
  readonly title: string;
  readonly byline: string;
  /** Of its authors and publisher. */
  readonly names: readonly string[];
}

/** Takes out of `body` all words that are not the text's, and answers what holds the text. */
export function keepText(body: Element, { marked, kept, title, byline, names }: Reading): Found {
  const weights = weigh(body, marked, kept);
  const main = landmark(body, weights);
  const mainBlocks = blocksOf(main, weights);
  const prose = sum(proseOf(mainBlocks, weights), weights);
  const isHub = prose.all > 0 && prose.kept < LITTLE * prose.all && !isManyTexts(main);
  const place = deepest(body, (e) => weights.of(e).kept, 0.8);
  const area = isHub ? main : around(place, main);
  const blocks = area === main ? mainBlocks : blocksOf(area, weights);
  // Readability may have kept a head beside the article that the text stands in.
  const whole = deepest(body, (e) => weights.of(e).kept, 1);
  const seen = whole !== area && whole.contains(area) ? blocksOf(whole, weights) : blocks;
  const apart = new Set(apartFrom(seen, { title, byline, names }, weights).map(({ element }) => element));
  const titled = blocks.findIndex(({ element }) => element.localName === 'h1' && saying(title, weights)(element));
  const isUnderTitle = (element: Element, i: number): boolean => titled >= 0 && i > titled && isBefore(element, place);
  const closing = closingParts(place, blocks, weights);
  const inside = blocks.filter(
    (block, i) =>
      !apart.has(block.element) &&
      (isHub ||
        place.contains(block.element) ||
        closing.has(block.element) ||
        isLeadOf(place, block.element) ||
        isUnderTitle(block.element, i)),
  );
  const isKept = (element: Element): boolean => weights.of(element).kept > 0;
  const missed = missedBlocks(inside, missedNotes(body, isKept), weights);
  const gone = new Set([...apart].flatMap((element) => [element, ...element.querySelectorAll('*')]));
  const article = soleArticle(body, weights);
  const under = article === undefined ? new Set<Element>() : behind(article, body);
  const own = [...kept].filter((e) => !under.has(e));
  const root = prune(body, new Set([...own, ...missed].filter((e) => !gone.has(e))), weights);
  return { root, share: prose.all === 0 ? 1 : prose.kept / prose.all, isHub };
}

/**
 * What stands elsewhere in the reader view, or says nothing of the paper: the title and what stands over it, the byline, and lines
 * of date and author before the first sentence and after the last.
 */
function apartFrom(blocks: readonly Block[], said: Omit<Reading, 'kept' | 'marked'>, weights: Weights): readonly Block[] {
  const isByline = saying(said.byline, weights);
  const { end, words } = titleBlocks(blocks, said.title, weights);
  // A title under sentences is another's.
  const isSentence = (block: Block): boolean =>
    !words.includes(block) && block.element.localName !== 'table' && isProse(block.element, weights);
  const head = blocks.slice(0, end).some(isSentence) ? [] : blocks.slice(0, end);
  const rest = blocks.slice(head.length);
  const front = frontMatter(rest, said.names, weights);
  const isOfText = (block: Block): boolean =>
    weights.of(block.element).kept > 0 && !front.has(block) && !isDateline(plain(block.element.textContent ?? ''));
  const [first, last] = [rest.findIndex(isOfText), rest.findLastIndex(isOfText)];
  const outer = rest.filter((block, i) => (i < first || i > last) && isDateline(plain(block.element.textContent ?? '')));
  const bylines = rest.filter((block) => isByline(block.element));
  return [...head, ...outer, ...bylines, ...front].filter(({ element }) => !isLead(element) || element.localName === 'dl');
}

const CELL = /^(td|th)$/;
/** A line, or a blank between two words in an element of its own. */
const isSpace = (element: Element): boolean => element.localName === 'hr' || isInline(element);

/** Pictures without words, in a box of their own. */
const isPictures = (element: Element, weights: Weights): boolean => weights.of(element).all === 0 && element.querySelector('img') !== null;

/** Takes all words out that are not of `kept`, with the elements around them; an empty cell stays. Answers what holds the rest. */
function prune(body: Element, kept: ReadonlySet<Element>, weights: Weights): Element {
  const holders = new Set<Element>([body]);
  for (const element of kept) for (let e: Element | null = element; e !== null && !holders.has(e); e = e.parentElement) holders.add(e);
  const waiting: Element[] = [body];
  let root: Element | undefined;
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    let pictures: Element[] = [];
    let isBehindText = false;
    for (let node = element.firstChild, next: ChildNode | null; node !== null; node = next) {
      next = node.nextSibling;
      if (node.nodeType === Node.TEXT_NODE && !kept.has(element) && /\S/.test(node.nodeValue ?? '')) node.remove();
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      const child = node as Element;
      if (holders.has(child)) {
        waiting.push(child);
        // Pictures between two parts of the text are the text's.
        [pictures, isBehindText] = [[], true];
      } else if (CELL.test(child.localName)) child.replaceChildren();
      else if (isBehindText && isPictures(child, weights)) pictures.push(child);
      else if (!isSpace(child) || weights.of(child).all > 0) child.remove();
    }
    for (const picture of pictures) if (!isSpace(picture)) picture.remove();
    const isSole = waiting.length === 1 && !kept.has(element) && !HOLDS_NO_BLOCKS.test(waiting[0]?.localName ?? '');
    if (!isSole) root ??= element;
  }
  return root ?? body;
}
