// How does main text become elements? Only the tags and attributes that the model names; links to the web and to mail only.
import { createElement, type ComponentChild } from 'preact';
import { ReadingPicture } from './ReadingPicture';
import { t } from './words';
import { READING_TAGS, type ReadingElement, type ReadingNode } from '@/utils/model/document';

/** Elements nested deeper than this are drawn as their text: no honest text is, and a hostile one must not exhaust the stack. */
const DEEPEST = 80;
const TAGS: ReadonlySet<string> = new Set(READING_TAGS);
const LINKS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** The text as Preact elements, in order; words that name `scrollable` tables for screen readers come from the caller. */
export function readingElements(nodes: readonly ReadingNode[], tableLabel: string, depth = 0): ComponentChild[] {
  return nodes.map((node, i) => {
    if (typeof node === 'string') return node;
    if (depth >= DEEPEST) return textOf(node);
    return element(node, i, tableLabel, depth);
  });
}

function element(node: ReadingElement, key: number, tableLabel: string, depth: number): ComponentChild {
  if (node.tag === 'img') return picture(node, key);
  // Content comes out of a database that a damaged file may have filled: the type alone is no proof.
  const known = TAGS.has(node.tag) ? node.tag : 'span';
  // The page's one h1 is the document's title.
  const tag = known === 'h1' ? 'h2' : known;
  const children = readingElements(node.children, tableLabel, depth + 1);
  // As a list and not as arguments: of those a browser takes some 100,000.
  if (tag !== 'table') return createElement(tag, { key, ...attributes(node) }, children);
  const table = createElement('table', null, children);
  return createElement('div', { key, class: 'table-frame', role: 'region', 'aria-label': tableLabel, tabIndex: 0 }, table);
}

function picture({ src, alt = '' }: ReadingElement, key: number): ComponentChild {
  const address = safeLink(src);
  return address?.startsWith('http') === true ? createElement(ReadingPicture, { key, src: address, alt }) : null;
}

/** A picture can be pressed, and must not stand in a link then. */
const hasPicture = ({ children }: ReadingElement): boolean =>
  children.some((child) => typeof child !== 'string' && (child.tag === 'img' || hasPicture(child)));

function attributes(node: ReadingElement): Record<string, string | number> {
  switch (node.tag) {
    case 'a': {
      const href = hasPicture(node) ? undefined : safeLink(node.href);
      return href === undefined ? {} : { href, target: '_blank', rel: 'noopener noreferrer' };
    }
    case 'td':
    case 'th':
      return { ...spanOf('colSpan', node.colspan), ...spanOf('rowSpan', node.rowspan) };
    case 'span':
      return markOf(node);
    case 'ol':
      return Number.isSafeInteger(node.start) ? { start: node.start ?? 1 } : {};
    default:
      return {};
  }
}

/** The second is for those who do not know the first, and hold that an element without a role has no name. */
const PAGE_BREAK = 'doc-pagebreak separator';

/** Where a page begins or a note is marked: seen by its label, which the style draws, so that it is no part of the text. */
function markOf({ page, label, isRecognised }: ReadingElement): Record<string, string | number> {
  if (page === undefined && label === undefined) return {};
  const place = page === undefined ? {} : { 'data-page': page };
  if (label === undefined) return place;
  const seen = { ...place, 'data-label': label };
  if (page === undefined) return { ...seen, class: 'note-mark', role: 'img', 'aria-label': t('noteMark', label) };
  if (isRecognised === true) {
    const words = t('pageMarkRecognised', label);
    return {
      ...seen,
      class: 'page-mark',
      role: PAGE_BREAK,
      'aria-label': words,
      title: words,
      'data-recognised': t('pageRecognised'),
    };
  }
  return { ...seen, class: 'page-mark', role: PAGE_BREAK, 'aria-label': t('pageMark', label) };
}

function spanOf(name: string, span: number | undefined): Record<string, number> {
  return span !== undefined && Number.isSafeInteger(span) && span > 1 && span <= 1000 ? { [name]: span } : {};
}

/** The address when it is absolute and leads to the web or to mail; `undefined` for all else. */
export function safeLink(href: string | undefined): string | undefined {
  if (href === undefined || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  return LINKS.has(url.protocol) ? url.href : undefined;
}

/** All text below a node, without recursion. */
function textOf(node: ReadingNode): string {
  const parts: string[] = [];
  const waiting: ReadingNode[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') parts.push(next);
    else for (const child of next.children.toReversed()) waiting.push(child);
  }
  return parts.join('');
}
