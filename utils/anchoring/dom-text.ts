// Where is each character of a document's canonical text in the DOM, and each place of the DOM in the text?
import { canonicalWriter, type Run } from '../text/canonical.ts';
import { type Pace, unpaced } from '../text/pace.ts';
import { type DomTree, domTree, isElement, isText, nodesFrom } from './dom-tree.ts';
import { borderOf, headingLevel, isUnread, openedParts } from './reading-rules.ts';

/** One root's text, as it stood when it was read. Offsets are UTF-16 units of `text`. */
export interface DomText {
  readonly root: Element;
  readonly text: string;
  /** Offset of a DOM boundary point; a point in what is not read counts as the next text that is. */
  offsetOf(node: Node, offset: number): number;
  /** The DOM range of `[start, end)`, its ends in the text nodes that hold the first and the last character. */
  rangeOf(start: number, end: number): StaticRange;
  /** Headings above a place, outermost first, canonical text. */
  headingsAt(offset: number): readonly string[];
}

export interface DomReading {
  readonly pace?: Pace;
  /** Elements to leave out besides those that nobody reads. */
  readonly isSkipped?: (element: Element) => boolean;
}

interface Heading {
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

/** Runs in text order, column by column; a node's runs follow each other. */
interface Runs {
  readonly at: number[];
  readonly length: number[];
  readonly from: number[];
  readonly to: number[];
  readonly node: Text[];
  readonly first: Map<Node, number>;
}

interface Frame {
  readonly element: Element;
  readonly list: readonly Node[] | null;
  index: number;
  next: Node | null;
  readonly keepBlanks: boolean;
  readonly headingStart: number;
}

const CHUNK = 1 << 14;

/** Reads the flattened tree under `root`. The DOM may change between slices: what is read is what stands then. */
export async function readDom(root: Element, { pace = unpaced, isSkipped = () => false }: DomReading = {}): Promise<DomText> {
  const tree = domTree();
  const parts = openedParts(tree, root);
  const runs: Runs = { at: [], length: [], from: [], to: [], node: [], first: new Map() };
  const headings: Heading[] = [];
  let node: Text | undefined;
  const writer = canonicalWriter((run: Run) => {
    if (node === undefined) return;
    if (!runs.first.has(node)) runs.first.set(node, runs.at.length);
    runs.at.push(run.at);
    runs.length.push(run.length);
    runs.from.push(run.from);
    runs.to.push(run.to);
    runs.node.push(node);
  });
  const open: Frame[] = [];
  const enter = (element: Element): void => {
    writer.border(borderOf(tree, element));
    const children = tree.flatChildren(element);
    const list = Array.isArray(children) ? (children as readonly Node[]) : null;
    const name = tree.name(element);
    open.push({
      element,
      list,
      index: 0,
      next: list === null ? (children as Node | null) : null,
      keepBlanks: name === 'pre' || open.at(-1)?.keepBlanks === true,
      headingStart: headingLevel(name) > 0 ? writer.length : -1,
    });
  };
  const leave = ({ element, headingStart: start }: Frame): void => {
    if (start >= 0 && writer.length > start) headings.push({ level: headingLevel(tree.name(element)), start, end: writer.length });
    writer.border(borderOf(tree, element));
  };
  enter(root);
  for (let steps = 0, top = open[0]; top !== undefined; top = open.at(-1)) {
    if ((++steps & 63) === 0) await pace();
    const child: Node | null = top.list === null ? top.next : (top.list[top.index++] ?? null);
    if (child === null) {
      open.pop();
      leave(top);
      continue;
    }
    if (top.list === null) top.next = tree.nextSibling(child);
    if (isText(tree, child)) {
      node = child;
      const data = tree.data(child);
      for (let i = 0, end; i < data.length; i = end) {
        if (i > 0) await pace();
        end = pieceEnd(data, i);
        writer.write(data, i, end, top.keepBlanks);
      }
    } else if (isElement(tree, child) && !isUnread(tree, child, parts) && !isSkipped(child)) enter(child);
  }
  await pace();
  return domText(tree, { root, text: writer.text(), runs, headings });
}

/** The end of the next piece of a text: small enough for one breath, never inside a character or a run of blanks. */
function pieceEnd(data: string, from: number): number {
  let end = from + CHUNK;
  if (end >= data.length) return data.length;
  while (end < data.length && end < from + 2 * CHUNK && !/[a-z] /i.test(data.slice(end - 1, end + 1))) end++;
  return end;
}

interface Parts {
  readonly root: Element;
  readonly text: string;
  readonly runs: Runs;
  readonly headings: readonly Heading[];
}

function domText(tree: DomTree, { root, text, runs, headings }: Parts): DomText {
  const inText = (node: Text, first: number, offset: number): number => {
    let low = first;
    let high = first + 1;
    for (let step = 1; runs.node[high] === node && runs.from[high]! <= offset; high += step, step *= 2) low = high;
    high = Math.min(high, runs.at.length);
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (runs.node[middle] === node && runs.from[middle]! <= offset) low = middle;
      else high = middle;
    }
    const within = offset >= runs.to[low]! ? runs.length[low]! : Math.min(Math.max(0, offset - runs.from[low]!), runs.length[low]!);
    return runs.at[low]! + within;
  };
  /** The last run that starts at or before the offset. */
  const runAt = (offset: number): number => {
    let low = 0;
    let high = runs.at.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (runs.at[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low;
  };
  return {
    root,
    text,
    offsetOf: (node, offset) => {
      const own = isText(tree, node) ? runs.first.get(node) : undefined;
      if (own !== undefined && isText(tree, node)) return inText(node, own, offset);
      for (const next of nodesFrom(tree, root, { node, offset })) {
        const first = runs.first.get(next);
        if (first !== undefined) return runs.at[first]!;
      }
      return text.length;
    },
    rangeOf: (start, end) => {
      let a = runAt(start);
      if (start >= runs.at[a]! + runs.length[a]! && a + 1 < runs.at.length) a++;
      const b = Math.max(a, runAt(Math.max(start, end - 1)));
      const place = (run: number, offset: number): number =>
        offset >= runs.length[run]! ? runs.to[run]! : runs.from[run]! + Math.max(0, offset);
      return runs.at.length === 0
        ? new StaticRange({ startContainer: root, startOffset: 0, endContainer: root, endOffset: 0 })
        : new StaticRange({
            startContainer: runs.node[a]!,
            startOffset: place(a, start - runs.at[a]!),
            endContainer: runs.node[b]!,
            endOffset: place(b, Math.max(end, start) - runs.at[b]!),
          });
    },
    headingsAt: (offset) => {
      const path: Heading[] = [];
      for (const h of headings) {
        if (h.end > offset) break;
        while (path.length > 0 && path.at(-1)!.level >= h.level) path.pop();
        path.push(h);
      }
      return path.map((h) => text.slice(h.start, h.end).trim());
    },
  };
}
