// Which passages stand letter by letter, with all that stood around them? A few are looked up in the whole text and tell how it has
// moved; the others are looked for where that leads, and only what is not there is looked up too. No index is built for it.
import { LEAST_WHOLE, NOWHERE, onlyPlaces, UNSURE } from '../text/whole-strings.ts';
import type { Pace } from '../text/pace.ts';
import { driftOf, type Move } from './drift.ts';
import type { Sought } from './query.ts';

export interface Verbatim {
  /** UTF-16 offset where the passage begins, by the order of those sought; -1 when that is left to a closer look. */
  readonly starts: Int32Array;
  /** Those that stand several times, of which one is where it is told to be. */
  readonly byPosition: ReadonlySet<number>;
  readonly moves: readonly Move[];
}

/** So many are looked up in the whole text before the others: of neighbours the longest, since the text is read the more sparsely. */
const FIRST = 64;
/** Units of context that tell a place from others. */
const TELLING = 32;

/** Asked of Unicode only where it may be: the first such question takes milliseconds. */
const beginsWithMark = (s: string): boolean => s.charCodeAt(0) >= 0x300 && /^\p{M}/u.test(s);

/** White space at its ends takes a closer look to lay the edges, */
const isTrimmed = ({ quote: { exact } }: Sought): boolean => exact.trim().length === exact.length;

/** and so does a mark that joins the letter before it. */
const isPlain = (sought: Sought): boolean => {
  const { exact, prefix, suffix } = sought.quote;
  return prefix.length + suffix.length >= TELLING && isTrimmed(sought) && !beginsWithMark(exact) && !beginsWithMark(suffix);
};

const lengthOf = ({ quote: { exact, prefix, suffix } }: Sought): number => prefix.length + exact.length + suffix.length;

function standsAt(text: string, { quote: { exact, prefix, suffix } }: Sought, at: number): boolean {
  return (
    at >= prefix.length &&
    text.startsWith(exact, at) &&
    text.startsWith(suffix, at + exact.length) &&
    text.startsWith(prefix, at - prefix.length)
  );
}

/** Is there enough on either side of a place that speaks for it: words, or else the text's own edge? */
function isWitnessed(text: string, { quote: { exact, prefix, suffix } }: Sought, at: number): boolean {
  const isEnd = at + exact.length + suffix.length === text.length;
  return (prefix.length >= TELLING || prefix.length === at) && (suffix.length >= TELLING || isEnd);
}

/** Looks up those of the given numbers in the whole text; answers those that stand more than once, or may. */
async function lookUp(
  text: string,
  sought: readonly Sought[],
  numbers: readonly number[],
  found: { starts: Int32Array; pace: Pace },
): Promise<readonly number[]> {
  const { starts, pace } = found;
  const strings = numbers.map((n) => sought[n]!.quote.prefix + sought[n]!.quote.exact + sought[n]!.quote.suffix);
  const places = await onlyPlaces(text, strings, pace);
  for (const [i, n] of numbers.entries()) {
    const place = places[i]!;
    if (place !== NOWHERE && place !== UNSURE) starts[n] = place + sought[n]!.quote.prefix.length;
  }
  return numbers.filter((_, i) => places[i] === UNSURE);
}

/** Where it stands letter by letter of the two places where it should, by the passages before it and behind it; -1 unless at one of them alone. */
function toldPlace(text: string, sought: Sought, drifts: ReturnType<typeof driftOf>): number {
  if (sought.start === undefined) return -1;
  const { left, right } = drifts(sought.start);
  const places = [...new Set([sought.start + left, sought.start + right])].filter((at) => standsAt(text, sought, at));
  return places.length === 1 ? places[0]! : -1;
}

function movesOf(sought: readonly Sought[], starts: Int32Array): readonly Move[] {
  return sought.flatMap(({ start }, n) => (start === undefined || starts[n]! < 0 ? [] : [{ start, by: starts[n]! - start }]));
}

/**
 * Places that are sure: of words and context together that stand once, or where the passages about it say that it should stand. There too one of several
 * like it, and what is too short to be looked up.
 */
export async function verbatim(text: string, sought: readonly Sought[], pace: Pace): Promise<Verbatim> {
  const starts = new Int32Array(sought.length).fill(-1);
  const plain = sought.flatMap((s, n) => (isPlain(s) ? [n] : []));
  const first = new Set(plain.filter((n) => sought[n]!.start === undefined));
  const every = Math.max(1, Math.ceil(plain.length / FIRST));
  for (let i = 0; i < plain.length; i += every)
    first.add(plain.slice(i, i + every).reduce((a, b) => (lengthOf(sought[b]!) > lengthOf(sought[a]!) ? b : a)));
  const several = [...(await lookUp(text, sought, [...first], { starts, pace }))];
  const drifts = driftOf(movesOf(sought, starts));
  if (every > 1) {
    const rest: number[] = [];
    for (const [i, n] of plain.entries()) {
      if (first.has(n)) continue;
      starts[n] = toldPlace(text, sought[n]!, drifts);
      if (starts[n]! < 0) rest.push(n);
      if ((i & 255) === 255) await pace();
    }
    several.push(...(await lookUp(text, sought, rest, { starts, pace })));
  }
  const moves = movesOf(sought, starts);
  const byPosition = new Set(several);
  for (const [n, s] of sought.entries()) {
    if (starts[n]! >= 0) continue;
    const at = toldPlace(text, s, drifts);
    const isOpen = byPosition.has(n) || ((lengthOf(s) < LEAST_WHOLE || !isPlain(s)) && isTrimmed(s) && isWitnessed(text, s, at));
    if (at >= 0 && isOpen) starts[n] = at;
    if ((n & 255) === 255) await pace();
  }
  return { starts, byPosition, moves };
}
