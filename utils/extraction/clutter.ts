// What stands in a page's text that is not its text? Sharing bars, comment forms, page menus, and lists of links after the end.
// General signs only (names of blocks in common use, share of text in links), never a site's or a file's own name.

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

const TOKEN = (names: string): RegExp => new RegExp(`(^|[\\s_-])(${names})([\\s_-]|$)`, 'i');

/** Names of blocks that readers write into or that other readers wrote. */
const TALK = TOKEN('comments?|commentlist|comment-list|comments-area|respond|reply-?form|comment-?form|disqus(_thread)?|livefyre');
const ASIDE = TOKEN(
  'share|sharing|sharedaddy|sharebar|social|jp-relatedposts|related|recommend(ed|ations)?|breadcrumbs?|pagination|pager|page-?controls|page-?options|page-?tools|post-?navigation|nav-(single|below|above)|print|newsletter|subscribe|sign-?up|cookies?|consent|skip-?link|toolbar|likes?|post-?likes|entry-utility|entry-footer|postmetadata|cat-links|tags?-links|post-tags',
);

/** Only blocks go: a coloured word of code may be a `comment`, too. */
const BLOCKS = 'div, section, aside, nav, header, footer, form, fieldset, ul, ol, dl, p, table';

const nameOf = (element: Element): string => `${element.getAttribute('class') ?? ''} ${element.id}`;

/** Takes blocks named for sharing (small ones), following or discussing out of an unclobbered, inert document. */
export function dropClutter(doc: Document): void {
  const total = size(doc.body);
  for (const element of doc.body.querySelectorAll(BLOCKS)) {
    const name = nameOf(element);
    const talk = TALK.test(name);
    if ((!talk && !ASIDE.test(name)) || !doc.contains(element)) continue;
    if (element.querySelector('article, main, h1, [itemprop=articleBody], .entry-content, .hentry') !== null && !talk) continue;
    const own = size(element);
    if (talk && own < 0.9 * total && element.querySelector('main, .entry-content, [itemprop=articleBody]') === null) element.remove();
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
    if (holds) waiting.push(...children.toReversed());
    else if (element.textContent?.trim() !== '') found.push(element);
  }
  return found;
}

function isNavigation(block: Element, host: string, before: Element | undefined): boolean {
  const own = size(block);
  // A link to a file is a paper that the text offers, not a way through the site.
  const staysOnSite = (href: string): boolean =>
    leavesPage(href) && !(URL.canParse(href) && (new URL(href).host !== host || FILE.test(new URL(href).pathname)));
  const share = linkSize(block, staysOnSite) / own;
  if (/^[UO]L$/.test(block.tagName))
    return share > 0.6 && !NOTES.test(/^H\d$/.test(before?.tagName ?? '') ? (before?.textContent ?? '') : '');
  return share > 0.75 && own < SHORT_BLOCK;
}

/** Takes lists of links to the same site, and headings with nothing under them, off the end of a text; at most a third of it. */
export function sweepTail(root: Element, url: string): void {
  const host = URL.canParse(url) ? new URL(url).host : '';
  const blocks = [...blocksOf(root)];
  const total = size(root);
  let cut = 0;
  for (let last = blocks.pop(); last !== undefined; last = blocks.pop()) {
    const own = size(last);
    const goes = /^H[1-6]$/.test(last.tagName) || isNavigation(last, host, blocks.at(-1));
    if (!goes || cut + own > total / 3) return;
    cut += own;
    last.remove();
  }
}
