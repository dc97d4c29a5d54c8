// How an action on a codebook is written: one transaction, which the journal can take back, and only if nothing has changed meanwhile.
import { conceptsOf } from '@/utils/model/annotation';
import type { Altered, CodebookChange } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Library } from './db';
import { tableOf, type Db, type Rows, type TableName } from './tables';
import { asChange, isSame, write, type Change } from './write';

/**
 * Problems, each of which leaves everything as it was: `record-changed` (a record is not as the change was worked out for, or one that
 * is to go is in use), `record-invalid` (a built-in codebook is read-only, or a record over 60 kB), storage ones.
 */
export async function changeCodebook(l: Library, change: CodebookChange): Promise<Result<Change>> {
  const { schemes, concepts, annotations } = change;
  const done = await write(l, async (w) => {
    const objections = await Promise.all([
      builtInOf(w.db, change),
      usedOf(w.db, change),
      otherThan(w.db, 'schemes', schemes),
      otherThan(w.db, 'concepts', concepts),
      otherThan(w.db, 'annotations', annotations),
    ]);
    const refused = objections.find((objection) => objection !== undefined);
    if (refused) return refused;
    const steps = [await w.step('schemes', schemes), await w.step('concepts', concepts), await w.step('annotations', annotations)];
    return steps.find((step) => !step.ok) ?? ok(undefined);
  });
  return asChange(done);
}

type Refusal = ReturnType<typeof fail> | undefined;

async function builtInOf(db: Db, { schemes, concepts }: CodebookChange): Promise<Refusal> {
  const touched = concepts.flatMap(({ before, after }) => [before?.scheme, after?.scheme]);
  const ids = [...new Set([...schemes.map((s) => s.id), ...touched])].filter((id) => id !== undefined);
  const builtIn = (await db.schemes.bulkGet(ids)).find((scheme) => scheme?.builtIn === true);
  return builtIn && fail('record-invalid', `${builtIn.title} is built in and stays as it is`);
}

async function usedOf(db: Db, { concepts }: CodebookChange): Promise<Refusal> {
  const going = new Set(concepts.flatMap(({ id, after }) => (after ? [] : [id])));
  if (going.size === 0) return undefined;
  const used = await db.annotations.filter((annotation) => conceptsOf(annotation).some((id: Iri) => going.has(id))).first();
  return used && fail('record-changed', conceptsOf(used).join(', '));
}

async function otherThan<N extends TableName>(db: Db, name: N, all: readonly Altered<Rows[N]>[]): Promise<Refusal> {
  if (all.length === 0) return undefined;
  const present = await tableOf(db, name).bulkGet(all.map(({ id }) => id));
  const other = all.find(({ before }, i) => !isSame(present[i], before));
  return other && fail('record-changed', other.id);
}
