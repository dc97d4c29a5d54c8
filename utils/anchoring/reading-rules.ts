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

/** Ids of the parts under `root` that are hidden until a heading's button or a tab is pressed. */
function openedParts(tree: DomTree, root: Element): ReadonlySet<string> {
  const openers: NodeListOf<Element> = Element.prototype.querySelectorAll.call(root, OPENERS);
  return new Set(Array.from(openers).flatMap((opener) => openedBy(tree.attribute(opener, 'aria-controls'))));
}

/** Is everything in an element of this name left out, whatever becomes of its style? */
export const isUnread = (name: string): boolean => unread.has(name);

/** Is it left out as long as it is hidden or out of sight? Not so the parts under `root` that a heading's button or a tab opens, as they are now. */
export function shutUnder(tree: DomTree, root: Element): (element: Element) => boolean {
  const parts = openedParts(tree, root);
  return (element) =>
    tree.isOutOfSight(element) || (tree.isHidden(element) && !(parts.size > 0 && parts.has(tree.attribute(element, 'id'))));
}

/** The border before and after it. A page's own elements have no names to go by: there the style decides. */
export function borderOf(tree: DomTree, element: Element, name: string): Border {
  if (lines.has(name)) return LINE;
  if (name === 'td' || name === 'th') return WORD;
  if (!name.includes('-')) return 0;
  return /^(inline|contents|none|ruby|$)/.test(tree.display(element)) ? 0 : LINE;
}

/** 1 to 6 for a heading, else 0. */
export const headingLevel = (name: string): number => (/^h[1-6]$/.test(name) ? Number(name[1]) : 0);
