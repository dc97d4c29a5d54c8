// References of many documents as one file for other programs.
import type { PaperDocument } from '../model/document';
import { writeBibtex } from './bibtex';
import type { CslItem } from './csl';
import { writeRis } from './ris';
import { workOf } from './work';

/** In the order in which they are offered. */
export const REFERENCE_FORMATS = ['csl-json', 'bibtex', 'ris'] as const;
export type ReferenceFormat = (typeof REFERENCE_FORMATS)[number];

export interface ReferenceFile {
  readonly content: string;
  /** With its dot. */
  readonly ending: string;
  readonly mime: string;
}

const WRITERS: Readonly<
  Record<ReferenceFormat, Omit<ReferenceFile, 'content'> & { readonly write: (items: readonly CslItem[]) => string }>
> = {
  'csl-json': {
    ending: '.json',
    mime: 'application/vnd.citationstyles.csl+json',
    write: (items) => `${JSON.stringify(items, undefined, 2)}\n`,
  },
  bibtex: { ending: '.bib', mime: 'application/x-bibtex', write: writeBibtex },
  ris: { ending: '.ris', mime: 'application/x-research-info-systems', write: writeRis },
};

/** By author, year and title; equal documents give equal bytes whatever their order. */
export function referenceFile(documents: readonly PaperDocument[], format: ReferenceFormat): ReferenceFile {
  const { ending, mime, write } = WRITERS[format];
  const keyed = documents.map((document) => ({ item: workOf(document), key: sortKey(document) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { content: write(keyed.map(({ item }) => item)), ending, mime };
}

function sortKey(document: PaperDocument): string {
  const { author, issued, title = '' } = workOf(document);
  const first = author?.[0];
  return [first?.literal ?? first?.family ?? '', issued?.['date-parts'][0]?.[0] ?? '', title, document.id].join('\n').toLowerCase();
}
