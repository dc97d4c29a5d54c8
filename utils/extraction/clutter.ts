// What stands in a page's text that is not its text? Sharing bars, comment forms, page menus, contents lists.
// General signs only (names of blocks in common use, share of text in links), never a site's or a file's own name.

import { dropApparatus } from './apparatus';
import { dropAsking } from './asking';
import { elementsIn } from './elements';
import { clutterNames, isAside, isContents, isPromoted, isTalk, isUnseen } from './names';
import { dropPageTalk, isPromotion } from './page-talk';
import { squeezed } from './printed';
import { size, sizeUpTo } from './weights';

const FEW_WORDS = 70;
const SHORT_BLOCK = 350;

/** Characters in links that lead elsewhere; a link within the page (a note, a contents list) is no navigation. */
function linkSize(element: Element, counts: (href: string) => boolean): number {
  let sum = 0;
  for (const link of elementsIn(element.querySelectorAll('a[href]'))) if (counts(link.getAttribute('href') ?? '')) sum += size(link);
  return sum;
}

const leavesPage = (href: string): boolean => !href.startsWith('#');

/** Only blocks go: a coloured word of code may be a `comment`, too. */
const BLOCKS: ReadonlySet<string> = new Set('div section aside nav header footer form fieldset ul ol li dl p table'.split(' '));
const TEXT = '.entry-content, [itemprop=articleBody]';

/** A menu or a list of the page's own parts: chiefly links, and called so. */
function isNavigationPart(element: Element): boolean {
  if (element.localName !== 'nav' && element.getAttribute('role') !== 'navigation' && !isContents(element)) return false;
  return linkSize(element, () => true) > 0.5 * size(element);
}

const HEADINGS = 'h1, h2, h3, h4, h5, h6';
const unnumbered = (words: string): string => squeezed(words.replace(/^\s*[\dIVXivx]{1,4}(\.\d+)*[.):]?\s+/, ''));

const LONGEST_HEADING = 40;

/** What stands over a list or over the boxes that hold nothing else before it, where that is a heading and no more. */
function headingOver(list: Element, body: Element): Element | undefined {
  let first = list;
  while (first.previousElementSibling === null && first.parentElement !== null && first.parentElement !== body) first = first.parentElement;
  const over = first.previousElementSibling;
  const heading = over === null || over.matches(HEADINGS) ? over : over.querySelector(HEADINGS);
  if (over === null || heading === null || sizeUpTo(over, LONGEST_HEADING + 1) > LONGEST_HEADING) return undefined;
  return size(heading) === size(over) ? over : undefined;
}

/** Lists of links within the page that say its headings: its contents, whatever they are called, with the heading over them. */
function dropContents(body: Element): void {
  const links = elementsIn(body.querySelectorAll('a[href^="#"]'));
  if (links.length < 3) return;
  const said = new Set(elementsIn(body.querySelectorAll(HEADINGS)).map((h) => unnumbered(h.textContent ?? '')));
  const lists = new Map<Element, Element[]>();
  for (const link of links) {
    const list = link.closest('ul, ol, p, dl') ?? link.parentElement;
    if (list !== null && link.closest(HEADINGS) === null) lists.set(list, [...(lists.get(list) ?? []), link]);
  }
  for (const [list, own] of lists) {
    if (own.length < 3 || linkSize(list, (href) => href.startsWith('#')) < 0.9 * size(list)) continue;
    const right = own.filter((link) => said.has(unnumbered(link.textContent ?? ''))).length;
    if (right < 0.6 * own.length) continue;
    headingOver(list, body)?.remove();
    list.remove();
  }
}

/** Whether a block named for what is related holds a text after all, and not only the beginnings of others. */
function holdsText(element: Element): boolean {
  if (element.querySelector(`main, h1, ${TEXT}`) !== null) return true;
  return [...element.querySelectorAll('article, .hentry')].some((e) => size(e) > 2 * SHORT_BLOCK);
}

/** Takes what is said to screen readers alone, and blocks named for sharing (small ones), following or discussing, out of an unclobbered, inert document. */
export function dropClutter(doc: Document): void {
  const named = clutterNames(doc.body);
  dropAsking(doc.body, named);
  dropPageTalk(doc.body);
  dropContents(doc.body);
  dropApparatus(doc.body, named);
  let total: number | undefined;
  for (const element of named) {
    if (isUnseen(element) || isNavigationPart(element)) element.remove();
    if (!BLOCKS.has(element.localName)) continue;
    if (isPromoted(element) && isPromotion(element)) element.remove();
    const talk = isTalk(element);
    if ((!talk && !isAside(element)) || !doc.contains(element)) continue;
    if (!talk && holdsText(element)) continue;
    const own = size(element);
    total ??= size(doc.body);
    if (talk && own < 0.9 * total && element.querySelector(`main, ${TEXT}`) === null) element.remove();
    else if (!talk && own < 0.15 * total && (own <= FEW_WORDS || linkSize(element, leavesPage) > 0.3 * own)) element.remove();
  }
}

/** Whether words stand in it. Ends at the first: reading all of a long part once a heading took seconds. */
function hasWords(node: Node): boolean {
  if (node.nodeType === Node.TEXT_NODE) return /\S/.test(node.nodeValue ?? '');
  return node.nodeType === Node.ELEMENT_NODE && sizeUpTo(node as Element, 1) > 0;
}

/** Whether words stand beside an element in its parent. */
function hasCompany(element: Element): boolean {
  for (let node = element.nextSibling; node !== null; node = node.nextSibling) if (hasWords(node)) return true;
  for (let node = element.previousSibling; node !== null; node = node.previousSibling) if (hasWords(node)) return true;
  return false;
}

/** Wrappers that hold a heading and nothing else lose their names: "card-header" tells Readability to drop what it wraps. */
export function nameHeadingsNothing(doc: Document): void {
  for (const heading of elementsIn(doc.body.querySelectorAll(HEADINGS))) {
    if (heading.textContent?.trim() === '') continue;
    let inner = heading;
    let wrapper = heading.parentElement;
    while (wrapper !== null && wrapper !== doc.body && wrapper.tagName !== 'HEADER' && !hasCompany(inner)) {
      wrapper.removeAttribute('class');
      wrapper.removeAttribute('id');
      inner = wrapper;
      wrapper = wrapper.parentElement;
    }
  }
}
