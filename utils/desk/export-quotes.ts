// Quotes leave the library with their sources, as one file for people: to read, to print, to work on.
import { collectingQuotes } from '@/utils/citation/collect-quotes';
import { inTreeOrder } from '@/utils/concepts/scheme';
import { markdownParts } from '@/utils/exchange/quotes/markdown';
import { pageParts } from '@/utils/exchange/quotes/page';
import { tableParts } from '@/utils/exchange/quotes/table';
import { textParts } from '@/utils/exchange/quotes/text';
import { wordFile } from '@/utils/exchange/quotes/word-file';
import * as browse from '@/utils/library/browse';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import { citationStyle } from '@/utils/model/citation-style';
import type { Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import type { QuoteCollection, QuoteForm, QuoteFormat, QuoteWords } from '@/utils/model/quotes';
import { fail, ok, type Result } from '@/utils/model/result';
import { fileName, handOver } from '@/utils/shell/download';
import { citationStyleItem } from '@/utils/shell/settings';
import { inSlices, smoothPace, until, within, type Pace } from '@/utils/text/pace';
import { now, type Desk } from './desk';
import type { ExportWatch } from './exchange-sets';
import { withMarkedTexts } from './marked-texts';
import { unlessStopped } from './unless-stopped';

export interface QuoteExport extends QuoteForm {
  readonly title: string;
  readonly words: QuoteWords & { readonly untitled: string; readonly withoutConcept: string };
}

/** End of the file's name and media type. */
const FILES: Readonly<Record<QuoteFormat, readonly [ending: string, type: string]>> = {
  page: ['.html', 'text/html;charset=utf-8'],
  word: ['.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  markdown: ['.md', 'text/markdown;charset=utf-8'],
  text: ['.txt', 'text/plain;charset=utf-8'],
  table: ['.csv', 'text/csv;charset=utf-8'],
};

/** Of the work, that of collecting: citing takes longer than writing. */
const COLLECTED = 0.6;
/** UTF-16 units in a piece of the file. */
const PIECE = 1 << 18;

interface Writing {
  readonly pace: Pace;
  readonly watch: ExportWatch;
}

/** Quotes and pieces of texts one after the other: the file is never one text. */
async function pieced(parts: Iterable<string>, all: number, { pace, watch }: Writing): Promise<readonly Blob[]> {
  const pieces: Blob[] = [];
  let [text, length, n]: [string[], number, number] = [[], 0, 0];
  for (const part of parts) {
    text.push(part);
    length += part.length;
    n += 1;
    if (length >= PIECE) {
      pieces.push(new Blob([text.join('')]));
      [text, length] = [[], 0];
    }
    const waiting = pace();
    if (waiting !== undefined) watch.onShare(COLLECTED + (1 - COLLECTED) * Math.min(1, n / all));
    await waiting;
  }
  return [...pieces, new Blob([text.join('')])];
}

async function written(
  collection: QuoteCollection,
  { format, words }: Pick<QuoteExport, 'format' | 'words'>,
  { pace, watch }: Writing,
): Promise<Result<readonly BlobPart[]>> {
  if (format === 'word') {
    const file = await inSlices(wordFile(collection, words), pace, (share) => watch.onShare(COLLECTED + 0.1 * share));
    // How far a package is that works at one go nobody knows.
    watch.onShare(COLLECTED + 0.1);
    const { wordInWorker } = await import('@/utils/exchange/quotes/word-in-worker');
    const made = await wordInWorker(file, watch.signal);
    return made.ok ? ok([made.value]) : made;
  }
  const parts = { page: pageParts, markdown: markdownParts, text: textParts, table: tableParts }[format](collection, words);
  const texts = (collection.texts ?? []).reduce((sum, { content }) => sum + content.length, 0);
  const quotes = collection.groups.reduce((sum, group) => sum + group.quotes.length, 0);
  return ok(await pieced(parts, quotes + texts + collection.references.length, { pace, watch }));
}

/** Annotations read at a time. */
const BATCH = 250;

/** As they are now, in slices; those that are gone are left out. */
export async function readPassages({ library }: Desk, ids: readonly Iri[], pace: Pace): Promise<readonly Annotation[]> {
  const all: Annotation[] = [];
  for (let from = 0; from < ids.length; from += BATCH) {
    all.push(...(await browse.many(library, ids.slice(from, from + BATCH))));
    await pace();
  }
  return all;
}

/**
 * Saves the passages among the reader's downloads, cited in the reader's style, in slices, so that the page answers meanwhile.
 * Problems: `not-found` when none is here any more, `stopped`.
 */
export async function exportQuotes(
  desk: Desk,
  chosen: readonly Iri[],
  { format, order, hasTexts, title, words }: QuoteExport,
  watch: ExportWatch,
): Promise<Result<{ readonly name: string }>> {
  const { library } = desk;
  const pace = until(watch.signal, smoothPace());
  return unlessStopped(watch.signal, async () => {
    const made = now();
    const annotations = await readPassages(desk, chosen, pace);
    const papers = await documents.all(library);
    const collecting = collectingQuotes({
      annotations,
      documents: papers,
      concepts: (await codebooks.all(library)).flatMap((book) => inTreeOrder(book.concepts)),
      style: citationStyle(await citationStyleItem.getValue()),
      order,
      title,
      made,
      words,
    });
    const alone = hasTexts && format === 'page' ? COLLECTED / 2 : COLLECTED;
    const collection = await inSlices(within(0, alone, collecting), pace, watch.onShare);
    if (collection.groups.length === 0) return fail('not-found');
    if (alone === COLLECTED) return saveQuotes(collection, { format, words }, { pace, watch });
    const onShare = (share: number): void => watch.onShare(alone + (COLLECTED - alone) * share);
    const marked = await withMarkedTexts(desk, collection, { annotations, documents: papers, pace, onShare });
    return saveQuotes(marked, { format, words }, { pace, watch });
  });
}

/** What was put together becomes a file among the downloads. Throws the signal's reason when it is not wanted any more. */
export async function saveQuotes(
  collection: QuoteCollection,
  form: Pick<QuoteExport, 'format' | 'words'>,
  writing: Writing,
): Promise<Result<{ readonly name: string }>> {
  const [ending, type] = FILES[form.format];
  const name = fileName(collection.title, collection.made, ending);
  const content = await written(collection, form, writing);
  if (!content.ok) return content;
  writing.watch.signal.throwIfAborted();
  handOver(content.value, name, type);
  return ok({ name });
}
