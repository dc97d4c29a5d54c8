// On which pages does a report stand of which this is one? Told by its contents list, its page numbers, or the link to the next page.
import type { PaperPage } from '@/utils/model/document';
import { elementsIn } from './elements';
import { mayHold } from './held-names';

/** More pages than this are no paper. */
const MOST_PAGES = 100;
const MOST_LISTS = 500;
const LONGEST_LABEL = 150;
/** Characters read of a text that may go on for long. */
const READ = 500;

/** How lists of parts are named, in their marks or by the words over them. */
const NAMED =
  /\b(table[ -]?of[ -]?contents|contents|toc|chapters?|parts?|pages|pagination|pager|sections?|in this (report|guide|guidance|publication|document)|inhalt(sverzeichnis)?|kapitel|seiten|sommaire|chapitres?)\b/i;
const COUNTED = /^(chapter|part|section|annex|appendix|page|kapitel|teil|seite|chapitre|partie)?\s*(\d{1,3}|[ivx]{1,5})\b/i;
const NEXT =
  /^(next|next (page|chapter|section|part)|continue reading|weiter|nächste seite|nächstes kapitel|suivant|page suivante|chapitre suivant)\b/i;
const MAY_BE_NEXT = /^\s*[cnsw]/i;
const PAGE_PARAMETER = /^(page|pg|p|part|chapter|section|seite|kapitel)$/i;
/** Addresses one below the other are one paper only from here on: `/about` and `/contact` are a site's menu. */
const DEEP_ENOUGH = 2;

const even = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** The first `most` characters of an element's words: what stands over a list may be a whole report. */
function firstWords(element: Element, most: number): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let words = '';
  for (let node = walker.nextNode(); node !== null && words.length < most; node = walker.nextNode())
    words = (words + (node.nodeValue ?? '').slice(0, READ)).replace(/\s+/g, ' ').trimStart();
  return words.slice(0, most).trimEnd();
}
const steps = (url: URL): readonly string[] => url.pathname.split('/').filter((step) => step !== '');

/** Only a page number in the query differs. */
function isCounted(a: URL, b: URL): boolean {
  if (a.pathname !== b.pathname) return false;
  const names = new Set([...a.searchParams.keys(), ...b.searchParams.keys()]);
  return [...names].every((name) => a.searchParams.get(name) === b.searchParams.get(name) || PAGE_PARAMETER.test(name));
}

/** Beside each other in one folder, or one the folder of the other. */
function isNear(a: URL, b: URL): boolean {
  const [x, y] = [steps(a), steps(b)];
  const [upper, lower] = x.length <= y.length ? [x, y] : [y, x];
  if (upper.length < lower.length)
    return lower.length - upper.length <= 2 && upper.length >= DEEP_ENOUGH && upper.every((s, i) => s === lower[i]);
  return x.length >= DEEP_ENOUGH && x.slice(0, -1).every((s, i) => s === y[i]);
}

const isOfOne = (page: URL, other: URL): boolean => isCounted(page, other) || isNear(page, other);

/** Where the links of a page lead. */
interface Site {
  readonly page: URL;
  /** The address of a link without its fragment; undefined for what is no page of one paper with this. */
  readonly addressOf: (link: Element) => URL | undefined;
}

