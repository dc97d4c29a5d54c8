// Headings, list items, tables and links of a tree, by their words; and which of a page's belong to its expected text.
import { readingText } from '@/utils/extraction/reading-text';
import type { ReadingElement, ReadingNode } from '@/utils/model/document';
import { normalised, tokens } from './measure';

export type Kind = 'headings' | 'items' | 'tables' | 'links';
export const KINDS: readonly Kind[] = ['headings', 'items', 'tables', 'links'];

/** `name` tells the piece among its kind (for a heading with its level); `around` is the text of the block it stands in. */
export interface Piece {
  readonly kind: Kind;
  readonly name: string;
  readonly around: string;
}

const LISTS = new Set(['ul', 'ol', 'dl', 'table']);
const BLOCKS = new Set(['p', 'li', 'td', 'th', 'dd', 'dt', 'figcaption', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const words = (nodes: readonly ReadingNode[]): string => normalised(readingText(nodes));

function piece(element: ReadingElement, block: string): Piece | undefined {
  const { tag, children } = element;
  // What changes a section stands behind its heading in brackets, and is none of its words.
  const text = words([element]).replace(/^h\d/.test(tag) ? /\s*\[[^\]]*\]$/u : /$^/u, '');
  if (text === '') return undefined;
  if (/^h[1-6]$/.test(tag)) return { kind: 'headings', name: `${tag} ${text}`, around: text };
  if (tag === 'li' || tag === 'dt' || tag === 'dd') {
    const own = words(children.filter((c) => typeof c === 'string' || !LISTS.has(c.tag)));
    return own === '' ? undefined : { kind: 'items', name: own, around: own };
  }
  if (tag === 'table') return { kind: 'tables', name: text.slice(0, 200), around: text };
  return tag === 'a' && element.href !== undefined ? { kind: 'links', name: text, around: block || text } : undefined;
}

/** Every piece of a tree, in no order. */
export function pieces(nodes: readonly ReadingNode[]): readonly Piece[] {
  const found: Piece[] = [];
  const waiting = nodes.map((node) => ({ node, block: '' }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node } = next;
    if (typeof node === 'string') continue;
    const one = piece(node, next.block);
    if (one !== undefined) found.push(one);
    const block = BLOCKS.has(node.tag) ? words([node]) : next.block;
    for (const child of node.children) waiting.push({ node: child, block });
  }
  return found;
}

/** The deepest element that still holds (nearly) all of the expected words: what stands beside it is not the text's. */
function holder(nodes: readonly ReadingNode[], expected: string): readonly ReadingNode[] {
  const wanted = [...new Set(tokens(expected))];
  const share = (node: ReadingNode): number => {
    const has = new Set(tokens(words([node])));
    return wanted.filter((word) => has.has(word)).length / Math.max(1, wanted.length);
  };
  let inside = nodes;
  for (;;) {
    const next = inside.find((node) => typeof node !== 'string' && share(node) >= 0.97);
    if (next === undefined || typeof next === 'string') return inside;
    inside = next.children;
  }
}

const LONG = 25;

const countOf = (strings: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const one of strings) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
};

/**
 * The pieces of a page's whole tree that belong to the expected text: their blocks stand in it, whole. A line that is a heading of
 * the page is not wanted again as an entry of its contents list.
 */
export function expectedPieces(page: readonly ReadingNode[], expected: string): readonly Piece[] {
  const blocks = countOf(expected.split(/\n+/).map(normalised));
  const whole = normalised(expected);
  const found = pieces(holder(page, expected));
  const headings = countOf(found.filter((p) => p.kind === 'headings').map((p) => p.around));
  const isThere = ({ kind, around: text }: Piece): boolean => {
    const said = blocks.get(text) ?? 0;
    const isHeading = kind !== 'headings' && said <= (headings.get(text) ?? 0);
    return said > 0 ? !isHeading : text.length >= LONG && whole.includes(text);
  };
  const cells = (table: Piece): boolean => {
    const said = tokens(table.around);
    const has = new Set(tokens(expected));
    return said.length > 0 && said.filter((w) => has.has(w)).length / said.length > 0.9;
  };
  return found.filter((p) => (p.kind === 'tables' ? cells(p) : isThere(p)));
}

/** How many of the wanted pieces are found, each as often as it stands. */
export function keptPieces(found: readonly Piece[], wanted: readonly Piece[]): number {
  const left = new Map<string, number>();
  for (const p of found) left.set(`${p.kind} ${p.name}`, (left.get(`${p.kind} ${p.name}`) ?? 0) + 1);
  return wanted.filter((p) => {
    const times = left.get(`${p.kind} ${p.name}`) ?? 0;
    left.set(`${p.kind} ${p.name}`, times - 1);
    return times > 0;
  }).length;
}
