// What stands in a page's text that is not its text? Sharing bars, comment forms, page menus, and lists of links after the end.
// General signs only (names of blocks in common use, share of text in links), never a site's or a file's own name.

import { isAfterword, isAside, isContents, isTalk, isUnseen } from './names';

/** Characters that can be seen; six make a word. */
const size = (element: Element): number => element.textContent?.replace(/\s+/g, '').length ?? 0;
const FEW_WORDS = 70;
const SHORT_BLOCK = 350;

/** Characters in links that lead elsewhere; a link within the page (a note, a contents list) is no navigation. */
function linkSize(element: Element, counts: (href: string) => boolean): number {
  let sum = 0;
  for (const link of element.querySelectorAll('a[href]')) if (counts(link.getAttribute('href') ?? '')) sum += size(link);
  return sum;
}

const leavesPage = (href: string): boolean => !href.startsWith('#');

/** Only blocks go: a coloured word of code may be a `comment`, too. */
const BLOCKS: ReadonlySet<string> = new Set('div section aside nav header footer form fieldset ul ol dl p table'.split(' '));
const TEXT = '.entry-content, [itemprop=articleBody]';

/** A menu or a list of the page's own parts: chiefly links, and called so. */
function isNavigationPart(element: Element): boolean {
  if (element.localName !== 'nav' && element.getAttribute('role') !== 'navigation' && !isContents(element)) return false;
  return linkSize(element, () => true) > 0.5 * size(element);
}

/** Takes what is said to screen readers alone, and blocks named for sharing (small ones), following or discussing, out of an unclobbered, inert document. */
export function dropClutter(doc: Document): void {
  let total: number | undefined;
  for (const element of doc.body.querySelectorAll('[class], [id], nav, [role=navigation]')) {
    if (isUnseen(element) || isNavigationPart(element)) element.remove();
    if (!BLOCKS.has(element.localName)) continue;
    const talk = isTalk(element);
    if ((!talk && !isAside(element)) || !doc.contains(element)) continue;
    if (!talk && element.querySelector(`article, main, h1, .hentry, ${TEXT}`) !== null) continue;
    const own = size(element);
    total ??= size(doc.body);
    if (talk && own < 0.9 * total && element.querySelector(`main, ${TEXT}`) === null) element.remove();
    else if (!talk && own < 0.15 * total && (own <= FEW_WORDS || linkSize(element, leavesPage) > 0.3 * own)) element.remove();
  }
}

/** Whether words stand beside `child` in `parent`. Ends at the first: reading all of a long parent once a heading took seconds. */
function hasCompany(child: Element, parent: Element): boolean {
  const others = (node: Node): number => (node === child ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const walker = child.ownerDocument.createTreeWalker(parent, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, others);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '') return true;
  return false;
}

/** Wrappers that hold a heading and nothing else lose their names: "card-header" tells Readability to drop what it wraps. */
export function nameHeadingsNothing(doc: Document): void {
  for (const heading of doc.body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    if (heading.textContent?.trim() === '') continue;
    let inner = heading;
    let wrapper = heading.parentElement;
    while (wrapper !== null && wrapper !== doc.body && wrapper.tagName !== 'HEADER' && !hasCompany(inner, wrapper)) {
      wrapper.removeAttribute('class');
      wrapper.removeAttribute('id');
      inner = wrapper;
      wrapper = wrapper.parentElement;
    }
  }
}

const LEAF = 'P, UL, OL, H1, H2, H3, H4, H5, H6, TABLE, BLOCKQUOTE, PRE, FIGURE, DL'.split(', ');
const HOLDER = /^(DIV|SECTION|ARTICLE|MAIN|HEADER|FOOTER|ASIDE|NAV|CENTER|FORM|FIELDSET|DETAILS)$/;
const NOTES =
  /\b(notes?|references?|sources?|bibliography|further reading|literature|works cited|citations?|annex(es)?|appendi(x|ces)|quellen|literatur|anmerkungen|fußnoten|références|bibliographie)\b/i;

const FILE = /\.(pdf|docx?|xlsx?|pptx?|odt|ods|rtf|csv|zip|txt)$/i;

/** The blocks of a text in order: elements that hold no other block, or that are read as one (a list, a table). */
function blocksOf(root: Element): readonly Element[] {
  const found: Element[] = [];
  const waiting: Element[] = [...root.children].toReversed();
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    const children = [...element.children];
    const holds = HOLDER.test(element.tagName) && children.some((c) => LEAF.includes(c.tagName) || HOLDER.test(c.tagName));
    if (holds) for (const child of children.toReversed()) waiting.push(child);
    else if (element.textContent?.trim() !== '') found.push(element);
  }
  return found;
}

function isNavigation(block: Element, base: string, before: Element | undefined): boolean {
  const own = size(block);
  const host = URL.canParse(base) ? new URL(base).host : '';
  // A link to a file is a paper that the text offers, not a way through the site.
  const staysOnSite = (href: string): boolean => {
    if (!leavesPage(href)) return false;
    const to = URL.canParse(href, base) ? new URL(href, base) : undefined;
    return to === undefined || (to.host === host && !FILE.test(to.pathname));
  };
  const share = linkSize(block, staysOnSite) / own;
  if (/^[UO]L$/.test(block.tagName))
    return share > 0.6 && !NOTES.test(/^H\d$/.test(before?.tagName ?? '') ? (before?.textContent ?? '') : '');
  return share > 0.75 && own < SHORT_BLOCK;
}

/** A block of `root` that stands in a part named for what comes after a text. */
function isInAfterword(block: Element, root: Element): boolean {
  for (let e: Element | null = block; e !== null && e !== root; e = e.parentElement) if (isAfterword(e)) return true;
  return false;
}

/** Takes lists of links to the same site, words on author and citing, and headings with nothing under them, off the end of a text; at most a third of it. */
export function sweepTail(root: Element, base: string): void {
  const blocks = [...blocksOf(root)];
  const total = size(root);
  let cut = 0;
  for (let last = blocks.pop(); last !== undefined; last = blocks.pop()) {
    const own = size(last);
    const goes = /^H[1-6]$/.test(last.tagName) || isInAfterword(last, root) || isNavigation(last, base, blocks.at(-1));
    if (!goes || cut + own > total / 3) return;
    cut += own;
    last.remove();
  }
}
