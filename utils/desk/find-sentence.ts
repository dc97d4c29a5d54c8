// How do passages read in their sentences, as far as the text of their copy was kept?
import { readingText } from '@/utils/extraction/reading-text';
import { sentenceIn, type InSentence } from '@/utils/finding/sentence';
import * as snapshots from '@/utils/library/snapshots';
import type { Annotation } from '@/utils/model/annotation';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { quoteOf } from '@/utils/model/selector';
import type { Desk } from './desk';

/** A text longer than this (UTF-16 units) is not read for the sake of a few words around a quote. */
const MOST = 2_000_000;

/** One copy after the other, each read once; those for which nothing is found do not stand in the answer. Ends early when it `isWanted` no longer. */
export async function sentences(
  desk: Desk,
  annotations: readonly Annotation[],
  documents: ReadonlyMap<Iri, PaperDocument>,
  isWanted: () => boolean,
): Promise<ReadonlyMap<Iri, InSentence>> {
  const found = new Map<Iri, InSentence>();
  const copies = new Map<string, Annotation[]>();
  for (const a of annotations) {
    const copy = `${a.document} ${a.target.source}`;
    copies.set(copy, [...(copies.get(copy) ?? []), a]);
  }
  for (const ofCopy of copies.values()) {
    const [first] = ofCopy;
    if (first === undefined || !isWanted()) return found;
    const snapshot =
      (await snapshots.latest(desk.library, first.document, first.target.source)) ?? (await snapshots.latest(desk.library, first.document));
    const text = snapshot === undefined ? '' : readingText(snapshot.content);
    if (text === '' || text.length > MOST) continue;
    for (const { id, target } of ofCopy) {
      const selector = quoteOf(target.selectors);
      const sentence = selector && sentenceIn(text, selector, documents.get(first.document)?.metadata.language ?? '');
      if (sentence) found.set(id, sentence);
    }
  }
  return found;
}

/** Length of the text that was kept of a document, UTF-16 units; 0 where none was. */
export async function keptLength(desk: Desk, document: Iri): Promise<number> {
  const snapshot = await snapshots.latest(desk.library, document);
  return snapshot === undefined ? 0 : readingText(snapshot.content).length;
}
