// How is a parsed copy of a page made fit for Readability? No clobbered properties, no sink that Trusted Types guard, one title.
// Works on an inert document only: it changes what it is given.
import { isInline } from './blocks';
import { elementsIn } from './elements';
import { mayHold } from './held-names';
import { OPENERS, openedBy } from '@/utils/text/disclosed';
import { type Copied, followCopy } from './weights';

/** What may take the place of a property of the document or of its form by its `name` or `id` (HTML, sections 3.1.5 and 4.10.3). */
const NAMED: ReadonlySet<unknown> = new Set(
  'form input button select textarea fieldset output object img embed iframe frame map a area applet'.split(' '),
);

/** Never read and never shown; `noscript` also because Readability writes its markup through `innerHTML`. */
const DROPPED: ReadonlySet<string> = new Set(
  'script style noscript template iframe frame object embed applet svg math canvas audio video link base meta dialog'.split(' '),
);
const isDropped = (element: Element): boolean => DROPPED.has(element.localName) || element.hasAttribute('hidden');
/** Whether a prepared body holds no element of this name (lower case). */
export const isNeverRead = (tag: string): boolean => DROPPED.has(tag);

const queryAll = (doc: Document, selector: string): readonly Element[] =>
  elementsIn(Document.prototype.querySelectorAll.call(doc, selector));

/** Takes away every name by which an element could shadow a DOM property; afterwards plain access to this document is safe. */
export function unclobber(doc: Document): void {
  const remove = Element.prototype.removeAttribute;
  const localName = Object.getOwnPropertyDescriptor(Element.prototype, 'localName')?.get;
  for (const element of queryAll(doc, '[name], [id]')) {
    const tag = localName?.call(element);
    if (!NAMED.has(tag)) continue;
    remove.call(element, 'name');
    // A form's own id shadows nothing, and Readability weighs it.
    if (tag !== 'form') remove.call(element, 'id');
  }
}

/** What is named for what is out of sight and is in sight on the page (`shown`: `class` attributes) is no longer named so. */
export function nameShown(doc: Document, shown: readonly string[] = []): void {
  if (shown.length === 0) return;
  const names = new Set(shown);
  for (const element of queryAll(doc, '[class]')) if (names.has(element.className)) element.classList.add('not-sr-only');
}

/** The address against which the page's links are resolved: its own, moved by `<base>`. */
export function baseOf(doc: Document, url: string): string {
  const bases = [...doc.getElementsByTagName('base'), ...doc.getElementsByTagName('link')];
  const href =
    bases.find((e) => e.hasAttribute('href') && (e.localName === 'base' || e.hasAttribute('data-base')))?.getAttribute('href') ?? '';
  const base = href !== '' && URL.canParse(href, url) ? new URL(href, url).href : url;
  // `data:` and `javascript:` are no bases (HTML, section 2.4.3).
  return /^(https?|file):/.test(base) ? base : url;
}

/** Thrown where a body's nodes are wanted back of which no copy was made. */
export class NoCopy extends Error {}

/**
 * Readability 0.6.0 keeps the body's markup and, when it must try again with other flags, writes it back by `innerHTML`, which
 * `require-trusted-types-for 'script'` refuses. This document's body answers with a copy of its nodes instead. Few pages need it,
 * so it is made only where `isWanted`; a body without one throws `NoCopy`.
 */
export function restoreByCopy(body: HTMLElement, isWanted: boolean, copied: Copied): void {
  let copy: Node | undefined;
  Object.defineProperty(body, 'innerHTML', {
    configurable: true,
    get: () => {
      if (isWanted && copy === undefined) {
        copy = body.cloneNode(true);
        followCopy(body, copy, copied);
      }
      return '';
    },
    set: () => {
      if (copy === undefined) throw new NoCopy();
      const again = copy.cloneNode(true);
      followCopy(copy, again, copied);
      body.replaceChildren(...again.childNodes);
    },
  });
}

/** Readability's title decides which heading repeats it and goes: it is told ours, and no other. */
function tellTitle(doc: Document, title: string): void {
  const meta = doc.createElement('meta');
  meta.setAttribute('name', 'title');
  meta.setAttribute('content', title);
  doc.documentElement.append(meta);
}

/** Says of a part that a heading's button opens it. */
const OPENED = 'data-opened-by-heading';
export const isOpened = (element: Element): boolean => element.closest(`[${OPENED}]`) !== null;

