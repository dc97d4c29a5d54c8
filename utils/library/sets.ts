// What leaves the library: a set of annotations with the documents and concepts they need, and the state a merge is planned against.
import { conceptsOf, picturesOf, type Annotation } from '@/utils/model/annotation';
import type { AnnotationSet } from '@/utils/model/annotation-set';
import type { Codebook, Concept } from '@/utils/model/concept';
import type { PaperDocument } from '@/utils/model/document';
import { byId, type Iri } from '@/utils/model/ids';
import type { LocalState } from '@/utils/model/merge';
import type { Pack } from '@/utils/model/pack';
import { allOf, eachBatch } from './batches';
import type { Library } from './db';
import { withEarlier } from './editions';
import { packsIn } from './pack-rows';
import * as pictures from './pictures';
import type { Db } from './tables';

/** Which annotations: of these, those of any of these documents and with any of these concepts; what is left out does not limit. */
export interface SetChoice {
  readonly annotations?: readonly Iri[];
  readonly documents?: readonly Iri[];
  readonly concepts?: readonly Iri[];
}

/**
 * A set in canonical order (everything by id): annotations chosen, their documents with all earlier editions, concepts used and all that is
 * broader. Throws the signal's reason.
 */
export function snapshotOf(
  l: Library,
  choice: SetChoice,
  about: Pick<AnnotationSet, 'id' | 'label' | 'creator' | 'created'>,
  signal?: AbortSignal,
): Promise<AnnotationSet> {
  const { db } = l;
  return db.transaction('r', [db.annotations, db.documents, db.schemes, db.concepts, db.packs, db.pictures], async () => {
    const going = nothing();
    if (choice.documents === undefined) await gatherAll(db, choice, going, signal);
    else gather(going, chosen(await db.annotations.where('document').anyOf(choice.documents).toArray(), choice));
    const documents = await withEarlier(db, await documentsIn(db, [...going.documents]));
    const concepts = needed(await db.concepts.toArray(), going.concepts);
    const schemes = await db.schemes.bulkGet([...new Set(concepts.map((c) => c.scheme))]);
    const codebooks = schemes.flatMap((scheme): Codebook[] =>
      scheme ? [{ scheme, concepts: concepts.filter((c) => c.scheme === scheme.id) }] : [],
    );
    const packs = await packsWithin(db, going.ids);
    const files = await pictures.ofIn(db, going.pictures);
    return {
      ...about,
      documents: documents.toSorted(byId),
      codebooks: codebooks.toSorted((a, b) => byId(a.scheme, b.scheme)),
      annotations: going.annotations,
      ...(packs.length > 0 && { packs }),
      ...(files.length > 0 && { pictures: files }),
    };
  });
}

/** Annotations that go along, in order of id, and what they lead to: gathered batch by batch, for of all together it is one long task. */
interface Going {
  readonly annotations: Annotation[];
  readonly ids: Set<Iri>;
  readonly documents: Set<Iri>;
  readonly concepts: Set<Iri>;
  readonly pictures: Set<Iri>;
}

const nothing = (): Going => ({ annotations: [], ids: new Set(), documents: new Set(), concepts: new Set(), pictures: new Set() });

function gather(going: Going, batch: readonly Annotation[]): void {
  for (const annotation of batch) {
    going.annotations.push(annotation);
    going.ids.add(annotation.id);
    going.documents.add(annotation.document);
    for (const concept of conceptsOf(annotation)) going.concepts.add(concept);
    for (const { id } of picturesOf(annotation)) going.pictures.add(id);
  }
}

async function documentsIn(db: Db, ids: readonly Iri[]): Promise<readonly PaperDocument[]> {
  const all: PaperDocument[] = [];
  for (let from = 0; from < ids.length; from += BATCH)
    for (const document of await db.documents.bulkGet(ids.slice(from, from + BATCH))) if (document) all.push(document);
  return all;
}

/** Those all of whose passages go along: a comment goes nowhere without the passage that it is about. Lines without a passage here do not count. */
async function packsWithin(db: Db, going: ReadonlySet<Iri>): Promise<readonly Pack[]> {
  const whole: Pack[] = [];
  for (const pack of await packsIn(db)) {
    const ids = pack.lines.map((line) => line.annotation);
    const others = await db.annotations.bulkGet(ids.filter((id) => !going.has(id)));
    if (ids.some((id) => going.has(id)) && others.every((a) => a === undefined)) whole.push(pack);
  }
  return whole;
}

/** All that a merge must know, read at one moment; not frozen, for whoever reads and lets go. Throws the signal's reason. */
export function localState(l: Library, me: Iri, signal?: AbortSignal): Promise<LocalState> {
  const { db } = l;
  return db.transaction('r', [db.documents, db.schemes, db.concepts, db.annotations, db.packs], async () => ({
    me,
    documents: await db.documents.toArray(),
    schemes: await db.schemes.toArray(),
    concepts: await db.concepts.toArray(),
    annotations: await allOf(db.annotations, () => signal?.throwIfAborted()),
    packs: await packsIn(db),
  }));
}

/** Documents asked for at a time. */
const BATCH = 500;

/** In order of id. */
async function gatherAll(db: Db, choice: SetChoice, going: Going, signal?: AbortSignal): Promise<void> {
  const wanted = isChosen(choice);
  await eachBatch(db.annotations, (batch) => {
    signal?.throwIfAborted();
    gather(going, batch.filter(wanted));
  });
}

const chosen = (annotations: readonly Annotation[], choice: SetChoice): readonly Annotation[] =>
  annotations.filter(isChosen(choice)).toSorted(byId);

function isChosen(choice: SetChoice): (a: Annotation) => boolean {
  const concepts = choice.concepts && new Set(choice.concepts);
  const named = choice.annotations && new Set(choice.annotations);
  return (a) => (!concepts || conceptsOf(a).some((id) => concepts.has(id))) && (!named || named.has(a.id));
}

function needed(concepts: readonly Concept[], used: ReadonlySet<Iri>): readonly Concept[] {
  const known = new Map(concepts.map((c) => [c.id, c]));
  const found = new Set<Concept>();
  const waiting = [...used];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const concept = known.get(id);
    if (!concept || found.has(concept)) continue;
    found.add(concept);
    waiting.push(...concept.broader);
  }
  return [...found].toSorted(byId);
}
