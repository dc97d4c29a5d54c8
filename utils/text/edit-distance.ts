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

/** Each code of the pattern as bits: bit i of the words says that the pattern has it at i. */
function masks(pattern: Uint16Array, words: number, backwards: boolean): Map<number, Int32Array> {
  const bits = new Map<number, Int32Array>();
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[backwards ? pattern.length - 1 - i : i]!;
    let m = bits.get(c);
    if (m === undefined) bits.set(c, (m = new Int32Array(words)));
    m[i >>> 5]! |= 1 << (i & 31);
  }
  return bits;
}

/** The place in the window that takes least edits to become the pattern. */
export function bestMatch(pattern: Uint16Array, window: Stretch, { backwards = false, pinned = false }: Search = {}): Found {
  const words = (pattern.length + 31) >>> 5;
  const bits = masks(pattern, words, backwards);
  const none = new Int32Array(words);
  const plus = new Int32Array(words).fill(-1);
  const minus = new Int32Array(words);
  const lastBit = 1 << ((pattern.length - 1) & 31);
  let score = pattern.length;
  let errors = score;
  let end = backwards ? window.end : window.start;
  for (let k = window.end - window.start; k > 0; k--) {
    const j = backwards ? window.start + k - 1 : window.end - k;
    const equal = bits.get(window.codes[j]!) ?? none;
    let carry = pinned ? 1 : 0;
    for (let w = 0; w < words; w++) {
      const pv = plus[w]!;
      const mv = minus[w]!;
      const negative = carry < 0 ? 1 : 0;
      const eq = equal[w]! | negative;
      const xv = equal[w]! | mv;
      const xh = (((eq & pv) + pv) ^ pv) | eq;
      let ph = mv | ~(xh | pv);
      let mh = pv & xh;
      const top = w === words - 1 ? lastBit : 1 << 31;
      const out = ph & top ? 1 : mh & top ? -1 : 0;
      ph = (ph << 1) | (carry > 0 ? 1 : 0);
      mh = (mh << 1) | negative;
      plus[w] = mh | ~(xv | ph);
      minus[w] = ph & xv;
      carry = out;
    }
    score += carry;
    if (score < errors) {
      errors = score;
      end = backwards ? j : j + 1;
    }
  }
  return { errors, end };
}