/** Tells whole addresses that plainly are of another host: they need not be parsed. */
function otherHosts({ host }: URL): (href: string) => boolean {
  return (href) => {
    const whole = /^https?:\/\/([a-z\d.-]+)(?=[/?#]|$)/.exec(href)?.[1];
    return whole !== undefined && whole !== host;
  };
}

/** A site's menus stand in a page several times, and lists in lists: each address is read once. */
function siteOf(page: URL, base: string): Site {
  const known = new Map<string, URL | undefined>();
  const foreign = otherHosts(page);
  const read = (href: string): URL | undefined => {
    const url = href === '' || foreign(href) ? null : URL.parse(href, base);
    if (url === null || url.origin !== page.origin || !/^https?:$/.test(url.protocol)) return undefined;
    url.hash = '';
    return isOfOne(page, url) ? url : undefined;
  };
  const addressOf = (link: Element): URL | undefined => {
    const href = link.getAttribute('href') ?? '';
    if (!known.has(href)) known.set(href, read(href));
    return known.get(href);
  };
  return { page, addressOf };
}

function isNamed(list: Element): boolean {
  const around = [list, list.parentElement, list.parentElement?.parentElement].filter((e): e is Element => e instanceof Element);
  const marks = around.map((e) => `${e.className} ${e.id} ${e.getAttribute('aria-label') ?? ''}`.replace(/[_-]/g, ' '));
  const over = around
    .slice(0, 2)
    .map((e) => e.previousElementSibling)
    .map((e) => (e === null ? '' : firstWords(e, 80)));
  return [...marks, ...over].some((words) => NAMED.test(words));
}

interface Entry {
  readonly url: URL;
  readonly label: string;
}

/** Entries of a list in order; that of this page may be no link. Undefined where one leads elsewhere. */
function entriesOf(list: Element, { page, addressOf }: Site): readonly Entry[] | undefined {
  const entries = new Map<string, Entry>();
  const first = list.querySelector('a[href]');
  // Most lists are menus, and say so with their first link.
  if (first === null || addressOf(first) === undefined) return undefined;
  const items = list.querySelectorAll('li, a[href]');
  for (let i = 0; i < Math.min(items.length, 4 * MOST_PAGES); i += 1) {
    const item = items[i];
    if (item === undefined) break;
    const isLink = item.localName === 'a';
    if (!isLink && item.querySelector('a, li') !== null) continue;
    const url = isLink ? addressOf(item) : page;
    if (url === undefined) return undefined;
    const label = even(item.textContent).slice(0, LONGEST_LABEL);
    if (label !== '' && !entries.has(url.href) && !(NEXT.test(label) || /^(prev|back|zurück|préc)/i.test(label)))
      entries.set(url.href, { url, label });
  }
  return [...entries.values()];
}

function listed(doc: Document, site: Site): readonly Entry[] {
  let best: readonly Entry[] = [];
  const lists = mayHold(doc, ['[role~=navigation]']) ? 'nav, [role=navigation], ol, ul' : 'nav, ol, ul';
  for (const list of elementsIn(doc.querySelectorAll(lists)).slice(0, MOST_LISTS)) {
    const entries = entriesOf(list, site) ?? [];
    if (entries.length <= best.length || entries.length < 2 || entries.length > MOST_PAGES) continue;
    if (!entries.some((e) => e.url.href === site.page.href)) continue;
    const counted = entries.filter((e) => COUNTED.test(e.label)).length;
    if (isNamed(list) || counted > entries.length / 2) best = entries;
  }
  return best;
}

function next(doc: Document, { page, addressOf }: Site): URL | undefined {
  const linked = mayHold(doc, ['[rel~=next]']) ? [...doc.querySelectorAll('[rel~=next][href]')] : [];
  const said = linked.filter(({ localName }) => localName === 'link' || localName === 'a');
  const says = (text: string): boolean => MAY_BE_NEXT.test(text) && NEXT.test(even(text.slice(0, READ)));
  const read = elementsIn(doc.querySelectorAll('a[href]'))
    .slice(0, 5000)
    .filter((a) => says(a.textContent ?? ''));
  const found = [...said, ...read].map(addressOf);
  return found.find((url) => url !== undefined && url.href !== page.href);
}

/**
 * All known pages of the paper, this one among them, in order; where only the next one is known, the two. Empty where this is all.
 * `doc` is inert and unclobbered; pages are of the same origin.
 */
export function pagesOf(doc: Document, url: string, base: string): readonly PaperPage[] {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return [];
  const page = new URL(url);
  page.hash = '';
  const site = siteOf(page, base);
  const list = listed(doc, site);
  if (list.length > 0) return list.map((e) => ({ url: e.url.href, label: e.label }));
  const after = next(doc, site);
  return after === undefined ? [] : [page, after].map((u) => ({ url: u.href, label: '' }));
}

/** What was known and what one more page says: one chain where they touch, else the longer list. */
export function joinedPages(known: readonly PaperPage[], said: readonly PaperPage[]): readonly PaperPage[] {
  const [first] = said;
  if (known.length === 0 || first === undefined) return known.length === 0 ? said : known;
  const at = known.findIndex((page) => page.url === first.url);
  const before = said.findIndex((page) => page.url === known[0]?.url);
  if (at > 0 && at + said.length > known.length) return [...known.slice(0, at), ...said].slice(0, MOST_PAGES);
  if (before > 0) return [...said.slice(0, before), ...known].slice(0, MOST_PAGES);
  return said.length > known.length ? said : known;
}
