// How a pack of any size stands in its table: its own row with the first lines, and more rows where they are too many for one.
// Whoever reads packs or writes them goes through here; the journal and the undo see rows, as of every table.
import type { Iri } from '@/utils/model/ids';
import { LINES_PART, type Pack, type PackLine } from '@/utils/model/pack';
import { fail, ok, type Result } from '@/utils/model/result';
import { storedBytes, type Db, type PackPart, type PackRow } from './tables';
import { isSame, type Step, type Writer } from './write';

/** Bytes of lines in a row, at most: a comment that grows then moves few lines to the next row, and none is too large for the store. */
const LINES_BYTES = 24_000;

const isPart = (row: PackRow): row is PackPart => 'partOf' in row;

/** The pack that a row belongs to. */
export const packOfRow = (id: Iri): Iri => id.replace(new RegExp(`${LINES_PART}\\d+$`, 'u'), '');

/** In order of id. */
export function rowsOf(pack: Pack): readonly PackRow[] {
  const runs: PackLine[][] = [[]];
  let bytes = 0;
  for (const line of pack.lines) {
    const size = storedBytes(line);
    if (bytes + size > LINES_BYTES && bytes > 0) {
      runs.push([]);
      bytes = 0;
    }
    runs.at(-1)?.push(line);
    bytes += size;
  }
  const [first = [], ...more] = runs;
  const parts = more.map(
    (lines, i): PackPart => ({ id: `${pack.id}${LINES_PART}${String(i + 1).padStart(5, '0')}`, partOf: pack.id, lines }),
  );
  return [{ ...pack, lines: first }, ...parts];
}

/** `rows`: in order of id, as many packs as there are. */
function packsOf(rows: readonly PackRow[]): readonly Pack[] {
  const parts = new Map<Iri, PackLine[]>();
  for (const row of rows) if (isPart(row)) parts.set(row.partOf, [...(parts.get(row.partOf) ?? []), ...row.lines]);
  return rows.flatMap((row) => {
    if (isPart(row)) return [];
    const more = parts.get(row.id);
    return more === undefined ? [row] : [{ ...row, lines: [...row.lines, ...more] }];
  });
}

/** All, in order of id. */
export const packsIn = async (db: Db): Promise<readonly Pack[]> => packsOf(await db.packs.orderBy('id').toArray());

async function rowsIn(db: Db, id: Iri): Promise<readonly PackRow[]> {
  const own = await db.packs.get(id);
  if (own === undefined || isPart(own)) return [];
  const more = await db.packs.where('id').startsWith(`${id}${LINES_PART}`).sortBy('id');
  return [own, ...more.filter((row) => isPart(row) && row.partOf === id)];
}

export const packIn = async (db: Db, id: Iri): Promise<Pack | undefined> => packsOf(await rowsIn(db, id))[0];

/** Adds what is new, and passes over what is here with equal content. Value: how many packs were added. Problems: those of `Writer.add`. */
export async function addPacks(w: Writer, packs: readonly Pack[]): Promise<Result<number>> {
  let added = 0;
  for (const pack of packs) {
    const rows = await rowsIn(w.db, pack.id);
    const [here] = packsOf(rows);
    if (here && !isSame(here, pack)) return fail('record-collides', `${pack.id}: another pack has this id`);
    const done = await w.add('packs', here ? rows : rowsOf(pack));
    if (!done.ok) return done;
    if (!here) added += 1;
  }
  return ok(added);
}

/** Puts `after` in the place of `before`, which must be the present pack; rows that stay as they are are not written. Problem: `record-invalid`. */
export async function replacePack(w: Writer, before: Pack, after: Pack): Promise<Result<boolean>> {
  const [old, next] = [await rowsIn(w.db, before.id), rowsOf(after)];
  const byId = new Map(old.map((row) => [row.id, row]));
  const staying = new Set(next.map((row) => row.id));
  const steps: readonly Step<PackRow>[] = [
    ...next.map((row) => ({ id: row.id, before: byId.get(row.id), after: row })),
    ...old.filter((row) => !staying.has(row.id)).map((row) => ({ id: row.id, before: row, after: undefined })),
  ];
  const changed = isSame(before, after) ? [] : steps.filter((step) => !isSame(step.before, step.after));
  const [own] = old;
  // Nothing to write: the writer is told so, that it knows which change left it so.
  if (changed.length === 0) return own ? w.replace('packs', own, own) : ok(false);
  const done = await w.step('packs', changed);
  return done.ok ? ok(true) : done;
}

/** Whether it was here. */
export const removePack = async (w: Writer, id: Iri): Promise<boolean> => {
  const ids = (await rowsIn(w.db, id)).map((row) => row.id);
  return (await w.remove('packs', ids.length === 0 ? [id] : ids)) > 0;
};
