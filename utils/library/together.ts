// What is done to several annotations at once: one change in the journal, which takes all of it back.
import { withStar, type Annotation, type Body } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import { versioned } from './annotations';
import type { Library } from './db';
import { isSame, write, type Change, type Writer } from './write';

/** How many were changed: those that were so already, or must stay as they are, are not counted. */
export interface Changed extends Change {
  readonly changed: number;
}

/** Stars them, or takes the stars away; `modified` stays, for nothing is said anew. Problems: `not-found` when none is here, storage ones. */
export const star = (l: Library, ids: readonly Iri[], isStarred: boolean): Promise<Result<Changed>> =>
  changeEach(l, ids, async (_w, a) => withStar(a, isStarred));

/**
 * Adds concepts to those that `me` has made, each in the version of its meaning that it has now; others' statements stay as they are.
 * `at` in UTC becomes `modified`. Problems: `not-found` when none is here, `record-invalid` (over 60 kB), storage ones.
 */
export const tag = (l: Library, ids: readonly Iri[], { concepts, me, at }: Tagging): Promise<Result<Changed>> =>
  changeEach(l, ids, async (w, a) => {
    const has = new Set(a.bodies.flatMap((b) => (b.purpose === 'tagging' ? [b.concept] : [])));
    const news = [...new Set(concepts)].filter((concept) => !has.has(concept));
    if (a.creator.id !== me || news.length === 0) return a;
    const added = news.map((concept): Body => ({ purpose: 'tagging', concept }));
    // Concepts stand before the note.
    const note = a.bodies.findIndex((b) => b.purpose === 'commenting');
    const bodies = a.bodies.toSpliced(note < 0 ? a.bodies.length : note, 0, ...added);
    return { ...a, bodies: await versioned(w.db, bodies, a.bodies), modified: at };
  });

export interface Tagging {
  readonly concepts: readonly Iri[];
  readonly me: Iri;
  readonly at: string;
}

async function changeEach(
  l: Library,
  ids: readonly Iri[],
  change: (w: Writer, a: Annotation) => Promise<Annotation>,
): Promise<Result<Changed>> {
  const done = await write(l, async (w) => {
    const here = (await w.db.annotations.bulkGet([...new Set(ids)])).flatMap((a) => a ?? []);
    if (here.length === 0) return fail('not-found', ids.slice(0, 3).join(', '));
    const steps = [];
    for (const before of here) {
      const after = await change(w, before);
      if (!isSame(before, after)) steps.push({ id: before.id, before, after });
    }
    const stepped = await w.step('annotations', steps);
    return stepped.ok ? ok(steps.length) : stepped;
  });
  return done.ok ? ok({ group: done.value.group, changed: done.value.value }) : done;
}
