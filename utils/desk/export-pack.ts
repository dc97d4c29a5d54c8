// A quote pack leaves the library as one file for people, in its order, with its comments and checks.
import { collectPack } from '@/utils/citation/collect-pack';
import { inTreeOrder } from '@/utils/concepts/scheme';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import { citationStyle } from '@/utils/model/citation-style';
import type { Pack } from '@/utils/model/pack';
import type { QuoteFormat } from '@/utils/model/quotes';
import { fail, type Result } from '@/utils/model/result';
import { citationStyleItem } from '@/utils/shell/settings';
import { now, type Desk } from './desk';
import { saveQuotes, type QuoteExport } from './export-quotes';

/** Saves it among the reader's downloads, cited in the reader's style. Problem: `not-found` when none of its passages is here. */
export async function exportPack(
  { library }: Desk,
  pack: Pack,
  format: QuoteFormat,
  words: QuoteExport['words'],
): Promise<Result<{ readonly name: string }>> {
  const list = await annotations.some(
    library,
    pack.lines.map((line) => line.annotation),
  );
  const collection = collectPack(pack, {
    annotations: list,
    documents: await documents.some(library, [...new Set(list.map((a) => a.document))]),
    concepts: (await codebooks.all(library)).flatMap((book) => inTreeOrder(book.concepts)),
    style: citationStyle(await citationStyleItem.getValue()),
    made: now(),
    words,
  });
  return collection.groups.length === 0 ? fail('not-found') : saveQuotes(collection, format, words);
}
