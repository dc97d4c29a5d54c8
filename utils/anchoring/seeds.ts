// Where could an edited passage be? Where several of its rarest grams stand at their distances from each other.
// Cost: one pass over the text for few passages, two for many, and a handful of places for each.
import type { FoldedText } from '../text/fold.ts';
import { type GramCounts, countGrams, gramCounts, slotIn, want } from '../text/gram-counts.ts';
import { gramTable, hashGrams, hashOf, type Places, roomForPlaces } from '../text/gram-search.ts';
import type { Pace } from '../text/pace.ts';
import type { Query } from './query.ts';
import { gapsOf, type Region, regionsOf, SEEDS, voteFor } from './regions.ts';

const GRAM = 6;
/** Grams that stand more often than this in the text tell nothing. */
const COMMON = 250;
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

const CHUNK = 1 << 14;
/** Where a text is read again for each group of queries, room counts more than the number of chunks. */
const READ = 1 << 10;

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

/** What is wanted is known once all is counted. */
type Counted = Omit<GramCounts, 'wanted'>;

async function frequencies(folded: FoldedText, queries: readonly Query[], pace: Pace): Promise<Counted> {
  const sought = queries.reduce((sum, { before, quote, after }) => sum + before.length + quote.length + after.length, 0);
  const counted = gramCounts(folded.length, { sought, most: COMMON });
  for (const [n, query] of queries.entries()) {
    for (const [codes, , most] of partsOf(query))
      for (const { from, to } of stretchesOf(codes, most)) for (let i = from; i < to; i++) want(counted, hashOf(codes, i, i + GRAM));
    if ((n & 31) === 31) await pace();
  }
  const last = folded.length - GRAM + 1;
  for (let from = 0; from < last; from += CHUNK) {
    countGrams(folded, GRAM, counted, { from, to: Math.min(last, from + CHUNK) });
    await pace();
  }
  const { wanted: _, ...kept } = counted;
  return kept;
}

/** All grams of the text, in pieces. */
async function eachChunk(folded: FoldedText, work: (chunk: Places) => Promise<void>): Promise<void> {
  const chunk = roomForPlaces(READ);
  const last = folded.length - GRAM + 1;
  for (let from = 0; from < last; from += READ) {
    const to = Math.min(last, from + READ);
    hashGrams(folded, GRAM, { from, to, into: chunk.hashes });
    chunk.count = to - from;
    for (let i = 0; i < chunk.count; i++) chunk.offsets[i] = from + i;
    await work(chunk);
  }
}

/** One seed for each stretch of the codes, since edits break some stretches and not all: its rarest gram that occurs. */
function* rarest(codes: Uint16Array, most: number, counted: Counted): Generator<{ at: number; hash: number; often: number }> {
  for (const { from, to } of stretchesOf(codes, most)) {
    let best = { at: -1, hash: 0, often: COMMON + 1 };
    for (let i = from; i < to; i++) {
      const hash = hashOf(codes, i, i + GRAM);
      const often = counted.counts[slotIn(counted, hash)]!;
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

function plant(query: Query, number: number, { hashes, values }: Planted, frequency: Counted): Seeded {
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

/** Queries whose seeds are looked up together, or more in a long text: the table of all would take more room than a short text itself. */
const LEAST_TOGETHER = 44;

/** Likely places of a query, best first: of quote and context together, and of its context alone. */
export interface Likely {
  readonly all: () => readonly Region[];
  readonly context: () => readonly Region[];
}

/** Made out of the reach of the tables: what is asked for later would keep them. */
function likelyOf({ before, quote, after }: Query, votes: Seeded): Likely {
  const reach = before.length + quote.length + after.length;
  return { all: () => regionsOf(votes, reach), context: () => gapsOf(votes, reach, votes.around) };
}

export async function likelyRegions(folded: FoldedText, queries: readonly Query[], pace: Pace): Promise<readonly Likely[]> {
  const frequency = await frequencies(folded, queries, pace);
  const together = Math.max(LEAST_TOGETHER, folded.length >> 9);
  const likely: Likely[] = [];
  for (let from = 0; from < queries.length; from += together)
    likely.push(...(await regionsFor(folded, queries.slice(from, from + together), frequency, pace)));
  return likely;
}

async function regionsFor(folded: FoldedText, queries: readonly Query[], frequency: Counted, pace: Pace): Promise<readonly Likely[]> {
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
  if (frequency.noted.count < frequency.noted.hashes.length) await table.lookUp(frequency.noted, pace, hit);
  else await eachChunk(folded, (chunk) => table.lookUp(chunk, pace, hit));
  return seeded.map((votes, i) => likelyOf(queries[i]!, votes));
}
