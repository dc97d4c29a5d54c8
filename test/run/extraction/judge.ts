// One page judged: the text by words and runs of four, the strings that must or must not be there, the metadata by field.
import type { Metadata } from '@/utils/model/document';
import type { CorpusPage, Stated } from './corpus.ts';
import type { Read } from './in-page.ts';
import { fours, normalised, present, score, tokens, type Score } from './measure.ts';

export interface Judged {
  readonly words: Score;
  readonly fours: Score;
  readonly contains: readonly [kept: number, of: number];
  readonly excludes: readonly [absent: number, of: number];
  readonly structure: Read['structure'];
  /** By field, where a person stated it. */
  readonly metadata: Readonly<Partial<Record<keyof Stated, boolean>>>;
  readonly ms: number;
}

const squeezed = (s: string): string => tokens(s).join(' ');
/** The stronger sign parts a title from a site's name; a dash does so only where there is none. */
const SEPARATORS: readonly RegExp[] = [/\s+[|·✩»«]\s+/u, /\s+[–—:-]\s+/u];

/** The title alone, or with the site's name that the expected one carries at its end or beginning. */
function isTitle(found: string, expected: string): boolean {
  const whole = normalised(expected);
  const parts = whole.split(SEPARATORS.find((s) => s.test(whole)) ?? /$^/u);
  const accepted = [parts, parts.slice(0, -1), parts.slice(1)].filter((p) => p.length > 0).map((p) => squeezed(p.join(' ')));
  return accepted.includes(squeezed(found));
}

const FIELDS: Readonly<Record<keyof Stated, (found: Partial<Metadata>, stated: Stated) => boolean>> = {
  title: (f, s) => isTitle(f.title ?? '', s.title ?? ''),
  language: (f, s) => (f.language ?? '').slice(0, 2).toLowerCase() === s.language,
  authors: (f, s) => (f.authors ?? []).map(squeezed).toSorted().join() === (s.authors ?? []).map(squeezed).toSorted().join(),
  publisher: (f, s) => squeezed(f.publisher ?? '') === squeezed(s.publisher ?? ''),
  published: (f, s) => f.published === s.published,
};

export function judge(read: Read, page: CorpusPage): Judged {
  const [found, expected, optional] = [read.text, page.text, page.optional].map(tokens) as [string[], string[], string[]];
  return {
    words: score(found, expected, optional),
    fours: score(fours(found), fours(expected), fours(optional)),
    contains: [present(read.text, page.contains), page.contains.length],
    excludes: [page.excludes.length - present(read.text, page.excludes), page.excludes.length],
    structure: read.structure,
    metadata: Object.fromEntries(
      (Object.keys(page.stated) as (keyof Stated)[]).map((field) => [field, FIELDS[field](read.metadata, page.stated)]),
    ),
    ms: read.ms,
  };
}

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);

/** Of all that was asked on all pages, the share that was right; 1 when nothing was asked. */
export function share(pairs: readonly (readonly [right: number, of: number])[]): number {
  const all = pairs.reduce((n, [, of]) => n + of, 0);
  return all === 0 ? 1 : pairs.reduce((n, [right]) => n + right, 0) / all;
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
