// The one way to change anything: one strict transaction that holds the change, its journal and the count of changes, or nothing.
import type { Table, Transaction } from 'dexie';
import { isSameJson, newId, type Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Library } from './db';
import { newestOf, packed, type Entry } from './journal-entries';
import { problemOf } from './problems';
import { fitsRow, ROW_LIMIT, storedBytes, tableOf, type Db, type JournalEntry, type Rows, type StoreRow, type TableName } from './tables';

/** One action of the reader's in the journal; `journal.undo` takes its group. */
export interface Change {
  readonly group: string;
}

/** What becomes of one record; absent on the one side or the other means that there is none. */
export interface Step<Row> {
  readonly id: Iri;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

/** What work within a transaction may do. Whoever gets a problem from it hands it on, and everything is taken back. */
export interface Writer {
  readonly db: Db;
  /** Adds what is new, in chunks; passes over what is here with equal content. Value: how many were added. Problems: `record-collides`, `record-invalid`, `stopped`. */
  add<N extends TableName>(name: N, rows: readonly Rows[N][]): Promise<Result<number>>;
  /** Puts `after` in the place of `before`, which must be the present row; equal ones write nothing. Problem: `record-invalid`. */
  replace<N extends TableName>(name: N, before: Rows[N], after: Rows[N]): Promise<Result<boolean>>;
  /** Removes those that are here. Value: how many. */
  remove(name: TableName, ids: readonly Iri[]): Promise<number>;
  /** Takes records from one known state to another. Problem: `record-invalid`. */
  step<N extends TableName>(name: N, steps: readonly Step<Rows[N]>[]): Promise<Result<undefined>>;
}

export interface Written<T> {
  /** The new group, or, where nothing had to be changed, the group that left the first record concerned as it is. */
  readonly group: string;
  readonly value: T;
  readonly hasChanged: boolean;
}

/** Of a change that takes its time. */
export interface About {
  /** Not the reader's own change: it asks for no backup. */
  readonly quiet?: boolean;
  /** When it says so, nothing more is written and everything is taken back. */
  readonly signal?: AbortSignal;
  /** Told after each batch how many records and entries of the journal have been written: in the end twice the number of records. */
  readonly onWritten?: (records: number) => void;
}

/** Records that are read, compared and written at a time. */
const BATCH = 250;
/** So many records that the ids of all that are here are read rather than each asked for. */
const MANY = 2_000;

/** Equal content in whatever order of keys; nothing is the same as `null`. */
export const isSame = (a: unknown, b: unknown): boolean => isSameJson(a ?? null, b ?? null);

/** Ok only after the browser has said that the transaction is on the disk. Problems: those of `work`, `stopped`, and the storage ones. */
export async function write<T>(l: Library, work: (w: Writer) => Promise<Result<T>>, about: About = {}): Promise<Result<Written<T>>> {
  const done = await transact(l, async () => {
    const entries: Entry[] = [];
    const passed: Passed[] = [];
    const worked = await work(writer(l.db, entries, passed, about));
    if (!worked.ok) return worked;
    const entered = entries.length > 0 ? await enter(l.db, entries, about) : undefined;
    if (about.signal?.aborted === true) return fail('stopped');
    const group = entered?.group ?? (await groupBehind(l.db, passed[0]));
    return ok({ written: { group, value: worked.value, hasChanged: entered !== undefined }, store: entered?.store });
  });
  if (!done.ok) return done;
  if (done.value.store !== undefined) await l.remember(done.value.store);
  return ok(done.value.written);
}

/** For work that is not the reader's and leaves no journal, such as housekeeping. A problem takes everything back. */
export async function transact<T>(l: Library, work: () => Promise<Result<T>>): Promise<Result<T>> {
  // A roll that failed weakens the store but loses nothing that is written now; `backup.health` tells of it.
  await l.rolled;
  const outcome: { result?: Result<T>; transaction?: IDBTransaction } = {};
  try {
    await l.db.transaction('rw', l.db.tables, async (transaction: Transaction) => {
      outcome.transaction = transaction.idbtrans;
      outcome.result = await work();
      if (!outcome.result.ok) transaction.abort();
    });
  } catch (error) {
    return outcome.result?.ok === false ? outcome.result : problemOf(error, outcome.transaction?.error);
  }
  return outcome.result ?? fail('unexpected', 'a transaction ended without a result');
}

export const asChange = <T>(done: Result<Written<T>>): Result<Change> => (done.ok ? ok({ group: done.value.group }) : done);

interface Passed {
  readonly table: TableName;
  readonly id: Iri;
}

function writer(db: Db, entries: Entry[], passed: Passed[], { signal, onWritten }: About): Writer {
  const step: Writer['step'] = async (name, steps) => {
    const large = steps.find(({ after }) => !fitsRow(after));
    if (large) return fail('record-invalid', `${large.id}: ${storedBytes(large.after)} bytes, at most ${ROW_LIMIT} are kept in one record`);
    const table = tableOf(db, name);
    if (steps.length === 0) return ok(undefined);
    const added = steps.flatMap(({ before, after }) => (after && !before ? [after] : []));
    const put = steps.flatMap(({ before, after }) => (after && before ? [after] : []));
    const gone = steps.flatMap(({ id, after }) => (after ? [] : [id]));
    // Every question to the database is a way to another process and back.
    if (added.length > 0) await table.bulkAdd(added);
    if (put.length > 0) await table.bulkPut(put);
    if (gone.length > 0) await removeAll(table, gone);
    for (const { id, before, after } of steps) {
      const op = !before ? 'add' : after ? 'replace' : 'remove';
      entries.push({ table: name, id, op, ...(before && { before }) });
    }
    return ok(undefined);
  };
  return {
    db,
    step,
    async add(name, rows) {
      let added = 0;
      // One question for all of many: most of them are not here.
      const ids = rows.length < MANY ? undefined : new Set(await tableOf(db, name).toCollection().primaryKeys());
      for (let from = 0; from < rows.length; from += BATCH) {
        const batch = rows.slice(from, from + BATCH);
        const asked = batch.map((row) => row.id).filter((id) => ids === undefined || ids.has(id));
        const present = asked.length === 0 ? [] : await tableOf(db, name).bulkGet(asked);
        const known = new Map(present.flatMap((row) => (row ? [[row.id, row]] : [])));
        const steps: Step<(typeof batch)[number]>[] = [];
        for (const after of batch) {
          const { id } = after;
          if (!known.has(id)) steps.push({ id, before: undefined, after });
          else if (isSame(known.get(id), after)) passed.push({ table: name, id });
          else return fail('record-collides', `${id}: another record of ${name} has this id`);
          known.set(id, after);
          ids?.add(id);
        }
        const done = await step(name, steps);
        if (!done.ok) return done;
        added += steps.length;
        onWritten?.(entries.length);
        if (signal?.aborted === true) return fail('stopped');
      }
      return ok(added);
    },
    async replace(name, before, after) {
      const done = isSame(before, after) ? undefined : await step(name, [{ id: before.id, before, after }]);
      if (done && !done.ok) return done;
      if (!done) passed.push({ table: name, id: before.id });
      return ok(done !== undefined);
    },
    async remove(name, ids) {
      const present = await tableOf(db, name).bulkGet([...new Set(ids)]);
      const steps = present.flatMap((before) => (before ? [{ id: before.id, before, after: undefined }] : []));
      for (const id of ids) passed.push({ table: name, id });
      await step(name, steps);
      return steps.length;
    },
  };
}

/** Of many that stand side by side a stretch at a time: a browser is asked for each row that is removed by its name. */
async function removeAll<T>(table: Table<T, Iri>, gone: readonly Iri[]): Promise<void> {
  const stretches = gone.length < MANY ? [] : stretchesOf(new Set(gone), await table.orderBy(':id').primaryKeys());
  if (stretches.length === 0 || stretches.length > gone.length / 4) return table.bulkDelete([...gone]);
  for (const [first, last] of stretches) await table.where(':id').between(first, last, true, true).delete();
}

/** First and last of each run of `all` (in order) that is `gone` without a gap. */
function stretchesOf(gone: ReadonlySet<Iri>, all: readonly Iri[]): readonly (readonly [first: Iri, last: Iri])[] {
  const stretches: [Iri, Iri][] = [];
  let isWithin = false;
  for (const id of all) {
    const open = isWithin ? stretches.at(-1) : undefined;
    isWithin = gone.has(id);
    if (!isWithin) continue;
    if (open === undefined) stretches.push([id, id]);
    else open[1] = id;
  }
  return stretches;
}

/** What a group left behind. */
interface Entered {
  readonly group: string;
  readonly store: StoreRow;
}

/** Writes the journal of one group and counts it. */
async function enter(db: Db, entries: readonly Entry[], { quiet = false, signal, onWritten }: About): Promise<Entered> {
  const store = await storeRow(db);
  const group = newId();
  const at = new Date().toISOString();
  const rows = packed(entries);
  for (let from = 0; from < rows.length; from += BATCH) {
    // Whoever asked for this sees it too, and takes everything back.
    if (signal?.aborted === true) break;
    const batch = rows.slice(from, from + BATCH);
    const seq = store.lastSeq + 1 + from;
    await db.journal.bulkAdd(batch.map((e, i): JournalEntry => ({ ...e, seq: seq + i, at, group, ...(quiet && { quiet }) })));
    onWritten?.(entries.length * (1 + Math.min(1, (from + BATCH) / rows.length)));
  }
  const left: StoreRow = {
    ...store,
    lastSeq: store.lastSeq + rows.length,
    annotations: store.annotations === undefined ? await db.annotations.count() : store.annotations + growth(entries),
    changesSinceBackup: store.changesSinceBackup + (quiet ? 0 : 1),
  };
  await db.store.put(left);
  return { group, store: left };
}

const growth = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { table, op }) => sum + (table !== 'annotations' || op === 'replace' ? 0 : op === 'add' ? 1 : -1), 0);

/** What the store says of itself; made with the store, so its absence is a bug. */
export async function storeRow(db: Db): Promise<StoreRow> {
  const row = await db.store.get('store');
  if (!row) throw new Error('the store has lost its own row');
  return row;
}

/** So that a call sent twice gets the group that it made the first time. */
async function groupBehind(db: Db, passed: Passed | undefined): Promise<string> {
  if (!passed) return newId();
  return (await newestOf(db, passed.table, passed.id))?.group ?? newId();
}
