// How do the runs of a word processor become text with emphasis and links? Runs of one look are one element.
import type { ReadingElement, ReadingNode, ReadingTag } from '@/utils/model/document';

export interface Wrap {
  readonly tag: Extract<ReadingTag, 'a' | 'strong' | 'em' | 's' | 'sub' | 'sup'>;
  /** Only on `a`. */
  readonly href?: string;
}

export interface Piece {
  readonly node: ReadingNode;
  /** From the outside in, always in one order. */
  readonly wraps: readonly Wrap[];
}

const ORDER = ['a', 'strong', 'em', 's', 'sub', 'sup'] as const satisfies readonly Wrap['tag'][];

/** Each tag once, in the one order. */
export const wrapsOf = (wraps: readonly Wrap[]): readonly Wrap[] =>
  ORDER.flatMap((tag) => wraps.findLast((wrap) => wrap.tag === tag) ?? []);

const isSame = (a: Wrap | undefined, b: Wrap | undefined): boolean => a?.tag === b?.tag && a?.href === b?.href;

/** Pieces of a paragraph as reading nodes. */
export function inlineNodes(pieces: readonly Piece[]): readonly ReadingNode[] {
  const nodes: ReadingNode[] = [];
  for (let i = 0; i < pieces.length; ) {
    const piece = pieces[i] as Piece; // i is in range
    const [wrap] = piece.wraps;
    if (wrap === undefined) {
      const last = nodes.at(-1);
      if (typeof last === 'string' && typeof piece.node === 'string') nodes[nodes.length - 1] = last + piece.node;
      else if (piece.node !== '') nodes.push(piece.node);
      i += 1;
      continue;
    }
    let end = i;
    while (end < pieces.length && isSame(pieces[end]?.wraps[0], wrap)) end += 1;
    const children = inlineNodes(pieces.slice(i, end).map(({ node, wraps }) => ({ node, wraps: wraps.slice(1) })));
    if (children.length > 0) nodes.push({ ...wrap, children });
    i = end;
  }
  return nodes;
}

/** The words of nodes, marks and breaks left out. */
export const wordsIn = (nodes: readonly ReadingNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : node.tag === 'br' ? ' ' : wordsIn(node.children))).join('');

export const isBlank = (nodes: readonly ReadingNode[]): boolean =>
  nodes.every((node) =>
    typeof node === 'string' ? node.trim() === '' : node.tag === 'br' || (node.label === undefined && isBlank(node.children)),
  );

/** The mark of a footnote: seen, and no part of the text. */
export const noteMark = (label: string): ReadingElement => ({ tag: 'span', label, children: [] });

const labelled = (label: string, [first, ...others]: readonly ReadingNode[]): readonly ReadingNode[] =>
  typeof first === 'string'
    ? [`${label} ${first.trimStart()}`, ...others]
    : [`${label} `, ...(first === undefined ? [] : [first]), ...others];

/** Notes stand after the text, each with the label that marks its place. */
export function notesAfter(
  notes: readonly { readonly label: string; readonly paragraphs: readonly (readonly ReadingNode[])[] }[],
): readonly ReadingNode[] {
  if (notes.length === 0) return [];
  const said = notes.map(({ label, paragraphs }): ReadingElement => {
    const smalls = paragraphs.map(
      (nodes, i): ReadingElement => ({ tag: 'p', children: [{ tag: 'small', children: i === 0 ? labelled(label, nodes) : nodes }] }),
    );
    return { tag: 'div', children: smalls };
  });
  return [{ tag: 'hr', children: [] }, ...said];
}
