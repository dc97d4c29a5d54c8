// What goes into a backup and comes back from one, and how well the library stands.
import type { BackupTables } from '@/utils/model/backup';
import type { PaperDocument, Snapshot } from '@/utils/model/document';
import { canonicalJson, type Iri } from '@/utils/model/ids';
import type { Pack } from '@/utils/model/pack';
import { ok, type Problem, type Result } from '@/utils/model/result';
import { eachBatch } from './batches';
import { adoptOwnScheme } from './codebooks';
import type { Library } from './db';
import { extended, findIn } from './documents';
import { withEdition } from './editions';
import { addPacks, packIn, packsIn } from './pack-rows';
import * as pictures from './pictures';
import { addIn, eachIn } from './snapshots';
import type { OnShare } from '@/utils/text/pace';
import { TABLE_NAMES, tableOf, type Rows, type TableName } from './tables';
import { isSame, storeRow, transact, write, type Change, type Writer } from './write';

/** A table of a backup by its name. */
type Told = Exclude<keyof BackupTables, 'annotators' | 'settings'>;

/** Takes some records of one table, in order of id, behind those that it was given before; they are not frozen, for whoever lets go. */
export type TakeRecords = <N extends Told>(table: N, records: NonNullable<BackupTables[N]>) => void;

/** Tells everything of the reader's, read at one moment but a few records at a time. Throws the signal's reason. */
export function tellAll(l: Library, take: TakeRecords, { signal, onShare }: Watch = {}): Promise<void> {
  const { db } = l;
  const read = [db.documents, db.annotations, db.schemes, db.concepts, db.snapshots, db.chunks, db.packs, db.pictures];
  return db.transaction('r', read, async () => {
    const counted = [db.documents, db.annotations, db.concepts, db.snapshots];
    const all = (await Promise.all(counted.map((table) => table.count()))).reduce((sum, n) => sum + n, 0);
    let done = 0;
    const telling =
      <N extends Told>(table: N) =>
      (records: NonNullable<BackupTables[N]>): void => {
        signal?.throwIfAborted();
        take(table, records);
        onShare?.(Math.min(1, (done += records.length) / Math.max(1, all)));
      };
    await eachBatch(db.documents, telling('documents'));
    await eachBatch(db.annotations, telling('annotations'));
    await eachBatch(db.schemes, telling('schemes'));
    await eachBatch(db.concepts, telling('concepts'));
    const onSnapshot = telling('snapshots');
    await eachIn(db, (snapshot) => onSnapshot([snapshot]));
    take('packs', await packsIn(db));
    take('pictures', await pictures.allIn(db));
  });
}

/** All of it in memory, each table in order of id. */
export async function dump(l: Library, watch: Watch = {}): Promise<BackupTables> {
  const tables: { [N in Told]: unknown[] } = {
    documents: [],
    annotations: [],
    schemes: [],
    concepts: [],
    snapshots: [],
    packs: [],
    pictures: [],
  };
  await tellAll(l, (table, records) => void tables[table]?.push(...records), watch);
  const { pictures: files, ...others } = tables;
  // Each list was filled from its own table.
  return { ...others, ...(files !== undefined && files.length > 0 && { pictures: files }) } as unknown as BackupTables;
}

/** The same as one string: two libraries with equal content give equal bytes. */
export const canonicalDump = async (l: Library): Promise<string> => canonicalJson(await dump(l));

export interface Restored extends Change {
  /** Records of every kind that were missing here. */
  readonly added: number;
  /** Records of the backup that were not taken: another content stands here under their id, or what they belong to is nowhere. */
  readonly left: number;
}

/** Whoever waits for long work: whether it is still wanted, and how far it is. */
export interface Watch {
  readonly signal?: AbortSignal;
  readonly onShare?: OnShare;
}

interface Counts {
  added: number;
  left: number;
}

