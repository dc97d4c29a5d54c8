// How many edits lie between a pattern and the best place for it in a window? Myers, "A fast bit-vector algorithm for
// approximate string matching", J. ACM 46 (1999), in 32-bit words: cost is window × pattern / 32.

export interface Stretch {
  readonly codes: Uint16Array;
  readonly start: number;
  readonly end: number;
}

export interface Search {
  /** Read pattern and window from their ends. */
  readonly backwards?: boolean;
  /** The match must touch the side of the window where reading begins. */
  readonly pinned?: boolean;
}

/** `end`: where the best match stops, on the far side in the sense of reading; the first best one. */
export interface Found {
  readonly errors: number;
  readonly end: number;
}

// Room that is used again by each search; no state: `rowOf` is all 0 between two of them.
const rowOf = new Uint16Array(0x10000);
let bits = new Int32Array(0);
let plus = new Int32Array(0);
let minus = new Int32Array(0);

/** Each code of the pattern as a row of bits: bit i of its words says that the pattern has it at i. Row 0 is of all other codes. */
function fillRows(pattern: Uint16Array, words: number, backwards: boolean): void {
  let rows = 1;
  for (let i = 0; i < pattern.length; i++) if (rowOf[pattern[i]!] === 0) rowOf[pattern[i]!] = rows++;
  const most = rows * words;
  if (bits.length < most) bits = new Int32Array(most * 2);
  if (plus.length < words) {
    plus = new Int32Array(words * 2);
    minus = new Int32Array(words * 2);
  }
  bits.fill(0, 0, most);
  plus.fill(-1, 0, words);
  minus.fill(0, 0, words);
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[backwards ? pattern.length - 1 - i : i]!;
    bits[rowOf[c]! * words + (i >>> 5)]! |= 1 << (i & 31);
  }
}

/** How the window is read: so many codes from `from` on, by `step` 1 or -1. */
interface Reading {
  readonly codes: Uint16Array;
  readonly from: number;
  readonly step: number;
  readonly count: number;
  readonly length: number;
  readonly first: number;
}

/** Reads the window over the rows of the pattern: fewest errors, and after how many codes. Callers' objects of many shapes stay out of it: they would cost a compiled loop its assumptions. */
function slide({ codes, from, step, count, length, first }: Reading): { errors: number; read: number } {
  const table = bits;
  const pluses = plus;
  const minuses = minus;
  const words = (length + 31) >>> 5;
  const last = words - 1;
  const lastBit = 1 << ((length - 1) & 31);
  let score = length;
  let errors = length;
  let read = 0;
  for (let k = 0, j = from; k < count; k++, j += step) {
    const row = rowOf[codes[j]!]! * words;
    let carry = first;
    for (let w = 0; w < words; w++) {
      const pv = pluses[w]!;
      const mv = minuses[w]!;
      const equal = table[row + w]!;
      const negative = carry < 0 ? 1 : 0;
      const eq = equal | negative;
      const xv = equal | mv;
      const xh = (((eq & pv) + pv) ^ pv) | eq;
      let ph = mv | ~(xh | pv);
      let mh = pv & xh;
      const top = w === last ? lastBit : 1 << 31;
      const out = ph & top ? 1 : mh & top ? -1 : 0;
      ph = (ph << 1) | (carry > 0 ? 1 : 0);
      mh = (mh << 1) | negative;
      pluses[w] = mh | ~(xv | ph);
      minuses[w] = ph & xv;
      carry = out;
    }
    score += carry;
    if (score < errors) {
      errors = score;
      read = k + 1;
    }
  }
  return { errors, read };
}

/** The place in the window that takes least edits to become the pattern, which has at most 65,000 codes. */
export function bestMatch(pattern: Uint16Array, window: Stretch, { backwards = false, pinned = false }: Search = {}): Found {
  const { codes, start, end } = window;
  fillRows(pattern, (pattern.length + 31) >>> 5, backwards);
  const { errors, read } = slide({
    codes,
    from: backwards ? end - 1 : start,
    step: backwards ? -1 : 1,
    count: end - start,
    length: pattern.length,
    first: pinned ? 1 : 0,
  });
  for (let i = 0; i < pattern.length; i++) rowOf[pattern[i]!] = 0;
  return { errors, end: backwards ? end - read : start + read };
}
