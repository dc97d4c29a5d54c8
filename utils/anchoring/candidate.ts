// How well does a place fit a quote? By its words and, apart from them, by what stands around it.
import { bestMatch } from '../text/edit-distance.ts';
import { counts, type FoldedText, originOf } from '../text/fold.ts';
import { sharesIn } from '../text/gram-set.ts';
import type { Query } from './query.ts';
import { bordersOf, type Located } from './borders.ts';
import type { Region } from './regions.ts';

/** A place in the skeleton, `[from, to)`. */
export interface Candidate {
  readonly from: number;
  readonly to: number;
  /** 1 for the same codes, less by each edit's share of the longer of quote and place. */
  readonly similarity: number;
  /** How far each side agrees, 0 (as any two texts do) to 1 (letter by letter); undefined when nothing is known of it. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** Of both sides together; a half when nothing is known. */
  readonly context: number;
}

/** Two unrelated stretches of a language agree this far by edit distance. */
const CHANCE = 0.42;
/** So much context is no accident. */
const SURE = 0.8;
const AROUND = 90;

/** Number of codes that agree side by side with the stored context, going away from the place. */
export function adjoining(index: FoldedText, side: Uint16Array, at: number, backwards: boolean): number {
  const most = Math.min(side.length, backwards ? at : index.length - at);
  let n = 0;
  if (backwards) while (n < most && index.codes[at - 1 - n] === side[side.length - 1 - n]) n++;
  else while (n < most && index.codes[at + n] === side[n]) n++;
  return n;
}

function sideAt(index: FoldedText, side: Uint16Array, at: number, backwards: boolean): number | undefined {
  if (side.length < 3) return undefined;
  const run = adjoining(index, side, at, backwards);
  if (run === side.length) return 1;
  const reach = (n: number): { start: number; end: number } =>
    backwards ? { start: Math.max(0, at - n), end: at } : { start: at, end: Math.min(index.length, at + n) };
  const { errors } = bestMatch(side, { codes: index.codes, ...reach(side.length + 12) }, { backwards, pinned: true });
  const near = reach(side.length + AROUND);
  const byEdits = Math.max(0, (1 - errors / side.length - CHANCE) / (1 - CHANCE));
  return Math.max(byEdits, sharesIn({ codes: index.codes, ...near }, [side])[0]!);
}

/** A place with what stands around it. `errors`: edits between quote and place. */
export function candidateAt(index: FoldedText, query: Query, place: { from: number; to: number; errors: number }): Candidate {
  const { from, to, errors } = place;
  const longer = Math.max(query.quote.length, to - from, 1);
  return { from, to, ...surroundings(index, query, from, to), similarity: Math.max(0, 1 - errors / longer) };
}

/** How far what was around the passage stands around this stretch. */
export function surroundings(index: FoldedText, query: Query, from: number, to: number): Pick<Candidate, 'before' | 'after' | 'context'> {
  const before = sideAt(index, query.before, from, true);
  const after = sideAt(index, query.after, to, false);
  const known = [before, after].filter((s) => s !== undefined);
  const context = known.length === 0 ? 0.5 : 0.6 * (known.reduce((a, b) => a + b) / known.length) + 0.4 * Math.max(...known);
  return { before, after, context };
}

const PIECE = 256;
/** So many codes of context right at a border leave no doubt about it, where the words agree so far. */
const MEETING = 10;
/** So little of a side no longer speaks for it, wherever the border comes to lie. */
const TRACE = 0.3;
const ALIKE = 0.75;
const LAID = 0.8;

function locateShort(index: FoldedText, quote: Uint16Array, start: number, end: number): Located {
  const there = bestMatch(quote, { codes: index.codes, start, end });
  const back = { codes: index.codes, start: Math.max(0, there.end - quote.length - there.errors - 1), end: there.end };
  return { from: bestMatch(quote, back, { backwards: true, pinned: true }).end, to: there.end, errors: there.errors };
}

/** A long quote piece by piece, each after the one before: cost grows with its length, not with its square. */
function locate(index: FoldedText, quote: Uint16Array, low: number, high: number): Located {
  const slack = 8 + Math.min(120, quote.length >> 2);
  let [least, most] = [low - slack, high + slack];
  let from = -1;
  let to = -1;
  let errors = 0;
  for (let i = 0; i < quote.length; i += PIECE) {
    const piece = quote.subarray(i, i + PIECE + (quote.length - i < 2 * PIECE ? PIECE : 0));
    const found = locateShort(index, piece, Math.max(0, least), Math.min(index.length, most + piece.length));
    const isThere = found.errors <= piece.length * 0.6 && found.to > found.from;
    errors += isThere ? found.errors : piece.length;
    if (isThere && to >= 0) errors += Math.min(slack, Math.abs(found.from - to));
    if (isThere && from < 0) from = Math.max(0, found.from - i);
    if (isThere) to = found.to;
    [least, most] = isThere ? [to - slack, to + slack] : [least + piece.length, most + piece.length];
    if (piece.length > PIECE) break;
  }
  return { from, to, errors: Math.min(errors, quote.length) };
}

