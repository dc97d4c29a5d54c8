// Does a passage stand, perhaps changed, where the passages about it say that it should? Then nothing else need be searched.
import { bestMatch } from '../text/edit-distance.ts';
import { codeAt, emptyFold, type Folded, type FoldedText, foldOn, originOf, restart } from '../text/fold.ts';
import { sharesIn } from '../text/gram-set.ts';
import { type Anchoring, answerOf } from './answer.ts';
import { adjoining, type Candidate, candidateAt, laid, nearRegion } from './candidate.ts';
import type { Drift } from './drift.ts';
import { accepts, valueIn } from './judge.ts';
import type { Query } from './query.ts';

/** Shorter quotes are lost among others. */
const LEAST = 6;
/** Units around the expected place that are looked at besides what the quote and its context take. */
const SLACK = 150;
/** If the passages about it have moved further apart than this, it is looked for where each of them leads. */
const APART = 1500;

/** What stood on one side agrees so far. */
const CLEAR = 0.9;
/** A place within so many units of where other passages tell that it should be needs words that agree so far; */
const THERE = 40;
const ALIKE = 0.8;
/** any other all that stood around it, or the same words and so much of the other side. */
const FAINT = 0.6;
const WHOLE = 0.98;
/** What is clear shares so much at least, by grams. */
const TRACE = 0.5;
/** Codes beyond what stood around it. */
const ROOM = 12;
/** With so many more errors in its first codes, as a share, or worth so much less, a place is no rival; */
const RIVAL = 0.2;
/** worth only so much less, where all that stood around the other stands. */
const CLOSE = 0.06;
const LONGEST = 256;

/** Do words and context agree so well that no other place could do better, nor the passage be gone? */
function isConvincing(folded: FoldedText, query: Query, c: Candidate, told: readonly number[]): boolean {
  const [before, after] = [c.before ?? 0, c.after ?? 0];
  if (Math.max(before, after) < CLEAR || !accepts(query, c, 1)) return false;
  if (told.some((e) => Math.abs(originOf(folded, c.from) - e) <= THERE)) return c.similarity >= ALIKE || c.context >= CLEAR;
  if (c.similarity < 1) return c.context > WHOLE;
  // The same words may stand elsewhere too: where nothing told of this place, all places are to be weighed.
  return told.length > 0 && Math.min(before, after) >= FAINT;
}

/** Is there a place nearly as good beside it? Which is meant takes a closer look. */
function hasRival(folded: FoldedText, query: Query, place: Candidate): boolean {
  const { codes, length } = folded;
  const piece = query.quote.subarray(0, LONGEST);
  const value = valueIn(query);
  const worth = value(place) - (place.context > WHOLE ? CLOSE : RIVAL);
  return [
    [0, place.from],
    [place.to, length],
  ].some(([start = 0, end = 0]) => {
    if (end - start <= piece.length / 2) return false;
    const there = bestMatch(piece, { codes, start, end });
    if (there.errors >= piece.length * (1 - place.similarity + RIVAL)) return false;
    const back = { codes, start: Math.max(start, there.end - piece.length - there.errors), end: there.end };
    const from = bestMatch(piece, back, { backwards: true, pinned: true }).end;
    return value(candidateAt(folded, query, { from, to: there.end, errors: there.errors })) > worth;
  });
}

/** Does the stretch that was looked at hold all that stood around the place too? Else the place may go on beyond it. */
function isInside({ text, start, end, length }: FoldedText, { before, after }: Query, { from, to }: Candidate): boolean {
  const isWhole = (free: number, side: Uint16Array, isEnd: boolean): boolean => isEnd || free > side.length + ROOM;
  return isWhole(from, before, start === 0) && isWhole(length - to, after, end === text.length);
}

/** Does enough of either side stand here that it could be clear? Mostly what stood before it ends where it is told to begin. */
function hasTrace(folded: FoldedText, { before, after }: Query, told: readonly number[]): boolean {
  const { codes, length } = folded;
  const least = before.length * TRACE;
  if (least > 0 && told.some((start) => adjoining(folded, before, codeAt(folded, start), true) >= least)) return true;
  return sharesIn({ codes, start: 0, end: length }, [before, after]).some((share) => share >= TRACE);
}

/** The convincing place about a region, if there is one. */
function placeIn(folded: FoldedText, query: Query, region: { low: number; high: number }, told: readonly number[]): Candidate | undefined {
  const rough = nearRegion(folded, query, region);
  if (rough === undefined || !isInside(folded, query, rough) || !isConvincing(folded, query, rough, told)) return undefined;
  if (hasRival(folded, query, rough)) return undefined;
  const place = laid(folded, query, rough);
  return isConvincing(folded, query, place, told) ? place : undefined;
}

/** Right where it is told to be; else anywhere in the stretch. */
function lookAt(folded: FoldedText, query: Query, told: readonly number[]): Anchoring | undefined {
  if (!hasTrace(folded, query, told)) return undefined;
  const anywhere = { low: 0, high: Math.max(0, folded.length - query.quote.length) };
  const right = [...new Set(told)].map((start) => codeAt(folded, start)).map((at) => ({ low: at, high: at }));
  for (const region of [...right, anywhere]) {
    const candidate = placeIn(folded, query, region, told);
    if (candidate !== undefined)
      return answerOf(folded, query, { kind: 'one', candidate, margin: 1, byPosition: false, isElsewhere: false });
  }
  return undefined;
}

/** Where a passage should begin by what stands before it and by what stands after it. */
export interface Expected {
  /** UTF-16 offsets. */
  readonly starts: readonly [number, number];
  /** Told by where it was seen and how the passages about it have moved: then being there speaks for a place. */
  readonly isTold: boolean;
}

/** A passage seen at `start` should stand where the sure passages about it have moved to. */
export function expectedBy(drift: (start: number) => Drift, start: number | undefined): Expected | undefined {
  if (start === undefined) return undefined;
  const { left, right } = drift(start);
  return { starts: [start + left, start + right], isTold: true };
}

/** Looks for a query about where its passage is expected. Undefined: nothing convincing stands there. */
export function nearbyIn(text: string): (query: Query, expected: Expected) => Anchoring | undefined {
  let room: Folded | undefined;
  return (query, { starts, isTold }) => {
    const [one, other] = starts;
    if (query.askers.length > 1 || query.quote.length < LEAST) return undefined;
    const around = SLACK + Math.max(query.before.length, query.after.length) * 1.3;
    const stretches =
      Math.abs(one - other) > APART
        ? [
            [one, one],
            [other, other],
          ]
        : [[Math.min(one, other), Math.max(one, other)]];
    for (const [least = 0, most = 0] of stretches) {
      const from = Math.max(0, Math.floor(least - around));
      const to = Math.min(text.length, Math.ceil(most + query.exact.length * 1.2 + around));
      if (from >= to) continue;
      room ??= emptyFold(text, 0, 4096);
      restart(room, text, from, to);
      foldOn(room, to);
      const answer = lookAt(room, query, isTold ? starts : []);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
}
