// How an import is carried out: a plan and the reader's choices become one transaction, which the journal can take back.
import { withHistoryOf, withStar, type Annotation } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { PaperDocument } from '@/utils/model/document';
import { newId, type Iri } from '@/utils/model/ids';
import type { Differing, MergeChoice, MergeChoices, MergePlan } from '@/utils/model/merge';
import { packStatement, type Pack } from '@/utils/model/pack';
import { fail, ok, type Result } from '@/utils/model/result';
import type { OnShare } from '@/utils/text/pace';
import { ownSchemeIn } from './codebooks';
import type { Library } from './db';
import { extended } from './documents';
import { addPacks, packIn, packsIn, replacePack } from './pack-rows';
import * as pictures from './pictures';
import * as snapshots from './snapshots';
import { fitsRow } from './tables';
import { isSame, write, type Change, type Writer } from './write';

/** Annotations, concepts and packs; documents, schemes and histories come along and are not counted. */
export interface Applied extends Change {
  readonly added: number;
  readonly replaced: number;
  readonly keptBoth: number;
}

export interface Applying {
  /** UTC; becomes `modified` of extended documents. */
  readonly at: string;
  /** Takes everything back, until the last record is written. */
  readonly signal?: AbortSignal;
  readonly onShare?: OnShare;
}

interface Counts {
  added: number;
  replaced: number;
  keptBoth: number;
}

/**
 * Writes a plan; what the plan adds is added and never put over anything. The same plan twice writes nothing the second time.
 * A differing record is replaced only when it is not the reader's own, is still as the plan saw it, and the other side has
 * the same creator (its place is then in the history); otherwise it stays as it is, whatever the choices say.
 * Problems, each of which leaves everything as it was: `record-collides` and `not-found` (the library has changed since the
 * plan was made), `record-without-document`, `record-invalid`, `stopped`, storage ones.
 */
export async function applyPlan(
  l: Library,
  plan: MergePlan,
  choices: MergeChoices,
  { at, signal, onShare }: Applying,
): Promise<Result<Applied>> {
  const records = [plan.documentsToAdd, plan.schemesToAdd, plan.conceptsToAdd, plan.annotationsToAdd].flat().length;
  const onWritten = (written: number): void => onShare?.(Math.min(1, written / (2 * records)));
  const work = async (w: Writer): Promise<Result<Counts>> => {
    const counts: Counts = { added: 0, replaced: 0, keptBoth: 0 };
    const steps: readonly (() => Promise<Result<unknown>>)[] = [
      () => w.add('documents', plan.documentsToAdd),
      () => extend(w, plan.documentsToExtend, at),
      () => snapshots.addIn(w, plan.snapshotsToAdd ?? []),
      () => pictures.addIn(w.db, plan.picturesToAdd ?? []),
      () => w.add('schemes', plan.schemesToAdd),
      async () => count(await addConcepts(w, plan.conceptsToAdd), counts, 'added'),
      async () => count(await addAnnotations(w, plan.annotationsToAdd), counts, 'added'),
      () => extendHistories(w, plan.annotationsToExtend),
      async () => count(await addPacks(w, plan.packs?.add ?? []), counts, 'added'),
      () => decideAll(plan.packs?.differing ?? [], choices, (differing, choice) => decidePack(w, differing, { choice, counts })),
      () => decideAll(plan.conceptsDiffering, choices, (differing, choice) => decideConcept(w, differing, { choice, at, counts })),
      () => decideAll(plan.annotationsDiffering, choices, (differing, choice) => decideAnnotation(w, differing, { choice, counts })),
    ];
    for (const step of steps) {
      const result = await step();
      if (!result.ok) return result;
    }
    return ok(counts);
  };
  const done = await write(l, work, { ...(signal && { signal }), onWritten });
  return done.ok ? ok({ group: done.value.group, ...done.value.value }) : done;
}

/** Sources and keys are joined to what is here now; what the reader mended since the plan was made stays. */
async function extend(w: Writer, documents: readonly PaperDocument[], at: string): Promise<Result<undefined>> {
  for (const document of documents) {
    const before = await w.db.documents.get(document.id);
    if (!before) return fail('not-found', `document ${document.id}`);
    const after = await extended(w.db, before, document);
    const done = await w.replace('documents', before, after ? { ...after, modified: at } : before);
    if (!done.ok) return done;
  }
  return ok(undefined);
}

async function addConcepts(w: Writer, concepts: readonly Concept[]): Promise<Result<number>> {
  const schemes = new Set(await w.db.schemes.toCollection().primaryKeys());
  const homeless = concepts.find((concept) => !schemes.has(concept.scheme));
  if (homeless) return fail('record-invalid', `concept ${homeless.id}: its scheme ${homeless.scheme} is not there`);
  return w.add('concepts', concepts);
}

