// A quote pack leaves the library as one file for people, in its order, with its comments and checks; a page holds the kept texts too.
import { anchorAll } from '@/utils/anchoring/anchor';
import { collectPack } from '@/utils/citation/collect-pack';
import { inTreeOrder } from '@/utils/concepts/scheme';
import { readingPlaces } from '@/utils/extraction/reading-places';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import type { Annotation } from '@/utils/model/annotation';
import { citationStyle } from '@/utils/model/citation-style';
import type { PaperDocument, Snapshot } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import type { Pack } from '@/utils/model/pack';
import type { MarkedText, QuoteFormat } from '@/utils/model/quotes';
import { fail, type Result } from '@/utils/model/result';
import { citationStyleItem } from '@/utils/shell/settings';
import { textFor } from './check-quotes';
import { now, type Desk } from './desk';
import { saveQuotes, type QuoteExport } from './export-quotes';
import { placeOf } from './find-passages';

/** Saves it among the reader's downloads, cited in the reader's style. Problem: `not-found` when none of its passages is here. */
export async function exportPack(
  desk: Desk,
  pack: Pack,
  format: QuoteFormat,
  words: QuoteExport['words'],
): Promise<Result<{ readonly name: string }>> {
  const { library } = desk;
  const list = await annotations.some(
    library,
    pack.lines.map((line) => line.annotation),
  );
  const papers = await documents.some(library, [...new Set(list.map((a) => a.document))]);
  const collection = collectPack(pack, {
    annotations: list,
    documents: papers,
    concepts: (await codebooks.all(library)).flatMap((book) => inTreeOrder(book.concepts)),
    style: citationStyle(await citationStyleItem.getValue()),
    made: now(),
    words,
  });
  if (collection.groups.length === 0) return fail('not-found');
  if (format !== 'page') return saveQuotes(collection, format, words);
  const places = new Map(collection.groups.flatMap((g) => g.quotes.map((q) => [q.id, q.place ?? 0] as const)));
  return saveQuotes({ ...collection, texts: await textsOf(desk, list, { papers, places }) }, format, words);
}

/** The kept texts that the passages stand in, each once, with their places marked. */
async function textsOf(
  desk: Desk,
  list: readonly Annotation[],
  { papers, places }: { readonly papers: readonly PaperDocument[]; readonly places: ReadonlyMap<Iri, number> },
): Promise<readonly MarkedText[]> {
  const of = new Map<Iri, { readonly snapshot: Snapshot; readonly passages: Annotation[] }>();
  for (const annotation of list) {
    const snapshot = await textFor(desk, annotation);
    if (snapshot === undefined) continue;
    const known = of.get(snapshot.id);
    if (known === undefined) of.set(snapshot.id, { snapshot, passages: [annotation] });
    else known.passages.push(annotation);
  }
  const texts: MarkedText[] = [];
  for (const { snapshot, passages } of of.values()) {
    const { text, piecesOf } = readingPlaces(snapshot.content);
    const found = await anchorAll(
      text,
      passages.map((a) => ({ id: a.id, selectors: a.target.selectors })),
    );
    const marks = passages.map((a) => ({ quote: places.get(a.id) ?? 0, pieces: piecesOf(placeOf(a, found.get(a.id), text)) }));
    const { title = '', language = '' } = papers.find((d) => d.id === snapshot.document)?.metadata ?? {};
    texts.push({ title, language, source: snapshot.source, taken: snapshot.taken, content: snapshot.content, marks });
  }
  return texts;
}