/** What a button in a heading opens is text, as a closed `details` is; and the button's words are the heading's. */
function openParts(doc: Document): void {
  if (!mayHold(doc, ['[aria-controls]'])) return;
  for (const opener of doc.querySelectorAll(OPENERS)) {
    for (const id of openedBy(opener.getAttribute('aria-controls') ?? '')) {
      const part = doc.getElementById(id);
      part?.removeAttribute('hidden');
      part?.setAttribute(OPENED, '');
    }
    if (opener.localName === 'button') while (opener.firstChild !== null) opener.before(opener.firstChild);
  }
}

/** What is called a heading is one, with its level. */
function nameHeadings(doc: Document): void {
  if (!mayHold(doc, ['[role~=heading]'])) return;
  for (const element of doc.querySelectorAll('[role=heading]')) {
    if (!/^(div|p|span)$/.test(element.localName)) continue;
    if (element.closest('h1, h2, h3, h4, h5, h6, p, a') !== null && element.localName === 'span') continue;
    const level = Math.min(6, Math.max(1, Number(element.getAttribute('aria-level')) || 2));
    const heading = doc.createElement(`h${level}`);
    while (element.firstChild !== null) heading.append(element.firstChild);
    element.replaceWith(heading);
  }
}

/** No name of a part is longer (characters). */
const LONGEST_NAME = 150;

/** A line that opens the part right under it is the heading of that part, whatever it is made of. */
function nameOpeners(doc: Document): void {
  if (!mayHold(doc, ['[aria-controls]'])) return;
  for (const opener of doc.querySelectorAll('[aria-expanded][aria-controls]')) {
    // A button may stand in a box of its own.
    const line = opener.localName === 'button' && opener.parentElement?.childElementCount === 1 ? opener.parentElement : opener;
    const part = line.nextElementSibling;
    const name = line.textContent?.trim() ?? '';
    if (!/^(div|p|span|button)$/.test(opener.localName) || part === null || name === '' || name.length > LONGEST_NAME) continue;
    if (!openedBy(opener.getAttribute('aria-controls') ?? '').includes(part.id)) continue;
    if (opener.closest('h1, h2, h3, h4, h5, h6, p, nav') !== null || opener.querySelector('h1, h2, h3, h4, h5, h6, p, ul') !== null)
      continue;
    const heading = doc.createElement('h4');
    while (opener.firstChild !== null) heading.append(opener.firstChild);
    opener.replaceWith(heading);
  }
}

/** Readability takes seconds for text under hundreds of levels, and the reader view draws no more than 80. */
const DEEPEST = 100;

/** Takes out what is never read; text and line ends are all that is left under the deepest level. One walk does both. */
function thin(body: Element): void {
  let depth = 0;
  for (let at = body.firstElementChild; at !== null; ) {
    const gone = isDropped(at) ? at : undefined;
    const inner: Element | null = gone === undefined ? at.firstElementChild : null;
    if (inner !== null && depth < DEEPEST - 1) {
      at = inner;
      depth++;
      continue;
    }
    if (inner !== null) flattenOne(at);
    let next: Element | null = at.nextElementSibling;
    for (let up: Element | null = at; next === null && (up = up.parentElement) !== null && up !== body; next = up.nextElementSibling)
      depth--;
    gone?.remove();
    at = next;
  }
}

function flattenOne(element: Element): void {
  const doc = element.ownerDocument;
  for (const inner of element.querySelectorAll('*')) if (isDropped(inner)) inner.remove();
  const walker = doc.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const isBlock = (node: Node | null): boolean => node?.nodeType === Node.ELEMENT_NODE && !isInline(node as Element);
  const flat: Node[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (isBlock(node) || isBlock(node.previousSibling)) flat.push(doc.createElement('br'));
    if (node.nodeType === Node.TEXT_NODE) flat.push(node);
  }
  element.replaceChildren();
  for (const node of flat) element.append(node);
}

/** Makes an unclobbered, inert document fit for Readability under Trusted Types. */
export function prepare(doc: Document, title: string): void {
  openParts(doc);
  nameHeadings(doc);
  nameOpeners(doc);
  for (const element of doc.head.querySelectorAll('*')) if (isDropped(element)) element.remove();
  // Many a page hides all of itself until its script has run.
  for (const whole of [doc.documentElement, doc.body]) whole.removeAttribute('hidden');
  thin(doc.body);
  tellTitle(doc, title);
}
