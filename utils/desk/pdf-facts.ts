// What is known of a PDF's work: what its file says, and where that is silent, what stands printed on its first and last pages.
import { readDetails } from '@/utils/extraction/details';
import { readImprint, type Imprint } from '@/utils/extraction/imprint';
import { readSourced } from '@/utils/extraction/metadata';
import type { Facts, Origin, Origins } from '@/utils/model/document';
import type { PdfPaper } from '@/utils/pdf/read-paper';

type Given = Pick<PdfPaper, 'metadata' | 'origins' | 'metas' | 'paper' | 'labels'>;

/** The words of the pages on which papers say what they are. */
function imprintOf({ paper, labels }: Pick<Given, 'paper' | 'labels'>): Imprint {
  const linesOf = (page: number): readonly string[] =>
    paper.paragraphs
      .filter((p) => p.kind !== 'note' && p.pieces[0]?.page === page)
      .map((p) => p.pieces.map((piece) => (piece.isMark ? '' : piece.text)).join(''));
  const last = labels.length - 1;
  return { cover: linesOf(0), second: last > 0 ? linesOf(1) : [], last: last > 1 ? linesOf(last) : [] };
}

const each = (facts: object, from: Origin): Origins => Object.fromEntries(Object.keys(facts).map((field) => [field, from]));

/** Each value with where it was found: in the file's own words about itself, or in its text. */
export function pdfFacts(given: Given): Facts & { readonly origins: Origins } {
  const head = { url: '', title: '', language: '', canonical: '', metas: given.metas, jsonLd: [] };
  const { metadata: said } = readSourced(head);
  const { details } = readDetails(head);
  const printed = readImprint(imprintOf(given));
  const fromFile = Object.fromEntries(
    (['publisher', 'published', 'doi', 'language'] as const).flatMap((field) => (said[field] === '' ? [] : [[field, said[field]]])),
  );
  const { title, authors, language } = given.metadata;
  const known = { title, authors, publisher: '', published: '', doi: '', language: '' };
  return {
    metadata: { ...known, ...printed.metadata, ...fromFile, ...(language !== '' && { language }) },
    details: { ...printed.details, ...details },
    origins: {
      ...each(printed.metadata, 'text'),
      ...each(printed.details, 'text'),
      ...each(fromFile, 'file'),
      ...each(details, 'file'),
      ...given.origins,
    },
  };
}
