// Which runs of glyphs stand on one line, in which order are they read, and where are the blanks between them?
// By their places, never by the order in which they are drawn: files draw lines in pieces and passes.
import { commonest, textOf, type PageItem, type Piece, type Role } from './page.ts';

export interface Line {
  readonly page: number;
  readonly pieces: readonly Piece[];
  /** Without marks of notes; white space at its ends left out. */
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Baseline. */
  readonly y: number;
  /** Size of most of its letters. */
  readonly size: number;
  /** Font of most of its letters. */
  readonly font: string;
  readonly role: Role;
  /** The element of the structure tree that most of it belongs to. */
  readonly part?: PageItem['part'];
  readonly isRtl: boolean;
  /** Items it was made of. */
  readonly items: readonly PageItem[];
}

/** Items on one baseline, not yet in order. */
export interface Row {
  y: number;
  size: number;
  readonly items: PageItem[];
}

/** A gap between runs wider than this (em) is a blank. */
const BLANK = 0.14;

/** Cells of a table stand apart by more than this (em); the blank between them is this one. */
export const CELL_GAP = 2;
export const CELL = '\t';

/** How many of the last rows an item may belong to: rows come from the top, sub- and superscripts out of turn. */
const NEAR = 4;

const BARE = /^\s*(?:\d{1,3}|[*†‡§])[.)]?\s*$/;
const isBare = ({ items }: Row): boolean => items.length === 1 && BARE.test(items[0]!.text);

function isOnRow(row: Row, item: PageItem): boolean {
  const apart = Math.abs(row.y - item.y);
  const [small, large] = [Math.min(row.size, item.size), Math.max(row.size, item.size)];
  // Raised and lowered signs are small; the number of a note may be raised in full size.
  return apart <= (small < 0.8 * large ? 0.55 * large : (BARE.test(item.text) || isBare(row) ? 0.45 : 0.25) * small);
}

/** Text that is drawn twice, for a shadow or for want of a bold font. */
const isDouble = (a: PageItem, b: PageItem): boolean => a.text === b.text && Math.abs(a.x - b.x) < 1.5 && Math.abs(a.y - b.y) < 1.5;

/** From the top. */
export function rowsOf(items: readonly PageItem[]): readonly Row[] {
  const rows: Row[] = [];
  for (const item of [...items].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.slice(-NEAR).findLast((r) => isOnRow(r, item));
    if (row === undefined) rows.push({ y: item.y, size: item.size, items: [item] });
    else if (!row.items.some((other) => isDouble(other, item))) {
      row.items.push(item);
      if (item.size > row.size) Object.assign(row, { y: item.y, size: item.size });
    }
  }
  return rows.sort((a, b) => a.y - b.y);
}

/** From the right where most is written so; what is written from the left inside it keeps its own order. */
function inReadingOrder(items: readonly PageItem[], isRtl: boolean): readonly PageItem[] {
  const fromLeft = [...items].sort((a, b) => a.x - b.x || a.index - b.index);
  if (!isRtl) return fromLeft;
  const order: PageItem[] = [];
  let run: PageItem[] = [];
  for (const item of fromLeft.reverse()) {
    if (!item.isRtl && /[\p{L}\p{N}]/u.test(item.text)) run.unshift(item);
    else {
      order.push(...run, item);
      run = [];
    }
  }
  return [...order, ...run];
}

const MARK = /^\s*(?:\d{1,3}|[*†‡§]{1,3})(?:\s*,\s*\d{1,3})*\s*$/;

