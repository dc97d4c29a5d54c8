// The journal: how an action is taken back, and how long it can be.
import { Dexie, type Table } from 'dexie';
import { conceptsOf } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import { eachBatch } from './batches';
import type { Library } from './db';
import { idsOf, unpacked } from './journal-entries';
import { packOfRow } from './pack-rows';
import { dropUnused } from './pictures';
import { TABLE_NAMES, tableOf, type Db, type JournalEntry, type Rows, type TableName } from './tables';
import { isSame, transact, write, type Change, type Step, type Writer } from './write';

export interface Undone extends Change {
  /** Records that are again as they were before that group. */
  readonly restored: number;
  /** Records left alone: changed since, or in use by what came later. */
  readonly left: number;
}

/**
 * Takes one group back, in one transaction, as a group of its own (which can be taken back again: redo).
 * A record that is not as that group left it stays as it is, and so does one that another record has come to need.
 * Problems: `not-found` (no such group, or nothing of it can be restored; the detail says which), storage ones.
 */
export async function undo(l: Library, group: string): Promise<Result<Undone>> {
  const done = await write(l, async (w) => {
    const entries = unpacked(await w.db.journal.where('group').equals(group).sortBy('seq'));
    if (entries.length === 0) return fail('not-found', `no group ${group} in the journal`);
    const counts = { restored: 0, left: 0 };
    const wanted = await stepsBack(w.db, entries, counts);
    for (const name of TABLE_NAMES) await putBack(w, name, wanted, counts);
    for (const name of TABLE_NAMES.toReversed()) await takeAway(w, name, wanted, counts);
    return counts.restored > 0 ? ok(counts) : fail('not-found', `${counts.left} records were changed or used since; none was restored`);
  });
  return done.ok ? ok({ group: done.value.group, ...done.value.value }) : done;
}

/**
 * Housekeeping: forgets groups older than `before` (UTC), and contents of snapshots and pictures that nothing can bring back any more.
 * Value: how many entries were forgotten. Problems: storage ones.
 */
export function forget(l: Library, before: string): Promise<Result<number>> {
  const { db } = l;
  return transact(l, async () => {
    const old: JournalEntry[] = [];
    await db.journal
      .orderBy('seq')
      .until((entry) => entry.at >= before)
      .each((entry) => old.push(entry));
    await db.journal.bulkDelete(old.map((entry) => entry.seq));
    await dropUnused(db, old);
    const heads = await db.snapshots.toCollection().primaryKeys();
    const journalled = await db.journal.where('[table+id]').between(['snapshots', Dexie.minKey], ['snapshots', Dexie.maxKey]).toArray();
    const kept = new Set<Iri>([...heads, ...journalled.flatMap(idsOf)]);
    const pieces = await db.chunks.toCollection().primaryKeys();
    await db.chunks.bulkDelete(pieces.filter(([snapshot]) => !kept.has(snapshot)));
    return ok(old.length);
  });
}

/** So many records that all of a table is read rather than each asked for. */
const MANY = 2_000;

interface Counts {
  restored: number;
  left: number;
}
type Wanted = { readonly [N in TableName]: Step<Rows[N]>[] };
type Row = Rows[TableName] | undefined;

const keyOf = (entry: JournalEntry): string => `${entry.table} ${entry.id}`;

/** For each record of the group that stands as the group left it: from the present state to the one before. */
async function stepsBack(db: Db, entries: readonly JournalEntry[], counts: Counts): Promise<Wanted> {
  const wanted: Wanted = { schemes: [], concepts: [], documents: [], annotations: [], snapshots: [], packs: [] };
  const first = new Map<string, JournalEntry>();
  for (const entry of entries) if (!first.has(keyOf(entry))) first.set(keyOf(entry), entry);
  // What the group left is what the next change found.
  const next = new Map<string, JournalEntry>();
  const last = entries.at(-1)?.seq ?? 0;
  await db.journal
    .where('seq')
    .above(last)
    .each((entry) => {
      for (const one of unpacked([entry])) if (first.has(keyOf(one)) && !next.has(keyOf(one))) next.set(keyOf(one), one);
    });
  const present = await presentRows(db, [...first.values()]);
  const hasChanged = (key: string): boolean => {
    const later = next.get(key);
    return later !== undefined && !isSame(present.get(key), later.before);
  };
  // A line stands in one row of a pack: rows of two states together could lose it, or have it twice.
  const ofPacks = [...first].filter(([key, { table }]) => table === 'packs' && hasChanged(key));
  const changedPacks = new Set(ofPacks.map(([, { id }]) => packOfRow(id)));
  for (const [key, { table, id, before }] of first) {
    const now = present.get(key);
    if (hasChanged(key) || (table === 'packs' && changedPacks.has(packOfRow(id)))) counts.left++;
    // An entry of a table holds rows of that table; the compiler cannot follow the pair.
    else if (!isSame(now, before)) (wanted[table] as Step<Row>[]).push({ id, before: now, after: before });
  }
  return wanted;
}

