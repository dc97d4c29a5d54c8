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
  const text = words([element]);
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

/** The pieces of a page's whole tree that belong to the expected text: their blocks stand in it, whole. */
export function expectedPieces(page: readonly ReadingNode[], expected: string): readonly Piece[] {
  const blocks = new Set(expected.split(/\n+/).map(normalised));
  const whole = normalised(expected);
  const isThere = (text: string): boolean => blocks.has(text) || (text.length >= LONG && whole.includes(text));
  const cells = (table: Piece): boolean => {
    const all = tokens(table.around);
    const has = new Set(tokens(expected));
    return all.length > 0 && all.filter((w) => has.has(w)).length / all.length > 0.9;
  };
  return pieces(holder(page, expected)).filter((p) => (p.kind === 'tables' ? cells(p) : isThere(p.around)));
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
