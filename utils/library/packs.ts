// Quote packs: kept, changed as they stand now, and removed; each is one step in the journal.
import type { Iri } from '@/utils/model/ids';
import type { Pack, PackChange } from '@/utils/model/pack';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Library } from './db';
import { addPacks, packIn, packsIn, removePack, replacePack } from './pack-rows';
import { asChange, write, type Change } from './write';

/** All, by title; those of one title by age. */
export async function all(l: Library): Promise<readonly Pack[]> {
  const packs = await packsIn(l.db);
  return packs.toSorted((a, b) => a.title.localeCompare(b.title) || (a.created < b.created ? -1 : 1));
}

export const get = (l: Library, id: Iri): Promise<Pack | undefined> => packIn(l.db, id);

/** Problems: `record-collides`, `record-invalid` (over 60 kB), storage ones. */
export const add = async (l: Library, pack: Pack): Promise<Result<Change>> => asChange(await write(l, (w) => addPacks(w, [pack])));

/**
 * Changes a pack as it stands in the library at that moment, so that two windows do not undo each other's work. What changes nothing
 * writes nothing. Problems: `not-found`, `pack-full` (a line whose comment is over 60 kB), storage ones.
 */
export async function change(
  l: Library,
  id: Iri,
  ...changes: readonly PackChange[]
): Promise<Result<Change & { readonly hasChanged: boolean }>> {
  const done = await write(l, async (w) => {
    const before = await packIn(w.db, id);
    if (before === undefined) return fail('not-found', id);
    return replacePack(
      w,
      before,
      changes.reduce((pack, next) => next(pack), before),
    );
  });
  if (done.ok) return ok({ group: done.value.group, hasChanged: done.value.hasChanged });
  return done.problem.code === 'record-invalid' ? fail('pack-full', done.problem.detail) : done;
}

/** Its passages stay. Problems: `not-found`, storage ones. */
export async function remove(l: Library, id: Iri): Promise<Result<Change>> {
  const done = await write(l, async (w) => ((await removePack(w, id)) ? ok(undefined) : fail('not-found', id)));
  return asChange(done);
}
