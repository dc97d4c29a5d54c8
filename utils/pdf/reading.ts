// How does a paper stand on the screen, and where in the file is each character of its text? The tree that the reader view
// shows, the same canonical text that is read from it there, and the way back to the items of the pages.
import type { ReadingElement, ReadingNode, ReadingTag } from '../model/document.ts';
import { canonicalWriter, LINE, WORD, type Border, type CanonicalWriter } from '../text/canonical.ts';
import type { Paragraph } from './flow.ts';
import { CELL } from './lines.ts';
import { cutAtLinks, type LinkedItems, type LinkedPiece } from './linked-words.ts';
import { textOf, type Piece } from './page.ts';
import { unpaced, type Pace } from '../text/pace.ts';

/** A stretch of canonical text that came, unit by unit, from one stretch of one item. */
export interface TextRun {
  /** UTF-16 offset in the canonical text. */
  readonly at: number;
  /** UTF-16 units. */
  readonly length: number;
  /** From 0. */
  readonly page: number;
  /** The item's place among the text items of its page. */
  readonly item: number;
  /** UTF-16 offset in the item's text. */
  readonly from: number;
}

export interface Reading {
  readonly content: readonly ReadingNode[];
  /** Canonical text, as `readDom` reads it from the content when it is shown. */
  readonly text: string;
  /** In text order. */
  readonly runs: readonly TextRun[];
  readonly headings: readonly { readonly level: number; readonly start: number; readonly end: number }[];
}

/** How deep headings go in the reader view, whose h1 is the title. */
const DEEPEST_HEADING = 5;

const BULLET = /^\s*[•◦▪▫■□●○‣⁃∙·►▶➢✓✔❖\uf0b7\uf0a7]\s*/u;

/** By size among the headings; those of tagged files by what the file says. */
function levelsOf(paragraphs: readonly Paragraph[]): (p: Paragraph) => ReadingTag {
  const sizes = [...new Set(paragraphs.filter((p) => p.kind === 'heading').map((p) => Math.round(p.size)))].sort((a, b) => b - a);
  return (p) => {
    const rank = p.level > 0 ? p.level : sizes.indexOf(Math.round(p.size)) + 1;
    return `h${Math.min(DEEPEST_HEADING, Math.max(1, rank) + 1)}` as ReadingTag; // h2 to h5
  };
}

/** Takes the sign of a list item away: the list draws its own. */
function withoutBullet(pieces: readonly Piece[]): readonly Piece[] {
  const first = pieces.findIndex((p) => p.text.trim() !== '');
  const piece = pieces[first];
  const sign = piece === undefined ? undefined : BULLET.exec(piece.text)?.[0];
  if (piece === undefined || sign === undefined) return pieces;
  const rest = { ...piece, text: piece.text.slice(sign.length), from: piece.from + sign.length };
  return [...(rest.text === '' ? [] : [rest]), ...pieces.slice(first + 1)];
}

export interface ReadingSetting {
  /** Pages whose words were recognised on their pictures. */
  readonly recognised?: ReadonlySet<number>;
  /** By page index, the words that lead to the web. */
  readonly linksOf?: (page: number) => LinkedItems | undefined;
  readonly pace?: Pace | undefined;
}

interface Builder {
  readonly block: (tag: ReadingTag, pieces: readonly Piece[], border?: Border) => ReadingElement;
  readonly row: (pieces: readonly Piece[]) => ReadingElement;
  readonly done: () => Omit<Reading, 'content'>;
}

/** Text and map, written piece by piece. */
function textBuilder(): {
  readonly writer: CanonicalWriter;
  readonly runs: TextRun[];
  readonly string: (pieces: readonly Piece[]) => string;
} {
  const runs: TextRun[] = [];
  let now: readonly Piece[] = [];
  const writer = canonicalWriter(({ at, length, from, to }) => {
    let done = 0;
    for (const { text, page, item, from: start } of now) {
      const [a, b] = [Math.max(from, done), Math.min(to, done + text.length)];
      // A composed character is shorter than what it came from: its run keeps the length that it has in the text.
      if (a < b && item >= 0) {
        runs.push({ at: at + a - from, length: Math.min(b - a, length - (a - from)), page, item, from: start + a - done });
      }
      done += text.length;
    }
  });
  const string = (pieces: readonly Piece[]): string => {
    now = pieces;
    const text = pieces.map((p) => p.text).join('');
    writer.write(text, 0, text.length, false);
    return text;
  };
  return { writer, runs, string };
}

