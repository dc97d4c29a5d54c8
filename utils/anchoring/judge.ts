// Which of several places is the passage, if any? Words and context decide; where it was decides between equals only.
import type { Candidate } from './candidate.ts';
import type { Query } from './query.ts';

export type Judged =
  | { readonly kind: 'none' }
  /** Equally good ones, or a single one that may as well be another passage. */
  | { readonly kind: 'several'; readonly candidates: readonly Candidate[] }
  | {
      readonly kind: 'one';
      readonly candidate: Candidate;
      /** 0 to 1. */
      readonly margin: number;
      readonly byPosition: boolean;
      /** The same words may stand here, but nothing around them does. */
      readonly isElsewhere: boolean;
    };

/** So many codes of each side count, and of the quote. */
const SIDE = 100;
const LONG = 300;
/** Closer than this in value, two places are equally good. */
const DOUBT = 0.04;
/** Codes from where it was expected within which a place is "there". */
const THERE = 300;
/** With less context than this, a place might as well be any other. */
const SOME = 0.35;
/** Least weight of words that are no coincidence, standing once. */
const TELLING = 24;

/** What speaks for a place, as a share of what could: each code of the quote and of its context weighs the same. */
export function valueIn({ quote, before, after }: Query): (c: Candidate) => number {
  const around = Math.min(SIDE, before.length) + Math.min(SIDE, after.length);
  const words = Math.min(quote.length, LONG);
  return (c) => (words * Math.max(0, (c.similarity - 0.4) / 0.6) + around * c.context) / Math.max(1, words + around);
}

/** Could this place be the passage at all? `copies`: how often its letters stand in the text. */
export function accepts({ weight }: Query, c: Candidate, copies: number): boolean {
  if (c.similarity === 1) return c.context >= 0.3 || weight >= TELLING || (weight >= 12 && copies === 1 && c.context >= 0.1);
  return c.similarity >= leastAlike(c.context, weight) && (weight >= 12 || c.context >= 0.7);
}

/** How far changed words must agree: the more, the less stands around them, up to what no look-alike reaches where nothing does. */
function leastAlike(context: number, weight: number): number {
  const alone = Math.max(0, 1 - context / SOME);
  const short = Math.max(0, 1 - weight / 40);
  return 0.88 + 0.06 * alone - 0.2 * Math.max(context ** 4, context ** 2 / 2) + 0.02 * short;
}

/** Words that say less than this, with less context, may be of another sentence, changed as they are; */
const TELLING_CHANGED = 60;
const TRACE = 0.4;
/** so may words of which more than a tenth has changed, where of one side less than this is left. */
const MUCH_CHANGED = 0.9;
const SIDE_LOST = 0.3;
/** and so may words of which a quarter has changed, wherever they stand, */
const MOST_CHANGED = 0.75;
/** or changed words that are worth little more than others elsewhere, where nobody expects them. */
const CLOSE = 0.1;

/** Changed words in changed surroundings, so that only a reader can tell whether it is the passage: boilerplate is full of their like. Not asked where it was expected. */
function isDoubtful({ weight }: Query, { similarity, before, after, context }: Candidate): boolean {
  if (similarity === 1) return false;
  if (context < TRACE && weight < TELLING_CHANGED) return true;
  return similarity < MOST_CHANGED || (similarity < MUCH_CHANGED && Math.min(before ?? 1, after ?? 1) < SIDE_LOST);
}

export const overlaps = (a: Candidate, b: Candidate): boolean => a.from < b.to && b.from < a.to;

/** What is known beside the places: where it was expected, how often its letters stand in the text, and which place meets its context. */
export interface Known {
  readonly expected: number | undefined;
  readonly copies: number;
  /** All that stood before the passage ends where this place begins, letter by letter; or all that stood after it begins where this place ends. */
  readonly meets: (place: Candidate, side: 'before' | 'after') => boolean;
}

export const oneAt = (candidate: Candidate, copies: number, how: { readonly margin: number; readonly byPosition: boolean }): Judged => ({
  kind: 'one',
  candidate,
  ...how,
  isElsewhere: Math.max(candidate.before ?? 0.5, candidate.after ?? 0.5) < 0.15 || (copies > 1 && candidate.context < 0.3),
});

/** The best of the acceptable places, or the doubt between the best. */
export function choose(query: Query, candidates: readonly Candidate[], known: Known): Judged {
  const value = valueIn(query);
  const apart: Candidate[] = [];
  for (const c of [...candidates].sort((a, b) => value(b) - value(a))) if (!apart.some((o) => overlaps(o, c))) apart.push(c);
  const [best, second] = apart;
  if (best === undefined) return { kind: 'none' };
  const margin = second === undefined ? 1 : Math.min(1, value(best) - value(second));
  const one = (candidate: Candidate, byPosition: boolean): Judged => oneAt(candidate, known.copies, { margin, byPosition });
  const { expected } = known;
  if (second === undefined || margin >= DOUBT) {
    const isThere = expected !== undefined && Math.abs(best.from - expected) <= THERE;
    const isClose = best.similarity < 1 && margin < CLOSE;
    if (isThere || (!isClose && !isDoubtful(query, best))) return one(best, false);
    return { kind: 'several', candidates: apart.filter((c) => value(best) - value(c) < CLOSE) };
  }
  const equals = apart.filter((c) => value(best) - value(c) < DOUBT);
  if (expected !== undefined) {
    const far = (c: Candidate): number => Math.abs(c.from - expected);
    const [near, next] = equals.toSorted((a, b) => far(a) - far(b));
    if (near !== undefined && next !== undefined && far(near) <= THERE && far(next) > 3 * far(near) + 30) return one(near, true);
  }
  return meetingOne(equals, known, one) ?? { kind: 'several', candidates: equals };
}

/**
 * Of places so near each other that one stretch stands around all of them: a heading, and its words again in the lines under it or in a list of
 * contents above. The heading alone begins where the text above ends, for what a page hangs on it stands behind; or ends where the text under it begins.
 */
function meetingOne(
  equals: readonly Candidate[],
  { meets }: Known,
  one: (c: Candidate, byPosition: boolean) => Judged,
): Judged | undefined {
  const starts = equals.map(({ from }) => from);
  if (Math.max(...starts) - Math.min(...starts) > THERE || equals.some(({ similarity }) => similarity < 1)) return undefined;
  for (const side of ['before', 'after'] as const) {
    const [meeting, ...others] = equals.filter((c) => meets(c, side));
    if (meeting !== undefined) return others.length === 0 ? one(meeting, false) : undefined;
  }
  return undefined;
}
