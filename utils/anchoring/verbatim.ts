// Which passages stand letter by letter, with all that stood around them? A few are looked up in the whole text and tell how it has
// moved; the others are looked for where that leads, and only what is not there is looked up too. No index is built for it.
import { NOWHERE, onlyPlaces, UNSURE } from '../text/whole-strings.ts';
import type { Pace } from '../text/pace.ts';
import { driftOf, type Move } from './drift.ts';
import type { Sought } from './query.ts';

export interface Verbatim {
  /** UTF-16 offset where the passage begins, by the order of those sought; -1 when that is left to a closer look. */
  readonly starts: Int32Array;
  readonly moves: readonly Move[];
}

/** So many are looked up in the whole text before the others: of neighbours the longest, since the text is read the more sparsely. */
const FIRST = 64;
/** Units of context that tell a place from others. */
const TELLING = 32;

/** Asked of Unicode only where it may be: the first such question takes milliseconds. */
const beginsWithMark = (s: string): boolean => s.charCodeAt(0) >= 0x300 && /^\p{M}/u.test(s);

/** White space at its ends, or a mark that joins the letter before it, takes a closer look to lay the edges. */
const isPlain = ({ quote: { exact, prefix, suffix } }: Sought): boolean =>
  prefix.length + suffix.length >= TELLING && exact.trim().length === exact.length && !beginsWithMark(exact) && !beginsWithMark(suffix);

const lengthOf = ({ quote: { exact, prefix, suffix } }: Sought): number => prefix.length + exact.length + suffix.length;

function standsAt(text: string, { quote: { exact, prefix, suffix } }: Sought, at: number): boolean {
  return (
    at >= prefix.length &&
    text.startsWith(exact, at) &&
    text.startsWith(suffix, at + exact.length) &&
    text.startsWith(prefix, at - prefix.length)
  );
}

/** Looks up those of the given numbers in the whole text. */
async function lookUp(
  text: string,
  sought: readonly Sought[],
  numbers: readonly number[],
  found: { starts: Int32Array; pace: Pace },
): Promise<void> {
  const { starts, pace } = found;
  const strings = numbers.map((n) => sought[n]!.quote.prefix + sought[n]!.quote.exact + sought[n]!.quote.suffix);
  const places = await onlyPlaces(text, strings, pace);
  for (const [i, n] of numbers.entries()) {
    const place = places[i]!;
    if (place !== NOWHERE && place !== UNSURE) starts[n] = place + sought[n]!.quote.prefix.length;
  }
}

function movesOf(sought: readonly Sought[], starts: Int32Array): readonly Move[] {
  return sought.flatMap(({ start }, n) => (start === undefined || starts[n]! < 0 ? [] : [{ start, by: starts[n]! - start }]));
}

/** Places that are sure: of words and context together that stand once, or where both passages about it say that it should stand. */
export async function verbatim(text: string, sought: readonly Sought[], pace: Pace): Promise<Verbatim> {
  const starts = new Int32Array(sought.length).fill(-1);
  const plain = sought.flatMap((s, n) => (isPlain(s) ? [n] : []));
  const first = new Set(plain.filter((n) => sought[n]!.start === undefined));
  const every = Math.max(1, Math.ceil(plain.length / FIRST));
  for (let i = 0; i < plain.length; i += every)
    first.add(plain.slice(i, i + every).reduce((a, b) => (lengthOf(sought[b]!) > lengthOf(sought[a]!) ? b : a)));
  await lookUp(text, sought, [...first], { starts, pace });
  if (every > 1) {
    const drifts = driftOf(movesOf(sought, starts));
    const rest: number[] = [];
    for (const [i, n] of plain.entries()) {
      const { start } = sought[n]!;
      if (start === undefined || first.has(n)) continue;
      const { left, right } = drifts(start);
      const [one, other] = [standsAt(text, sought[n]!, start + left), left !== right && standsAt(text, sought[n]!, start + right)];
      if (one !== other) starts[n] = start + (one ? left : right);
      else rest.push(n);
      if ((i & 255) === 255) await pace();
    }
    await lookUp(text, sought, rest, { starts, pace });
  }
  return { starts, moves: movesOf(sought, starts) };
}
