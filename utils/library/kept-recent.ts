// Which concepts were used last, and how often lately: those of the newest annotations, as this context read them last and brought up to
// date by the journal, since a picker asks each time it opens.
import { conceptsOf, type Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import { lastChange, newsSince } from './browse';
import type { Library } from './db';
import type { Db } from './tables';

interface Used {
  readonly id: Iri;
  readonly modified: string;
  readonly concepts: readonly Iri[];
}

interface Kept {
  /** The number of the change up to which this is so. */
  readonly seq: number;
  /** The newest first. */
  readonly newest: readonly Used[];
  readonly concepts: readonly Iri[];
}

/** So many annotations are looked at: enough to tell a habit, few enough to be read at once. */
export const LOOKED_AT = 200;

const kept = new WeakMap<Db, Kept>();

/** Concepts of the newest annotations (by `modified`), the latest first, each as often as it was used in them. The same object while nothing has changed. */
export function all(l: Library): Promise<readonly Iri[]> {
  const { db } = l;
  return db.transaction('r', [db.annotations, db.store, db.journal], async () => {
    const known = kept.get(db);
    const now = (known && (await renewed(l, known))) ?? (await read(l));
    kept.set(db, now);
    return now.concepts;
  });
}

async function read(l: Library): Promise<Kept> {
  const seq = await lastChange(l);
  const newest = await l.db.annotations
    .orderBy('modified')
    // oxlint-disable-next-line unicorn/no-array-reverse -- a collection of the database, not an array
    .reverse()
    .limit(LOOKED_AT)
    .raw()
    .toArray();
  return keeping(seq, newest.map(usedIn));
}

const usedIn = (a: Annotation): Used => ({ id: a.id, modified: a.modified, concepts: [...new Set(conceptsOf(a))] });
const keeping = (seq: number, newest: readonly Used[]): Kept => ({ seq, newest, concepts: newest.flatMap((used) => used.concepts) });

/** `undefined` when the journal does not tell what has changed, or when older ones would come up. */
async function renewed(l: Library, known: Kept): Promise<Kept | undefined> {
  const { seq, ids } = await newsSince(l, known.seq);
  if (ids === undefined || ids.annotations.length > LOOKED_AT) return undefined;
  if (ids.annotations.length === 0) return { ...known, seq };
  const touched = new Set(ids.annotations);
  const present = await l.db.annotations.bulkGet([...touched]);
  // What is older than all that were looked at may be older than others too, which were not.
  const oldest = known.newest.length < LOOKED_AT ? undefined : known.newest.at(-1);
  const come = present
    .flatMap((a) => (a === undefined ? [] : [usedIn(a)]))
    .filter((used) => oldest === undefined || newer(used, oldest) <= 0);
  const newest = [...known.newest.filter(({ id }) => !touched.has(id)), ...come].toSorted(newer);
  return oldest !== undefined && newest.length < LOOKED_AT ? undefined : keeping(seq, newest.slice(0, LOOKED_AT));
}

/** As the index has them, from its end. */
const newer = (a: Used, b: Used): number =>
  a.modified === b.modified ? (a.id < b.id ? 1 : a.id > b.id ? -1 : 0) : a.modified < b.modified ? 1 : -1;
