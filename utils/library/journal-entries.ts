// How entries of the journal stand in it: one each, but for many records that one change adds to a table or takes out of it. Those lie
// together in a few rows, for a row of the journal with its indexes costs a browser as much as the record itself.
import type { Iri } from '@/utils/model/ids';
import { storedBytes, type Db, type JournalEntry, type TableName } from './tables';

/** What is known of an entry before it stands in the journal. */
export type Entry = Pick<JournalEntry, 'table' | 'id' | 'ids' | 'op' | 'before' | 'befores'>;

/** Fewer stand for themselves. */
const FEW = 20;
/** Some 12 kB of ids. */
const MANY = 250;
/** Bytes of records as they were, in one row. */
const BEFORES = 40_000;

/** All records that an entry tells of. */
export const idsOf = ({ id, ids }: Pick<Entry, 'id' | 'ids'>): readonly Iri[] => ids ?? [id];

/** The same entries, an entry for each record. */
export const unpacked = <E extends Entry>(entries: readonly E[]): readonly E[] =>
  entries.flatMap((entry) => {
    const { ids, befores, ...own } = entry;
    return ids === undefined ? [entry] : ids.map((id, i) => ({ ...own, id, ...(befores?.[i] && { before: befores[i] }) }) as unknown as E);
  });

/** All rows as they were before, of one record or many. */
export const beforesOf = ({ before, befores }: Pick<Entry, 'before' | 'befores'>): NonNullable<Entry['befores']> =>
  befores ?? (before === undefined ? [] : [before]);

/** In the same order; what is added to one table or removed from it one after the other lies together. */
export function packed(entries: readonly Entry[]): readonly Entry[] {
  const all: Entry[] = [];
  for (let from = 0; from < entries.length; ) {
    const first = entries[from];
    if (first === undefined) break;
    const run = entries.slice(from, endOf(entries, from));
    if (run.length < (first.op === 'add' ? FEW : 2)) all.push(...run);
    else {
      const befores = run.flatMap(({ before }) => before ?? []);
      all.push({ table: first.table, id: '', ids: run.map(({ id }) => id), op: first.op, ...(first.op === 'remove' && { befores }) });
    }
    from += run.length;
  }
  return all;
}

/** Behind the last entry that may lie together with the one at `from`. */
function endOf(entries: readonly Entry[], from: number): number {
  const first = entries[from];
  if (first === undefined || first.op === 'replace') return from + 1;
  let [to, bytes] = [from, 0];
  for (let entry = entries[to]; entry !== undefined && entry.op === first.op && entry.table === first.table; entry = entries[to]) {
    if (entry.before !== undefined) bytes += storedBytes(entry.before);
    if (to > from && (to - from >= MANY || bytes > BEFORES)) break;
    to += 1;
  }
  return to;
}

/** The last entry that tells of the record. */
export async function newestOf(db: Db, table: TableName, id: Iri): Promise<JournalEntry | undefined> {
  const own = await db.journal.where('[table+id]').equals([table, id]).last();
  const many = await db.journal.where('[table+id]').equals([table, '']).toArray();
  const together = many.findLast(({ ids }) => ids?.includes(id));
  return (together?.seq ?? -1) > (own?.seq ?? -1) ? together : own;
}
