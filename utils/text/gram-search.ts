// Where in a long text do many quotes stand, letter by letter? One pass over its fold finds them all.
import type { FoldedText } from './fold.ts';
import type { Pace } from './pace.ts';

const BASE = 0x01000193;
const CHUNK = 1 << 14;
/** Between two paces. */
const STEPS = 8192;

/** BASE to the power n, modulo 2^32. */
function power(n: number): number {
  let result = 1;
  for (let square = BASE, left = n; left > 0; left >>>= 1, square = Math.imul(square, square))
    if (left & 1) result = Math.imul(result, square);
  return result;
}

/** The hash of a stretch of codes. */
export function hashOf(codes: Uint16Array, from = 0, to = codes.length): number {
  let h = 0;
  for (let i = from; i < to; i++) h = (Math.imul(h, BASE) + codes[i]! + 1) | 0;
  return h;
}

/** Spreads a hash over all its bits. */
export const mix = (h: number): number => Math.imul(h ^ (h >>> 15), 0x9e3779b1);

/** The hashes of the stretches of `gram` codes that begin in `[from, to)`, one after the other. */
export function hashGrams({ codes }: FoldedText, gram: number, { from, to, into }: { from: number; to: number; into: Int32Array }): void {
  const weight = power(gram);
  const part = codes.subarray(from, to + gram);
  let h = hashOf(part, 0, gram - 1);
  let lost = 0;
  for (let i = 0, last = gram - 1; i < to - from; i++, last++) {
    const put = (part[last]! + 1 - lost) | 0;
    h = (Math.imul(h, BASE) + put) | 0;
    into[i] = h;
    lost = Math.imul(part[i]! + 1, weight);
  }
}

/** Stretches of `gram` codes that are looked for, by hash; several may share one. */
export interface GramTable {
  readonly gram: number;
  readonly add: (hash: number, value: number) => void;
  /** Calls `hit(value, offset)` for every place whose hash is wanted; it answers how many steps it took; after 0 it is not asked again. */
  readonly scan: (folded: FoldedText, pace: Pace, hit: (value: number, offset: number) => number) => Promise<void>;
}

/** A table for up to `size` grams. */
export function gramTable(gram: number, size: number): GramTable {
  let slots = 1024;
  while (slots < size * 4) slots *= 2;
  const keys = new Int32Array(slots);
  const heads = new Int32Array(slots).fill(-1);
  const values: number[] = [];
  const next: number[] = [];
  const bloom = new Uint8Array(1 << 17);
  const slotOf = (hash: number): number => {
    let s = (mix(hash) >>> 3) & (slots - 1);
    while (heads[s] !== -1 && keys[s] !== hash) s = (s + 1) & (slots - 1);
    return s;
  };
  const GONE = -2;
  const hashes = new Int32Array(CHUNK);
  const found = new Int32Array(CHUNK);
  const candidates = (count: number): number => {
    let n = 0;
    for (let i = 0; i < count; i++) {
      const z = mix(hashes[i]!);
      if (bloom[z >>> 15]! & (1 << ((z >>> 12) & 7))) found[n++] = i;
    }
    return n;
  };
  return {
    gram,
    add: (hash, value) => {
      const z = mix(hash);
      bloom[z >>> 15]! |= 1 << ((z >>> 12) & 7);
      const s = slotOf(hash);
      keys[s] = hash;
      values.push(value);
      next.push(heads[s]!);
      heads[s] = values.length - 1;
    },
    scan: async (folded, pace, hit) => {
      const last = folded.length - gram + 1;
      for (let from = 0, steps = 0; from < last; from += CHUNK) {
        const to = Math.min(last, from + CHUNK);
        hashGrams(folded, gram, { from, to, into: hashes });
        const n = candidates(to - from);
        for (let k = 0; k < n; k++) {
          const s = slotOf(hashes[found[k]!]!);
          let before = -1;
          for (let x = heads[s]!; x >= 0; x = next[x]!) {
            const took = hit(values[x]!, from + found[k]!);
            if (took > 0) before = x;
            else if (before < 0) heads[s] = next[x] === -1 ? GONE : next[x]!;
            else next[before] = next[x]!;
            steps += took + 1;
            if (steps > STEPS) {
              steps = 0;
              await pace();
            }
          }
        }
        await pace();
      }
    },
  };
}

/** Steps for one quote at most: beyond them a text only repeats itself. */
const MOST = 6_000;
/** Codes compared in a step. */
const STEP = 32;

/** Where each of several different quotes (codes) stands, in order; of places that overlap by half, the first. Shorter than 5: nowhere. */
export async function exactPlaces(folded: FoldedText, quotes: readonly Uint16Array[], pace: Pace): Promise<readonly (readonly number[])[]> {
  const { codes, length } = folded;
  const places: number[][] = quotes.map(() => []);
  const steps = new Int32Array(quotes.length);
  for (const gram of [12, 5]) {
    const mine = quotes.flatMap((q, i) => ((gram === 12 ? q.length >= 12 : q.length >= 5 && q.length < 12) ? [i] : []));
    if (mine.length === 0) continue;
    const table = gramTable(gram, mine.length);
    for (const i of mine) {
      table.add(hashOf(quotes[i]!, 0, gram), i);
      if ((i & 255) === 255) await pace();
    }
    await table.scan(folded, pace, (i, start) => {
      const q = quotes[i]!;
      const own = places[i]!;
      if (++steps[i]! > MOST) return 0;
      if (start + q.length > length || (own.length > 0 && start < own.at(-1)! + (q.length >> 1))) return 1;
      let k = 0;
      while (k < q.length && codes[start + k] === q[k]) k++;
      const took = Math.floor(k / STEP);
      if (k === q.length) own.push(start);
      else steps[i]! += took;
      return 1 + took;
    });
  }
  return places;
}
