// Do the other passages speak for a place? What stood near each other mostly moves together: where a passage's neighbours are found, it is
// likely there too; a changed look-alike where none of them leads, or after all of them are gone, is for the reader to judge.
import type { Candidate } from './candidate.ts';
import { firstFrom, type Move } from './drift.ts';
import { type Judged, overlaps } from './judge.ts';

/** Passages that begin nearer than this may be one sentence tagged twice: neither says anything of the other. */
const SAME = 300;
/** Neighbours that are asked, on each side. */
const ASKED = 2;
/** So far apart two passages may have moved, and by so much more for each unit between them, up to a limit. */
const APART = 300;
const BY_UNIT = 0.25;
const MOST_APART = 3000;
/** With fewer others nobody knows. */
const COMPANY = 3;
/** A place that nobody speaks for gives way to one that somebody speaks for, and that is worth no more than this less, */
const OUTDONE = 0.25;
/** but not where so much of what stood around it stands: that is company enough. */
const AGREES = 0.97;

/** Does a neighbour speak for it that what began at `start` has moved by `by`? Undefined: there is no company that could tell. */
export type Speaks = (start: number, by: number) => boolean | undefined;

/** `starts`: where each passage that was looked for began; `moves`: those of them that were found, by now. */
export function speaksIn(starts: readonly number[], moves: readonly Move[]): Speaks {
  const asked = Float64Array.from(starts).sort();
  const found = moves.toSorted((a, b) => a.start - b.start);
  const begins = found.map((m) => m.start);
  return (start, by) => {
    const same = firstFrom(asked, start + SAME) - firstFrom(asked, start - SAME);
    if (asked.length - same < COMPANY) return undefined;
    const [left, right] = [firstFrom(begins, start - SAME), firstFrom(begins, start + SAME)];
    const near = [...found.slice(Math.max(0, left - ASKED), left), ...found.slice(right, right + ASKED)];
    if (near.some((m) => Math.abs(m.by - by) <= Math.min(MOST_APART, APART + BY_UNIT * Math.abs(m.start - start)))) return true;
    // A page's words have other offsets in the reader view: what stands where it stood may have been tagged in the one, its neighbours in the other.
    const isOther = near.length > 0 && Math.abs(by) <= APART && near.every((m) => Math.abs(m.by - by) > MOST_APART);
    return isOther ? undefined : false;
  };
}

/** What the passage's company says of the places. */
export interface Heard {
  readonly speaksFor: (place: Candidate) => boolean | undefined;
  readonly value: (place: Candidate) => number;
  readonly one: (place: Candidate, margin: number) => Judged;
  /** What stood around it stands as well elsewhere, without it. */
  readonly mayBeMissing: (place: Candidate) => boolean;
}

/** The judgement once the other passages are heard. `candidates`: all acceptable places. */
export function inCompany(judged: Judged, candidates: readonly Candidate[], { speaksFor, value, one, mayBeMissing }: Heard): Judged {
  if (judged.kind === 'none') return judged;
  const chosen = (c: Candidate): Judged => {
    const others = candidates.filter((o) => !overlaps(o, c)).map(value);
    return one(c, others.length === 0 ? 1 : Math.max(0, value(c) - Math.max(...others)));
  };
  if (judged.kind === 'several') {
    const spoken = judged.candidates.filter((c) => speaksFor(c) === true);
    return spoken.length === 1 ? chosen(spoken[0]!) : judged;
  }
  const { candidate } = judged;
  if (speaksFor(candidate) !== false || (candidate.similarity === 1 && candidate.context >= AGREES)) return judged;
  const least = value(candidate) - OUTDONE;
  const [rival] = candidates.filter((c) => speaksFor(c) === true && value(c) >= least).toSorted((a, b) => value(b) - value(a));
  if (rival !== undefined) return chosen(rival);
  return candidate.similarity < 1 && (candidate.context < AGREES || mayBeMissing(candidate))
    ? { kind: 'several', candidates: [candidate] }
    : judged;
}