/**
 * Adds what is missing and overwrites nothing, in one transaction. Where a document of the backup was met again in the meantime
 * (another id, one of its keys), its annotations and snapshots go to the one that is here. Restoring twice changes nothing;
 * the signal takes everything back, until the last record is written.
 * Problems: `record-invalid` (over 60 kB), `stopped`, storage ones.
 */
export async function restore(l: Library, backup: BackupTables, { signal, onShare }: Watch = {}): Promise<Result<Restored>> {
  const records = TABLE_NAMES.reduce((sum, name) => sum + backup[name].length, 0);
  const onWritten = (written: number): void => onShare?.(Math.min(1, written / Math.max(1, 2 * records)));
  const work = async (w: Writer): Promise<Result<Counts>> => {
    const counts: Counts = { added: 0, left: 0 };
    const homes = new Map<Iri, Iri>();
    const steps: readonly (() => Promise<Result<undefined>>)[] = [
      () => addMissing(w, 'schemes', backup.schemes, counts),
      async () => addMissing(w, 'concepts', await housed(w, 'schemes', backup.concepts, counts), counts),
      () => restoreDocuments(w, backup.documents, homes, counts),
      async () => addMissing(w, 'annotations', await housed(w, 'documents', rehoused(backup.annotations, homes), counts), counts),
      async () => restoreSnapshots(w, await housed(w, 'documents', rehoused(backup.snapshots, homes), counts), counts),
      () => addMissingPacks(w, backup.packs, counts),
      () => pictures.addIn(w.db, backup.pictures ?? []),
    ];
    for (const step of steps) {
      const result = await step();
      if (!result.ok) return result;
    }
    await adoptOwnScheme(w, backup.schemes);
    return ok(counts);
  };
  const done = await write(l, work, { ...(signal && { signal }), onWritten });
  return done.ok ? ok({ group: done.value.group, ...done.value.value }) : done;
}

/** Records that are compared at a time. */
const BATCH = 250;

async function addMissing<N extends TableName>(w: Writer, name: N, rows: readonly Rows[N][], counts: Counts): Promise<Result<undefined>> {
  const here = new Set(await tableOf(w.db, name).toCollection().primaryKeys());
  const both = rows.filter((row) => here.has(row.id));
  for (let from = 0; from < both.length; from += BATCH) {
    const batch = both.slice(from, from + BATCH);
    const present = await tableOf(w.db, name).bulkGet(batch.map((row) => row.id));
    counts.left += batch.filter((row, i) => !isSame(present[i], row)).length;
  }
  const added = await w.add(
    name,
    rows.filter((row) => !here.has(row.id)),
  );
  if (!added.ok) return added;
  counts.added += added.value;
  return ok(undefined);
}

async function addMissingPacks(w: Writer, packs: readonly Pack[], counts: Counts): Promise<Result<undefined>> {
  for (const pack of packs) {
    const here = await packIn(w.db, pack.id);
    const added = here ? ok(0) : await addPacks(w, [pack]);
    if (!added.ok) return added;
    counts.added += added.value;
    if (here && !isSame(here, pack)) counts.left++;
  }
  return ok(undefined);
}

async function restoreDocuments(
  w: Writer,
  documents: readonly PaperDocument[],
  homes: Map<Iri, Iri>,
  counts: Counts,
): Promise<Result<undefined>> {
  const unknown: PaperDocument[] = [];
  const present = await w.db.documents.bulkGet(documents.map((d) => d.id));
  for (const [i, document] of documents.entries()) {
    const met = present[i] ? undefined : await findIn(w.db, document.keys);
    if (!met) unknown.push(document);
    else homes.set(document.id, met.id);
  }
  const atHome = (d: PaperDocument): PaperDocument => withEdition(d, d.editionOf && (homes.get(d.editionOf) ?? d.editionOf));
  const added = await addMissing(w, 'documents', unknown.map(atHome), counts);
  if (!added.ok) return added;
  for (const document of documents) {
    const met = await w.db.documents.get(homes.get(document.id) ?? '');
    if (!met) continue;
    const replaced = await w.replace('documents', met, (await extended(w.db, met, atHome(document))) ?? met);
    if (!replaced.ok) return replaced;
  }
  return added;
}

