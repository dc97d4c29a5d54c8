// How a whole table is read: a batch at a time, for all of it at once would hold up the page for seconds.
import type { Table } from 'dexie';
import type { Iri } from '@/utils/model/ids';

/** Records read at a time: some 5 ms of work, and few enough to be let go before the browser moves them among what stays. */
const BATCH = 200;

/** Tells each batch in order of id; not frozen, for whoever reads and lets go. What `onBatch` throws ends the reading; it awaits this room's functions alone. */
export async function eachBatch<T extends { readonly id: Iri }>(
  table: Table<T, Iri>,
  onBatch: (batch: readonly T[]) => void | Promise<void>,
): Promise<void> {
  for (let last = ''; ; ) {
    const batch = await table.where('id').above(last).limit(BATCH).raw().toArray();
    await onBatch(batch);
    last = batch.at(-1)?.id ?? last;
    if (batch.length < BATCH) return;
  }
}

/** All of a table, likewise; `onRead` is told how many came with each batch. */
export async function allOf<T extends { readonly id: Iri }>(
  table: Table<T, Iri>,
  onRead?: (records: number) => void,
): Promise<readonly T[]> {
  const all: T[] = [];
  await eachBatch(table, (batch) => {
    for (const record of batch) all.push(record);
    onRead?.(batch.length);
  });
  return all;
}
