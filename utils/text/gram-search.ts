// Where in a long text do many quotes stand, letter by letter? One pass over its fold finds them all.
import type { FoldedText } from './fold.ts';
import type { Pace } from './pace.ts';

/** What a hash is multiplied by for each further code. */
export const BASE = 0x01000193;
const CHUNK = 1 << 14;
/** Between two paces. */
const STEPS = 8192;

/** BASE to the power n, modulo 2^32. */
export function power(n: number): number {
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

/** Places of a text whose grams are to be looked up: the first `count` hashes, and the offset of each. */
export interface Places {
  readonly hashes: Int32Array;
  readonly offsets: Int32Array;
  count: number;
}

export const roomForPlaces = (most: number): Places => ({ hashes: new Int32Array(most), offsets: new Int32Array(most), count: 0 });

/** Grams that are looked for, by hash; several may share one. */
export interface GramTable {
  readonly add: (hash: number, value: number) => void;
  /** Calls `hit(value, offset)` for every place whose hash is wanted; it answers how many steps it took; after 0 it is not asked again. */
  readonly lookUp: (places: Places, pace: Pace, hit: (value: number, offset: number) => number) => Promise<void>;
}

/** A table for up to `size` grams. */
export function gramTable(size: number): GramTable {
  let slots = 64;
  while (slots < size * 2) slots *= 2;
  const keys = new Int32Array(slots);
  const heads = new Int32Array(slots).fill(-1);
  const values: number[] = [];
  const next: number[] = [];
  // Says of most places at once that they are not wanted; for few grams it is small, and stays in the processor's nearest memory.
  let shift = 20;
  while (shift > 12 && 1 << (32 - shift) < size * 32) shift--;
  const bloom = new Uint8Array(1 << (29 - shift));
  const slotOf = (hash: number): number => {
    let s = (mix(hash) >>> 3) & (slots - 1);
    while (heads[s] !== -1 && keys[s] !== hash) s = (s + 1) & (slots - 1);
    return s;
  };
  const GONE = -2;
  // Counted from the chunk's first place: they fit two bytes.
  let likely = new Uint16Array(0);
  const likelyOf = ({ hashes, count }: Places, from: number): number => {
    const most = Math.min(count - from, CHUNK);
    if (likely.length < most) likely = new Uint16Array(most);
    let n = 0;
    for (let i = 0; i < most; i++) {
      const z = mix(hashes[from + i]!) >>> shift;
      if (bloom[z >>> 3]! & (1 << (z & 7))) likely[n++] = i;
    }
    return n;
  };
  return {
    add: (hash, value) => {
      const z = mix(hash) >>> shift;
      bloom[z >>> 3]! |= 1 << (z & 7);
      const s = slotOf(hash);
      keys[s] = hash;
      values.push(value);
      next.push(heads[s]!);
      heads[s] = values.length - 1;
    },
    lookUp: async (places, pace, hit) => {
      for (let from = 0, steps = 0; from < places.count; from += CHUNK) {
        const n = likelyOf(places, from);
        for (let k = 0; k < n; k++) {
          const place = from + likely[k]!;
          const s = slotOf(places.hashes[place]!);
          let before = -1;
          for (let x = heads[s]!; x >= 0; x = next[x]!) {
            const took = hit(values[x]!, places.offsets[place]!);
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
/** Grams of quotes so long at least; the rarer a gram, the less is compared for nothing. */
const GRAMS = [
  { gram: 8, least: 16, most: Infinity },
  { gram: 5, least: 5, most: 15 },
] as const;

/** Where each of several different quotes (codes) stands, in order; of places that overlap by half, the first. Shorter than 5: nowhere. */
export async function exactPlaces(folded: FoldedText, quotes: readonly Uint16Array[], pace: Pace): Promise<readonly (readonly number[])[]> {
  const { codes, length } = folded;
  const places: number[][] = quotes.map(() => []);
  const steps = new Int32Array(quotes.length);
  for (const { gram, least, most } of GRAMS) {
    const mine = quotes.flatMap((q, i) => (q.length >= least && q.length <= most ? [i] : []));
    if (mine.length === 0) continue;
    // Only every k-th place is read: one of a quote's first k grams falls on such a place wherever it stands.
    const shortest = mine.reduce((n, i) => Math.min(n, quotes[i]!.length), Infinity);
    const stride = Math.max(1, Math.min(shortest - gram + 1, Math.round(Math.sqrt(length / mine.length))));
    const table = gramTable(mine.length * stride);
    for (const [n, i] of mine.entries()) {
      for (let at = 0; at < stride; at++) table.add(hashOf(quotes[i]!, at, at + gram), i * stride + at);
      if ((n & 63) === 63) await pace();
    }
    const read = roomForPlaces(Math.min(CHUNK, Math.ceil(length / stride)));
    const last = length - gram + 1;
    for (let from = 0; from < last; ) {
      for (read.count = 0; read.count < read.hashes.length && from < last; from += stride, read.count++) {
        read.hashes[read.count] = hashOf(codes, from, from + gram);
        read.offsets[read.count] = from;
      }
      await table.lookUp(read, pace, (value, offset) => {
        const at = value % stride;
        const i = (value - at) / stride;
        const start = offset - at;
        const q = quotes[i]!;
        const own = places[i]!;
        if (++steps[i]! > MOST) return 0;
        if (start < 0 || start + q.length > length || (own.length > 0 && start < own.at(-1)! + (q.length >> 1))) return 1;
        let k = 0;
        while (k < q.length && codes[start + k] === q[k]) k++;
        const took = Math.floor(k / STEP);
        if (k === q.length) own.push(start);
        else steps[i]! += took;
        return 1 + took;
      });
    }
  }
  return places;
}
