// Where do the seeds of a passage agree on a beginning? About places that more of them vote for than would by chance.

/** Stretch of skeleton offsets where the quote may begin, and how much speaks for it (bits). */
export interface Region {
  readonly low: number;
  readonly high: number;
  readonly bits: number;
}

/** A passage has at most so many seeds. */
export const SEEDS = 64;

/** Each time a seed was met in the text it votes for a place where the quote would begin. */
export interface Votes {
  /** What each seed is worth. */
  readonly bits: readonly number[];
  /** Diagonal times `SEEDS` plus seed number; a diagonal is where the quote would begin, moved to be positive. */
  readonly hits: readonly number[];
}

const SHIFTED = 1 << 24;

export const voteFor = (start: number, seed: number): number => (start + SHIFTED) * SEEDS + seed;

/** Diagonals this far apart are two places. */
const WIDEST = 120;
const REGIONS = 6;
/** Where less than this share of what could speak for a place does, it is chance; so it is far below the best place. */
const CHANCE = 0.14;
const FAR_BELOW = 0.4;

/** Diagonals times `SEEDS` in a cell, wider than any region; cells far apart may share a number. */
const CELL = 128 * SEEDS;
const MOST_CELLS = 4096;
const cellOf = (hit: number, cells: number): number => Math.floor(hit / CELL) & (cells - 1);

/** The hits without those about which no region can be: these are most, and need not be sorted. */
function promising({ hits, bits }: Votes, least: number): readonly number[] {
  let cells = 64;
  while (cells < 2 * hits.length && cells < MOST_CELLS) cells *= 2;
  const worth = new Float32Array(cells);
  for (let i = 0; i < hits.length; i++) worth[cellOf(hits[i]!, cells)]! += bits[hits[i]! % SEEDS]!;
  const isPromising = new Uint8Array(cells);
  let isAny = false;
  for (let cell = 0; cell < cells; cell++) {
    const next = (cell + 1) & (cells - 1);
    // A little more than the sums, since they are rounded.
    if (worth[cell]! + worth[next]! < least * 0.999) continue;
    isPromising[cell] = isPromising[next] = 1;
    isAny = true;
  }
  return isAny ? hits.filter((hit) => isPromising[cellOf(hit, cells)]) : [];
}

/** Hits on neighbouring diagonals are a region; each seed counts once. Best first. */
export function regionsOf(votes: Votes, reach: number): readonly Region[] {
  return gathered(votes, reach, CHANCE * votes.bits.reduce((a, b) => a + b, 0));
}

/** The same of the seeds from number `from` on, those of the context: a gap is told from a look-alike by any trace of it. */
export function gapsOf({ bits, hits }: Votes, reach: number, from: number): readonly Region[] {
  return gathered({ bits, hits: hits.filter((hit) => hit % SEEDS >= from) }, reach, 0);
}

/** `reach`: codes of quote and context. `chance`: no region is worth less; with 0, all count, else only what is not far below the best. */
function gathered(votes: Votes, reach: number, chance: number): readonly Region[] {
  const sorted = Float64Array.from(chance > 0 ? promising(votes, chance) : votes.hits).sort();
  const width = Math.min(WIDEST, 10 + (reach >> 3));
  const regions: Region[] = [];
  let least = chance;
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
      if (!seen.has(seed)) sum += votes.bits[seed]!;
      seen.add(seed);
    }
    if (sum < least) continue;
    regions.push({ low: low - SHIFTED, high: high - SHIFTED, bits: sum });
    if (chance > 0) least = Math.max(least, sum * FAR_BELOW);
  }
  regions.sort((a, b) => b.bits - a.bits);
  return regions.slice(0, REGIONS).filter((r) => r.bits >= least);
}
