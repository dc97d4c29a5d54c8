// Annotations: what a reader does with them one by one, and how they are found by document.
import type { Annotation, Body, Target } from '@/utils/model/annotation';
import { versionOf } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import type { PictureFile } from '@/utils/model/picture';
import type { Library } from './db';
import * as pictures from './pictures';
import { newestOf } from './journal-entries';
import { ROW_LIMIT, storedBytes, type Db } from './tables';
import { asChange, isSame, write, type Change, type Writer } from './write';

export type { Change };

/**
 * Adds one; the same again with equal content is ok and writes nothing, so that a call may be sent twice. Each concept is remembered
 * with the version of its meaning that it has now. `files`: the pictures of its targets.
 * Problems: `record-without-document`, `record-collides` (its id stands for another), `record-invalid` (over 60 kB), storage ones.
 */
export async function add(l: Library, annotation: Annotation, files: readonly PictureFile[] = []): Promise<Result<Change>> {
  const done = await write(l, async (w) => {
    if (!(await w.db.documents.get(annotation.document))) return fail('record-without-document', annotation.document);
    await pictures.addIn(w.db, files);
    return w.add('annotations', [{ ...annotation, bodies: await versioned(w.db, annotation.bodies, []) }]);
  });
  return asChange(done);
}

/**
 * Says something else about the passage, or (a new target) re-attaches it; the old target goes to the end of `formerTargets`,
 * and what was refused for it is forgotten. `at` in UTC becomes `modified`. Problems: `not-found`, `record-invalid` (over 60 kB),
 * `history-full` (over 60 kB with its earlier targets), storage ones.
 */
export async function update(
  l: Library,
  id: Iri,
  change: { readonly bodies?: readonly Body[]; readonly target?: Target },
  at: string,
): Promise<Result<Change>> {
  const done = await write(l, async (w) => {
    const before = await w.db.annotations.get(id);
    if (!before) return fail('not-found', id);
    const bodies = change.bodies ? await versioned(w.db, change.bodies, before.bodies) : before.bodies;
    const target = change.target ?? before.target;
    const isMoved = !isSame(target, before.target);
    if (!isMoved && isSame(bodies, before.bodies)) return w.replace('annotations', before, before);
    if (!isMoved) return w.replace('annotations', before, { ...before, bodies, modified: at });
    // What was refused was refused as a wording of the target that goes.
    const { refusedWordings: _refused, ...kept } = before;
    const formerTargets = [...(before.formerTargets ?? []), before.target];
    return withHistory(w, before, { ...kept, bodies, target, modified: at, formerTargets });
  });
  return asChange(done);
}

/** A history is evidence: nothing of it is dropped to make room, and what no longer fits is not done. */
async function withHistory(w: Writer, before: Annotation, after: Annotation): Promise<Result<boolean>> {
  const { formerTargets = [], refusedWordings = [], ...bare } = after;
  const isFull = storedBytes(after) > ROW_LIMIT && storedBytes(bare) <= ROW_LIMIT;
  if (!isFull) return w.replace('annotations', before, after);
  return fail('history-full', `${formerTargets.length + refusedWordings.length} wordings, ${storedBytes(after)} bytes of ${ROW_LIMIT}`);
}

/** A concept that was there before keeps its version; a new one gets the version that it has now. */
export async function versioned(db: Db, bodies: readonly Body[], before: readonly Body[]): Promise<readonly Body[]> {
  const kept = new Map(before.flatMap((b) => (b.purpose === 'tagging' ? [[b.concept, b.version ?? '']] : [])));
  const concepts = await db.concepts.bulkGet(bodies.flatMap((b) => (b.purpose === 'tagging' ? [b.concept] : [])));
  const now = new Map(concepts.flatMap((c) => (c ? [[c.id, versionOf(c)]] : [])));
  return bodies.map((body) => {
    if (body.purpose !== 'tagging') return body;
    const version = body.version ?? kept.get(body.concept) ?? now.get(body.concept);
    return { purpose: body.purpose, concept: body.concept, ...(version && { version }) };
  });
}

/**
 * Remembers that the wordings found in the places of the passage are other passages; `at` in UTC becomes `modified`. Until it has a new
 * target they are no places of it. Problems: `not-found`, `history-full` (over 60 kB with them), storage ones.
 */
export async function refuseWordings(l: Library, id: Iri, wordings: readonly string[], at: string): Promise<Result<Change>> {
  const done = await write(l, async (w) => {
    const before = await w.db.annotations.get(id);
    if (!before) return fail('not-found', id);
    const refused = before.refusedWordings ?? [];
    const news = [...new Set(wordings)].filter((wording) => !refused.includes(wording));
    if (news.length === 0) return w.replace('annotations', before, before);
    return withHistory(w, before, { ...before, refusedWordings: [...refused, ...news], modified: at });
  });
  return asChange(done);
}

/** Removes those that are here; ids that are not are passed over. Problems: `not-found` when an id was never here, storage ones. */
export async function remove(l: Library, ids: readonly Iri[]): Promise<Result<Change>> {
  const done = await write(l, async (w) => {
    const removed = await w.remove('annotations', ids);
    if (removed > 0) return ok(removed);
    for (const id of ids) if (await newestOf(w.db, 'annotations', id)) return ok(0);
    return fail('not-found', ids.join(', '));
  });
  return asChange(done);
}

/** Those of one document, in order of id: their order in the text is a matter of anchoring. */
export const ofDocument = (l: Library, documentId: Iri): Promise<readonly Annotation[]> =>
  l.db.annotations.where('document').equals(documentId).sortBy('id');

/** How many one document has: none of them is read for it. */
export const countOf = (l: Library, documentId: Iri): Promise<number> => l.db.annotations.where('document').equals(documentId).count();

/** All, in order of id. */
export const all = (l: Library): Promise<readonly Annotation[]> => l.db.annotations.orderBy('id').toArray();

/** Those of these that are here, in the order asked. */
export const some = async (l: Library, ids: readonly Iri[]): Promise<readonly Annotation[]> =>
  (await l.db.annotations.bulkGet([...ids])).flatMap((a) => a ?? []);

export const get = (l: Library, id: Iri): Promise<Annotation | undefined> => l.db.annotations.get(id);

/** How many each document has; documents without any do not stand in it. */
export async function countByDocument(l: Library): Promise<ReadonlyMap<Iri, number>> {
  const counts = new Map<Iri, number>();
  for (const document of await l.db.annotations.orderBy('document').keys()) {
    counts.set(String(document), (counts.get(String(document)) ?? 0) + 1);
  }
  return counts;
}

export { all as usedLately } from './kept-recent';
