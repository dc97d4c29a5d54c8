// A quote pack leaves the library as one file for people, in its order, with its comments and checks; a page holds the kept texts too.
import { anchorAll } from '@/utils/anchoring/anchor';
import { collectingPack } from '@/utils/citation/collect-pack';
import { inTreeOrder } from '@/utils/concepts/scheme';
import { readingPlaces } from '@/utils/extraction/reading-places';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import type { Annotation } from '@/utils/model/annotation';
import { citationStyle } from '@/utils/model/citation-style';
import type { PaperDocument, Snapshot } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import type { Pack } from '@/utils/model/pack';
import type { MarkedText } from '@/utils/model/quotes';
import { fail, type Result } from '@/utils/model/result';
import { citationStyleItem } from '@/utils/shell/settings';
import { inSlices, smoothPace, until, within, type Pace } from '@/utils/text/pace';
import { byCopy, textFor } from './check-quotes';
import { now, type Desk } from './desk';
import type { ExportWatch } from './exchange-sets';
import { readPassages, saveQuotes, type QuoteExport } from './export-quotes';
import { unlessStopped } from './unless-stopped';
import { placeOf } from './find-passages';

/** In slices, so that the page answers meanwhile. Saves it among the reader's downloads, cited in the reader's style. Problems: `not-found` when none of its passages is here, `stopped`. */
export async function exportPack(
  desk: Desk,
  pack: Pack,
  form: Pick<QuoteExport, 'format' | 'words'>,
  watch: ExportWatch,
): Promise<Result<{ readonly name: string }>> {
  const { library } = desk;
  const pace = until(watch.signal, smoothPace());
  return unlessStopped(watch.signal, async () => {
    const list = await readPassages(
      desk,
      pack.lines.map((line) => line.annotation),
      pace,
    );
    const papers = await documents.some(library, [...new Set(list.map((a) => a.document))]);
    const collecting = collectingPack(pack, {
      annotations: list,
      documents: papers,
      concepts: (await codebooks.all(library)).flatMap((book) => inTreeOrder(book.concepts)),
      style: citationStyle(await citationStyleItem.getValue()),
      made: now(),
      words: form.words,
    });
    const collection = await inSlices(within(0, 0.3, collecting), pace, watch.onShare);
    if (collection.groups.length === 0) return fail('not-found');
    if (form.format !== 'page') return saveQuotes(collection, form, { pace, watch });
    const places = new Map(collection.groups.flatMap((g) => g.quotes.map((q) => [q.id, q.place ?? 0] as const)));
    const onShare = (share: number): void => watch.onShare(0.3 + 0.3 * share);
    const texts = await textsOf(desk, list, { papers, places, pace, onShare });
    return saveQuotes({ ...collection, texts }, form, { pace, watch });
  });
}

interface Texts {
  readonly papers: readonly PaperDocument[];
  readonly places: ReadonlyMap<Iri, number>;
  readonly pace: Pace;
  readonly onShare: (share: number) => void;
}

/** The kept texts that the passages stand in, each once, with their places marked. */
async function textsOf(desk: Desk, list: readonly Annotation[], { papers, places, pace, onShare }: Texts): Promise<readonly MarkedText[]> {
  const of = new Map<Iri, { readonly snapshot: Snapshot; readonly passages: Annotation[] }>();
  for (const copy of byCopy(list)) {
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
    const { title = '', language = '' } = papers.find((d) => d.id === snapshot.document)?.metadata ?? {};
    texts.push({ title, language, source: snapshot.source, taken: snapshot.taken, content: snapshot.content, marks });
    onShare(texts.length / of.size);
  }
  return texts;
}
