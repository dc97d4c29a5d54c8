// Where exactly does an edited passage begin and end? Where its own words meet what stood around them: quote and context are laid
// over the text as one, so that a word put in, left out or changed at an edge does not move the edge.
import { align, type Aligned } from '../text/align.ts';
import type { FoldedText } from '../text/fold.ts';
import type { Query } from './query.ts';

/** A stretch of the skeleton, and how many edits lie between it and the quote. */
export interface Located {
  readonly from: number;
  readonly to: number;
  readonly errors: number;
}

/** Codes of context that help to tell an edge. */
const BESIDE = 32;
/** Longer quotes are laid end by end. */
const WHOLE = 200;
const END = 96;
/** Room for what was put in: a running head, a word. */
const ROOM = 48;

const joined = (...parts: readonly Uint16Array[]): Uint16Array => {
  const all = new Uint16Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const p of parts) {
    all.set(p, at);
    at += p.length;
  }
  return all;
};

/** The edges of a passage that was found about `rough`, and its errors: a long insertion counts for less than its length. */
export function bordersOf(index: FoldedText, { quote, before, after }: Query, rough: Located): Located {
  const head = before.subarray(Math.max(0, before.length - BESIDE));
  const tail = after.subarray(0, BESIDE);
  const n = quote.length;
  const missing = Math.min(n, rough.errors);
  /** Lays the pattern over the text from `low` to `high`; `offsets`: where in the text it would begin by its edges, give or take what was put in. */
  const lay = (
    pattern: Uint16Array,
    core: { start: number; end: number },
    part: { low: number; high: number; offsets: readonly number[] },
  ): Aligned => {
    const start = Math.max(0, part.low);
    const play = ROOM + Math.min(missing, pattern.length);
    return align(
      pattern,
      core,
      { codes: index.codes, start, end: Math.min(index.length, part.high) },
      { low: Math.min(...part.offsets) - start - play, high: Math.max(...part.offsets) - start + play },
    );
  };
  const { from, to } = rough;
  if (n <= WHOLE) {
    const reach = BESIDE + ROOM + missing;
    const offsets = [from - head.length, to - head.length - n];
    const core = { start: head.length, end: head.length + n };
    const whole = lay(joined(head, quote, tail), core, { low: from - reach, high: to + reach, offsets });
    const laid = Math.min(n, Math.max(0, Math.round((n - whole.score) / 2)));
    const both = Math.min(whole.to, to) - Math.max(whole.from, from);
    return { from: whole.from, to: whole.to, errors: both * 2 > to - from ? Math.min(rough.errors, laid) : laid };
  }
  const reach = BESIDE + ROOM + Math.min(END, missing);
  const first = lay(
    joined(head, quote.subarray(0, END)),
    { start: head.length, end: head.length + END },
    { low: from - reach, high: from + END + reach, offsets: [from - head.length] },
  );
  const last = lay(
    joined(quote.subarray(n - END), tail),
    { start: 0, end: END },
    { low: to - END - reach, high: to + reach, offsets: [to - END] },
  );
  return { from: first.score > 0 ? first.from : from, to: last.score > 0 ? last.to : to, errors: rough.errors };
}
