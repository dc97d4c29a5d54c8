// Where is each character of a document's canonical text in the DOM, and each place of the DOM in the text?
import { type Pace, unpaced } from '../text/pace.ts';
import { type Block, isBlock, newMemory, type Piece, readPieces } from './dom-pieces.ts';
import { type DomTree, domTree, nodesFrom } from './dom-tree.ts';
import { shutUnder } from './reading-rules.ts';

/** One root's text, as it stood when it was read. Offsets are UTF-16 units of `text`. */
export interface DomText {
  readonly root: Element;
  readonly text: string;
  /** Its pieces, in order, and where each begins; one line end stands between two. */
  readonly pieces: readonly Piece[];
  readonly starts: readonly number[];
  /** Is there anything of this text node in the text? */
  holds(node: Node): boolean;
  /** Offset of a DOM boundary point; a point in what is not read counts as the next text that is. */
  offsetOf(node: Node, offset: number): number;
  /** The DOM range of `[start, end)`, its ends in the text nodes that hold the first and the last character. */
  rangeOf(start: number, end: number): StaticRange;
  /** Headings above a place, outermost first, canonical text. */
  headingsAt(offset: number): readonly string[];
}

interface Heading {
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

/** Reads the flattened tree under `root`. The DOM may change between slices: what is read is what stands then. */
export async function readDom(root: Element, { pace = unpaced }: { readonly pace?: Pace } = {}): Promise<DomText> {
  const tree = domTree();
  const memory = newMemory();
  const news = { changed: new Set<Element>(), strange: new Set<Element>() };
  const block = await readPieces(root, { tree, memory, news, pace, isShut: shutUnder(tree, root), onShadow: () => undefined });
  return textOf(block, tree, pace);
}

/** Strings the pieces of a root together. */
export async function textOf(root: Block, tree: DomTree, pace: Pace): Promise<DomText> {
  const pieces: Piece[] = [];
  const starts: number[] = [];
  const headings: Heading[] = [];
  let length = 0;
  const open: { readonly block: Block; index: number; readonly first: number }[] = [{ block: root, index: 0, first: 0 }];
  for (let top = open[0]; top !== undefined; top = open.at(-1)) {
    let part = top.block.parts[top.index++];
    // Most blocks are a paragraph of one piece, which needs no turn of its own.
    if (part !== undefined && isBlock(part) && part.level === 0 && part.parts.length === 1) part = part.parts[0]!;
    if (part === undefined) {
      open.pop();
      const { level } = top.block;
      if (level > 0 && pieces.length > top.first) headings.push({ level, start: starts[top.first]!, end: length });
    } else if (isBlock(part)) open.push({ block: part, index: 0, first: pieces.length });
    else {
      starts.push(length === 0 ? 0 : length + 1);
      length = starts.at(-1)! + part.text.length;
      pieces.push(part);
      if ((pieces.length & 1023) === 0) await pace();
    }
  }
  const text = pieces.map((piece) => piece.text).join('\n');
  return domText({ tree, root: root.element, text, pieces, starts, headings });
}

/** In which piece a text node is, where that begins, and its first run there. */
interface Home {
  readonly piece: Piece;
  readonly start: number;
  readonly run: number;
}

interface Parts extends Pick<DomText, 'root' | 'text' | 'pieces' | 'starts'> {
  readonly tree: DomTree;
  readonly headings: readonly Heading[];
}

/** The last of `count` rising numbers that is not above `value`; 0 when all are. */
function lastNotAbove(count: number, at: (n: number) => number, value: number): number {
  let low = 0;
  let high = count;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (at(middle) <= value) low = middle;
    else high = middle;
  }
  return low;
}

function homesOf(pieces: readonly Piece[], starts: readonly number[]): ReadonlyMap<Node, Home> {
  const homes = new Map<Node, Home>();
  pieces.forEach((piece, n) => {
    piece.nodes.forEach((node, run) => piece.nodes[run - 1] !== node && homes.set(node, { piece, start: starts[n]!, run }));
  });
  return homes;
}

function domText({ tree, root, text, pieces, starts, headings }: Parts): DomText {
  let homes: ReadonlyMap<Node, Home> | undefined;
  // Made when it is first asked for: most pages are read and never tagged.
  const homeOf = (node: Node): Home | undefined => (homes ??= homesOf(pieces, starts)).get(node);
  const inText = (node: Node, { piece, run, start }: Home, offset: number): number => {
    const { runs, nodes } = piece;
    let end = run + 1;
    for (let step = 1; nodes[end] === node; end += step, step *= 2);
    end = Math.min(end, nodes.length);
    const n = run + lastNotAbove(end - run, (i) => (nodes[run + i] === node ? runs[4 * (run + i) + 2]! : Infinity), offset);
    const [at, length, from, to] = [runs[4 * n]!, runs[4 * n + 1]!, runs[4 * n + 2]!, runs[4 * n + 3]!];
    return start + at + (offset >= to ? length : Math.min(Math.max(0, offset - from), length));
  };
  /** The point in the DOM of an offset; at the end of a run, or else at the beginning of the next. */
  const pointAt = (offset: number, atEnd: boolean): [Text, number] => {
    let n = lastNotAbove(pieces.length, (i) => starts[i]!, offset - (atEnd ? 1 : 0));
    if (!atEnd && offset >= starts[n]! + pieces[n]!.text.length && n + 1 < pieces.length) n++;
    const { runs, nodes } = pieces[n]!;
    const inPiece = offset - starts[n]!;
    let run = lastNotAbove(nodes.length, (i) => runs[4 * i]!, inPiece - (atEnd ? 1 : 0));
    if (!atEnd && inPiece >= runs[4 * run]! + runs[4 * run + 1]! && run + 1 < nodes.length) run++;
    const [at, length, from, to] = [runs[4 * run]!, runs[4 * run + 1]!, runs[4 * run + 2]!, runs[4 * run + 3]!];
    return [nodes[run]!, inPiece - at >= length ? to : from + Math.max(0, inPiece - at)];
  };
  return {
    root,
    text,
    pieces,
    starts,
    holds: (node) => homeOf(node) !== undefined,
    offsetOf: (node, offset) => {
      const own = homeOf(node);
      if (own !== undefined) return inText(node, own, offset);
      for (const next of nodesFrom(tree, root, { node, offset })) {
        const home = homeOf(next);
        if (home !== undefined) return home.start + home.piece.runs[4 * home.run]!;
      }
      return text.length;
    },
    rangeOf: (start, end) => {
      if (pieces.length === 0) return new StaticRange({ startContainer: root, startOffset: 0, endContainer: root, endOffset: 0 });
      const [startContainer, startOffset] = pointAt(start, false);
      const [endContainer, endOffset] = pointAt(Math.max(start, end), end > start);
      return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
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
