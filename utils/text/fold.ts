// Which characters count when two texts are compared? Letters and digits, without case, accents, typography or white
// space: so a curly quote, a ligature, a hyphenated line end or a block border never hides a passage.
import type { Pace } from './pace.ts';
import { composed } from './composed.ts';

/** A stretch of a text and what is compared of it. About two bytes a UTF-16 unit: where a code came from is counted, not kept. */
export interface Folded {
  text: string;
  /** UTF-16 offsets: `[start, end)` is folded by now. */
  start: number;
  end: number;
  /** Only the first `length` hold. */
  codes: Uint16Array;
  length: number;
  /** How many codes come before each block of the stretch. */
  marks: Uint32Array;
}

/** Folded once and for all. */
export type FoldedText = Readonly<Folded>;

/** UTF-16 units in a block. */
export const FOLD_BLOCK = 64;
/** Units between two paces, whole blocks. */
const CHUNK = 1 << 14;
/** No unit folds to more codes (an Arabic ligature has 18). */
const MOST = 24;

const UNKNOWN = 0xffff;
const SEVERAL = 0xfffe;
const kept = /[\p{L}\p{N}\p{M}]/u;
const accent = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/;

// A memo of a pure function, not state: what each UTF-16 unit folds to; 0 is nothing.
const folded = new Uint16Array(0x10000).fill(UNKNOWN);
const several = new Map<number, readonly number[]>();

const ascii = /[a-z\d]/i;

/** What is asked of Unicode only where a block of letters does not say it: the first such question takes milliseconds. */
function isKept(ch: string): boolean {
  const c = ch.codePointAt(0)!;
  if (c < 0x80) return ascii.test(ch);
  // Latin letters with marks and of other languages; in between the signs of times and division.
  if (c >= 0xc0 && c < 0x2b0) return c !== 0xd7 && c !== 0xf7;
  if (c >= 0x300 && c < 0x370) return false;
  return kept.test(ch) && !accent.test(ch);
}

function learn(c: number): number {
  // Most of any text.
  if (c < 0x80) return (folded[c] = ascii.test(String.fromCharCode(c)) ? c | 0x20 : 0);
  if (c >= 0x2010 && c <= 0x2027) return (folded[c] = 0);
  const units: number[] = [];
  if (c >= 0xd800 && c <= 0xdfff) units.push(c);
  else {
    for (const ch of String.fromCharCode(c).normalize('NFKD').toLowerCase())
      if (isKept(ch)) for (let i = 0; i < ch.length; i++) units.push(ch.charCodeAt(i));
  }
  if (units.length > 1) several.set(c, units);
  return (folded[c] = units.length > 1 ? SEVERAL : (units[0] ?? 0));
}

/** Does this UTF-16 unit count in comparisons? */
export function counts(c: number): boolean {
  const f = folded[c] ?? UNKNOWN;
  return (f === UNKNOWN ? learn(c) : f) !== 0;
}

/** Nothing folded yet of `text[start, end)`, with room for it. */
export const emptyFold = (text: string, start: number, end: number): Folded => ({
  text,
  start,
  end: start,
  codes: new Uint16Array(end - start + FOLD_BLOCK * MOST),
  length: 0,
  marks: new Uint32Array(Math.ceil((end - start) / FOLD_BLOCK)),
});

/** The same room for another stretch. */
export function restart(s: Folded, text: string, start: number, end: number): void {
  s.text = text;
  s.start = s.end = start;
  s.length = 0;
  if (s.marks.length * FOLD_BLOCK < end - start) s.marks = new Uint32Array(Math.ceil((end - start) / FOLD_BLOCK));
}

/** Folds on to `to`, at most where the room was asked for; whole blocks, except at the end. */
export function foldOn(s: Folded, to: number): void {
  const { text, start, marks } = s;
  let { codes, length } = s;
  for (let i = s.end; i < to; ) {
    marks[(i - start) / FOLD_BLOCK] = length;
    if (codes.length < length + FOLD_BLOCK * MOST) {
      s.codes = new Uint16Array(length + (length >> 2) + 2 * FOLD_BLOCK * MOST + to - i);
      s.codes.set(codes.subarray(0, length));
      ({ codes } = s);
    }
    for (const stop = Math.min(to, i + FOLD_BLOCK); i < stop; i++) {
      const c = text.charCodeAt(i);
      let f = folded[c]!;
      if (f === UNKNOWN) f = learn(c);
      if (f !== SEVERAL) {
        // Written whether it counts or not, without a branch: the next one takes its place if it is 0.
        codes[length] = f;
        length += (f + 0xffff) >>> 16;
      } else for (const u of several.get(c)!) codes[length++] = u;
    }
  }
  s.length = length;
  s.end = Math.max(s.end, to);
}

/** All of a text. */
export async function foldText(text: string, pace: Pace): Promise<FoldedText> {
  const s = emptyFold(text, 0, text.length);
  for (let i = 0; i < text.length; i += CHUNK) {
    foldOn(s, Math.min(text.length, i + CHUNK));
    await pace();
  }
  // It may live long, and a seventh of most texts is white space and signs.
  s.codes = s.codes.slice(0, s.length);
  return s;
}

const codesOf = (c: number): number => (folded[c] === SEVERAL ? several.get(c)!.length : counts(c) ? 1 : 0);

/** UTF-16 offset of a code's unit; rises with the code, but not strictly (a ligature gives two codes). Behind the last code: the end. */
export function originOf({ text, start, end, marks }: FoldedText, code: number): number {
  let low = 0;
  let high = Math.ceil((end - start) / FOLD_BLOCK);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (marks[middle]! <= code) low = middle;
    else high = middle;
  }
  let at = start + low * FOLD_BLOCK;
  for (let before = marks[low] ?? 0; at < end; at++) {
    before += codesOf(text.charCodeAt(at));
    if (before > code) break;
  }
  return at;
}

/** First code at or after a UTF-16 offset. */
export function codeAt({ text, start, end, length, marks }: FoldedText, offset: number): number {
  if (offset <= start) return 0;
  if (offset >= end) return length;
  const block = Math.floor((offset - start) / FOLD_BLOCK);
  let before = marks[block]!;
  for (let at = start + block * FOLD_BLOCK; at < offset; at++) before += codesOf(text.charCodeAt(at));
  return before;
}

// Room that is used again by each short text.
const room = emptyFold('', 0, 1024);

/** The codes of a short text. */
export function fold(text: string): Uint16Array {
  restart(room, text, 0, text.length);
  foldOn(room, text.length);
  return room.codes.slice(0, room.length);
}

const hidden = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * The same words? Stricter than the fold: case, accents, punctuation and signs count (1.5 is not 15),
 * white space, line-end hyphens and the shape of quotes and dashes do not.
 */
export function sameWords(a: string, b: string): boolean {
  return a === b || wording(a) === wording(b);
}

const lineEndHyphen = /[-\u2010]\s*[\n\r]/;
const unbroken = (s: string): string => (lineEndHyphen.test(s) ? s.replace(/([\p{L}])[-\u2010]\s*[\n\r]\s*(?=\p{L})/gu, '$1') : s);

const wording = (s: string): string =>
  composed(
    unbroken(s.replace(hidden, ''))
      .replace(/[\u2018-\u201f\u2039\u203a\u00ab\u00bb`\u00b4\u2032\u2033"]/g, "'")
      .replace(/''/g, "'")
      .replace(/[\u2010-\u2015\u2212]|--+/g, '-'),
    'NFKC',
  ).replace(/\s+/g, '');
