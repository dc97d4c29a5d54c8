// How entries of the journal stand in it: one each, but for many records that one change adds to a table. Those lie together in a few
// rows, for a row of the journal with its indexes costs a browser as much as the record itself.
import type { Iri } from '@/utils/model/ids';
import type { Db, JournalEntry, TableName } from './tables';

/** What is known of an entry before it stands in the journal. */
export type Entry = Pick<JournalEntry, 'table' | 'id' | 'ids' | 'op' | 'before'>;

/** Fewer stand for themselves. */
const FEW = 20;
/** Some 12 kB of ids. */
const MANY = 250;

/** All records that an entry tells of. */
export const idsOf = ({ id, ids }: Pick<Entry, 'id' | 'ids'>): readonly Iri[] => ids ?? [id];

/** The same entries, an entry for each record. */
export const unpacked = <E extends Entry>(entries: readonly E[]): readonly E[] =>
  entries.flatMap((entry) => (entry.ids === undefined ? [entry] : entry.ids.map((id) => ({ ...entry, id }))));

/** In the same order; what is added one after the other to one table lies together. */
export function packed(entries: readonly Entry[]): readonly Entry[] {
  const all: Entry[] = [];
  for (let from = 0; from < entries.length; ) {
    const first = entries[from];
    if (first === undefined) break;
    let to = from + 1;
    if (first.op === 'add') while (to < entries.length && to - from < MANY && isAlike(first, entries[to])) to += 1;
    const run = entries.slice(from, to);
    if (run.length < FEW) all.push(...run);
    else all.push({ table: first.table, id: '', ids: run.map(({ id }) => id), op: 'add' });
    from = to;
  }
  return all;
}

const isAlike = (a: Entry, b: Entry | undefined): boolean => b?.op === 'add' && b.table === a.table;

/** The last entry that tells of the record. */
export async function newestOf(db: Db, table: TableName, id: Iri): Promise<JournalEntry | undefined> {
  const own = await db.journal.where('[table+id]').equals([table, id]).last();
  const many = await db.journal.where('[table+id]').equals([table, '']).toArray();
  const together = many.findLast(({ ids }) => ids?.includes(id));
  return (together?.seq ?? -1) > (own?.seq ?? -1) ? together : own;
}
