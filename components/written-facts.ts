// How the facts of a document stand in the fields of a form, and back.
import { DETAIL_FIELDS, type DetailField, type Facts, type Metadata } from '@/utils/model/document';

export type FactName = keyof Metadata | DetailField;
/** What stands in the fields: authors one a line. */
export type Written = Readonly<Record<FactName, string>>;

export const USUAL_FIELDS = ['title', 'subtitle', 'authors', 'publisher', 'published', 'updated'] as const satisfies readonly FactName[];
export const MORE_FIELDS = ['kind', 'number', 'isbn', 'issn', 'doi', 'language', 'licence'] as const satisfies readonly FactName[];

const EMPTY = { subtitle: '', updated: '', number: '', isbn: '', issn: '', kind: '', licence: '' } as const;

export const writtenOf = ({ metadata, details }: Facts): Written => ({
  ...metadata,
  ...EMPTY,
  ...details,
  authors: metadata.authors.join('\n'),
});

const even = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** Whether it may stand in this field: only the fields of days are particular. */
export const isDay = (field: FactName, value: string): boolean =>
  (field !== 'published' && field !== 'updated') || /^(\d{4}(-\d\d(-\d\d)?)?)?$/.test(even(value));

/** White space made even, what is empty left out of the details. */
export function factsOf(written: Written): Facts {
  const details = DETAIL_FIELDS.flatMap((field) => (even(written[field]) === '' ? [] : [[field, even(written[field])] as const]));
  return {
    metadata: {
      title: even(written.title),
      authors: written.authors.split('\n').map(even).filter(Boolean),
      publisher: even(written.publisher),
      published: even(written.published),
      language: even(written.language),
      doi: even(written.doi)
        .replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, '')
        .toLowerCase(),
    },
    details: Object.fromEntries(details),
  };
}
