// Quotes leave the library with their sources, as one file for people: to read, to print, to work on.
import { collectQuotes } from '@/utils/citation/collect-quotes';
import { inTreeOrder } from '@/utils/concepts/scheme';
import { writeMarkdown } from '@/utils/exchange/quotes/markdown';
import { writePage } from '@/utils/exchange/quotes/page';
import { writeTable } from '@/utils/exchange/quotes/table';
import { writeText } from '@/utils/exchange/quotes/text';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import { citationStyle } from '@/utils/model/citation-style';
import type { Iri } from '@/utils/model/ids';
import type { QuoteCollection, QuoteFormat, QuoteOrder, QuoteWords } from '@/utils/model/quotes';
import { fail, ok, type Result } from '@/utils/model/result';
import { fileName, handOver } from '@/utils/shell/download';
import { citationStyleItem } from '@/utils/shell/settings';
import { now, type Desk } from './desk';

export interface QuoteExport {
  readonly format: QuoteFormat;
  readonly order: QuoteOrder;
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

async function written(collection: QuoteCollection, format: QuoteFormat, words: QuoteWords): Promise<string | Uint8Array<ArrayBuffer>> {
  switch (format) {
    case 'page':
      return writePage(collection, words);
    case 'word':
      // 216 kB of a package: fetched when somebody wants a document.
      return (await import('@/utils/exchange/quotes/word')).writeWord(collection, words);
    case 'markdown':
      return writeMarkdown(collection, words);
    case 'text':
      return writeText(collection, words);
    case 'table':
      return writeTable(collection);
    default:
      return format satisfies never;
  }
}

/** Saves the passages among the reader's downloads, cited in the reader's style. Problem: `not-found` when none is here any more. */
export async function exportQuotes(
  { library }: Desk,
  chosen: readonly Iri[],
  { format, order, title, words }: QuoteExport,
): Promise<Result<{ readonly name: string }>> {
  const wanted = new Set(chosen);
  const made = now();
  const collection = collectQuotes({
    annotations: (await annotations.all(library)).filter((a) => wanted.has(a.id)),
    documents: await documents.all(library),
    concepts: (await codebooks.all(library)).flatMap((book) => inTreeOrder(book.concepts)),
    style: citationStyle(await citationStyleItem.getValue()),
    order,
    title,
    made,
    words,
  });
  if (collection.groups.length === 0) return fail('not-found');
  return saveQuotes(collection, format, words);
}

/** What was put together becomes a file among the downloads. */
export async function saveQuotes(
  collection: QuoteCollection,
  format: QuoteFormat,
  words: QuoteWords,
): Promise<Result<{ readonly name: string }>> {
  const [ending, type] = FILES[format];
  const name = fileName(collection.title, collection.made, ending);
  handOver(await written(collection, format, words), name, type);
  return ok({ name });
}
