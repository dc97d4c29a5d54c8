// Which characters count when two texts are compared? Letters and digits, without case, accents, typography or white
// space: so a curly quote, a ligature, a hyphenated line end or a block border never hides a passage.

/** What is compared, and where each of its units came from. Only the first `length` entries hold. */
export interface Skeleton {
  codes: Uint16Array;
  /** UTF-16 offset in the text of each code; rises, but not strictly (a ligature gives two codes). */
  origins: Uint32Array;
  length: number;
}

const UNKNOWN = 0xffff;
const SEVERAL = 0xfffe;
const kept = /[\p{L}\p{N}\p{M}]/u;
const accent = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/;

// A memo of a pure function, not state: what each UTF-16 unit folds to; 0 is nothing.
const folded = new Uint16Array(0x10000).fill(UNKNOWN);
const several = new Map<number, readonly number[]>();

function learn(c: number): number {
  const units: number[] = [];
  if (c >= 0xd800 && c <= 0xdfff) units.push(c);
  else {
    for (const ch of String.fromCharCode(c).normalize('NFKD').toLowerCase())
      if (kept.test(ch) && !accent.test(ch)) for (let i = 0; i < ch.length; i++) units.push(ch.charCodeAt(i));
  }
  if (units.length > 1) several.set(c, units);
  return (folded[c] = units.length > 1 ? SEVERAL : (units[0] ?? 0));
}

/** Does this UTF-16 unit count in comparisons? */
export function counts(c: number): boolean {
  const f = folded[c] ?? UNKNOWN;
  return (f === UNKNOWN ? learn(c) : f) !== 0;
}

/** An empty skeleton with room for `units` UTF-16 units of text. */
export const skeleton = (units: number): Skeleton => ({
  codes: new Uint16Array(units + 16),
  origins: new Uint32Array(units + 16),
  length: 0,
});

function grow(s: Skeleton, room: number): void {
  const size = s.length + room + (s.length >> 3);
  const { codes, origins } = s;
  s.codes = new Uint16Array(size);
  s.codes.set(codes);
  s.origins = new Uint32Array(size);
  s.origins.set(origins);
}

/** Adds the fold of `text[from, to)`. */
export function foldInto(s: Skeleton, text: string, from: number, to: number): void {
  if (s.codes.length <= s.length + to - from) grow(s, to - from + 1);
  let { codes, origins, length } = s;
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    let f = folded[c]!;
    if (f === UNKNOWN) f = learn(c);
    if (f !== SEVERAL) {
      // Written whether it counts or not: the next one takes its place if it does not.
      codes[length] = f;
      origins[length] = i;
      if (f !== 0) length++;
      continue;
    }
    const units = several.get(c) ?? [];
    if (codes.length <= length + units.length + to - i) {
      s.length = length;
      grow(s, units.length + to - i + 1);
      ({ codes, origins } = s);
    }
    for (const u of units) {
      codes[length] = u;
      origins[length++] = i;
    }
  }
  s.length = length;
}

/** The codes of a short text. */
export function fold(text: string): Uint16Array {
  const s = skeleton(text.length);
  foldInto(s, text, 0, text.length);
  return s.codes.subarray(0, s.length);
}

const hidden = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * The same words? Stricter than the fold: case, accents, punctuation and signs count (1.5 is not 15),
 * white space, line-end hyphens and the shape of quotes and dashes do not.
 */
export function sameWords(a: string, b: string): boolean {
  return a === b || wording(a) === wording(b);
}

const wording = (s: string): string =>
  s
    .replace(hidden, '')
    .replace(/([\p{L}])[-\u2010]\s*[\n\r]\s*(?=\p{L})/gu, '$1')
    .replace(/[\u2018-\u201f\u2039\u203a\u00ab\u00bb`\u00b4\u2032\u2033"]/g, "'")
    .replace(/''/g, "'")
    .replace(/[\u2010-\u2015\u2212]|--+/g, '-')
    .normalize('NFKC')
    .replace(/\s+/g, '');
