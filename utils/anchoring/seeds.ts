// Where could an edited passage be? Where several of its rarest grams stand at their distances from each other.
// Cost: one pass over the text for few passages, two for many, and a handful of places for each.
import type { FoldedText } from '../text/fold.ts';
import { gramTable, hashGrams, hashOf, mix, type Places, roomForPlaces } from '../text/gram-search.ts';
import type { Pace } from '../text/pace.ts';
import type { Query } from './query.ts';
import { gapsOf, type Region, regionsOf, SEEDS, voteFor } from './regions.ts';

const GRAM = 6;
/** Grams that stand more often than this in the text tell nothing. */
const COMMON = 400;
const QUOTE_SEEDS = 26;
const CONTEXT_SEEDS = 10;
/** Grams of a stretch that a seed is chosen from. */
const LOOKED_AT = 400;
interface Seeded {
  /** Offset of each seed from the start of the quote, and its bits. */
  readonly offsets: number[];
  readonly bits: number[];
  /** Seeds from this number on are of the context. */
  around: number;
  /** What it votes for, each time it is met. */
  readonly hits: number[];
}

/** How often the grams that are looked for stand in the text, up to one more than `COMMON`; several may share a slot. */
interface Frequencies {
  readonly counts: Uint16Array;
  readonly shift: number;
  /** Where they stand, unless that is too much to keep: then the text is read once more. */
  readonly noted: Places | undefined;
}

/** A place in so many codes of the text is kept at most. */
const NOTED = 4;

const CHUNK = 1 << 14;

/** What seeds are made of: codes, where they begin in the quote, and how many seeds at most. */
const partsOf = ({ before, quote, after }: Query): readonly (readonly [Uint16Array, number, number])[] => [
  [quote, 0, QUOTE_SEEDS],
  [before, -before.length, CONTEXT_SEEDS],
  [after, quote.length, CONTEXT_SEEDS],
];

/** The codes in stretches of about the same length; of each, the first grams. */
function* stretchesOf(codes: Uint16Array, most: number): Generator<{ from: number; to: number }> {
  const grams = codes.length - GRAM + 1;
  const stretches = Math.min(most, grams);
  for (let s = 0; s < stretches; s++) {
    const from = Math.floor((s * grams) / stretches);
    yield { from, to: Math.min(from + LOOKED_AT, Math.floor(((s + 1) * grams) / stretches)) };
  }
}

async function frequencies(folded: FoldedText, queries: readonly Query[], pace: Pace): Promise<Frequencies> {
  let bits = 12;
  while (bits < 19 && 1 << bits < folded.length * 2) bits++;
  const shift = 32 - bits;
  const isWanted = new Uint8Array(1 << (bits - 3));
  for (const [n, query] of queries.entries()) {
    for (const [codes, , most] of partsOf(query))
      for (const { from, to } of stretchesOf(codes, most))
        for (let i = from; i < to; i++) {
          const slot = mix(hashOf(codes, i, i + GRAM)) >>> shift;
          isWanted[slot >>> 3]! |= 1 << (slot & 7);
        }
    if ((n & 31) === 31) await pace();
  }
  const counts = new Uint16Array(1 << bits);
  const noted = roomForPlaces(Math.max(CHUNK, Math.ceil(folded.length / NOTED)));
  await eachChunk(folded, async (chunk) => {
    countIn(chunk, isWanted, { counts, shift, noted });
    await pace();
  });
  return { counts, shift, noted: noted.count < noted.hashes.length ? noted : undefined };
}

/** All grams of the text, in pieces. */
async function eachChunk(folded: FoldedText, work: (chunk: Places) => Promise<void>): Promise<void> {
  const chunk = roomForPlaces(CHUNK);
  const last = folded.length - GRAM + 1;
  for (let from = 0; from < last; from += CHUNK) {
    const to = Math.min(last, from + CHUNK);
    hashGrams(folded, GRAM, { from, to, into: chunk.hashes });
    chunk.count = to - from;
    for (let i = 0; i < chunk.count; i++) chunk.offsets[i] = from + i;
    await work(chunk);
  }
}