/** A small raised number after a word. After a digit or a unit it is a power, at the start of a line the note's own number. */
function isNoteMark(item: PageItem, row: { y: number; size: number }, before: string): boolean {
  if (item.size > 0.8 * row.size || row.y - item.y < 0.12 * row.size || !MARK.test(item.text)) return false;
  return /(?:[\p{L}\p{Pe}\p{Pf}\p{Po}"']|\d{4})\s*$/u.test(before) && !/(?:^|[\s\d])(?:[kcm]?m|10)\s*$/.test(before);
}

/** Signs that stand for no letter: strokes between the letters of an Arabic word, which fill a line out. */
const STROKE = /[\u0000-\u0008\u000b-\u001f]+/gu; // oxlint-disable-line no-control-regex -- they are what is looked for
const PARTED = new RegExp(`(${STROKE.source})`, 'u');
const ENDS_STRUCK = new RegExp(`${STROKE.source}$`, 'u');
const BEGINS_STRUCK = new RegExp(`^${STROKE.source}`, 'u');

/** Two signs and more without a letter or number: drawn from the left, they are read from the right with their line. */
const SIGNS = /^[^\p{L}\p{N}]{2,}$/u;

/** What is read of an item, in stretches of its text. */
function readOf({ text, index }: PageItem, page: number, isRtl: boolean): readonly Piece[] {
  const parts = isRtl && SIGNS.test(text) ? [...text] : text.split(PARTED);
  let from = 0;
  const pieces = parts.flatMap((part) => {
    const own = { text: part, page, item: index, from };
    from += part.length;
    return part.replace(STROKE, '') === '' ? [] : [own];
  });
  return isRtl && SIGNS.test(text) ? pieces.toReversed() : pieces;
}

const isSpaced = (before: string, after: string): boolean => /\s$/.test(before) || /^\s/.test(after);

/** Words of two scripts are two words, however near they stand. */
const changesScript = (before: string, after: PageItem, wasRtl: boolean): boolean =>
  after.isRtl !== wasRtl && /[\p{L}]$/u.test(before) && /^[\p{L}]/u.test(after.text);

function piecesOf(row: Row, order: readonly PageItem[], page: number, isRtl: boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  let before = '';
  let edge: number | undefined;
  let wasRtl = isRtl;
  for (const item of order) {
    const gap = edge === undefined ? 0 : isRtl ? edge - (item.x + item.width) : item.x - edge;
    const isMark = isNoteMark(item, row, before);
    const isApart =
      !ENDS_STRUCK.test(before) &&
      !BEGINS_STRUCK.test(item.text) &&
      (Math.abs(gap) > BLANK * row.size || changesScript(before, item, wasRtl));
    if (edge !== undefined && isApart && !isMark && !isSpaced(before, item.text)) {
      pieces.push({ text: gap > CELL_GAP * row.size ? CELL : ' ', page, item: -1, from: 0 });
    }
    pieces.push(...readOf(item, page, isRtl).map((piece) => (isMark ? { ...piece, isMark } : piece)));
    if (!isMark) before = item.text;
    wasRtl = item.isRtl;
    edge = isRtl ? item.x : item.x + item.width;
  }
  return pieces;
}

export function lineOf(row: Row, page: number): Line {
  const weight = (rtl: boolean): number => row.items.reduce((sum, i) => sum + (i.isRtl === rtl ? i.text.length : 0), 0);
  const isRtl = weight(true) > weight(false);
  const order = inReadingOrder(row.items, isRtl);
  const size = commonest(row.items.map((i) => [i.size, i.text.length] as const), 0.5, row.size); // prettier-ignore
  const main = row.items.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  const base = row.items.filter((i) => i.size > 0.8 * size);
  const baseline = { y: commonest(base.map((i) => [i.y, i.text.length] as const), 0.25, row.y), size }; // prettier-ignore
  const pieces = piecesOf({ ...row, ...baseline }, order, page, isRtl);
  return {
    page,
    pieces,
    text: textOf(pieces).replace(/\s+/g, ' ').trim(),
    left: Math.min(...row.items.map((i) => i.x)),
    right: Math.max(...row.items.map((i) => i.x + i.width)),
    y: baseline.y,
    size,
    font: main.font,
    role: main.role,
    part: main.part,
    isRtl,
    items: row.items,
  };
}

/** Lines from the top, each with its items in reading order. Items of several columns must not come in together. */
export const linesOf = (items: readonly PageItem[], page: number): readonly Line[] => rowsOf(items).map((row) => lineOf(row, page));
