// How others find a passage by quote, 32 characters of context on each side, and position, rewritten from their published
// sources over plain strings: the same searches with the same libraries, without the DOM around them.
import search from 'approx-string-match';
import { diff_match_patch as DiffMatchPatch } from 'diff-match-patch';
import type { Span } from './tracked.ts';

export interface Stored {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
}

export function stored(text: string, { start, end }: Span): Stored {
  return { exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32), start };
}

/** Makes a finder for one text, so that what a system keeps for a text is made once. */
export type Peer = (text: string) => (passage: Stored) => Span | undefined;

interface Match extends Span {
  readonly errors: number;
}

function near(text: string, pattern: string, most: number): readonly Match[] {
  const exact: Match[] = [];
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1))
    exact.push({ start: at, end: at + pattern.length, errors: 0 });
  return exact.length > 0 ? exact : search(text, pattern, most);
}

function likeness(text: string, pattern: string): number {
  return text === '' ? 0 : 1 - (near(text, pattern, pattern.length)[0]?.errors ?? pattern.length) / pattern.length;
}

/** Hypothesis client, `match-quote`: every exact place, else approximate ones with errors up to half the quote; quote 50, context 20 + 20, position 2. */
function matchQuote(text: string, { exact, prefix, suffix, start }: Stored): Span | undefined {
  if (exact === '') return undefined;
  let best: { span: Span; score: number } | undefined;
  for (const m of near(text, exact, Math.min(256, exact.length / 2))) {
    const before = prefix === '' ? 1 : likeness(text.slice(Math.max(0, m.start - prefix.length), m.start), prefix);
    const after = suffix === '' ? 1 : likeness(text.slice(m.end, m.end + suffix.length), suffix);
    const position = 1 - Math.abs(m.start - start) / text.length;
    const score = 50 * (1 - m.errors / exact.length) + 20 * before + 20 * after + 2 * position;
    if (best === undefined || score > best.score) best = { span: { start: m.start, end: m.end }, score };
  }
  return best?.span;
}

export const hypothesis: Peer = (text) => (passage) => matchQuote(text, passage);

const stripped = (s: string): string => s.replace(/[\s\u00a0]+/g, '');

/** Its variant for PDFs: the same with white space left out on both sides. */
export const hypothesisPdf: Peer = (text) => {
  const origins: number[] = [];
  for (let i = 0; i < text.length; i++) if (!/[\s\u00a0]/.test(text[i]!)) origins.push(i);
  const bare = stripped(text);
  return ({ exact, prefix, suffix, start }) => {
    let from = 0;
    for (let to = origins.length; from < to; ) {
      const middle = (from + to) >> 1;
      if (origins[middle]! < start) from = middle + 1;
      else to = middle;
    }
    const span = matchQuote(bare, { exact: stripped(exact), prefix: stripped(prefix), suffix: stripped(suffix), start: from });
    return span !== undefined && span.end > span.start ? { start: origins[span.start]!, end: origins[span.end - 1]! + 1 } : undefined;
  };
};

const SLICE = 32;

/** dom-anchor-text-quote: prefix first, then the quote in slices of 32 characters, each near the one before. */
export const diffMatchPatch: Peer = (text) => {
  const dmp = new DiffMatchPatch();
  return ({ exact, prefix, suffix, start }) => {
    dmp.Match_Distance = text.length * 2;
    const slices = exact.match(new RegExp(`[^]{1,${SLICE}}`, 'g')) ?? [];
    let expected = start;
    const before = prefix === '' ? -1 : dmp.match_main(text, prefix, expected);
    if (before >= 0) expected = before + prefix.length;
    const after = before >= 0 || suffix === '' ? -1 : dmp.match_main(text, suffix, expected);
    if (after >= 0) expected = after - exact.length;
    const first = slices[0] === undefined ? -1 : dmp.match_main(text, slices[0], expected);
    if (first < 0) return undefined;
    let [from, to] = [first, first + slices[0]!.length];
    dmp.Match_Distance = 64;
    for (const slice of slices.slice(1)) {
      const at = dmp.match_main(text, slice, to);
      if (at < 0) return undefined;
      from = Math.min(from, at);
      to = at + slice.length;
    }
    return { start: from, end: Math.min(text.length, to) };
  };
};

/** @apache-annotator/dom matches letter by letter, prefix and suffix too, and takes the first: that is one search in a string. */
export const apacheAnnotator: Peer =
  (text) =>
  ({ exact, prefix, suffix }) => {
    const at = text.indexOf(prefix + exact + suffix);
    return at < 0 ? undefined : { start: at + prefix.length, end: at + prefix.length + exact.length };
  };

export const peers: Readonly<Record<string, Peer>> = {
  hypothesis,
  'hypothesis, PDF': hypothesisPdf,
  'diff-match-patch': diffMatchPatch,
  'apache annotator': apacheAnnotator,
};
