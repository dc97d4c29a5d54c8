// Do the words of quotes still stand where they were read? Compared with the text that is kept; `check-pages` asks the pages themselves.
import { anchorAll } from '@/utils/anchoring/anchor';
import { readingPlaces } from '@/utils/extraction/reading-places';
import * as snapshots from '@/utils/library/snapshots';
import { quote, type Annotation } from '@/utils/model/annotation';
import type { Snapshot } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { LONGEST_FOUND, type CheckOutcome, type QuoteCheck } from '@/utils/model/pack';
import { wordlessAreaOf } from '@/utils/model/selector';
import { canonical } from '@/utils/text/canonical';
import type { Pace } from '@/utils/text/pace';
import type { Desk } from './desk';
import { placeOf } from './find-passages';

export type Checks = ReadonlyMap<Iri, QuoteCheck>;

export interface Checking {
  readonly pace: Pace;
  /** The present time, as it is written in data. */
  readonly now: () => string;
  /** What was found before it was cancelled counts. */
  readonly signal: AbortSignal;
  /** Quotes that have been looked at, of how many. */
  readonly onProgress: (done: number, all: number) => void;
}

export type Judgement = Pick<QuoteCheck, 'outcome' | 'found'>;

/** By passage, or one for all of a copy. */
export type Judged = ReadonlyMap<Iri, Judgement> | { readonly outcome: CheckOutcome };

/** Where a wording breaks its lines is no change of it; everything else is. */
const even = (words: string): string => canonical(words).replace(/\s+/gu, ' ').trim();

/** What became of each passage in a text, by the engine that finds passages everywhere. */
export async function judgeIn(text: string, list: readonly Annotation[], pace?: Pace): Promise<ReadonlyMap<Iri, Judgement>> {
  const places = await anchorAll(
    text,
    list.map((a) => ({ id: a.id, selectors: a.target.selectors })),
    pace,
  );
  return new Map(
    list.map((a): readonly [Iri, Judgement] => {
      const placed = placeOf(a, places.get(a.id), text);
      const found = text.slice(Math.max(0, placed.start), Math.max(0, placed.end));
      if (wordlessAreaOf(a.target.selectors) !== undefined) return [a.id, { outcome: 'no-text' }];
      if (placed.status === 'orphan') return [a.id, { outcome: 'gone' }];
      return [a.id, even(found) === even(quote(a)) ? { outcome: 'same' } : { outcome: 'changed', found: cut(even(found)) }];
    }),
  );
}

/** Not through the middle of a character. */
const cut = (text: string): string =>
  text.length <= LONGEST_FOUND ? text : `${text.slice(0, LONGEST_FOUND - 2).replace(/[\uD800-\uDBFF]$/u, '')} …`;

/** The newest text of the copy it was read in, else of any copy of its document. */
export async function textFor({ library }: Desk, a: Pick<Annotation, 'document' | 'target'>): Promise<Snapshot | undefined> {
  return (await snapshots.latest(library, a.document, a.target.source)) ?? snapshots.latest(library, a.document);
}

const copyOf = (a: Annotation): string => `${a.document} ${a.target.source}`;

/** Passages of one copy of a document are looked for together. */
export const byCopy = (list: readonly Annotation[]): readonly (readonly [Annotation, ...Annotation[]])[] => {
  const copies = new Map<string, [Annotation, ...Annotation[]]>();
  for (const a of list) {
    const same = copies.get(copyOf(a));
    if (same === undefined) copies.set(copyOf(a), [a]);
    else same.push(a);
  }
  return [...copies.values()];
};

/** With the kept texts; nothing is asked of any page. */
export async function checkWithKept(desk: Desk, list: readonly Annotation[], { pace, now, signal, onProgress }: Checking): Promise<Checks> {
  const checks = new Map<Iri, QuoteCheck>();
  for (const copy of byCopy(list)) {
    if (signal.aborted) break;
    const snapshot = await textFor(desk, copy[0]);
    if (snapshot === undefined) for (const { id } of copy) checks.set(id, { at: now(), outcome: 'no-text' });
    else {
      const judged = await judgeIn(readingPlaces(snapshot.content).text, copy, pace);
      for (const [id, judgement] of judged) checks.set(id, { at: now(), taken: snapshot.taken, ...judgement });
    }
    onProgress(checks.size, list.length);
    await pace();
  }
  return checks;
}
