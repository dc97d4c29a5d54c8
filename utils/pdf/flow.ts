// How do the blocks of all pages become one flowing text? Lines are joined with their hyphens mended, paragraphs go on over
// the ends of columns and pages, over what stands between; notes are put aside.
import { isFinished, type Block, type Kind } from './blocks.ts';
import { breaksApart, isSuspended, keepsHyphen, type Vocabulary } from './hyphens.ts';
import { CELL, type Line } from './lines.ts';
import { textOf, type Piece } from './page.ts';
import { unpaced, type Pace } from '../text/pace.ts';

export interface Paragraph {
  readonly kind: Kind;
  readonly level: number;
  readonly size: number;
  readonly pieces: readonly Piece[];
}

interface Open {
  readonly kind: Kind;
  readonly level: number;
  readonly size: number;
  pieces: Piece[];
  last: Block;
}

/** How many blocks a sentence may be interrupted by: a table, a figure's words, a box. */
const FAR = 12;

const HYPHEN = /[-\u2010\u2011]$/;

/** Lines that are to be joined without a blank: what was broken inside an address or after a slash. */
const JOINS = /(?:\S\/|(?:https?:|www\.)\S*)$/;

/** A dash between two numbers or names, as in ranges; or a long one that is set without blanks, on either side of the line's end. */
const isDashed = (before: string, after: string): boolean =>
  (/[\p{L}\p{N}]–$/u.test(before) && /^[\p{N}\p{Lu}]/u.test(after)) ||
  (/[\p{L}\p{N}]—$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)) ||
  (/[\p{L}\p{N}]$/u.test(before) && /^—[\p{L}\p{N}]/u.test(after));

function trimmedEnd(pieces: Piece[]): void {
  for (let last = pieces.at(-1); last !== undefined && !last.isMark; last = pieces.at(-1)) {
    const text = last.text.trimEnd();
    if (text !== '') {
      if (text !== last.text) pieces[pieces.length - 1] = { ...last, text };
      return;
    }
    pieces.pop();
  }
}

/** Takes the last character of the text away. */
function dropLast(pieces: Piece[]): void {
  const at = pieces.findLastIndex((p) => !p.isMark && p.text !== '');
  const piece = pieces[at];
  if (piece !== undefined) pieces[at] = { ...piece, text: piece.text.slice(0, -1) };
}

/** Adds a line to a paragraph. */
export function join(pieces: Piece[], line: Line, words: Vocabulary): void {
  trimmedEnd(pieces);
  const before = textOf(pieces.slice(-12));
  const after = line.text;
  if (before.endsWith('\u00ad')) dropLast(pieces);
  else if (isSuspended(before, after)) pieces.push({ text: ' ', page: line.page, item: -1, from: 0 });
  else if (HYPHEN.test(before) && /[\p{L}\p{N}][-\u2010\u2011]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)) {
    if (!keepsHyphen(before, after, words)) dropLast(pieces);
  } else if (/ [-\u2010]$/.test(before) && breaksApart(before, after, words)) {
    dropLast(pieces);
    trimmedEnd(pieces);
  } else if (pieces.length > 0 && !JOINS.test(before) && !isDashed(before, after))
    pieces.push({ text: ' ', page: line.page, item: -1, from: 0 });
  pieces.push(...line.pieces);
}

/** Where words of a sentence stand as far apart as cells of a table, to fill the line, there is a blank as any other. */
const closed = (line: Line): Line =>
  line.pieces.some((p) => p.text === CELL)
    ? { ...line, pieces: line.pieces.map((p) => (p.text === CELL ? { ...p, text: ' ' } : p)) }
    : line;

const isBodyText = (block: Block): boolean => block.kind === 'text' || block.kind === 'item';

/** Enough of what was read last to see how it ends. */
const endOf = (pieces: readonly Piece[]): string => textOf(pieces.slice(-12)).trimEnd();

const isUnfinished = ({ last, pieces }: Open): boolean => {
  const text = endOf(pieces);
  return isBodyText(last) && !isFinished(text) && text !== '';
};

