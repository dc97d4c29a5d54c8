// Into a long passage a sentence was put: its beginning and its end stand apart, each beside what stood there, and all its words
// in between. No single place is like such a quote; both halves together are.
import { bestMatch } from '../text/edit-distance.ts';
import type { FoldedText } from '../text/fold.ts';
import { type Candidate, surroundings } from './candidate.ts';
import type { Query } from './query.ts';
import type { Region } from './regions.ts';

/** Codes put in at most, and at least: less of them is a few edits. */
const MOST = 600;
const LEAST = 12;
/** Codes of each end that are looked for, and what share of them may have changed. */
const END = 24;
const CHANGED = 0.2;
const SLACK = 16;
/** All that stood around must stand there still, and so must most of the words. */
const AGREES = 0.8;
const MISSED = 0.15;
/** Codes that what was put in counts for, however long it is. */
const PUT_IN = 6;
/** Steps in which the place is looked for where the quote is parted. */
const STEP = 16;

/** The first codes of the quote about a place where it would begin: where they do. */
function beginningAt({ codes, length }: FoldedText, quote: Uint16Array, { low, high }: Region): number | undefined {
  const head = quote.subarray(0, END);
  const there = bestMatch(head, { codes, start: Math.max(0, low - SLACK), end: Math.min(length, high + END + SLACK) });
  if (there.errors > END * CHANGED) return undefined;
  const back = { codes, start: Math.max(0, there.end - END - there.errors), end: there.end };
  return bestMatch(head, back, { backwards: true, pinned: true }).end;
}

/** The last codes of the quote about a place where it would begin: where they end. */
function endAt({ codes, length }: FoldedText, quote: Uint16Array, { low, high }: Region): number | undefined {
  const tail = quote.subarray(-END);
  const start = Math.max(0, low + quote.length - END - SLACK);
  const there = bestMatch(tail, { codes, start, end: Math.min(length, high + quote.length + SLACK) });
  return there.errors > END * CHANGED ? undefined : there.end;
}

/** Edits when the quote is parted where it costs least, one half laid from `from` on, the other up to `to`. */
function errorsOf({ codes }: FoldedText, quote: Uint16Array, from: number, to: number): number {
  const cost = (part: number): number => {
    const [head, tail] = [quote.subarray(0, part), quote.subarray(part)];
    const first = bestMatch(head, { codes, start: from, end: Math.min(to, from + part + SLACK) }, { pinned: true });
    const last = { codes, start: Math.max(first.end, to - tail.length - SLACK), end: to };
    return first.errors + bestMatch(tail, last, { backwards: true, pinned: true }).errors;
  };
  let [best, errors] = [END, Infinity];
  const consider = (part: number): void => {
    const these = part < END || part > quote.length - END ? Infinity : cost(part);
    if (these < errors) [best, errors] = [part, these];
  };
  for (let part = END; part <= quote.length - END; part += STEP) consider(part);
  for (let part = best - STEP + 1, last = best + STEP; part < last; part++) consider(part);
  return errors;
}

function bridgeOver(folded: FoldedText, query: Query, one: Region, other: Region): Candidate | undefined {
  const { quote } = query;
  const from = beginningAt(folded, quote, one);
  const to = from === undefined ? undefined : endAt(folded, quote, other);
  if (from === undefined || to === undefined || to - from < quote.length + LEAST) return undefined;
  const around = surroundings(folded, query, from, to);
  // At an end of the text nothing is known of one side.
  if (Math.min(around.before ?? around.after ?? 0, around.after ?? around.before ?? 0) < AGREES) return undefined;
  const errors = errorsOf(folded, quote, from, to);
  if (errors > quote.length * MISSED) return undefined;
  return { from, to, ...around, similarity: 1 - (errors + PUT_IN) / quote.length };
}

/** Places of which the beginning lies about one region and the end about another, further on. */
export function bridged(folded: FoldedText, query: Query, regions: readonly Region[]): readonly Candidate[] {
  if (query.quote.length < 2 * END) return [];
  return regions.flatMap((one) =>
    regions.flatMap((other) => {
      const isFurther = other.low - one.high <= MOST && other.high - one.low >= LEAST;
      return (isFurther && bridgeOver(folded, query, one, other)) || [];
    }),
  );
}
