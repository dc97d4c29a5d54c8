// What is found out of a work that is here already: it fills in what is unknown and leaves alone what a reader may have mended.
import { DETAIL_FIELDS, METADATA_FIELDS, type Details, type Facts, type Origins, type PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Library } from './db';
import { write } from './write';

/** Facts, each with where it was found. */
export interface Found extends Facts {
  readonly origins: Origins;
}

export const detailsIn = (details: Details): Pick<PaperDocument, 'details'> => (Object.keys(details).length === 0 ? {} : { details });

/** What is unknown, but not where an annotator has emptied it. The same object when there is nothing to be filled in. */
export function filledIn(document: PaperDocument, { metadata, details, origins }: Found): PaperDocument {
  const isOpen = (field: keyof Origins, value: string | readonly string[] | undefined): boolean =>
    (value === undefined || value.length === 0) && !/^(annotator|sender)$/.test(document.origins?.[field] ?? '');
  const facts = METADATA_FIELDS.filter((field) => metadata[field].length > 0 && isOpen(field, document.metadata[field]));
  const more = DETAIL_FIELDS.filter((field) => details[field] !== undefined && isOpen(field, document.details?.[field]));
  if (facts.length + more.length === 0) return document;
  return {
    ...document,
    metadata: { ...document.metadata, ...Object.fromEntries(facts.map((field) => [field, metadata[field]])) },
    ...detailsIn({ ...document.details, ...Object.fromEntries(more.map((field) => [field, details[field]])) }),
    origins: { ...document.origins, ...Object.fromEntries([...facts, ...more].map((field) => [field, origins[field]])) },
  };
}

/** A title that only the file gave itself gives way to the one that is printed. */
function withPrintedTitle(document: PaperDocument, { metadata, origins }: Found): PaperDocument {
  if (document.origins?.title !== 'file' || origins.title !== 'text' || metadata.title === '') return document;
  return {
    ...document,
    metadata: { ...document.metadata, title: metadata.title },
    origins: { ...document.origins, title: 'text' },
  };
}

/** Of a text that could not be read before, such as that of a scan. `at` is UTC. Problems: `not-found`, `record-invalid` (over 60 kB), storage ones. */
export async function learn(l: Library, id: Iri, found: Found, at: string): Promise<Result<PaperDocument>> {
  const done = await write(
    l,
    async (w) => {
      const before = await w.db.documents.get(id);
      if (before === undefined) return fail('not-found', id);
      const known = withPrintedTitle(filledIn(before, found), found);
      const after = known === before ? before : { ...known, modified: at };
      const replaced = await w.replace('documents', before, after);
      return replaced.ok ? ok(after) : replaced;
    },
    { quiet: true },
  );
  return done.ok ? ok(done.value.value) : done;
}
