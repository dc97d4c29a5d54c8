// Is there a place where the passage is missing? Where all that stood around it still stands, and something else or nothing in
// between: then a look-alike elsewhere is a look-alike.
import { bestMatch } from '../text/edit-distance.ts';
import type { TextIndex } from '../text/text-index.ts';
import { surroundings } from './candidate.ts';
import type { Query } from './query.ts';
import type { Region } from './seeds.ts';

/** The stretch of the skeleton in the passage's stead (it may be empty), and how well what stands around it agrees, 0 to 1. */
export interface Absence {
  readonly from: number;
  readonly to: number;
  readonly context: number;
}

/** Codes of each side that must stand there, and what share of them may have changed. */
const BESIDE = 40;
const CHANGED = 0.35;
const SLACK = 24;

/** A region's place in the text if the passage was there and is not. */
export function absenceAt(index: TextIndex, query: Query, { low, high }: Region): Absence | undefined {
  const { quote, before, after } = query;
  const tail = before.subarray(Math.max(0, before.length - BESIDE));
  const head = after.subarray(0, BESIDE);
  if (Math.min(tail.length, head.length) < 16) return undefined;
  // Seeds of the context after it vote for a beginning that lies a quote's length before it.
  const left = bestMatch(tail, {
    codes: index.codes,
    start: Math.max(0, low - tail.length - SLACK),
    end: Math.min(index.length, high + quote.length + SLACK),
  });
  if (left.errors > tail.length * CHANGED) return undefined;
  const from = left.end;
  const reach = Math.min(index.length, from + 2 * quote.length + head.length + SLACK);
  const right = bestMatch(head, { codes: index.codes, start: from, end: reach });
  if (right.errors > head.length * CHANGED) return undefined;
  const back = { codes: index.codes, start: Math.max(from, right.end - head.length - right.errors - 1), end: right.end };
  const to = bestMatch(head, back, { backwards: true, pinned: true }).end;
  return { from, to, context: surroundings(index, query, from, to).context };
}