/** The best place of the quote about a region; its borders as the quote alone has them. */
export function nearRegion(index: FoldedText, query: Query, { low, high }: Pick<Region, 'low' | 'high'>): Candidate | undefined {
  const found = locate(index, query.quote, low, high);
  if (found.errors > query.quote.length * 0.6 || found.to <= found.from) return undefined;
  return candidateAt(index, query, found);
}

/** Do both borders lie right where the context ends and begins, letter by letter? */
function meets(index: FoldedText, { before, after }: Query, { from, to }: Candidate): boolean {
  const least = (side: Uint16Array): number => Math.min(MEETING, side.length);
  return (
    before.length + after.length >= MEETING &&
    adjoining(index, before, from, true) >= least(before) &&
    adjoining(index, after, to, false) >= least(after)
  );
}

/** So much context stands nowhere twice by chance (codes). */
const TELLING_SIDE = 32;

/** Does all that stood on one side of the passage stand right beside the place, letter by letter? */
export function meetsSide(index: FoldedText, { before, after }: Query, { from, to }: Candidate, side: 'before' | 'after'): boolean {
  const [codes, at] = side === 'before' ? [before, from] : [after, to];
  return codes.length >= TELLING_SIDE && adjoining(index, codes, at, side === 'before') === codes.length;
}

/** Does the quote stand there code by code? */
function standsWhole(index: FoldedText, quote: Uint16Array, from: number, to: number): boolean {
  return to - from === quote.length && quote.every((code, i) => index.codes[from + i] === code);
}

/** The same place with its borders set by how quote and context together lie on the text. */
export function laid(index: FoldedText, query: Query, rough: Candidate): Candidate {
  if (rough.similarity === 1) return rough;
  // Piece by piece a long quote may have been laid worse than it stands.
  if (standsWhole(index, query.quote, rough.from, rough.to)) return candidateAt(index, query, { ...rough, errors: 0 });
  // Words that agree so little can gain only from what was put in between, which counts only where both sides agree: then one does by now.
  const [before, after] = [rough.before ?? 1, rough.after ?? 1];
  if (rough.similarity < ALIKE && (Math.min(before, after) < TRACE || Math.max(before, after) < SURE)) return rough;
  if (rough.similarity >= LAID && meets(index, query, rough)) return rough;
  const longer = Math.max(query.quote.length, rough.to - rough.from);
  const { from, to, errors } = bordersOf(index, query, {
    from: rough.from,
    to: rough.to,
    errors: Math.round((1 - rough.similarity) * longer),
  });
  if (from >= to) return rough;
  // The rough place may have been looked for beside the passage.
  if (standsWhole(index, query.quote, from, to)) return candidateAt(index, query, { from, to, errors: 0 });
  const c = candidateAt(index, query, { from, to, errors });
  // Something long put in between counts once, but only where all around agrees: else two halves of anything would do.
  return Math.min(c.before ?? 0, c.after ?? 0) >= SURE ? c : { ...c, similarity: Math.min(c.similarity, rough.similarity) };
}

/** UTF-16 offsets of a place, with the signs that belonged to the quote's ends, such as a bracket or a full stop. */
export function spanOf(index: FoldedText, query: Query, { from, to }: Candidate): { start: number; end: number } {
  const { text } = index;
  if (from === to) {
    // Signs alone: they stand between two codes, if at all.
    const after = from > 0 ? originOf(index, from - 1) + 1 : index.start;
    const sign = text.slice(after, originOf(index, from)).indexOf(query.exact.trim());
    return sign < 0 ? { start: after, end: after } : { start: after + sign, end: after + sign + query.exact.trim().length };
  }
  let start = originOf(index, from);
  let end = originOf(index, to - 1) + 1;
  while (end < text.length && text.charCodeAt(end) >= 0x300 && /\p{Mn}/u.test(text[end]!) && !counts(text.charCodeAt(end))) end++;
  const isSign = (i: number): boolean => i >= 0 && i < text.length && !counts(text.charCodeAt(i));
  const idle = (i: number): boolean => /[\s\u00ad\u200b-\u200f\u2060\ufeff]/.test(text[i] ?? 'x');
  for (const sign of [...query.head].reverse()) {
    let i = start - 1;
    while (idle(i)) i--;
    if (!isSign(i) || (i < start - 1 && text[i] !== sign)) break;
    start = i;
  }
  for (const sign of query.tail) {
    let i = end;
    while (idle(i)) i++;
    if (!isSign(i) || (i > end && text[i] !== sign)) break;
    end = i + 1;
  }
  return { start, end };
}
