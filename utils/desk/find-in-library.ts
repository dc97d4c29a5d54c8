// The whole library made searchable in a page of ours: read in slices when it opens, and kept as it is by its journal afterwards.
import { ask, asking, preparing, type Answer } from '@/utils/finding/ask';
import { cross, type Counted, type Cross } from '@/utils/finding/cross';
import type { Question } from '@/utils/finding/question';
import { strip, type Strip } from '@/utils/finding/strip';
import { findingsOf } from '@/utils/finding/checks';
import { documentsOf, dropPassages, emptyShelf, putPassages, setChecks, setConcepts, settingDocuments } from '@/utils/finding/shelf';
import * as browse from '@/utils/library/browse';
import { asBefore } from '@/utils/library/problems';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import { live } from '@/utils/library/live';
import * as packs from '@/utils/library/packs';
import type { Iri } from '@/utils/model/ids';
import { inSlices, type Pace } from '@/utils/text/pace';
import type { Desk } from './desk';

export interface Finder {
  /** Of what has been read so far. */
  ask(question: Question): Answer;
  /** Of these passages. */
  cross(ids: readonly Iri[], by: Counted): Cross;
  /** Of those that stand in the document, whose text has that length (UTF-16 units). */
  strip(ids: readonly Iri[], document: Iri, length: number): Strip;
  /** Those that the passages stand in, each once. */
  documentsOf(ids: readonly Iri[]): readonly Iri[];
  stop(): void;
}

/** How much is known: `share` of the passages, from 0 to 1. */
export type OnNews = (share: number) => void;

/** Annotations read at a time, at first and at most: as many as are taken in within the aim (ms), on whatever machine, cold or warm. */
const [FIRST_BATCH, BATCH, AIM_MS] = [60, 250, 5];
/** The page is told this often while it reads, so that what it shows grows but does not flicker. */
const TOLD_EVERY = 20_000;

/** `onNews` is called whenever an answer may be another than before. */
export function openFinder(desk: Desk, pace: Pace, onNews: OnNews): Finder {
  const shelf = emptyShelf();
  const asked = asking(shelf);
  const work = { isStopped: false, seq: -1, turn: Promise.resolve() };
  const names = async (): Promise<void> => {
    await inSlices(settingDocuments(shelf, await documents.all(desk.library)), pace);
    setConcepts(
      shelf,
      (await codebooks.all(desk.library)).flatMap((book) => book.concepts),
    );
    await pace();
  };
  const checks = async (): Promise<void> => setChecks(shelf, findingsOf(await packs.all(desk.library)));
  // Before the page asks: it asks at one go.
  const tell = async (share: number): Promise<void> => {
    await inSlices(preparing(asked), pace);
    if (!work.isStopped) onNews(share);
  };
  const readAll = async (): Promise<void> => {
    work.seq = await browse.lastChange(desk.library);
    const all = await browse.size(desk.library);
    await names();
    await checks();
    const gone = new Set(shelf.places.keys());
    let told = 0;
    let read = 0;
    let size = FIRST_BATCH;
    for (let last = ''; !work.isStopped; ) {
      const batch = await browse.behind(desk.library, last, size);
      const began = performance.now();
      putPassages(shelf, batch);
      const isLast = batch.length < size;
      size = performance.now() - began > AIM_MS ? Math.max(FIRST_BATCH, size >> 1) : Math.min(BATCH, size * 2);
      for (const { id } of batch) gone.delete(id);
      last = batch.at(-1)?.id ?? last;
      read += batch.length;
      if (isLast) break;
      if (read - told >= TOLD_EVERY) await tell(Math.min(0.99, (told = read) / all));
      await pace();
    }
    if (work.isStopped) return;
    dropPassages(shelf, [...gone]);
    await tell(1);
  };
  const catchUp = async (): Promise<void> => {
    if (work.isStopped) return;
    const news = work.seq < 0 ? undefined : await browse.newsSince(desk.library, work.seq);
    if (news?.seq === work.seq) return;
    if (news?.ids === undefined) return readAll();
    work.seq = news.seq;
    const { annotations, documents: papers, schemes, concepts, packs: changedPacks } = news.ids;
    if (papers.length + schemes.length + concepts.length > 0) await names();
    if (changedPacks.length > 0) await checks();
    const here = await browse.many(desk.library, annotations);
    putPassages(shelf, here);
    const present = new Set(here.map(({ id }) => id));
    dropPassages(shelf, annotations.filter((id) => !present.has(id))); // prettier-ignore
    await tell(1);
  };
  const change = live(() => browse.lastChange(desk.library), -1);
  const unsubscribe = change.signal.subscribe((seq) => {
    if (seq !== work.seq && seq >= 0) work.turn = work.turn.then(catchUp).catch(asBefore);
  });
  return {
    ask: (question) => ask(asked, question),
    cross: (ids, by) => cross(shelf, ids, by),
    strip: (ids, document, length) => strip(shelf, ids, document, length),
    documentsOf: (ids) => documentsOf(shelf, ids),
    stop: () => {
      work.isStopped = true;
      unsubscribe();
      change.stop();
    },
  };
}

/** As they are now, in the order of the ids; those that are gone are left out. */
export const passagesOf = (desk: Desk, ids: readonly Iri[]): ReturnType<typeof browse.many> => browse.many(desk.library, ids);
