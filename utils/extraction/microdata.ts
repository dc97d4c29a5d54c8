// What does a page mark up of its work with `itemscope` and `itemprop`? Told as JSON-LD would tell it, and read by the same rules.
// Pages mark up what they list and cite, too: only an item that says the page's own title is believed.
import { describedWork, type DescribedWork } from './json-ld';
import { plain, squeezed } from './printed';

const PROPERTIES: ReadonlySet<string> = new Set(
  (
    'headline name alternativeHeadline author creator publisher datePublished dateModified license isbn inLanguage reportNumber ' +
    'identifier sameAs'
  ).split(' '),
);
/** Whose value is an address where there is one, and not the words of the link. */
const ADDRESSES: ReadonlySet<string> = new Set(['license', 'sameAs', 'identifier']);
const NOT_ABOUT_PAGE = '#comments, .comments, .comment, .comment-list, nav, aside, blockquote, body > footer';
const MOST_ITEMS = 50;
const MOST_PROPERTIES = 300;

const owner = (element: Element): Element | null => element.parentElement?.closest('[itemscope]') ?? null;

function propertiesOf(item: Element): readonly Element[] {
  return [...item.querySelectorAll('[itemprop]')].slice(0, MOST_PROPERTIES).filter((element) => owner(element) === item);
}

function valueOf(element: Element, name: string, base: string): unknown {
  if (element.hasAttribute('itemscope')) {
    const named = propertiesOf(element).find((e) => /(^|\s)(legalName|name)(\s|$)/.test(e.getAttribute('itemprop') ?? ''));
    return { name: named === undefined ? '' : valueOf(named, 'name', base) };
  }
  const href = element.getAttribute('href');
  const isAddress = href !== null && (element.localName === 'link' || ADDRESSES.has(name));
  const said = element.getAttribute('content') ?? (isAddress ? (URL.parse(href, base)?.href ?? '') : element.getAttribute('datetime'));
  return plain(said ?? element.textContent ?? '');
}

/** The item's properties as a node of JSON-LD, each a list of values. */
function nodeOf(item: Element, base: string): Readonly<Record<string, readonly unknown[]>> {
  const node: Record<string, unknown[]> = { '@type': (item.getAttribute('itemtype') ?? '').split(/\s+/).slice(0, 5) };
  for (const element of propertiesOf(item)) {
    for (const name of (element.getAttribute('itemprop') ?? '').split(/\s+/)) {
      if (PROPERTIES.has(name)) (node[name] ??= []).push(valueOf(element, name, base));
    }
  }
  return node;
}

/** What the page's own item describes; `undefined` where there is none. `title` as it is printed; never throws. */
export function markedWork(doc: Document, title: string, base: string): DescribedWork | undefined {
  const wanted = squeezed(title);
  if (wanted === '' || doc.querySelector('[itemscope][itemtype]') === null) return undefined;
  const isTitle = (words: string): boolean =>
    squeezed(words) === wanted || (squeezed(words).length > 10 && wanted.startsWith(squeezed(words)));
  const items = [...doc.querySelectorAll('[itemscope][itemtype*="schema.org/"]')].slice(0, MOST_ITEMS);
  const own = items.flatMap((item) => {
    if (item.closest(NOT_ABOUT_PAGE) !== null) return [];
    const node = nodeOf(item, base);
    const names = [...(node['headline'] ?? []), ...(node['name'] ?? [])].filter((name) => typeof name === 'string');
    const says = names.length > 0 ? names.some(isTitle) : [...item.querySelectorAll('h1')].some((h) => isTitle(plain(h.textContent ?? '')));
    return says ? [node] : [];
  });
  return own.length === 0 ? undefined : describedWork([JSON.stringify(own)]);
}