async function addAnnotations(w: Writer, annotations: readonly Annotation[]): Promise<Result<number>> {
  const documents = new Set(await w.db.documents.toCollection().primaryKeys());
  const homeless = annotations.find((annotation) => !documents.has(annotation.document));
  if (homeless) return fail('record-without-document', homeless.id);
  return w.add('annotations', annotations);
}

/** Joined to what is here now; what is gone since the plan was made stays gone. */
async function extendHistories(w: Writer, annotations: readonly Annotation[]): Promise<Result<undefined>> {
  for (const annotation of annotations) {
    const before = await w.db.annotations.get(annotation.id);
    if (!before) continue;
    const done = await w.replace('annotations', before, withRoomForHistory(before, annotation));
    if (!done.ok) return done;
  }
  return ok(undefined);
}

/** A history that makes the record too large to be kept is left out: it must not cost the import. */
function withRoomForHistory(annotation: Annotation, other: Annotation): Annotation {
  const joined = withHistoryOf(annotation, other);
  return fitsRow(joined) ? joined : annotation;
}

async function decideAll<T extends { readonly id: Iri }>(
  all: readonly Differing<T>[],
  choices: MergeChoices,
  decide: (differing: Differing<T>, choice: MergeChoice) => Promise<Result<undefined>>,
): Promise<Result<undefined>> {
  for (const differing of all) {
    const done = await decide(differing, choices.get(differing.mine.id) ?? 'mine');
    if (!done.ok) return done;
  }
  return ok(undefined);
}

interface Decision {
  readonly choice: MergeChoice;
  readonly counts: Counts;
}

async function decideAnnotation(w: Writer, differing: Differing<Annotation>, { choice, counts }: Decision): Promise<Result<undefined>> {
  if (choice === 'mine') return ok(undefined);
  const present = await w.db.annotations.get(differing.mine.id);
  const home = (await w.db.documents.get(differing.theirs.document)) ? differing.theirs.document : (present ?? differing.mine).document;
  // The star is of this library's reader, whoever's words are taken.
  const theirs = withStar({ ...differing.theirs, document: home }, (present ?? differing.theirs).isStarred === true);
  if (choice === 'both') {
    const beside = await w.db.annotations.where('document').equals(home).toArray();
    if (beside.some((other) => isSameButId(other, theirs))) return ok(undefined);
    return count(await addAnnotations(w, [{ ...theirs, id: newId() }]), counts, 'keptBoth');
  }
  const mayReplace =
    !differing.own && isSame(present, differing.mine) && present?.id === theirs.id && present.creator.id === theirs.creator.id;
  return mayReplace && present
    ? count(await w.replace('annotations', present, withRoomForHistory(theirs, present)), counts, 'replaced')
    : ok(undefined);
}

async function decideConcept(
  w: Writer,
  differing: Differing<Concept>,
  { choice, at, counts }: Decision & { readonly at: string },
): Promise<Result<undefined>> {
  if (choice === 'mine') return ok(undefined);
  const present = await w.db.concepts.get(differing.mine.id);
  const scheme = present && (await w.db.schemes.get(present.scheme));
  // Changed or gone since the plan was made.
  if (!present || !scheme || !isSame(present, differing.mine)) return ok(undefined);
  if (choice === 'both') {
    const home = scheme.builtIn ? await ownSchemeIn(w, at) : ok(scheme);
    if (!home.ok) return home;
    const copy = { ...differing.theirs, scheme: home.value.id };
    const beside = await w.db.concepts.where('scheme').equals(copy.scheme).toArray();
    if (beside.some((other) => isSameButId(other, copy))) return ok(undefined);
    return count(await addConcepts(w, [{ ...copy, id: newId() }]), counts, 'keptBoth');
  }
  const mayReplace = !differing.own && !scheme.builtIn && differing.theirs.id === present.id;
  const theirs = { ...differing.theirs, scheme: scheme.id };
  return mayReplace ? count(await w.replace('concepts', present, theirs), counts, 'replaced') : ok(undefined);
}

async function decidePack(w: Writer, { mine, theirs, own }: Differing<Pack>, { choice, counts }: Decision): Promise<Result<undefined>> {
  const present = await packIn(w.db, mine.id);
  if (choice === 'theirs' && !own && present !== undefined && isSame(present, mine))
    return count(await replacePack(w, present, theirs), counts, 'replaced');
  if (choice !== 'both') return ok(undefined);
  const said = packStatement(theirs);
  const isHere = (await packsIn(w.db)).some((other) => packStatement(other) === said);
  return isHere ? ok(undefined) : count(await addPacks(w, [{ ...theirs, id: newId() }]), counts, 'keptBoth');
}

const isSameButId = <T extends { readonly id: Iri }>(a: T, b: T): boolean => isSame({ ...a, id: '' }, { ...b, id: '' });

function count(done: Result<number | boolean>, counts: Counts, which: keyof Counts): Result<undefined> {
  if (!done.ok) return done;
  counts[which] += Number(done.value);
  return ok(undefined);
}
