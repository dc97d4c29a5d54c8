// Does a passage stand, perhaps changed, where the passages about it say that it should? Then nothing else need be searched.
import { bestMatch } from '../text/edit-distance.ts';
import { foldInto, type Skeleton, skeleton } from '../text/fold.ts';
import type { FoldedText } from '../text/text-index.ts';
import { type Anchoring, answerOf } from './answer.ts';
import { type Candidate, laid, nearRegion } from './candidate.ts';
import { accepts } from './judge.ts';
import type { Query } from './query.ts';

/** Shorter quotes are lost among others. */
const LEAST = 6;
/** Units around the expected place that are looked at besides what the quote and its context take. */
const SLACK = 150;
/** If the passages about it have moved further apart than this, it is looked for where each of them leads. */
const APART = 1500;

/** What stood on one side agrees so far. */
const CLEAR = 0.9;
/** If the other side agrees less than this, the place must lie within so many units of where it is expected. */
const FAINT = 0.6;
const THERE = 40;
/** Codes beyond what stood around it. */
const ROOM = 12;
/** With so many more errors in its first codes, a place is no rival. */
const RIVAL = 0.2;
const LONGEST = 256;

/** Words and one side agree so well that no other place could do better. */
function isConvincing({ origins }: FoldedText, query: Query, c: Candidate, expected: readonly number[]): boolean {
  const [before, after] = [c.before ?? 0, c.after ?? 0];
  if (Math.max(before, after) < CLEAR || !accepts(query, c, 1)) return false;
  return Math.min(before, after) >= FAINT || expected.some((e) => Math.abs(origins[c.from]! - e) <= THERE);
}

/** A place nearly as good beside it: which is meant takes a closer look. */
function hasRival({ codes, length }: FoldedText, { quote }: Query, { from, to, similarity }: Candidate): boolean {
  const piece = quote.subarray(0, LONGEST);
  const most = piece.length * (1 - similarity + RIVAL);
  return [
    [0, from],
    [to, length],
  ].some(([start = 0, end = 0]) => end - start > piece.length / 2 && bestMatch(piece, { codes, start, end }).errors < most);
}

/** Does the stretch that was looked at hold all that stood around the place too? Else the place may go on beyond it. */
function isInside({ text, length, origins }: FoldedText, { before, after }: Query, { from, to }: Candidate): boolean {
  const isWhole = (free: number, side: Uint16Array, isEnd: boolean): boolean => isEnd || free > side.length + ROOM;
  return isWhole(from, before, origins[0] === 0) && isWhole(length - to, after, origins[length - 1]! + ROOM > text.length);
}

function lookAt(folded: FoldedText, query: Query, expected: readonly number[]): Anchoring | undefined {
  const rough = nearRegion(folded, query, { low: 0, high: Math.max(0, folded.length - query.quote.length) });
  if (rough === undefined || !isInside(folded, query, rough) || !isConvincing(folded, query, rough, expected)) return undefined;
  if (hasRival(folded, query, rough)) return undefined;
  const candidate = laid(folded, query, rough);
  if (!isConvincing(folded, query, candidate, expected)) return undefined;
  return answerOf(folded, query, { kind: 'one', candidate, margin: 1, byPosition: false, isElsewhere: false });
}

/** Looks for a query about where its passage is expected to begin: UTF-16 offsets, by what stands before and after it. */
export function nearbyIn(text: string): (query: Query, expected: readonly [number, number]) => Anchoring | undefined {
  const room: Skeleton = skeleton(4096);
  return (query, [one, other]) => {
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
      room.length = 0;
      foldInto(room, text, from, to);
      const answer = lookAt({ text, ...room }, query, [one, other]);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
}
