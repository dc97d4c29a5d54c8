// What this browser remembers beside the library: who reads here, how they like to read, and that a library exists.
import { storage } from 'wxt/utils/storage';
import type { Annotator } from '@/utils/model/annotation';
import { BACKUP_RULE, type BackupRule, type LibraryMarker } from '@/utils/model/backup';
import { CITATION_STYLES, type CitationStyle } from '@/utils/model/citation-style';
import { newId, type Iri } from '@/utils/model/ids';
import type { ReadingTaste } from '@/utils/model/kept-settings';

export const DEFAULT_TASTE: ReadingTaste = { size: 19, width: 68, spacing: 1.6, scheme: 'auto' };

/** Whether the pages of PDFs are shown light on dark. */
export const darkPagesItem = storage.defineItem<boolean>('local:dark-pages', { fallback: false, version: 1 });

const annotatorItem = storage.defineItem<Annotator | null>('local:annotator', { fallback: null, version: 1 });
export const tasteItem = storage.defineItem<ReadingTaste>('local:reading-taste', { fallback: DEFAULT_TASTE, version: 1 });
/** Read it through `citationStyle`: another version may know other styles. */
export const citationStyleItem = storage.defineItem<CitationStyle>('local:citation-style', { fallback: CITATION_STYLES[0], version: 1 });
/** Whether and when a backup is made without being asked for. */
export const backupRuleItem = storage.defineItem<BackupRule>('local:backup-rule', { fallback: BACKUP_RULE, version: 1 });
/** When a change was first seen in a library that has no backup, UTC; empty before. */
export const unsavedSinceItem = storage.defineItem<string>('local:unsaved-since', { fallback: '', version: 1 });
/** Until when the reader does not want to be reminded, UTC; empty: they do. */
export const remindAgainItem = storage.defineItem<string>('local:remind-again', { fallback: '', version: 1 });
/** How much room kept PDFs may take together, MB. */
export const pdfBudgetItem = storage.defineItem<number>('local:pdf-budget', { fallback: 2_000, version: 1 });
export const markerItem = storage.defineItem<LibraryMarker | null>('local:library-marker', { fallback: null, version: 1 });
/** The codebook from which concepts are offered when a passage is tagged; `null`: all. */
export const pickerCodebookItem = storage.defineItem<Iri | null>('local:picker-codebook', { fallback: null, version: 1 });
/** Pairs of documents that the reader has said to be two papers: both ids in order, with a blank between them. */
export const apartItem = storage.defineItem<readonly string[]>('local:kept-apart', { fallback: [], version: 1 });

/** The annotator of this installation; the id is made on the first call and stays. */
export async function annotator(): Promise<Annotator> {
  const present = await annotatorItem.getValue();
  if (present !== null) return present;
  // The panel and the background open at once: without turns each would make a reader of its own.
  return navigator.locks.request('annotator', async () => {
    const known = await annotatorItem.getValue();
    if (known !== null) return known;
    const made: Annotator = { id: newId(), name: '' };
    await annotatorItem.setValue(made);
    return made;
  });
}

/** Whoever restores a backup of their own is who they were. */
export const becomeAnnotator = (who: Annotator): Promise<void> => annotatorItem.setValue(who);

/** Calls back when the reader has another name, or is another one, in any window. */
export const onAnnotatorChanged = (callback: (me: Annotator) => void): (() => void) =>
  annotatorItem.watch((me) => (me === null ? undefined : callback(me)));

export async function renameAnnotator(name: string): Promise<void> {
  await annotatorItem.setValue({ ...(await annotator()), name });
}

const pairOf = (a: Iri, b: Iri): string => [a, b].toSorted().join(' ');

/** Whether the reader has said that these documents are two papers. */
export async function areKeptApart(): Promise<(a: Iri, b: Iri) => boolean> {
  const pairs = new Set(await apartItem.getValue());
  return (a, b) => pairs.has(pairOf(a, b));
}

export const keepApart = (a: Iri, b: Iri): Promise<void> => changeApart((pairs) => [...new Set([...pairs, pairOf(a, b)])]);

/** One after the other, in whatever window. */
export async function changeApart(change: (pairs: readonly string[]) => readonly string[]): Promise<void> {
  await navigator.locks.request(apartItem.key, async () => apartItem.setValue(change(await apartItem.getValue())));
}