/** Where pages begin; without a label where the text goes back to one that was begun before. */
function pageMarks(labels: readonly string[], recognised: ReadonlySet<number>): (page: number) => ReadingElement | undefined {
  let here = -1;
  let furthest = -1;
  return (page) => {
    if (page === here) return undefined;
    const isNew = page > furthest;
    here = page;
    furthest = Math.max(page, furthest);
    const label = isNew ? { label: labels[page] ?? String(page + 1) } : {};
    return { tag: 'span', page, ...label, ...(isNew && recognised.has(page) && { isRecognised: true }), children: [] };
  };
}

interface Inline {
  readonly string: (pieces: readonly Piece[]) => string;
  readonly markOf: (page: number) => ReadingElement | undefined;
}

/** What stands in a block: its words, those of links in links, and marks between them. */
function inlineOf(pieces: readonly LinkedPiece[], { string, markOf }: Inline): readonly ReadingNode[] {
  const nodes: ReadingNode[] = [];
  let open: LinkedPiece[] = [];
  const close = (mark?: ReadingElement): void => {
    const href = open[0]?.href;
    if (open.length > 0) nodes.push(href === undefined ? string(open) : { tag: 'a', href, children: [string(open)] });
    open = [];
    if (mark !== undefined) nodes.push(mark);
  };
  for (const piece of pieces) {
    const mark = piece.item < 0 ? undefined : markOf(piece.page);
    if (mark !== undefined) close(mark);
    else if (piece.href !== open[0]?.href) close();
    if (piece.isMark) close({ tag: 'span', label: piece.text.trim(), children: [] });
    else open.push(piece);
  }
  close();
  return nodes;
}

/** Builds tree, text and map in one walk, so that they agree. */
function builderOf(labels: readonly string[], { recognised = new Set(), linksOf = () => undefined }: ReadingSetting): Builder {
  const { writer, runs, string } = textBuilder();
  const markOf = pageMarks(labels, recognised);
  const headings: { level: number; start: number; end: number }[] = [];
  const inline = (pieces: readonly Piece[]): readonly ReadingNode[] => inlineOf(cutAtLinks(pieces, linksOf), { string, markOf });
  const block: Builder['block'] = (tag, pieces, border = LINE) => {
    writer.border(border);
    const before = writer.length;
    const children = inline(pieces);
    const level = Number(/^h(\d)$/.exec(tag)?.[1] ?? 0);
    // A border that waited is written with the text: it is no part of the heading.
    const start = before === 0 ? 0 : before + 1;
    if (level > 0 && writer.length > start) headings.push({ level, start, end: writer.length });
    writer.border(border);
    return { tag, children };
  };
  const row: Builder['row'] = (pieces) => {
    writer.border(LINE);
    const cells: Piece[][] = [[]];
    for (const piece of pieces) {
      if (piece.text === CELL) cells.push([]);
      else cells.at(-1)?.push(piece);
    }
    const children = cells.map((cell) => block('td', cell, WORD));
    writer.border(LINE);
    return { tag: 'tr', children };
  };
  return { block, row, done: () => ({ text: writer.text(), runs, headings }) };
}

/** `labels` by page index, as they are shown. */
export async function readingOf(
  paragraphs: readonly Paragraph[],
  labels: readonly string[],
  setting: ReadingSetting = {},
): Promise<Reading> {
  const { pace = unpaced } = setting;
  const { block, row, done } = builderOf(labels, setting);
  const heading = levelsOf(paragraphs);
  const content: ReadingElement[] = [];
  let open: { readonly tag: ReadingTag; readonly children: ReadingNode[] } | undefined;
  const into = (tag: ReadingTag, child: ReadingElement): void => {
    if (open?.tag !== tag) content.push((open = { tag, children: [] }));
    open.children.push(child);
  };
  const add = (element: ReadingElement): void => {
    open = undefined;
    content.push(element);
  };
  for (const paragraph of paragraphs) {
    const wait = pace();
    if (wait !== undefined) await wait;
    const { kind, pieces } = paragraph;
    if (kind === 'row') into('table', row(pieces));
    else if (kind === 'item' && BULLET.test(textOf(pieces))) into('ul', block('li', withoutBullet(pieces)));
    else if (kind === 'heading') add(block(heading(paragraph), pieces));
    else if (kind === 'note') add({ tag: 'div', children: [block('small', pieces)] });
    else add(block('p', pieces));
  }
  return { content, ...done() };
}
