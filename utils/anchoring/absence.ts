// Is there a place where the passage is missing? Where all that stood around it still stands, and something else or nothing in
// between: then a look-alike elsewhere is a look-alike.
import { bestMatch } from '../text/edit-distance.ts';
import type { FoldedText } from '../text/fold.ts';
import { type Candidate, surroundings } from './candidate.ts';
import type { Judged } from './judge.ts';
import type { Query } from './query.ts';
import type { Region } from './regions.ts';

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

/** What stood around agrees so far where a passage is missing, and by so much more than at any look-alike. */
const MISSING = 0.75;
const MISSING_BY = 0.02;

/** A region's place in the text if the passage was there and is not. */
function absenceAt(index: FoldedText, query: Query, { low, high }: Region): Absence | undefined {
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

/** Places that may be the gap it left, of those where its context is likely. */
export function absencesIn(index: FoldedText, query: Query, regions: readonly Region[]): readonly Absence[] {
  return regions.flatMap((region) => {
    const absence = absenceAt(index, query, region);
    return absence === undefined || absence.context < MISSING ? [] : [absence];
  });
}

/** Does the place lie where the passage would be missing? Then that is not a gap: the passage has changed there. */
function standsIn(c: Candidate, { from, to }: Absence, near: number): boolean {
  if (2 * (Math.min(c.to, to) - Math.max(c.from, from)) > c.to - c.from) return true;
  return to - from > near && Math.abs(c.from - from) <= near && Math.abs(c.to - to) <= near;
}

/** Do all places that were chosen agree less with what stood around than a place where the passage is missing? */
export function isMissing({ quote }: Query, judged: Judged, absences: () => readonly Absence[]): boolean {
  if (judged.kind === 'none') return false;
  const chosen = judged.kind === 'one' ? [judged.candidate] : judged.candidates;
  if (chosen.some((c) => c.similarity === 1 || c.context > 1 - MISSING_BY)) return false;
  const near = quote.length / 4 + 8;
  return absences().some((gap) => chosen.every((c) => c.context < gap.context - MISSING_BY && !standsIn(c, gap, near)));
}

/** Does what stood around agree as well somewhere else, where the passage would be missing? */
export function mayBeMissing({ quote }: Query, c: Candidate, absences: readonly Absence[]): boolean {
  const near = quote.length / 4 + 8;
  return absences.some((gap) => c.context < gap.context + MISSING_BY && !standsIn(c, gap, near));
}
