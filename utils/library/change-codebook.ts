// How an action on a codebook is written: one transaction, which the journal can take back, and only if nothing has changed meanwhile.
import { conceptsOf } from '@/utils/model/annotation';
import type { Altered, CodebookChange } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Library } from './db';
import { tableOf, type Db, type Rows, type TableName } from './tables';
import { asChange, isSame, write, type Change, type Writer } from './write';

/**
 * Problems, each of which leaves everything as it was: `record-changed` (a record is not as the change was worked out for, or one that
 * is to go is in use), `record-invalid` (a built-in codebook is read-only, or a record over 60 kB), storage ones.
 */
export async function changeCodebook(l: Library, change: CodebookChange): Promise<Result<Change>> {
  const done = await write(l, async (w) => {
    const refused = (await builtInOf(w.db, change)) ?? (await usedOf(w.db, change));
    if (refused) return refused;
    const steps = [
      await carryOut(w, 'schemes', change.schemes),
      await carryOut(w, 'concepts', change.concepts),
      await carryOut(w, 'annotations', change.annotations),
    ];
    return steps.find((step) => !step.ok) ?? ok(undefined);
  });
  return asChange(done);
}

async function builtInOf(db: Db, { schemes, concepts }: CodebookChange): Promise<ReturnType<typeof fail> | undefined> {
  const touched = concepts.flatMap(({ before, after }) => [before?.scheme, after?.scheme]);
  const ids = [...new Set([...schemes.map((s) => s.id), ...touched])].filter((id) => id !== undefined);
  const builtIn = (await db.schemes.bulkGet(ids)).find((scheme) => scheme?.builtIn === true);
  return builtIn && fail('record-invalid', `${builtIn.title} is built in and stays as it is`);
}

async function usedOf(db: Db, { concepts }: CodebookChange): Promise<ReturnType<typeof fail> | undefined> {
  const going = new Set(concepts.flatMap(({ id, after }) => (after ? [] : [id])));
  if (going.size === 0) return undefined;
  const used = await db.annotations.filter((annotation) => conceptsOf(annotation).some((id: Iri) => going.has(id))).first();
  return used && fail('record-changed', conceptsOf(used).join(', '));
}

async function carryOut<N extends TableName>(w: Writer, name: N, all: readonly Altered<Rows[N]>[]): Promise<Result<undefined>> {
  const present = await tableOf(w.db, name).bulkGet(all.map(({ id }) => id));
  const other = all.find(({ before }, i) => !isSame(present[i], before));
  return other ? fail('record-changed', other.id) : w.step(name, all);
}
