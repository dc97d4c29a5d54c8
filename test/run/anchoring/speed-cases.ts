// The texts and passages that speed is measured on: so many passages in a text so long, moved, edited or gone.
import type { Wanted } from '../../../utils/anchoring/anchor.ts';
import { describeText } from '../../../utils/anchoring/describe.ts';
import type { Selector } from '../../../utils/model/selector.ts';
import { passagesOf } from './cases.ts';
import { type Chance, chanceOf } from './chance.ts';
import { rough, shifted, wordsOf } from './edits.ts';
import { type Stored, stored } from './peers.ts';
import type { Document } from './texts.ts';
import { edited, type Span, tracked } from './tracked.ts';

export interface Asked {
  readonly wanted: Wanted;
  readonly stored: Stored;
  /** Not letter by letter in the text. */
  readonly isOther: boolean;
}

export interface SpeedCase {
  readonly size: string;
  readonly state: string;
  readonly text: string;
  readonly asked: readonly Asked[];
}

/** Sizes of text, numbers of passages in each, and a seed: the same cases for the same seed. */
export interface Wish {
  readonly seed: string;
  readonly kilobytes: readonly number[];
  readonly counts: readonly number[];
}

const STATES = ['shifted', '10 % edited', '10 % gone'] as const;

/** A text as long as wanted: the documents, then sentences in which each word follows the one before as it did in them. */
function longText(r: Chance, documents: readonly Document[], length: number): string {
  const real = documents.map((d) => d.text).join('\n');
  if (real.length >= length) return real.slice(0, length);
  const words = real.split(/(?<=\s)/);
  const next = new Map<string, number[]>();
  for (let i = 1; i < words.length; i++) next.set(words[i - 1]!, [...(next.get(words[i - 1]!)?.slice(-30) ?? []), i]);
  const parts = [real, '\n'];
  let at = 0;
  for (let made = real.length + 1; made < length; made += words[at]!.length) {
    at = r.pick(next.get(words[at]!) ?? [0]);
    parts.push(words[at]!);
  }
  return parts.join('').slice(0, length);
}

const moved = (s: Selector, by: number): Selector =>
  s.type === 'TextPositionSelector' ? { ...s, start: s.start + by, end: s.end + by } : s;

/** As it was written down in `source`, which stood `by` units further on in the whole text. */
const askedOf = (i: number, source: string, span: Span, how: { by: number; isOther: boolean }): Asked => ({
  wanted: { id: `urn:${i}`, selectors: describeText(source, span.start, span.end).map((s) => moved(s, how.by)) },
  stored: { ...stored(source, span), start: span.start + how.by },
  isOther: how.isOther,
});

function ask(
  r: Chance,
  from: { text: string; alien: string; count: number; state: (typeof STATES)[number] },
): Pick<SpeedCase, 'text' | 'asked'> {
  const { text, alien, count, state } = from;
  const spans = passagesOf(r, text, count, 0);
  const aliens = passagesOf(r, alien, Math.ceil(count / 10), 0);
  const words = wordsOf(text);
  const asked = spans.map((span, i): Asked => {
    if (state === 'shifted' || i % 10 !== 3) return askedOf(i, text, span, { by: 0, isOther: false });
    if (state === '10 % gone') {
      const other = aliens[(i - 3) / 10] ?? aliens[0]!;
      return askedOf(i, alien, other, { by: span.start - other.start, isOther: true });
    }
    const low = Math.max(0, span.start - 300);
    const near = text.slice(low, span.end + 300);
    const inner = { start: span.start - low, end: span.end - low };
    const edits = rough(r, near, inner, { share: 0.1, owner: 1, words });
    const grown = edits.reduce((sum, e) => sum + e.put.length - e.cut, 0);
    return askedOf(
      i,
      edited(tracked(near, [inner]), edits).text,
      { start: inner.start, end: inner.end + grown },
      { by: low, isOther: true },
    );
  });
  return { text: shifted(r, tracked(text, spans), alien, 0.02).text, asked };
}

/** Every size with every number of passages in every state, one after the other. */
export function* speedCases(documents: readonly Document[], { seed, kilobytes, counts }: Wish): Generator<SpeedCase> {
  const r = chanceOf(seed);
  const [half, rest] = [documents.filter((_, i) => i % 4 !== 0), documents.filter((_, i) => i % 4 === 0)];
  const long = longText(r, half, Math.max(...kilobytes) * 1000);
  const alien = longText(r, rest, 100_000);
  for (const size of kilobytes)
    for (const count of counts)
      for (const state of STATES)
        yield {
          size: size < 1000 ? `${size} kB` : `${size / 1000} MB`,
          state,
          ...ask(r, { text: long.slice(0, size * 1000), alien, count, state }),
        };
}

/** What is measured for everyone: a short text, a long one and one of the longest. */
export const everySize = (seed: string, isQuick: boolean): Wish => ({
  seed: `speed ${seed}`,
  kilobytes: [50, 500, 2000],
  counts: isQuick ? [10, 1000] : [10, 100, 1000, 5000],
});
