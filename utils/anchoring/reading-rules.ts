// What of a page is text that people read, and where do its lines break? By tag names first, so that a page and the
// sanitised copy of it in the reader, which has no styles, come to the same text.
import { type Border, LINE, WORD } from '../text/canonical.ts';
import { OPENERS, openedBy } from '../text/disclosed.ts';
import type { DomTree } from './dom-tree.ts';

const words = (s: string): ReadonlySet<string> => new Set(s.split(' '));

const unread = words(
  'script style noscript template head iframe object embed video audio canvas textarea input select datalist meter progress rp title desc metadata defs annotation annotation-xml',
);
const lines = words(
  'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody tfoot thead tr ul',
);

/** Is everything in it left out, displayed or not? */
export const isUnread = (tree: DomTree, element: Element): boolean => unread.has(tree.name(element));

/** The border before and after it. A page's own elements have no names to go by: there the style decides. */
export function borderOf(tree: DomTree, element: Element): Border {
  const name = tree.name(element);
  if (lines.has(name)) return LINE;
  if (name === 'td' || name === 'th') return WORD;
  if (!name.includes('-')) return 0;
  return /^(inline|contents|none|ruby|$)/.test(tree.display(element)) ? 0 : LINE;
}

/** 1 to 6 for a heading, else 0. */
export const headingLevel = (name: string): number => (/^h[1-6]$/.test(name) ? Number(name[1]) : 0);
