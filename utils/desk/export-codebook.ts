// One codebook leaves the library as a file: in an open format for other programs, or as a page for people.
import { outlineOf } from '@/utils/concepts/scheme';
import { writePage, type PageWords } from '@/utils/exchange/codebook/page';
import { writeRefi } from '@/utils/exchange/codebook/refi';
import { writeTable } from '@/utils/exchange/codebook/table';
import { writeTurtle } from '@/utils/exchange/codebook/turtle';
import { writeCodebook } from '@/utils/exchange/skos';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import { conceptsOf, type Annotation } from '@/utils/model/annotation';
import type { Codebook, CodebookFormat } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import { PALETTE } from '@/utils/painting/palette';
import { fileName, handOver } from '@/utils/shell/download';
import { now, type Desk } from './desk';

/** End of the file's name and media type. */
const FILES: Readonly<Record<CodebookFormat, readonly [ending: string, type: string]>> = {
  page: ['.html', 'text/html;charset=utf-8'],
  'skos-json': ['.jsonld', 'application/ld+json'],
  'skos-turtle': ['.ttl', 'text/turtle;charset=utf-8'],
  refi: ['.qdc', 'application/xml'],
  table: ['.csv', 'text/csv;charset=utf-8'],
  'plain-table': ['.csv', 'text/csv;charset=utf-8'],
};

/** In how many annotations each concept is named. */
function countUses(all: readonly Annotation[]): ReadonlyMap<Iri, number> {
  const counts = new Map<Iri, number>();
  for (const concept of all.flatMap((a) => [...new Set(conceptsOf(a))])) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  return counts;
}

/** What the file holds. */
async function writtenAs(format: CodebookFormat, codebook: Codebook, { library }: Desk, words: PageWords): Promise<string> {
  switch (format) {
    case 'page':
      return writePage({ outline: outlineOf(codebook), counts: countUses(await annotations.all(library)), words, looks: PALETTE });
    case 'skos-json':
      return writeCodebook(codebook);
    case 'skos-turtle':
      return writeTurtle(codebook);
    case 'refi':
      return writeRefi(
        outlineOf(codebook),
        PALETTE.map((swatch) => swatch.light.line),
      );
    case 'table':
    case 'plain-table':
      return writeTable(outlineOf(codebook), format === 'table');
    default:
      return format satisfies never;
  }
}

/** Saves the codebook among the reader's downloads. Problem: `not-found`, when it is gone or has no concept. */
export async function exportCodebook(
  desk: Desk,
  scheme: Iri,
  format: CodebookFormat,
  words: PageWords,
): Promise<Result<{ readonly name: string }>> {
  const codebook = (await codebooks.all(desk.library)).find((book) => book.scheme.id === scheme);
  if (codebook === undefined || codebook.concepts.length === 0) return fail('not-found', codebook?.scheme.title ?? '');
  const [ending, type] = FILES[format];
  const name = fileName(codebook.scheme.title, now(), ending);
  handOver(await writtenAs(format, codebook, desk, words), name, type);
  return ok({ name });
}
