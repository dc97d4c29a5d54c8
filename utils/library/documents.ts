// Documents: recognised by any of their keys, made once however many windows ask, removed with all that hangs on them.
import { METADATA_FIELDS, DETAIL_FIELDS, type Facts, type Origins, type PaperDocument, type Source } from '@/utils/model/document';
import { newId, type Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import { allOf } from './batches';
import type { Library } from './db';
import type { Db } from './tables';
import { mayBeEdition, related } from './editions';
import { detailsIn, filledIn } from './fill-in';
import { asChange, isSame, write, type Change, type Writer } from './write';

/** What is known of a copy that is being read. */
export interface DocumentDraft extends Facts {
  readonly origins: Origins;
  readonly source: Source;
  /** Never empty; the surest first. */
  readonly keys: readonly string[];
}

/** The document that has one of these keys; where several have, that of the earliest key. */
export const find = (l: Library, keys: readonly string[]): Promise<PaperDocument | undefined> => findIn(l.db, keys);

/** As `find`, within a transaction that is already open. */
export async function findIn(db: Db, keys: readonly string[]): Promise<PaperDocument | undefined> {
  for (const key of keys) {
    const found = await db.documents.where('keys').equals(key).first();
    if (found) return found;
  }
  return undefined;
}

/**
 * The document of a copy: found by its keys and given this source and these keys where they are new, or made.
 * What is known of it is not touched once it is here, for the reader may have mended it; what is unknown is filled in, but not
 * where an annotator has emptied it. `at` is UTC.
 * Problems: `record-invalid` (over 60 kB), storage ones.
 */
export async function ensure(l: Library, draft: DocumentDraft, at: string): Promise<Result<PaperDocument>> {
  const done = await write(l, async (w) => {
    const found = await findIn(w.db, draft.keys);
    if (!found) {
      const { metadata, details, origins, source, keys } = draft;
      const made: PaperDocument = {
        id: newId(),
        metadata,
        ...detailsIn(details),
        origins,
        sources: [source],
        keys: [...new Set(keys)],
        created: at,
        modified: at,
      };
      const added = await w.add('documents', [made]);
      return added.ok ? ok(made) : added;
    }
    const filled = filledIn(found, draft);
    const more = (await extended(w.db, filled, { sources: [draft.source], keys: draft.keys })) ?? filled;
    const after = more === found ? found : { ...more, modified: at };
    const replaced = await w.replace('documents', found, after);
    return replaced.ok ? ok(after) : replaced;
  });
  return done.ok ? ok(done.value.value) : done;
}

/**
 * The document with sources, keys and the earlier edition that it did not have; undefined when it had all.
 * A key by which another document is recognised stays with that one; editions that would go round in a circle are not related.
 */
export async function extended(
  db: Db,
  document: PaperDocument,
  more: Pick<PaperDocument, 'sources' | 'keys' | 'editionOf'>,
): Promise<PaperDocument | undefined> {
  const known = new Set(document.sources.map((source) => source.key));
  const sources = more.sources.filter((source) => !known.has(source.key));
  const keys: string[] = [];
  for (const key of new Set(more.keys)) {
    if (!document.keys.includes(key) && !(await findIn(db, [key]))) keys.push(key);
  }
  const earlier = document.editionOf === undefined && (await mayBeEdition(db, document.id, more.editionOf)) ? more.editionOf : undefined;
  if (sources.length === 0 && keys.length === 0 && earlier === undefined) return undefined;
  const grown = { ...document, sources: [...document.sources, ...sources], keys: [...document.keys, ...keys] };
  return earlier === undefined ? grown : { ...grown, editionOf: earlier };
}

/** What differs is the annotator's word from now on. */
function mendedOrigins({ metadata, details, origins }: PaperDocument, after: Facts): Origins {
  const fields = [
    ...METADATA_FIELDS.filter((field) => !isSame(metadata[field], after.metadata[field])),
    ...DETAIL_FIELDS.filter((field) => details?.[field] !== after.details[field]),
  ];
  return { ...origins, ...Object.fromEntries(fields.map((field) => [field, 'annotator' as const])) };
}

/** Gives a document one more copy, with its keys where they are no other's. Problems: `not-found`, `record-invalid` (over 60 kB), storage ones. */
export async function addSource(
  l: Library,
  id: Iri,
  copy: { source: Source; keys: readonly string[] },
  at: string,
): Promise<Result<Change>> {
  const done = await write(l, async (w) => {
    const before = await w.db.documents.get(id);
    if (!before) return fail('not-found', id);
    const more = await extended(w.db, before, { sources: [copy.source], keys: copy.keys });
    return w.replace('documents', before, more === undefined ? before : { ...more, modified: at });
  });
  return asChange(done);
}

/** The key of a DOI that has the shape of one, as `identityKeys` writes it. */
const keysOfDoi = (doi: string): readonly string[] => (/^10\.\d{4,9}\/\S+$/.test(doi) ? [`doi:${doi.toLowerCase()}`] : []);

/**
 * Mends what is known of the work. By a DOI that is written so it is recognised from now on, unless another document is.
 * Problems: `not-found`, `record-invalid` (over 60 kB), storage ones.
 */
export async function update(l: Library, id: Iri, { metadata, details }: Facts): Promise<Result<Change>> {
  const done = await write(l, async (w) => {
    const before = await w.db.documents.get(id);
    if (!before) return fail('not-found', id);
    const { details: _before, ...rest } = before;
    const mended: PaperDocument = { ...rest, metadata, ...detailsIn(details) };
    if (isSame(mended, before)) return w.replace('documents', before, before);
    const isNewDoi = metadata.doi !== before.metadata.doi;
    const known = (isNewDoi && (await extended(w.db, mended, { sources: [], keys: keysOfDoi(metadata.doi) }))) || mended;
    const origins = mendedOrigins(before, { metadata, details });
    return w.replace('documents', before, { ...known, origins, modified: new Date().toISOString() });
  });
  return asChange(done);
}

export const get = (l: Library, id: Iri): Promise<PaperDocument | undefined> => l.db.documents.get(id);

/** Those of these that are here, in the order asked. */
export const some = async (l: Library, ids: readonly Iri[]): Promise<readonly PaperDocument[]> =>
  (await l.db.documents.bulkGet([...ids])).flatMap((d) => d ?? []);

/** All, in order of id. */
export const all = (l: Library): Promise<readonly PaperDocument[]> => allOf(l.db.documents);

/** Removes it with its annotations and snapshots. Problems: `not-found`, storage ones. */
export async function remove(l: Library, id: Iri): Promise<Result<Change>> {
  const done = await write(l, async (w) => ((await removeWhole(w, [id])) > 0 ? ok(undefined) : fail('not-found', id)));
  return asChange(done);
}

/**
 * Housekeeping: removes documents without annotations that were last modified before that time (UTC), with their snapshots.
 * What is an edition, or has one, stays: a reader has said so.
 * Can be taken back like any change. Value: how many. Problems: storage ones.
 */
export async function pruneUnused(l: Library, before: string): Promise<Result<Change & { readonly removed: number }>> {
  const done = await write(
    l,
    async (w) => {
      const used = new Set<unknown>([...(await w.db.annotations.orderBy('document').uniqueKeys()), ...(await related(w.db))]);
      const unused = await w.db.documents.filter((document) => document.modified < before && !used.has(document.id)).primaryKeys();
      return ok(await removeWhole(w, unused));
    },
    { quiet: true },
  );
  return done.ok ? ok({ group: done.value.group, removed: done.value.value }) : done;
}

/** Contents of snapshots stay until `journal.forget`, so that undo brings the whole back. */
async function removeWhole(w: Writer, ids: readonly Iri[]): Promise<number> {
  await w.remove('annotations', await w.db.annotations.where('document').anyOf(ids).primaryKeys());
  await w.remove('snapshots', await w.db.snapshots.where('document').anyOf(ids).primaryKeys());
  return w.remove('documents', ids);
}
