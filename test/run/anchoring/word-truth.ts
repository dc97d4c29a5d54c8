// What became of a passage in a later version? Runs of five words that stand once in both versions align them.
import type { Span } from './tracked.ts';

/** What became of one passage: all its words in a row, most of them in order and near each other, none of its runs, or some. */
export type Truth = { readonly is: 'whole' | 'mostly'; readonly span: Span } | { readonly is: 'gone' } | { readonly is: 'unknown' };

interface Word extends Span {
  readonly key: string;
}
const wordsIn = (text: string): readonly Word[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((m) => ({ key: m[0].toLowerCase(), start: m.index, end: m.index + m[0].length }));

const RUN = 5;
const runAt = (words: readonly Word[], i: number): string =>
  i < 0 || i + RUN > words.length
    ? ''
    : words
        .slice(i, i + RUN)
        .map((w) => w.key)
        .join(' ');

/** Where each run stands; -1 when it does so more than once. */
function runsOf(words: readonly Word[]): ReadonlyMap<string, number> {
  const at = new Map<string, number>();
  for (let i = 0; i + RUN <= words.length; i++) {
    const key = runAt(words, i);
    at.set(key, at.has(key) ? -1 : i);
  }
  return at;
}

export interface Aligned {
  readonly words: readonly Word[];
  readonly other: readonly Word[];
  /** For each word of the one text, the word of the other that it is; -1 for none. */
  readonly to: Int32Array;
  /** The other text's runs. */
  readonly runs: ReadonlyMap<string, number>;
}

export function alignWords(before: string, after: string): Aligned {
  const [words, other] = [wordsIn(before), wordsIn(after)];
  const runs = runsOf(other);
  const to = new Int32Array(words.length).fill(-1);
  for (const [key, i] of runsOf(words)) {
    const j = runs.get(key) ?? -1;
    if (i >= 0 && j >= 0) for (let k = 0; k < RUN; k++) to[i + k] = j + k;
  }
  return { words, other, to, runs };
}

const MOSTLY = 0.7;

export function truthOf(span: Span, { words, other, to, runs }: Aligned): Truth {
  const own = words.flatMap((w, i) => (w.end > span.start && w.start < span.end ? [i] : []));
  const aligned = own.filter((i) => to[i]! >= 0);
  if (own.length === 0) return { is: 'unknown' };
  if (aligned.length === 0) {
    // A run that stands more often aligns nothing, but is there.
    const isThere = own.some((i) => Array.from({ length: RUN }, (_, k) => i - k).some((k) => runs.has(runAt(words, k))));
    return { is: isThere ? 'unknown' : 'gone' };
  }
  const [first, last] = [aligned[0]!, aligned.at(-1)!];
  const isInOrder = aligned.every((i, k) => k === 0 || to[i]! > to[aligned[k - 1]!]!);
  const stretch = to[last]! - to[first]! + 1;
  // A passage that begins or ends within a word does so in the other text.
  const place: Span = {
    start: other[to[first]!]!.start + Math.max(0, span.start - words[first]!.start),
    end: other[to[last]!]!.end - Math.max(0, words[last]!.end - span.end),
  };
  if (aligned.length === own.length && isInOrder && stretch === own.length) return { is: 'whole', span: place };
  if (aligned.length >= MOSTLY * own.length && isInOrder && stretch <= own.length * 1.5) return { is: 'mostly', span: place };
  return { is: 'unknown' };
}