async function restoreSnapshots(w: Writer, snapshots: readonly Snapshot[], counts: Counts): Promise<Result<undefined>> {
  const present = await w.db.snapshots.bulkGet(snapshots.map((s) => s.id));
  const missing = snapshots.filter((_, i) => present[i] === undefined);
  const added = await addIn(w, missing);
  if (!added.ok) return added;
  counts.added += added.value;
  counts.left += snapshots.filter((s, i) => present[i] && (present[i].taken !== s.taken || present[i].source !== s.source)).length;
  return ok(undefined);
}

const rehoused = <T extends { readonly document: Iri }>(rows: readonly T[], homes: ReadonlyMap<Iri, Iri>): readonly T[] =>
  rows.map((row) => {
    const home = homes.get(row.document);
    return home === undefined ? row : { ...row, document: home };
  });

/** Those whose document or scheme is here; the others are counted as left. */
async function housed<T extends { readonly document: Iri } | { readonly scheme: Iri }>(
  w: Writer,
  of: 'documents' | 'schemes',
  rows: readonly T[],
  counts: Counts,
): Promise<readonly T[]> {
  const here = new Set(await tableOf(w.db, of).toCollection().primaryKeys());
  const kept = rows.filter((row) => here.has('document' in row ? row.document : row.scheme));
  counts.left += rows.length - kept.length;
  return kept;
}

export interface Health {
  readonly documents: number;
  readonly annotations: number;
  readonly concepts: number;
  /** UTC, or empty when there was none. */
  readonly lastBackup: string;
  /** Actions of the reader's since then. */
  readonly changesSinceBackup: number;
  /** Whether the browser has promised not to clear the store; absent where it cannot be asked. */
  readonly persisted?: boolean;
  /** Why the log could not be rolled in this session; absent when all is well. */
  readonly weakness?: Problem;
}

/** What has changed since the last backup, of which there may be none (empty). */
export async function sinceBackup({ db }: Library): Promise<Pick<Health, 'lastBackup' | 'changesSinceBackup'>> {
  const { lastBackup, changesSinceBackup } = await storeRow(db);
  return { lastBackup, changesSinceBackup };
}

export async function health(l: Library): Promise<Health> {
  const { db } = l;
  const counted = await db.transaction('r', [db.documents, db.annotations, db.concepts, db.store], async () => {
    const { lastBackup, changesSinceBackup } = await storeRow(db);
    const [documents, annotations, concepts] = [await db.documents.count(), await db.annotations.count(), await db.concepts.count()];
    return { documents, annotations, concepts, lastBackup, changesSinceBackup };
  });
  const rolled = await l.rolled;
  const persisted = await globalThis.navigator?.storage?.persisted?.();
  return { ...counted, ...(persisted !== undefined && { persisted }), ...(!rolled.ok && { weakness: rolled.problem }) };
}

/**
 * A backup of the state at `at` (UTC, taken before its `dump`) is safely in a file. Changes made while it was written still count.
 * Problems: storage ones.
 */
export async function markBackedUp(l: Library, at: string): Promise<Result<undefined>> {
  const { db } = l;
  const done = await transact(l, async () => {
    const since = new Set<string>();
    await db.journal
      .orderBy('seq')
      // oxlint-disable-next-line unicorn/no-array-reverse -- a collection of the database, not an array
      .reverse()
      .until((entry) => entry.at <= at)
      .each((entry) => {
        if (!entry.quiet) since.add(entry.group);
      });
    await db.store.put({ ...(await storeRow(db)), lastBackup: at, changesSinceBackup: since.size });
    return ok(undefined);
  });
  if (done.ok) await l.remember();
  return done;
}