/** Only what is wanted is counted: for few passages that is little, and stays in the processor's near memory. */
function countIn(
  chunk: Places,
  isWanted: Uint8Array,
  { counts, shift, noted }: { counts: Uint16Array; shift: number; noted: Places },
): void {
  for (let i = 0; i < chunk.count; i++) {
    const slot = mix(chunk.hashes[i]!) >>> shift;
    if (!(isWanted[slot >>> 3]! & (1 << (slot & 7))) || counts[slot]! > COMMON) continue;
    counts[slot]!++;
    if (noted.count === noted.hashes.length) continue;
    noted.hashes[noted.count] = chunk.hashes[i]!;
    noted.offsets[noted.count++] = chunk.offsets[i]!;
  }
}

/** One seed for each stretch of the codes, since edits break some stretches and not all: its rarest gram that occurs. */
function* rarest(codes: Uint16Array, most: number, { counts, shift }: Frequencies): Generator<{ at: number; hash: number; often: number }> {
  for (const { from, to } of stretchesOf(codes, most)) {
    let best = { at: -1, hash: 0, often: COMMON + 1 };
    for (let i = from; i < to; i++) {
      const hash = hashOf(codes, i, i + GRAM);
      const often = counts[mix(hash) >>> shift]!;
      if (often > 0 && often < best.often) best = { at: i, hash, often };
    }
    if (best.at >= 0) yield best;
  }
}

/** Grams to be looked for, and what each stands for: first collected, since a gone passage has few that occur. */
interface Planted {
  readonly hashes: number[];
  readonly values: number[];
}

function plant(query: Query, number: number, { hashes, values }: Planted, frequency: Frequencies): Seeded {
  const seeded: Seeded = { offsets: [], bits: [], around: 0, hits: [] };
  const total = frequency.counts.length;
  for (const [codes, base, most] of partsOf(query)) {
    for (const { at, hash, often } of rarest(codes, most, frequency)) {
      hashes.push(hash);
      values.push(number * SEEDS + seeded.offsets.length);
      seeded.offsets.push(base + at);
      seeded.bits.push(Math.log2(total / often));
    }
    if (codes === query.quote) seeded.around = seeded.offsets.length;
  }
  return seeded;
}

/** Likely places of a query, best first: of quote and context together, and of its context alone. */
export interface Likely {
  readonly all: () => readonly Region[];
  readonly context: () => readonly Region[];
}

export async function likelyRegions(folded: FoldedText, queries: readonly Query[], pace: Pace): Promise<readonly Likely[]> {
  const frequency = await frequencies(folded, queries, pace);
  const planted: Planted = { hashes: [], values: [] };
  const seeded: Seeded[] = [];
  for (const query of queries) {
    seeded.push(plant(query, seeded.length, planted, frequency));
    if ((seeded.length & 31) === 0) await pace();
  }
  const table = gramTable(planted.hashes.length);
  for (const [i, hash] of planted.hashes.entries()) {
    table.add(hash, planted.values[i]!);
    if ((i & 4095) === 4095) await pace();
  }
  const hit = (value: number, offset: number): number => {
    const seed = value % SEEDS;
    const { offsets, hits } = seeded[(value - seed) / SEEDS]!;
    hits.push(voteFor(offset - offsets[seed]!, seed));
    return 1;
  };
  if (frequency.noted !== undefined) await table.lookUp(frequency.noted, pace, hit);
  else await eachChunk(folded, (chunk) => table.lookUp(chunk, pace, hit));
  return seeded.map((votes, i) => {
    const { before, quote, after } = queries[i]!;
    const reach = before.length + quote.length + after.length;
    return { all: () => regionsOf(votes, reach), context: () => gapsOf(votes, reach, votes.around) };
  });
}
