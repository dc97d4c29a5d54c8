// Which annotations have which concept, as this context read them last and brought up to date by the journal: ids alone, so that a page
// can count 50,000 tags and read only those that it shows.
import { conceptsOf, type Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import { lastChange, newsSince } from './browse';
import type { Library } from './db';
import type { Db } from './tables';

/** Ids of annotations by concept, each once; concepts without any do not stand in it. The same object while nothing has changed. */
export type Tags = ReadonlyMap<Iri, ReadonlySet<Iri>>;

interface Kept {
  /** The number of the change up to which this is so. */
  readonly seq: number;
  readonly tags: Tags;
  /** Concepts by annotation. */
  readonly concepts: ReadonlyMap<Iri, readonly Iri[]>;
}

const kept = new WeakMap<Db, Kept>();

/** Read whole the first time, some milliseconds at a time. Not within a change. */
export function all(l: Library): Promise<Tags> {
  const { db } = l;
  return db.transaction('r', [db.annotations, db.store, db.journal], async () => {
    const known = kept.get(db);
    const now = (known && (await renewed(l, known))) ?? (await read(l));
    kept.set(db, now);
    return now.tags;
  });
}

/** Annotations read at a time. */
const BATCH = 500;

async function read(l: Library): Promise<Kept> {
  const seq = await lastChange(l);
  const [tags, concepts] = [new Map<Iri, Set<Iri>>(), new Map<Iri, readonly Iri[]>()];
  for (let last = ''; ; ) {
    const batch = await l.db.annotations.where('id').above(last).limit(BATCH).raw().toArray();
    for (const annotation of batch) {
      const tagged = taggedWith(annotation);
      concepts.set(annotation.id, tagged);
      for (const concept of tagged) {
        const ids = tags.get(concept);
        if (ids === undefined) tags.set(concept, new Set([annotation.id]));
        else ids.add(annotation.id);
      }
    }
    last = batch.at(-1)?.id ?? last;
    if (batch.length < BATCH) return { seq, tags, concepts };
  }
}

const taggedWith = (annotation: Annotation): readonly Iri[] => [...new Set(conceptsOf(annotation))];

/** `undefined` when the journal does not tell what has changed. */
async function renewed(l: Library, known: Kept): Promise<Kept | undefined> {
  const { seq, ids } = await newsSince(l, known.seq);
  if (ids === undefined) return undefined;
  if (ids.annotations.length === 0) return { ...known, seq };
  const present = await l.db.annotations.bulkGet([...ids.annotations]);
  // A copy: another question may be under way from the same state.
  const concepts = new Map(known.concepts);
  const changed = new Map<Iri, Set<Iri>>();
  const setOf = (concept: Iri): Set<Iri> => {
    const set = changed.get(concept) ?? new Set(known.tags.get(concept));
    changed.set(concept, set);
    return set;
  };
  ids.annotations.forEach((id, i) => {
    const [before, annotation] = [known.concepts.get(id) ?? [], present[i]];
    const after = annotation === undefined ? [] : taggedWith(annotation);
    for (const concept of before) if (!after.includes(concept)) setOf(concept).delete(id);
    for (const concept of after) if (!before.includes(concept)) setOf(concept).add(id);
    if (annotation === undefined) concepts.delete(id);
    else concepts.set(id, after);
  });
  if (changed.size === 0) return { seq, tags: known.tags, concepts };
  const tags = new Map(known.tags);
  for (const [concept, set] of changed) {
    if (set.size === 0) tags.delete(concept);
    else tags.set(concept, set);
  }
  return { seq, tags, concepts };
}
