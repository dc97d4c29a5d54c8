// Where in a long text do many quotes stand, letter by letter? One pass over its skeleton finds them all.
// A hash of every prefix gives the hash of any stretch at once, so no input makes a comparison run twice over a text.
import { foldInto, type Skeleton, skeleton } from './fold.ts';
import type { Pace } from './pace.ts';

/** A text, or a stretch of it, with what is compared of it. */
export interface FoldedText extends Readonly<Skeleton> {
  readonly text: string;
}

/** A text made ready for searching; ten bytes a UTF-16 unit. Offsets are in the skeleton. */
export interface TextIndex extends FoldedText {
  /** `hashes[i]` is the hash of the first i codes. */
  readonly hashes: Int32Array;
}

const BASE = 0x01000193;
const CHUNK = 1 << 14;

/** BASE to the power n, modulo 2^32: the weight that the first of n codes has lost from `hashAt`. */
export function power(n: number): number {
  let result = 1;
  for (let square = BASE, left = n; left > 0; left >>>= 1, square = Math.imul(square, square))
    if (left & 1) result = Math.imul(result, square);
  return result;
}

/** The hash of a whole array of codes; equal to `hashAt` of an equal stretch. */
export function hashOf(codes: Uint16Array, from = 0, to = codes.length): number {
  let h = 0;
  for (let i = from; i < to; i++) h = (Math.imul(h, BASE) + codes[i]! + 1) | 0;
  return h;
}

/** Spreads a hash over all its bits. */
export const mix = (h: number): number => Math.imul(h ^ (h >>> 15), 0x9e3779b1);

export async function indexText(text: string, pace: Pace): Promise<TextIndex> {
  const s: Skeleton = skeleton(text.length);
  for (let i = 0; i < text.length; i += CHUNK) {
    foldInto(s, text, i, Math.min(text.length, i + CHUNK));
    await pace();
  }
  const { codes, origins, length } = s;
  const hashes = new Int32Array(length + 1);
  for (let i = 0; i < length; i += CHUNK) {
    hashChunk(codes, hashes, i, Math.min(length, i + CHUNK));
    await pace();
  }
  return { text, codes, origins, length, hashes };
}

function hashChunk(codes: Uint16Array, hashes: Int32Array, from: number, to: number): void {
  let h = hashes[from]!;
  for (let i = from; i < to; i++) {
    h = (Math.imul(h, BASE) + codes[i]! + 1) | 0;
    hashes[i + 1] = h;
  }
}

/** Stretches of `gram` codes that are looked for, by hash; several may share one. */
export interface GramTable {
  readonly gram: number;
  readonly add: (hash: number, value: number) => void;
  /** Calls `hit(value, offset)` for every place whose hash is wanted; a hit that answers false is not asked again. */
  readonly scan: (index: TextIndex, pace: Pace, hit: (value: number, offset: number) => boolean) => Promise<void>;
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
  const found = new Int32Array(CHUNK);
  const candidates = ({ hashes }: TextIndex, from: number, to: number, high: number): number => {
    let n = 0;
    for (let i = from; i < to; i++) {
      const z = mix((hashes[i + gram]! - Math.imul(hashes[i]!, high)) | 0);
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
    scan: async (index, pace, hit) => {
      const high = power(gram);
      const last = index.length - gram + 1;
      for (let i = 0, steps = 0; i < last; i += CHUNK) {
        const n = candidates(index, i, Math.min(last, i + CHUNK), high);
        for (let k = 0; k < n; k++) {
          if (steps > 4096) {
            steps = 0;
            await pace();
          }
          steps++;
          const at = found[k]!;
          const s = slotOf((index.hashes[at + gram]! - Math.imul(index.hashes[at]!, high)) | 0);
          let before = -1;
          for (let x = heads[s]!; x >= 0; x = next[x]!, steps++) {
            if (hit(values[x]!, at)) before = x;
            else if (before < 0) heads[s] = next[x] === -1 ? GONE : next[x]!;
            else next[before] = next[x]!;
          }
        }
        await pace();
      }
    },
  };
}

/** What is looked for at one place at most this often: beyond it a text only repeats itself. */
const VISITS = 6_000;

/** Where each of several different quotes (codes) stands, in order; of places that overlap by half, the first. Shorter than 5: nowhere. */
export async function exactPlaces(index: TextIndex, quotes: readonly Uint16Array[], pace: Pace): Promise<readonly (readonly number[])[]> {
  const places: number[][] = quotes.map(() => []);
  for (const gram of [12, 5]) {
    const mine = quotes.flatMap((q, i) => ((gram === 12 ? q.length >= 12 : q.length >= 5 && q.length < 12) ? [i] : []));
    if (mine.length === 0) continue;
    const table = gramTable(gram, mine.length);
    const visits = new Int32Array(quotes.length);
    const wholes = new Int32Array(quotes.length);
    const powers = new Int32Array(quotes.length);
    for (const i of mine) {
      const q = quotes[i]!;
      table.add(hashOf(q, 0, gram), i);
      wholes[i] = hashOf(q);
      powers[i] = power(q.length);
      if ((i & 255) === 255) await pace();
    }
    await table.scan(index, pace, (i, start) => {
      const q = quotes[i]!;
      const end = start + q.length;
      const own = places[i]!;
      if (++visits[i]! > VISITS) return false;
      if (end > index.length || (own.length > 0 && start < own.at(-1)! + (q.length >> 1))) return true;
      if (((index.hashes[end]! - Math.imul(index.hashes[start]!, powers[i]!)) | 0) !== wholes[i]) return true;
      let k = 0;
      while (k < q.length && index.codes[start + k] === q[k]) k++;
      if (k === q.length) own.push(start);
      return true;
    });
  }
  return places;
}
