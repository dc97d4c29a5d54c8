// The text of a DOM in pieces that do not know of each other: what stands between two borders of blocks. So after a change of
// the page only the blocks that it touched are read again, and all others keep their pieces.
import { canonicalWriter, LINE, type Run } from '../text/canonical.ts';
import type { Pace } from '../text/pace.ts';
import { type DomTree, isElement, isText } from './dom-tree.ts';
import { borderOf, headingLevel, isUnread } from './reading-rules.ts';

/** A stretch of text between two borders of blocks, as it stood when it was read. Offsets are UTF-16 units of its own text. */
export interface Piece {
  readonly text: string;
  /** Runs in text order, each `at, length, from, to` as in `Run`; a node's runs follow each other. */
  readonly runs: readonly number[];
  /** The text node of each run. */
  readonly nodes: readonly Text[];
}

/** An element that stands on lines of its own. */
export interface Block {
  readonly element: Element;
  /** Of a heading 1 to 6, else 0. */
  readonly level: number;
  readonly keepBlanks: boolean;
  readonly parts: (Piece | Block)[];
}

export const isBlock = (part: Piece | Block): part is Block => 'parts' in part;

/** What is known from the readings before. */
export interface Memory {
  readonly blocks: WeakMap<Element, Block>;
  /** Elements that were left out because they are not displayed. */
  readonly hidden: Set<Element>;
  /** The page's own elements that had no shadow root yet: getting one is no change that one could watch. */
  readonly bare: Set<Element>;
}

export const newMemory = (): Memory => ({ blocks: new WeakMap(), hidden: new Set(), bare: new Set() });

/** What is no longer as it is remembered. */
export interface News {
  /** Elements in or under which something has changed: with each, all above it. */
  readonly changed: ReadonlySet<Element>;
  /** Elements under which nothing is as it was. */
  readonly strange: ReadonlySet<Element>;
}

export interface PieceReading {
  readonly tree: DomTree;
  readonly memory: Memory;
  readonly news: News;
  readonly pace: Pace;
  /** Is the element left out as it is displayed now? */
  readonly isShut: (element: Element) => boolean;
  /** Told of every open shadow root before it is read. */
  readonly onShadow: (root: ShadowRoot) => void;
}

interface Frame {
  readonly block: Block;
  readonly isBlock: boolean;
  readonly list: readonly Node[] | null;
  index: number;
  next: Node | null;
  readonly keepBlanks: boolean;
  readonly isStrange: boolean;
  readonly border: ReturnType<typeof borderOf>;
}

const CHUNK = 1 << 14;

/** The end of the next bit of a text: small enough for one breath, never inside a character or a run of blanks. */
function bitEnd(data: string, from: number): number {
  let end = from + CHUNK;
  if (end >= data.length) return data.length;
  while (end < data.length && end < from + 2 * CHUNK && !/[a-z] /i.test(data.slice(end - 1, end + 1))) end++;
  return end;
}

/** Writes one piece after the other. */
function pieceWriter() {
  let runs: number[] = [];
  let nodes: Text[] = [];
  let node: Text | undefined;
  const writer = canonicalWriter(({ at, length, from, to }: Run) => {
    // Most pieces have one run: a list that is made for it takes a third of the room of one that has grown to it.
    if (nodes.length === 0) [runs, nodes] = [[at, length, from, to], [node!]];
    else {
      runs.push(at, length, from, to);
      nodes.push(node!);
    }
  });
  return {
    border: writer.border,
    /** Writes `data[from, to)` of a text node. */
    write(text: Text, data: string, { from, to, keepBlanks }: { from: number; to: number; keepBlanks: boolean }): void {
      node = text;
      writer.write(data, from, to, keepBlanks);
    },
    /** Ends the piece and puts it into the block. */
    close(block: Block): void {
      const text = writer.take();
      if (nodes.length === 0) return;
      block.parts.push({ text, runs, nodes });
      nodes = [];
    },
  };
}

/** Reads the flattened tree under `root`, but for blocks that are as they were. The DOM may change between slices: what is read is what stands then. */
export async function readPieces(root: Element, { tree, memory, news, pace, isShut, onShadow }: PieceReading): Promise<Block> {
  const { blocks, hidden } = memory;
  const pieces = pieceWriter();
  const open: Frame[] = [];
  const enter = (element: Element, name: string, parent: Frame | undefined): void => {
    const border = borderOf(tree, element, name);
    // Of what changes while nobody reads it nothing is noted.
    const isStrange = hidden.delete(element) || news.strange.has(element) || parent?.isStrange === true;
    const shadow = tree.shadow(element);
    if (shadow !== null) onShadow(shadow);
    else if (name.includes('-')) memory.bare.add(element);
    // As `flatChildren` has it, which would ask all of this again.
    const children = shadow === null && name !== 'slot' ? tree.firstChild(element) : tree.flatChildren(element);
    const list = Array.isArray(children) ? (children as readonly Node[]) : null;
    const first = list === null ? (children as Node | null) : null;
    const isLine = parent === undefined || border === LINE;
    if (parent !== undefined && list === null && first === null) return pieces.border(border);
    const keepBlanks = parent?.keepBlanks === true || name === 'pre';
    if (isLine && parent !== undefined) {
      pieces.close(parent.block);
      const known = blocks.get(element);
      const isKnown = known !== undefined && known.keepBlanks === keepBlanks && !isStrange && !news.changed.has(element);
      if (isKnown) return void parent.block.parts.push(known);
    } else pieces.border(border);
    const block: Block = isLine || parent === undefined ? { element, level: headingLevel(name), keepBlanks, parts: [] } : parent.block;
    open.push({ block, isBlock: isLine, list, index: 0, next: first, keepBlanks, isStrange, border });
  };
  enter(root, tree.name(root), undefined);
  for (let steps = 0, top = open[0]; top !== undefined; top = open.at(-1)) {
    if ((++steps & 63) === 0) await pace();
    const child: Node | null = top.list === null ? top.next : (top.list[top.index++] ?? null);
    if (child === null) {
      open.pop();
      if (!top.isBlock) pieces.border(top.border);
      else {
        pieces.close(top.block);
        blocks.set(top.block.element, top.block);
        open.at(-1)?.block.parts.push(top.block);
      }
      continue;
    }
    if (top.list === null) top.next = tree.nextSibling(child);
    if (isElement(tree, child)) {
      const name = tree.name(child);
      if (isUnread(name)) continue;
      if (isShut(child)) hidden.add(child);
      else enter(child, name, top);
    } else if (isText(tree, child)) {
      const data = tree.data(child);
      for (let from = 0, to; from < data.length; from = to) {
        if (from > 0) await pace();
        to = bitEnd(data, from);
        pieces.write(child, data, { from, to, keepBlanks: top.keepBlanks });
      }
    }
  }
  return blocks.get(root)!;
}
