// A text with its passages, mutated: what each system is asked, and what is right.
import { type Chance, chanceOf } from './chance.ts';
import { shifted, wordsOf } from './edits.ts';
import type { Mutation } from './mutations.ts';
import { type Span, spansOf, tracked } from './tracked.ts';

export interface Passage {
  /** The text it was written down in, and where it stood there. */
  readonly source: string;
  readonly span: Span;
  /** Where it stands in the case's text; undefined when it is gone. */
  readonly truth: Span | undefined;
}

export interface Case {
  readonly mutation: string;
  readonly text: string;
  readonly passages: readonly Passage[];
}

const isLetter = (s: string | undefined): boolean => s !== undefined && /[\p{L}\p{N}]/u.test(s);
const SHORTEST = 20;
const LONGEST = 400;

/** Passages of 20 to 420 units, short ones as often as long ones by logarithm, at least `gap` apart. */
export function passagesOf(r: Chance, text: string, most: number, gap = 90): readonly Span[] {
  const spans: Span[] = [];
  for (let tries = 0; spans.length < most && tries < most * 80; tries++) {
    const length = Math.round(SHORTEST * (LONGEST / SHORTEST) ** r());
    if (text.length < length + 100) continue;
    let start = r.between(40, text.length - length - 41);
    if (r() < 0.7) while (start < text.length - length - 1 && !(isLetter(text[start]) && !isLetter(text[start - 1]))) start++;
    let end = start + length;
    if (r() < 0.7) while (end < text.length && isLetter(text[end - 1]) && isLetter(text[end])) end++;
    while (start < end && /\s/.test(text[start]!)) start++;
    while (end > start && /\s/.test(text[end - 1]!)) end--;
    const quote = text.slice(start, end);
    if (quote.length < SHORTEST || quote.length > LONGEST + 20 || /\s{4,}/.test(quote)) continue;
    if ((quote.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 0.6 * quote.length) continue;
    if (/[\ud800-\udfff]/.test(quote[0]! + quote.at(-1)!)) continue;
    if (gap > 0 && spans.some((s) => start < s.end + gap && end > s.start - gap)) continue;
    spans.push({ start, end });
  }
  return spans.toSorted((a, b) => a.start - b.start);
}

const letters = (s: string): string =>
  s
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The same case for the same seed: document, mutation and number in one string. */
export function makeCase(mutation: Mutation, seed: string, from: { text: string; other: string; passages: number }): Case {
  const r = chanceOf(`${seed}|${mutation.name}`);
  const { text, other } = from;
  const spans = passagesOf(r, text, from.passages);
  const clean = tracked(text, spans);
  const mutated = mutation.does(clean, { r, text, spans, other, words: wordsOf(text) });
  const now = shifted(r, mutation.reverse === true ? clean : mutated, other);
  const described = mutation.reverse === true ? { text: mutated.text, spans: spansOf(mutated, spans.length) } : { text, spans };
  const truths = spansOf(now, spans.length);
  const skeleton = mutation.gone === true ? letters(now.text) : '';
  const passages = spans.flatMap((_, i): readonly Passage[] => {
    const span = described.spans[i];
    if (span === undefined) return [];
    const passage = { source: described.text, span, truth: truths[i] };
    // A passage that stands elsewhere too is not gone.
    if (mutation.gone === true)
      return skeleton.includes(letters(described.text.slice(span.start, span.end))) ? [] : [{ ...passage, truth: undefined }];
    return passage.truth === undefined ? [] : [passage];
  });
  return { mutation: mutation.name, text: now.text, passages };
}

export function overlap(a: Span, b: Span): number {
  const both = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return both / (a.end - a.start + b.end - b.start - both);
}
