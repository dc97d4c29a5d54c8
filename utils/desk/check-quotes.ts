// Do the words of quotes still stand where they were read? Compared with the text that is kept, and with the pages as they are now.
import { anchorAll } from '@/utils/anchoring/anchor';
import { readingText } from '@/utils/extraction/reading-text';
import * as snapshots from '@/utils/library/snapshots';
import { quote, type Annotation } from '@/utils/model/annotation';
import type { Snapshot } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { LONGEST_FOUND, type CheckOutcome, type QuoteCheck } from '@/utils/model/pack';
import type { Problem } from '@/utils/model/result';
import { fragmentOf } from '@/utils/model/selector';
import { withPageNow, type PageNow } from '@/utils/shell/page-now';
import { pickOn } from '@/utils/shell/site-picks';
import { canonical } from '@/utils/text/canonical';
import type { Pace } from '@/utils/text/pace';
import { now, type Desk } from './desk';
import { placeOf } from './find-passages';
import { readCapture } from './read-capture';

export type Checks = ReadonlyMap<Iri, QuoteCheck>;

export interface Checking {
  readonly pace: Pace;
  /** What was found before it was cancelled counts. */
  readonly signal: AbortSignal;
  /** Quotes that have been looked at, of how many. */
  readonly onProgress: (done: number, all: number) => void;
}

type Judgement = Pick<QuoteCheck, 'outcome' | 'found'>;

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

const byCopy = (list: readonly Annotation[]): readonly (readonly [Annotation, ...Annotation[]])[] => {
  const copies = new Map<string, [Annotation, ...Annotation[]]>();
  for (const a of list) {
    const same = copies.get(copyOf(a));
    if (same === undefined) copies.set(copyOf(a), [a]);
    else same.push(a);
  }
  return [...copies.values()];
};

/** With the kept texts; nothing is asked of any page. */
export async function checkWithKept(desk: Desk, list: readonly Annotation[], { pace, signal, onProgress }: Checking): Promise<Checks> {
  const checks = new Map<Iri, QuoteCheck>();
  for (const copy of byCopy(list)) {
    if (signal.aborted) break;
    const snapshot = await textFor(desk, copy[0]);
    if (snapshot === undefined) for (const { id } of copy) checks.set(id, { at: now(), outcome: 'no-text' });
    else {
      const judged = await judgeIn(canonical(readingText(snapshot.content)), copy, pace);
      for (const [id, judgement] of judged) checks.set(id, { at: now(), taken: snapshot.taken, ...judgement });
    }
    onProgress(checks.size, list.length);
    await pace();
  }
  return checks;
}

/** One page after the other. The sites must have been asked for in the reader's click; those that were not allowed are told. */
export async function checkWithPages(list: readonly Annotation[], { pace, signal, onProgress }: Checking): Promise<Checks> {
  const checks = new Map<Iri, QuoteCheck>();
  for (const copy of byCopy(list)) {
    if (signal.aborted) break;
    const judged = await judgeOnPage(copy, pace, signal);
    // What was cut short says nothing of its page.
    if (signal.aborted) break;
    const at = now();
    for (const { id } of copy) {
      const judgement = 'outcome' in judged ? judged : (judged.get(id) ?? { outcome: 'gone' as const });
      checks.set(id, { at, ...judgement });
    }
    onProgress(checks.size, list.length);
  }
  return checks;
}

/** A page may write its words only after it has come (ms). */
const LATE = 1_500;

async function judgeOnPage(
  copy: readonly [Annotation, ...Annotation[]],
  pace: Pace,
  signal: AbortSignal,
): Promise<ReadonlyMap<Iri, Judgement> | { readonly outcome: CheckOutcome }> {
  const { source, selectors } = copy[0].target;
  if (!/^https?:/iu.test(source)) return { outcome: 'no-text' };
  if (/\.pdf$/iu.test(source.split(/[?#]/u)[0] ?? '') || fragmentOf(selectors)?.value.startsWith('page=') === true)
    return { outcome: 'is-pdf' };
  const looked = await withPageNow(source, signal, async (read) => {
    for (const isLast of [false, true]) {
      const page = await read();
      if (!page.ok) return { outcome: outcomeOf(page.problem) };
      if (page.value.contentType === 'application/pdf') return { outcome: 'is-pdf' as const };
      const judged = await judgePage(page.value, copy, pace);
      if (isLast || signal.aborted || [...judged.values()].every(({ outcome }) => outcome === 'same')) return judged;
      await new Promise((done) => setTimeout(done, LATE));
    }
    return { outcome: 'not-reached' as const };
  });
  return looked.ok ? looked.value : { outcome: outcomeOf(looked.problem) };
}

const outcomeOf = ({ code }: Problem): CheckOutcome => (code === 'page-forbidden' ? 'not-allowed' : 'not-reached');

/** In all that the page shows; what is not to be found there, in its main text, where a page hides parts of it behind buttons. */
async function judgePage(page: PageNow, copy: readonly Annotation[], pace: Pace): Promise<ReadonlyMap<Iri, Judgement>> {
  const judged = new Map(await judgeIn(canonical(page.text), copy, pace));
  const rest = copy.filter((a) => judged.get(a.id)?.outcome !== 'same');
  const read = rest.length === 0 ? undefined : readCapture({ ...page, html: page.html }, await pickOn(page.url));
  if (read?.ok !== true) return judged;
  for (const [id, judgement] of await judgeIn(canonical(readingText(read.value.content)), rest, pace))
    if (judgement.outcome === 'same' || judged.get(id)?.outcome === 'gone') judged.set(id, judgement);
  return judged;
}
