// In which documents' kept text do the words stand? Every text is read once, when the page has nothing better to do.
import { readingText } from '@/utils/extraction/reading-text';
import { excerpt } from '@/utils/finding/excerpt';
import { needsText, type Term } from '@/utils/finding/terms';
import { dropText, emptyTexts, putText, textsWith } from '@/utils/finding/texts';
import * as browse from '@/utils/library/browse';
import { live } from '@/utils/library/live';
import * as snapshots from '@/utils/library/snapshots';
import type { Iri } from '@/utils/model/ids';
import { foldText } from '@/utils/text/word-fold';
import type { Desk } from './desk';

export interface FoundText {
  readonly document: Iri;
  readonly excerpt: string;
}

export interface TextFinder {
  /** Of the texts read so far; words of a phrase may stand apart. */
  find(terms: readonly Term[]): readonly Iri[];
  stop(): void;
}

/** `idle` resolves when there is time for a little work; `onNews` is called now and then while texts are read, and at the end. */
export function openTextFinder(desk: Desk, idle: () => Promise<void>, onNews: () => void): TextFinder {
  const shelf = emptyTexts();
  const known = new Map<Iri, string>();
  const work = { isStopped: false, seq: -1, turn: Promise.resolve() };
  const read = async (): Promise<void> => {
    const { library } = desk;
    work.seq = await browse.lastChange(library);
    const copies = new Map<Iri, Iri[]>();
    for (const { document, id } of await snapshots.latestHeads(library)) copies.set(document, [...(copies.get(document) ?? []), id]);
    for (const document of known.keys()) if (!copies.has(document)) dropText(shelf, document);
    let news = 0;
    for (const [document, ids] of copies) {
      const version = ids.toSorted().join(' ');
      if (known.get(document) === version) continue;
      await idle();
      if (work.isStopped) return;
      putText(shelf, document, foldText(await textOf(desk, ids)));
      known.set(document, version);
      if (++news % 100 === 0) onNews();
    }
    if (news % 100 !== 0) onNews();
  };
  const change = live(() => browse.lastChange(desk.library), -1);
  const unsubscribe = change.signal.subscribe((seq) => {
    if (seq >= 0) work.turn = work.turn.then(() => (work.isStopped || seq <= work.seq ? undefined : read()));
  });
  return {
    find: (terms) => textsWith(shelf, terms),
    stop: () => {
      work.isStopped = true;
      unsubscribe();
      change.stop();
    },
  };
}

async function textOf(desk: Desk, ids: readonly Iri[]): Promise<string> {
  const texts: string[] = [];
  for (const id of ids) texts.push(readingText((await snapshots.get(desk.library, id))?.content ?? []));
  return texts.join('\n\n');
}

/**
 * The first `most` of the documents with a few words around what was found; those where a phrase's words stand apart are left out.
 * Ends early when it `isWanted` no longer.
 */
export async function excerpts(
  desk: Desk,
  candidates: readonly Iri[],
  { terms, most, isWanted }: { readonly terms: readonly Term[]; readonly most: number; readonly isWanted: () => boolean },
): Promise<readonly FoundText[]> {
  const found: FoundText[] = [];
  for (const document of candidates) {
    if (found.length >= most || !isWanted()) break;
    const heads = await snapshots.headsOf(desk.library, document);
    const words = excerpt(await textOf(desk, heads), terms);
    if (words !== undefined) found.push({ document, excerpt: words });
  }
  return found;
}

/** Whether a candidate may still turn out to hold the words apart. */
export const isSure = (terms: readonly Term[]): boolean => !needsText(terms);