async function presentRows(db: Db, entries: readonly JournalEntry[]): Promise<ReadonlyMap<string, Row>> {
  const present = new Map<string, Row>();
  for (const name of TABLE_NAMES) {
    const of = entries.filter((entry) => entry.table === name);
    if (of.length > MANY) await presentAmong(db, name, { of, present });
    else {
      const rows = await tableOf(db, name).bulkGet(of.map((entry) => entry.id));
      of.forEach((entry, i) => present.set(keyOf(entry), rows[i]));
    }
  }
  return present;
}

/** The same of many records: the whole table is read rather than each of them asked for. */
async function presentAmong(
  db: Db,
  name: TableName,
  { of, present }: { readonly of: readonly JournalEntry[]; readonly present: Map<string, Row> },
): Promise<void> {
  const keys = new Map(of.map((entry) => [entry.id, keyOf(entry)]));
  await eachBatch<NonNullable<Row>>(tableOf(db, name) as Table<NonNullable<Row>, Iri>, (batch) => {
    for (const row of batch) {
      const key = keys.get(row.id);
      if (key !== undefined) present.set(key, row);
    }
  });
}

async function putBack<N extends TableName>(w: Writer, name: N, wanted: Wanted, counts: Counts): Promise<void> {
  const steps: readonly Step<Rows[N]>[] = wanted[name].filter((step) => step.after !== undefined);
  const homes = await homesOf(
    w.db,
    name,
    steps.map((step) => step.after),
  );
  const possible = steps.filter((_, i) => homes[i]);
  await carryOut(w, name, { steps, possible }, counts);
}

/** Whether the record that each row belongs to is here. */
async function homesOf(db: Db, name: TableName, rows: readonly Row[]): Promise<readonly boolean[]> {
  const belongs = rows.map((row) => (row && 'document' in row ? row.document : row && 'scheme' in row ? row.scheme : undefined));
  if (name === 'documents' || name === 'schemes' || name === 'packs') return rows.map(() => true);
  const ids = [...new Set(belongs.filter((id) => id !== undefined))];
  const found = await tableOf(db, name === 'concepts' ? 'schemes' : 'documents').bulkGet(ids);
  const here = new Set(found.flatMap((row) => (row ? [row.id] : [])));
  return belongs.map((id) => id !== undefined && here.has(id));
}

async function takeAway<N extends TableName>(w: Writer, name: N, wanted: Wanted, counts: Counts): Promise<void> {
  const steps: readonly Step<Rows[N]>[] = wanted[name].filter((step) => step.after === undefined);
  if (steps.length === 0) return;
  const needed = await neededOf(w.db, name, new Set(steps.map((step) => step.id)));
  await carryOut(w, name, { steps, possible: steps.filter((step) => !needed.has(step.id)) }, counts);
}

/** Ids of a table that records outside `going` point at. */
async function neededOf(db: Db, name: TableName, going: ReadonlySet<Iri>): Promise<ReadonlySet<unknown>> {
  if (name === 'documents') {
    return new Set([...(await db.annotations.orderBy('document').uniqueKeys()), ...(await db.snapshots.orderBy('document').uniqueKeys())]);
  }
  if (name === 'schemes') return new Set(await db.concepts.orderBy('scheme').uniqueKeys());
  if (name !== 'concepts') return new Set();
  const needed = new Set<Iri>();
  await db.annotations.each((annotation) => conceptsOf(annotation).forEach((id) => needed.add(id)));
  await db.concepts.filter((concept) => !going.has(concept.id)).each((concept) => concept.broader.forEach((id) => needed.add(id)));
  return needed;
}

async function carryOut<N extends TableName>(
  w: Writer,
  name: N,
  plan: { readonly steps: readonly Step<Rows[N]>[]; readonly possible: readonly Step<Rows[N]>[] },
  counts: Counts,
): Promise<void> {
  const done = await w.step(name, plan.possible);
  if (!done.ok) throw new Error(`the journal holds what no table takes: ${done.problem.detail}`);
  counts.restored += plan.possible.length;
  counts.left += plan.steps.length - plan.possible.length;
}
