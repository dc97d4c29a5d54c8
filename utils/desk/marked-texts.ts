// The kept texts that quotes are from go along with a page of quotes, each once, with the quotes marked.
import { anchorAll } from '@/utils/anchoring/anchor';
import { readingPlaces } from '@/utils/extraction/reading-places';
import type { Annotation } from '@/utils/model/annotation';
import type { PaperDocument, Snapshot } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import type { MarkedText, QuoteCollection } from '@/utils/model/quotes';
import type { Pace } from '@/utils/text/pace';
import { byCopy, textFor } from './check-quotes';
import type { Desk } from './desk';
import { placeOf } from './find-passages';

export interface Texts {
  readonly annotations: readonly Annotation[];
  readonly documents: readonly PaperDocument[];
  readonly pace: Pace;
  /** 0 to 1 */
  readonly onShare: (share: number) => void;
}

/** Each quote has a place, by which its mark is known: that in its pack, else that in the page. */
function placed(collection: QuoteCollection): { readonly collection: QuoteCollection; readonly places: ReadonlyMap<Iri, number> } {
  const places = new Map<Iri, number>();
  const groups = collection.groups.map(({ heading, quotes }) => ({
    heading,
    quotes: quotes.map((quote) => {
      const place = quote.place ?? places.get(quote.id) ?? places.size + 1;
      places.set(quote.id, place);
      return { ...quote, place };
    }),
  }));
  return { collection: { ...collection, groups }, places };
}

/** What was collected of these annotations, with the texts that are kept of their copies. */
export async function withMarkedTexts(desk: Desk, collected: QuoteCollection, about: Texts): Promise<QuoteCollection> {
  const { collection, places } = placed(collected);
  return { ...collection, texts: await textsOf(desk, places, about) };
}

async function textsOf(desk: Desk, places: ReadonlyMap<Iri, number>, about: Texts): Promise<readonly MarkedText[]> {
  const { annotations, documents, pace, onShare } = about;
  const of = new Map<string, { readonly snapshot: Snapshot; readonly passages: Annotation[] }>();
  for (const copy of byCopy(annotations)) {
    await pace();
    const snapshot = await textFor(desk, copy[0]);
    if (snapshot === undefined) continue;
    const known = of.get(snapshot.id);
    if (known === undefined) of.set(snapshot.id, { snapshot, passages: [...copy] });
    else known.passages.push(...copy);
  }
  const texts: MarkedText[] = [];
  for (const { snapshot, passages } of of.values()) {
    const { text, piecesOf } = readingPlaces(snapshot.content);
    const found = await anchorAll(
      text,
      passages.map((a) => ({ id: a.id, selectors: a.target.selectors })),
      pace,
    );
    const marks: MarkedText['marks'][number][] = [];
    for (const a of passages) {
      marks.push({ quote: places.get(a.id) ?? 0, pieces: piecesOf(placeOf(a, found.get(a.id), text)) });
      await pace();
    }
    const { title = '', language = '' } = documents.find((d) => d.id === snapshot.document)?.metadata ?? {};
    texts.push({ title, language, source: snapshot.source, taken: snapshot.taken, content: snapshot.content, marks });
    onShare(texts.length / of.size);
  }
  return texts;
}
