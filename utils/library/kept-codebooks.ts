// The codebooks as this context read them last, brought up to date by the journal: of 2,000 concepts only those that changed are read
// again, and what did not change is the same object as before, so that whoever made something of it need not make it anew.
import { Dexie } from 'dexie';
import type { Codebook, Concept, ConceptScheme } from '@/utils/model/concept';
import { byId, type Iri } from '@/utils/model/ids';
import { lastChange, newsSince } from './browse';
import type { Library } from './db';
import type { Db, SchemeOrder } from './tables';
import { isSame } from './write';

interface Kept {
  /** The number of the change up to which this is so. */
  readonly seq: number;
  readonly orders: readonly SchemeOrder[];
  readonly concepts: ReadonlyMap<Iri, Concept>;
  readonly books: readonly Codebook[];
}

const kept = new WeakMap<Db, Kept>();

/** Built-in schemes first, then by title; a shipped scheme's concepts in its own order, others by place, those without one after them by age. */
export function all(l: Library): Promise<readonly Codebook[]> {
  const { db } = l;
  // A change that is under way may still be taken back: what it reads is for itself alone.
  const isWithinChange = Dexie.currentTransaction?.mode === 'readwrite';
  return db.transaction('r', [db.schemes, db.concepts, db.orders, db.store, db.journal], async () => {
    if (isWithinChange) return (await read(l)).books;
    const known = kept.get(db);
    const now = (known && (await renewed(l, known))) ?? (await read(l));
    kept.set(db, now);
    return now.books;
  });
}

async function read(l: Library): Promise<Kept> {
  const { db } = l;
  const schemes = await db.schemes.toArray();
  const concepts = new Map((await db.concepts.toArray()).map((c) => [c.id, c]));
  const orders = await db.orders.toArray();
  return { seq: await lastChange(l), orders, concepts, books: bound(schemes, concepts, orders) };
}

/** `undefined` when the journal does not tell what has changed. */
async function renewed(l: Library, known: Kept): Promise<Kept | undefined> {
  const { db } = l;
  // The orders of shipped schemes are no record of the reader's and stand in no journal.
  const [{ seq, ids }, orders] = await Promise.all([newsSince(l, known.seq), db.orders.toArray()]);
  if (ids === undefined || !isSame(orders, known.orders)) return undefined;
  if (ids.schemes.length + ids.concepts.length === 0) return { ...known, seq };
  const [schemes, present] = await Promise.all([
    ids.schemes.length === 0 ? known.books.map((book) => book.scheme) : db.schemes.toArray(),
    db.concepts.bulkGet([...ids.concepts]),
  ]);
  const concepts = new Map(known.concepts);
  const touched = new Set(ids.schemes);
  ids.concepts.forEach((id, i) => {
    const [before, after] = [concepts.get(id), present[i]];
    for (const concept of [before, after]) if (concept) touched.add(concept.scheme);
    if (after === undefined) concepts.delete(id);
    else concepts.set(id, after);
  });
  const untouched = new Map(known.books.flatMap((book) => (touched.has(book.scheme.id) ? [] : [[book.scheme.id, book]])));
  return { seq, orders, concepts, books: bound(schemes, concepts, orders, untouched) };
}

const NONE: ReadonlyMap<Iri, Codebook> = new Map();

function bound(
  schemes: readonly ConceptScheme[],
  concepts: ReadonlyMap<Iri, Concept>,
  orders: readonly SchemeOrder[],
  untouched = NONE,
): readonly Codebook[] {
  const order = new Map(orders.map((row) => [row.scheme, row.concepts]));
  const of = new Map<Iri, Concept[]>(schemes.flatMap(({ id }) => (untouched.has(id) ? [] : [[id, []]])));
  for (const concept of concepts.values()) of.get(concept.scheme)?.push(concept);
  return schemes
    .toSorted(byStanding)
    .map((scheme) => untouched.get(scheme.id) ?? { scheme, concepts: inOrder(of.get(scheme.id) ?? [], order.get(scheme.id) ?? []) });
}

const byStanding = (a: ConceptScheme, b: ConceptScheme): number =>
  Number(b.builtIn) - Number(a.builtIn) || (a.title < b.title ? -1 : a.title > b.title ? 1 : byId(a, b));

function inOrder(concepts: readonly Concept[], order: readonly Iri[]): readonly Concept[] {
  const place = new Map(order.map((id, i) => [id, i]));
  const shippedAs = (c: Concept): number => place.get(c.id) ?? order.length;
  // Large, not infinite: what has no place is compared by its age.
  const placeOf = (c: Concept): number => c.place ?? Number.MAX_SAFE_INTEGER;
  return concepts.toSorted(
    (a, b) =>
      shippedAs(a) - shippedAs(b) || placeOf(a) - placeOf(b) || (a.created < b.created ? -1 : a.created > b.created ? 1 : byId(a, b)),
  );
}
