// What would come back from a backup? Counted before anything is written.
import type { BackupTables, RestorePlan, TableToRestore } from '@/utils/model/backup';
import type { Iri } from '@/utils/model/ids';
import type { Library } from './db';
import { findIn } from './documents';
import { packIn } from './pack-rows';
import { tableOf, type Db, type Rows } from './tables';
import { isSame } from './write';

/** Records that are compared at a time. */
const BATCH = 250;

type Counting = { -readonly [K in keyof TableToRestore]: TableToRestore[K] };

async function counted<T>(
  records: readonly T[],
  present: (some: readonly T[]) => Promise<readonly unknown[]>,
  same: (here: never, there: T) => boolean,
): Promise<TableToRestore> {
  const sum: Counting = { fresh: 0, same: 0, differing: 0 };
  for (let from = 0; from < records.length; from += BATCH) {
    const some = records.slice(from, from + BATCH);
    const here = await present(some);
    for (const [i, record] of some.entries()) {
      if (here[i] === undefined) sum.fresh += 1;
      else if (same(here[i] as never, record))
        sum.same += 1; // found under the id of this record
      else sum.differing += 1;
    }
  }
  return sum;
}

const rows = <N extends 'annotations' | 'schemes' | 'concepts'>(db: Db, name: N, records: readonly Rows[N][]): Promise<TableToRestore> =>
  counted(records, (some) => tableOf(db, name).bulkGet(some.map((r) => r.id)), isSame as (here: never, there: Rows[N]) => boolean);

/** Of one moment. A document that was met again here, under another id, counts as being here: the two become one. */
export function planRestore({ db }: Library, backup: BackupTables): Promise<RestorePlan['tables']> {
  return db.transaction('r', [db.documents, db.annotations, db.schemes, db.concepts, db.snapshots, db.packs], async () => {
    const metAgain = async (some: BackupTables['documents']): Promise<readonly unknown[]> => {
      const here = await db.documents.bulkGet(some.map((d) => d.id));
      return Promise.all(some.map(async (d, i) => here[i] ?? ((await findIn(db, d.keys)) === undefined ? undefined : d)));
    };
    return {
      documents: await counted(backup.documents, metAgain, isSame as (here: never, there: Rows['documents']) => boolean),
      annotations: await rows(db, 'annotations', backup.annotations),
      schemes: await rows(db, 'schemes', backup.schemes),
      concepts: await rows(db, 'concepts', backup.concepts),
      snapshots: await counted(
        backup.snapshots,
        (some) => db.snapshots.bulkGet(some.map((s) => s.id)),
        (here: Rows['snapshots'], there) => here.taken === there.taken && here.source === there.source,
      ),
      packs: await counted(
        backup.packs,
        (some) => Promise.all(some.map((pack) => packIn(db, pack.id))),
        isSame as (here: never, there: BackupTables['packs'][number]) => boolean,
      ),
    };
  });
}

/** Whether this reader has tagged anything here. */
export const hasTagged = async ({ db }: Library, me: Iri): Promise<boolean> =>
  (await db.annotations.filter((a) => a.creator.id === me).first()) !== undefined;
