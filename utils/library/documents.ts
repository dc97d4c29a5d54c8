// Documents: recognised by any of their keys, made once however many windows ask, removed with all that hangs on them.
import type { Metadata, Origins, PaperDocument, Source } from '@/utils/model/document';
import { newId, type Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Library } from './db';
import type { Db } from './tables';
import { asChange, isSame, write, type Change, type Writer } from './write';

/** What is known of a copy that is being read. */
export interface DocumentDraft {
  readonly metadata: Metadata;
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
 * What is known of it (metadata) is not touched once it is here: the reader may have mended it. `at` is UTC.
 * Problems: `record-invalid` (over 60 kB), storage ones.
 */
export async function ensure(l: Library, draft: DocumentDraft, at: string): Promise<Result<PaperDocument>> {
  const done = await write(l, async (w) => {
    const found = await findIn(w.db, draft.keys);
    if (!found) {
      const { metadata, origins, source, keys } = draft;
      const made: PaperDocument = {
        id: newId(),
        metadata,
        origins,
        sources: [source],
        keys: [...new Set(keys)],
        created: at,
        modified: at,
      };
      const added = await w.add('documents', [made]);
      return added.ok ? ok(made) : added;
    }
    const more = await extended(w.db, found, { sources: [draft.source], keys: draft.keys });
    const after = more ? { ...more, modified: at } : found;
    const replaced = await w.replace('documents', found, after);
    return replaced.ok ? ok(after) : replaced;
  });
  return done.ok ? ok(done.value.value) : done;
}

/**
 * The document with sources and keys that it did not have; undefined when it had all.
 * A key by which another document is recognised stays with that one.
 */
export async function extended(
  db: Db,
  document: PaperDocument,
  more: Pick<PaperDocument, 'sources' | 'keys'>,
): Promise<PaperDocument | undefined> {
  const known = new Set(document.sources.map((source) => source.key));
  const sources = more.sources.filter((source) => !known.has(source.key));
  const keys: string[] = [];
  for (const key of new Set(more.keys)) {
    if (!document.keys.includes(key) && !(await findIn(db, [key]))) keys.push(key);
  }
  if (sources.length === 0 && keys.length === 0) return undefined;
  return { ...document, sources: [...document.sources, ...sources], keys: [...document.keys, ...keys] };
}

/** What differs is the annotator's word from now on. */
function mendedOrigins({ metadata: before, origins }: PaperDocument, after: Metadata): Origins {
  const fields = (Object.keys(after) as (keyof Metadata)[]).filter((field) => !isSame(before[field], after[field]));
  return { ...origins, ...Object.fromEntries(fields.map((field) => [field, 'annotator' as const])) };
}

/** Mends what is known of the work. Problems: `not-found`, `record-invalid` (over 60 kB), storage ones. */
export async function update(l: Library, id: Iri, metadata: Metadata): Promise<Result<Change>> {
  const done = await write(l, async (w) => {
    const before = await w.db.documents.get(id);
    if (!before) return fail('not-found', id);
    if (isSame(metadata, before.metadata)) return w.replace('documents', before, before);
    const after = { ...before, metadata, origins: mendedOrigins(before, metadata), modified: new Date().toISOString() };
    return w.replace('documents', before, after);
  });
  return asChange(done);
}

export const get = (l: Library, id: Iri): Promise<PaperDocument | undefined> => l.db.documents.get(id);

/** All, in order of id. */
export const all = (l: Library): Promise<readonly PaperDocument[]> => l.db.documents.orderBy('id').toArray();

/** Removes it with its annotations and snapshots. Problems: `not-found`, storage ones. */
export async function remove(l: Library, id: Iri): Promise<Result<Change>> {
  const done = await write(l, async (w) => ((await removeWhole(w, [id])) > 0 ? ok(undefined) : fail('not-found', id)));
  return asChange(done);
}

/**
 * Housekeeping: removes documents without annotations that were last modified before that time (UTC), with their snapshots.
 * Can be taken back like any change. Value: how many. Problems: storage ones.
 */
export async function pruneUnused(l: Library, before: string): Promise<Result<Change & { readonly removed: number }>> {
  const done = await write(
    l,
    async (w) => {
      const used = new Set<unknown>(await w.db.annotations.orderBy('document').uniqueKeys());
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
