// Where could an edited passage be? Where several of its rarest grams stand at their distances from each other.
// Cost: one pass over the text for few passages, two for many, and a handful of places for each.
import type { FoldedText } from '../text/fold.ts';
import { gramTable, type GramTable, hashGrams, hashOf, mix, type Places, roomForPlaces } from '../text/gram-search.ts';
import type { Pace } from '../text/pace.ts';
import type { Query } from './query.ts';

/** Stretch of skeleton offsets where the quote may begin, and how much speaks for it (bits). */
export interface Region {
  readonly low: number;
  readonly high: number;
  readonly bits: number;
}

const GRAM = 6;
/** Grams that stand more often than this in the text tell nothing. */
const COMMON = 400;
const QUOTE_SEEDS = 26;
const CONTEXT_SEEDS = 10;
const SEEDS = 64;
/** Grams of a stretch that a seed is chosen from. */
const LOOKED_AT = 400;
/** Diagonals this far apart are two places. */
const WIDEST = 120;
const REGIONS = 6;
/** Where less than this share of what could speak for a place does, it is chance; so it is far below the best place. */
const CHANCE = 0.14;
const FAR_BELOW = 0.4;

interface Seeded {
  /** Offset of each seed from the start of the quote, and its bits. */
  readonly offsets: number[];
  readonly bits: number[];
  /** Seeds from this number on are of the context. */
  around: number;
  /** Diagonal times `SEEDS` plus seed number; a diagonal is where the quote would begin, moved to be positive. */
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
const NOTED = 8;

const SHIFTED = 1 << 24;
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

function plant(query: Query, number: number, table: GramTable, frequency: Frequencies): Seeded {
  const seeded: Seeded = { offsets: [], bits: [], around: 0, hits: [] };
  const total = frequency.counts.length;
  for (const [codes, base, most] of partsOf(query)) {
    for (const { at, hash, often } of rarest(codes, most, frequency)) {
      table.add(hash, number * SEEDS + seeded.offsets.length);
      seeded.offsets.push(base + at);
      seeded.bits.push(Math.log2(total / often));
    }
    if (codes === query.quote) seeded.around = seeded.offsets.length;
  }
  return seeded;
}

/** Hits on neighbouring diagonals together are a region; each seed from `from` on counts once. Best first. */
function regionsOf({ hits, bits }: Seeded, query: Query, from: number): readonly Region[] {
  const sorted = Float64Array.from(from === 0 ? hits : hits.filter((h) => h % SEEDS >= from)).sort();
  const width = Math.min(WIDEST, 10 + ((query.before.length + query.quote.length + query.after.length) >> 3));
  const regions: Region[] = [];
  // A gap is told from a look-alike by any trace of the context; only places of the passage itself must stand out.
  const isGap = from > 0;
  let least = isGap ? 0 : CHANCE * bits.reduce((a, b) => a + b, 0);
  for (let i = 0; i < sorted.length; ) {
    const low = Math.floor(sorted[i]! / SEEDS);
    const seen = new Set<number>();
    let sum = 0;
    let high = low;
    for (; i < sorted.length; i++) {
      const diagonal = Math.floor(sorted[i]! / SEEDS);
      if (diagonal - low > width) break;
      high = diagonal;
      const seed = sorted[i]! % SEEDS;
      if (!seen.has(seed)) sum += bits[seed]!;
      seen.add(seed);
    }
    if (sum < least) continue;
    regions.push({ low: low - SHIFTED, high: high - SHIFTED, bits: sum });
    if (!isGap) least = Math.max(least, sum * FAR_BELOW);
  }
  regions.sort((a, b) => b.bits - a.bits);
  return regions.slice(0, REGIONS).filter((r) => r.bits >= least);
}

/** Likely places of a query, best first: of quote and context together, and of its context alone. */
export interface Likely {
  readonly all: () => readonly Region[];
  readonly context: () => readonly Region[];
}

export async function likelyRegions(folded: FoldedText, queries: readonly Query[], pace: Pace): Promise<readonly Likely[]> {
  const frequency = await frequencies(folded, queries, pace);
  const table = gramTable(queries.length * (QUOTE_SEEDS + 2 * CONTEXT_SEEDS));
  const seeded: Seeded[] = [];
  for (const query of queries) {
    seeded.push(plant(query, seeded.length, table, frequency));
    if ((seeded.length & 31) === 0) await pace();
  }
  const hit = (value: number, offset: number): number => {
    const seed = value % SEEDS;
    const { offsets, hits } = seeded[(value - seed) / SEEDS]!;
    hits.push((offset - offsets[seed]! + SHIFTED) * SEEDS + seed);
    return 1;
  };
  if (frequency.noted !== undefined) await table.lookUp(frequency.noted, pace, hit);
  else await eachChunk(folded, (chunk) => table.lookUp(chunk, pace, hit));
  return seeded.map((s, i) => ({
    all: () => regionsOf(s, queries[i]!, 0),
    context: () => regionsOf(s, queries[i]!, s.around),
  }));
}
