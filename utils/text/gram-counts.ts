// How often do the grams that are looked for stand in a text, and where? One pass counts and notes them; all others are passed over.
import type { FoldedText } from './fold.ts';
import { BASE, hashOf, mix, type Places, power, roomForPlaces } from './gram-search.ts';

export interface GramCounts {
  /** One bit for each slot: is a gram of it looked for? For few grams that is little, and stays in the processor's near memory. */
  readonly wanted: Uint8Array;
  /** How often the grams of each slot stand in the text, up to one more than `most`; several may share a slot. */
  readonly counts: Uint8Array;
  readonly shift: number;
  readonly most: number;
  /** Where they stand. Full: not all have found room, or none was made since they would not. */
  readonly noted: Places;
}

/** A place in so many codes of the text is noted at most, or so many places. */
const NOTED = 4;
const LEAST_NOTED = 1 << 13;

/** With more grams looked for than this for each code of the text, it is full of them. */
const FILLED = 2;

/** `length`: codes of the text; `sought`: how many grams are looked for. Of what stands oftener than `most` (below 255) that alone is known. */
export function gramCounts(length: number, { sought, most }: { readonly sought: number; readonly most: number }): GramCounts {
  let bits = 12;
  while (bits < 19 && 1 << bits < length * 2) bits++;
  return {
    wanted: new Uint8Array(1 << (bits - 3)),
    counts: new Uint8Array(1 << bits),
    shift: 32 - bits,
    most,
    noted: roomForPlaces(sought > FILLED * length ? 0 : Math.max(LEAST_NOTED, Math.ceil(length / NOTED))),
  };
}

export const slotIn = ({ shift }: Pick<GramCounts, 'shift'>, hash: number): number => mix(hash) >>> shift;

/** The gram of this hash is looked for. */
export function want(counted: GramCounts, hash: number): void {
  const slot = slotIn(counted, hash);
  counted.wanted[slot >>> 3]! |= 1 << (slot & 7);
}

/** Counts the grams of `gram` codes that begin in `[from, to)`. */
export function countGrams({ codes }: FoldedText, gram: number, counted: GramCounts, { from, to }: { from: number; to: number }): void {
  const { wanted, counts, shift, most, noted } = counted;
  const { hashes, offsets } = noted;
  const weight = power(gram);
  let h = hashOf(codes, from, from + gram - 1);
  let lost = 0;
  for (let i = from, last = from + gram - 1; i < to; i++, last++) {
    h = (Math.imul(h, BASE) + ((codes[last]! + 1 - lost) | 0)) | 0;
    lost = Math.imul(codes[i]! + 1, weight);
    const slot = mix(h) >>> shift;
    if (!(wanted[slot >>> 3]! & (1 << (slot & 7))) || counts[slot]! > most) continue;
    counts[slot]!++;
    if (noted.count === hashes.length) continue;
    hashes[noted.count] = h;
    offsets[noted.count++] = i;
  }
}
