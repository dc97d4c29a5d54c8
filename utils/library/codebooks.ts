// Codebooks: the shipped one, those that came with imports, and the reader's own scheme, which is made when it is first needed.
import type { Codebook, Concept, ConceptScheme } from '@/utils/model/concept';
import { newId } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Library } from './db';
import type { Db } from './tables';
import { asChange, isSame, storeRow, write, type Change, type Writer } from './write';

/** Title of the scheme that holds the concepts which the reader makes. */
export const OWN_SCHEME_TITLE = 'My concepts';

export { all } from './kept-codebooks';

/**
 * Adds a concept of the reader's; the same again is ok and writes nothing.
 * Problems: `not-found` (no such scheme), `record-invalid` (a built-in scheme is read-only, or over 60 kB), `record-collides`, storage ones.
 */
export async function addConcept(l: Library, concept: Concept): Promise<Result<Change>> {
  const done = await write(l, async (w) => {
    const scheme = await w.db.schemes.get(concept.scheme);
    if (!scheme) return fail('not-found', `scheme ${concept.scheme}`);
    if (scheme.builtIn) return fail('record-invalid', `${scheme.title} is built in and takes no concepts`);
    return w.add('concepts', [concept]);
  });
  return asChange(done);
}

/**
 * Puts the shipped scheme, adds its new concepts and renews the texts of those that are here. Concepts of other schemes are
 * never touched, even where one has the id of a shipped concept; a concept that is shipped no longer stays, since it may be in use.
 * Value: undefined when all was as shipped. Problems: storage ones.
 */
export async function ensureBuiltIn(l: Library, codebook: Codebook): Promise<Result<Change | undefined>> {
  if (await isAsShipped(l.db, codebook)) return ok(undefined);
  const done = await write(
    l,
    async (w) => {
      const scheme = await renewScheme(w, codebook.scheme);
      if (!scheme.ok) return scheme;
      await w.db.orders.put(orderOf(codebook));
      return renewConcepts(w, codebook.concepts);
    },
    { quiet: true },
  );
  if (!done.ok) return done;
  return ok(done.value.hasChanged ? { group: done.value.group } : undefined);
}

/** The reader's own scheme, made on first need; `at` is UTC. Problems: storage ones. */
export async function ownScheme(l: Library, at: string): Promise<Result<ConceptScheme>> {
  const done = await write(l, (w) => ownSchemeIn(w, at));
  return done.ok ? ok(done.value.value) : done;
}

/** As `ownScheme`, within a change that is already under way. */
export async function ownSchemeIn(w: Writer, at: string): Promise<Result<ConceptScheme>> {
  const store = await storeRow(w.db);
  const known = store.ownScheme === undefined ? undefined : await w.db.schemes.get(store.ownScheme);
  if (known) return ok(known);
  const id = newId();
  const scheme: ConceptScheme = { id, title: OWN_SCHEME_TITLE, description: '', language: 'en', builtIn: false, created: at, modified: at };
  const added = await w.add('schemes', [scheme]);
  if (!added.ok) return added;
  await w.db.store.put({ ...store, ownScheme: id });
  return ok(scheme);
}

/** After a restore: the reader's own scheme is the one of that title, if there is just one. */
export async function adoptOwnScheme(w: Writer, restored: readonly ConceptScheme[]): Promise<void> {
  const store = await storeRow(w.db);
  const [own, ...others] = restored.filter((scheme) => !scheme.builtIn && scheme.title === OWN_SCHEME_TITLE);
  if (own && others.length === 0 && store.ownScheme === undefined) await w.db.store.put({ ...store, ownScheme: own.id });
}

const orderOf = (codebook: Codebook) => ({ scheme: codebook.scheme.id, concepts: codebook.concepts.map((c) => c.id) });

/** Read first: every window asks at its start, and almost always nothing is to be done. */
function isAsShipped(db: Db, codebook: Codebook): Promise<boolean> {
  return db.transaction('r', [db.schemes, db.concepts, db.orders], async () => {
    const concepts = await db.concepts.bulkGet(codebook.concepts.map((c) => c.id));
    const present = [await db.schemes.get(codebook.scheme.id), await db.orders.get(codebook.scheme.id), concepts];
    return isSame(present, [codebook.scheme, orderOf(codebook), codebook.concepts]);
  });
}

async function renewScheme(w: Writer, scheme: ConceptScheme): Promise<Result<unknown>> {
  const before = await w.db.schemes.get(scheme.id);
  return before ? w.replace('schemes', before, scheme) : w.add('schemes', [scheme]);
}

async function renewConcepts(w: Writer, concepts: readonly Concept[]): Promise<Result<unknown>> {
  const present = await w.db.concepts.bulkGet(concepts.map((c) => c.id));
  const steps = concepts.flatMap((after, i) => {
    const before = present[i];
    const isOfAnother = before !== undefined && before.scheme !== after.scheme;
    return isOfAnother || isSame(before, after) ? [] : [{ id: after.id, before, after }];
  });
  return w.step('concepts', steps);
}
