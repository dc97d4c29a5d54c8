// What leaves the library: a set of annotations with the documents and concepts they need, and the state a merge is planned against.
import { conceptsOf, picturesOf, type Annotation } from '@/utils/model/annotation';
import type { AnnotationSet } from '@/utils/model/annotation-set';
import type { Codebook, Concept } from '@/utils/model/concept';
import type { PaperDocument } from '@/utils/model/document';
import { byId, type Iri } from '@/utils/model/ids';
import type { LocalState } from '@/utils/model/merge';
import type { Pack } from '@/utils/model/pack';
import type { PictureFile } from '@/utils/model/picture';
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

type About = Pick<AnnotationSet, 'id' | 'label' | 'creator' | 'created'>;
/** A set without its annotations and their pictures. */
export type SetFrame = Omit<AnnotationSet, 'annotations' | 'pictures'>;

/** Whoever takes a set while it is read, so that not all of its annotations stand in memory. */
export interface SetTaker {
  /** Before the first annotation: every document and codebook of the library. */
  readonly onAround?: (around: Pick<AnnotationSet, 'documents' | 'codebooks'>) => void;
  /** In order of id, with the pictures that they lead to. */
  readonly onBatch: (annotations: readonly Annotation[], pictures: readonly PictureFile[]) => void;
  readonly signal?: AbortSignal;
}

/**
 * Tells a set as it is at one moment: the annotations chosen, then their documents with all earlier editions, the concepts used and all
 * that is broader, by id. Throws the signal's reason.
 */
export function tellSet(l: Library, choice: SetChoice, about: About, taker: SetTaker): Promise<SetFrame> {
  const { db } = l;
  return db.transaction('r', [db.annotations, db.documents, db.schemes, db.concepts, db.packs, db.pictures], async () => {
    const codebooks = await codebooksIn(db);
    taker.onAround?.({ documents: await allOf(db.documents), codebooks });
    const going: Going = { ids: new Set(), documents: new Set(), concepts: new Set() };
    const take = async (batch: readonly Annotation[]): Promise<void> => {
      taker.signal?.throwIfAborted();
      const pictured = gather(going, batch);
      if (batch.length > 0) taker.onBatch(batch, pictured.size === 0 ? [] : await pictures.ofIn(db, pictured));
    };
    const wanted = isChosen(choice);
    if (choice.documents === undefined) await eachBatch(db.annotations, (batch) => take(batch.filter(wanted)));
    else await take((await db.annotations.where('document').anyOf(choice.documents).toArray()).filter(wanted).toSorted(byId));
    const documents = await withEarlier(db, await documentsIn(db, [...going.documents]));
    const packs = await packsWithin(db, going.ids);
    return {
      ...about,
      documents: documents.toSorted(byId),
      codebooks: needed(codebooks, going.concepts),
      ...(packs.length > 0 && { packs }),
    };
  });
}

/** The same set as a whole. Throws the signal's reason. */
export async function snapshotOf(l: Library, choice: SetChoice, about: About, signal?: AbortSignal): Promise<AnnotationSet> {
  const annotations: Annotation[] = [];
  const files = new Map<Iri, PictureFile>();
  const onBatch: SetTaker['onBatch'] = (batch, pictured) => {
    for (const annotation of batch) annotations.push(annotation);
    for (const file of pictured) files.set(file.id, file);
  };
  const frame = await tellSet(l, choice, about, { onBatch, ...(signal && { signal }) });
  return { ...frame, annotations, ...(files.size > 0 && { pictures: [...files.values()].toSorted(byId) }) };
}

/** All, everything by id. */
async function codebooksIn(db: Db): Promise<readonly Codebook[]> {
  const concepts = await db.concepts.orderBy('id').toArray();
  const schemes = await db.schemes.orderBy('id').toArray();
  return schemes.map((scheme) => ({ scheme, concepts: concepts.filter((c) => c.scheme === scheme.id) }));
}

/** What the annotations that go along lead to, noted batch by batch. */
interface Going {
  readonly ids: Set<Iri>;
  readonly documents: Set<Iri>;
  readonly concepts: Set<Iri>;
}

/** Value: names of the pictures of these. */
function gather(going: Going, batch: readonly Annotation[]): ReadonlySet<Iri> {
  const pictured = new Set<Iri>();
  for (const annotation of batch) {
    going.ids.add(annotation.id);
    going.documents.add(annotation.document);
    for (const concept of conceptsOf(annotation)) going.concepts.add(concept);
    for (const { id } of picturesOf(annotation)) pictured.add(id);
  }
  return pictured;
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

function isChosen(choice: SetChoice): (a: Annotation) => boolean {
  const concepts = choice.concepts && new Set(choice.concepts);
  const named = choice.annotations && new Set(choice.annotations);
  return (a) => (!concepts || conceptsOf(a).some((id) => concepts.has(id))) && (!named || named.has(a.id));
}

/** Of the codebooks the concepts used and all that is broader; what has none of them stays behind. */
function needed(codebooks: readonly Codebook[], used: ReadonlySet<Iri>): readonly Codebook[] {
  const known = new Map(codebooks.flatMap((book) => book.concepts.map((c) => [c.id, c] as const)));
  const found = new Set<Concept>();
  const waiting = [...used];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const concept = known.get(id);
    if (!concept || found.has(concept)) continue;
    found.add(concept);
    waiting.push(...concept.broader);
  }
  return codebooks
    .map(({ scheme, concepts }) => ({ scheme, concepts: concepts.filter((c) => found.has(c)) }))
    .filter(({ concepts }) => concepts.length > 0);
}
