// Where exactly does an edited passage begin and end? Where its own words meet what stood around them: quote and context are laid
// over the text as one, so that a word put in, left out or changed at an edge does not move the edge.
import { align, type Aligned } from '../text/align.ts';
import type { FoldedText } from '../text/text-index.ts';
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
  const lay = (pattern: Uint16Array, core: { start: number; end: number }, low: number, high: number): Aligned =>
    align(pattern, core, { codes: index.codes, start: Math.max(0, low), end: Math.min(index.length, high) });
  const n = quote.length;
  const missing = Math.min(n, rough.errors);
  if (n <= WHOLE) {
    const reach = BESIDE + ROOM + missing;
    const whole = lay(joined(head, quote, tail), { start: head.length, end: head.length + n }, rough.from - reach, rough.to + reach);
    const laid = Math.min(n, Math.max(0, Math.round((n - whole.score) / 2)));
    const both = Math.min(whole.to, rough.to) - Math.max(whole.from, rough.from);
    return { from: whole.from, to: whole.to, errors: both * 2 > rough.to - rough.from ? Math.min(rough.errors, laid) : laid };
  }
  const reach = BESIDE + ROOM + Math.min(END, missing);
  const first = lay(
    joined(head, quote.subarray(0, END)),
    { start: head.length, end: head.length + END },
    rough.from - reach,
    rough.from + END + reach,
  );
  const last = lay(joined(quote.subarray(n - END), tail), { start: 0, end: END }, rough.to - END - reach, rough.to + reach);
  return { from: first.score > 0 ? first.from : rough.from, to: last.score > 0 ? last.to : rough.to, errors: rough.errors };
}
