// How a page that shows the whole library reads it: in pieces, windows and changes, never all at once.
import type { Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import type { Library } from './db';
import { idsOf } from './journal-entries';
import type { TableName } from './tables';

/** How many annotations there are, as the store has kept count: browsers count a table by walking through it. */
export const size = async (l: Library): Promise<number> => (await l.db.store.get('store'))?.annotations ?? l.db.annotations.count();

/** The next annotations behind an id, in order of id; fewer than `limit` at the end. Not frozen: for whoever reads and lets go. */
export const behind = (l: Library, id: Iri, limit: number): Promise<readonly Annotation[]> =>
  l.db.annotations.where('id').above(id).limit(limit).raw().toArray();

/** The newest by `modified`. */
export const newest = (l: Library, limit: number): Promise<readonly Annotation[]> =>
  // oxlint-disable-next-line unicorn/no-array-reverse -- a collection of the database, not an array
  l.db.annotations.orderBy('modified').reverse().limit(limit).toArray();

/** Those that are here, in the order of the ids. */
export async function many(l: Library, ids: readonly Iri[]): Promise<readonly Annotation[]> {
  const found = await l.db.annotations.bulkGet([...ids]);
  return found.flatMap((annotation) => (annotation ? [annotation] : []));
}

/** The number of the last change. */
export const lastChange = async (l: Library): Promise<number> => (await l.db.store.get('store'))?.lastSeq ?? 0;

/** Which records have changed. */
export interface News {
  /** The number of the last change told. */
  readonly seq: number;
  /** `undefined`: the journal does not reach back so far, anything may have changed. */
  readonly ids: Readonly<Record<TableName, readonly Iri[]>> | undefined;
}

/** So many records that changed are told of at most: beyond that it is quicker to read everything. */
const MOST_NEWS = 5_000;

/** What has changed since a number that `lastChange` or `newsSince` gave. */
export function newsSince(l: Library, seq: number): Promise<News> {
  return l.db.transaction('r', [l.db.store, l.db.journal], async () => {
    // Both asked at once, like whatever else here does not wait for an answer: each way to the database and back is felt.
    const [store, entries] = await Promise.all([
      l.db.store.get('store'),
      l.db.journal.where('seq').above(seq).limit(MOST_NEWS).raw().toArray(),
    ]);
    const last = store?.lastSeq ?? 0;
    const of = (table: TableName): readonly Iri[] => [...new Set(entries.flatMap((e) => (e.table === table ? idsOf(e) : [])))];
    const told = entries.reduce((sum, entry) => sum + idsOf(entry).length, 0);
    const isWhole = last >= seq && entries.length === last - seq && told <= MOST_NEWS;
    return {
      seq: last,
      ids: isWhole
        ? {
            annotations: of('annotations'),
            documents: of('documents'),
            schemes: of('schemes'),
            concepts: of('concepts'),
            snapshots: of('snapshots'),
            packs: of('packs'),
          }
        : undefined,
    };
  });
}