/** Whether the last line of a block fills its column: then a sentence without an end goes on. */
function isFull({ lines, left, right }: Block): boolean {
  const line = lines.at(-1)!;
  return line.isRtl ? line.left < left + 0.12 * (right - left) : line.right > right - 0.12 * (right - left);
}

/** What stands under pictures and over tables is no part of a sentence. */
const CAPTION =
  /^(?:fig(?:ure|\.)?|table|box|chart|map|exhibit|abb(?:ildung|\.)?|tab(?:elle|leau|\.)?|graphique|encadré|kasten)\s*[\dA-Z]{1,3}(?:[.:–-]|\s|$)/iu;

/** A caption, or a row of a table. */
const isApart = (text: string): boolean =>
  CAPTION.test(text) || (/\d.*\s.*\d/.test(text) && (text.match(/\p{L}/gu)?.length ?? 0) < 0.5 * text.replace(/\s/g, '').length);

function goesOn(open: Open, next: Block): boolean {
  const first = next.lines[0]!;
  if (next.kind !== 'text' || Math.abs(first.size - open.size) > 0.09 * open.size || isApart(first.text)) return false;
  if (/^[\p{Ll}]/u.test(first.text)) return true;
  if (HYPHEN.test(endOf(open.pieces))) return /^[\p{Lu}\p{N}]/u.test(first.text);
  return isFull(open.last) && (first.isRtl || /^[\p{Lu}\p{N}(“‘"'[£$€]/u.test(first.text));
}

/** Sure without looking at what fills the line: the next block begins in the middle of a sentence. */
const isMiddle = (open: Open, next: Block): boolean => /^\p{Ll}/u.test(next.lines[0]!.text) && goesOn(open, next);

export async function flow(pages: readonly (readonly Block[])[], words: Vocabulary, pace: Pace = unpaced): Promise<readonly Paragraph[]> {
  const done: Open[] = [];
  const waiting = pages.flat();
  const isTaken = new Set<number>();
  const add = (open: Open, block: Block): void => {
    for (const line of block.lines) join(open.pieces, block.kind === 'row' ? line : closed(line), words);
    open.last = block;
  };
  for (const [i, block] of waiting.entries()) {
    if (isTaken.has(i)) continue;
    const open: Open = { kind: block.kind, level: block.level, size: block.lines[0]!.size, pieces: [], last: block };
    add(open, block);
    done.push(open);
    for (let next = i; isUnfinished(open); ) {
      const found = continuation(open, waiting, next, isTaken);
      if (found === undefined) break;
      isTaken.add(found);
      add(open, waiting[found]!);
      next = found;
      const wait = pace();
      if (wait !== undefined) await wait;
    }
    const wait = pace();
    if (wait !== undefined) await wait;
  }
  return done.map(({ kind, level, size, pieces }) => ({ kind, level, size, pieces }));
}

/** The block with which an unfinished paragraph goes on, after the one at `from`. */
function continuation(open: Open, waiting: readonly Block[], from: number, isTaken: ReadonlySet<number>): number | undefined {
  const next = waiting[from + 1];
  if (next === undefined || isTaken.has(from + 1)) return undefined;
  const isElsewhere = isOtherColumn(open.last, next);
  if (isElsewhere ? goesOn(open, next) : isMiddle(open, next)) return from + 1;
  if (!isFull(open.last)) return undefined;
  for (let i = from + 1; i < Math.min(waiting.length, from + FAR); i++) {
    const block = waiting[i]!;
    if (isTaken.has(i)) continue;
    if (isOtherColumn(open.last, block) && isMiddle(open, block)) return i;
    const isBetween =
      block.kind !== 'text' ||
      isApart(block.lines[0]!.text) ||
      Math.abs(block.lines[0]!.size - open.size) > 0.09 * open.size ||
      block.lines.length < 3;
    if (!isBetween) return undefined;
  }
  return undefined;
}

const isOtherColumn = (a: Block, b: Block): boolean =>
  a.lines.at(-1)!.page !== b.lines[0]!.page ||
  Math.abs(a.left - b.left) > 2 ||
  b.lines[0]!.y < a.lines.at(-1)!.y ||
  b.lines[0]!.y > a.lines.at(-1)!.y + 4 * b.lines[0]!.size;
