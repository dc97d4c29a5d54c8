// What would an import do? Local records and a file give a plan, and nothing is written. Equal input gives an equal plan.
// One's own annotations are never a target, a built-in concept is never changed.
import { picturesOf, quote, targetKey, withHistoryOf, type Annotation, type Body } from '../model/annotation';
import type { Codebook, Concept, ConceptScheme } from '../model/concept';
import { byId, canonicalJson, isSameJson, type Iri } from '../model/ids';
import type { Differing, LocalState, MergePlan, Refused } from '../model/merge';
import type { PictureFile } from '../model/picture';
import { atOnce, type Steps } from '../text/pace';
import { adopted } from './adopt';
import { refuse } from './keep-valid';
import { namesakesOf } from './namesakes';
import { planDocuments } from './plan-documents';
import { planPacks } from './plan-packs';
import type { ReadSet } from './read';

interface ConceptPlan {
  readonly schemes: readonly ConceptScheme[];
  readonly add: readonly Concept[];
  readonly same: number;
  readonly differing: readonly Differing<Concept>[];
}

/** What a concept says; its paint, its place, its scheme and its dates may be everybody's own. */
const meaning = (c: Concept): string =>
  canonicalJson([
    [c.prefLabel, [...c.altLabels].sort(), c.definition, c.scopeNote, c.notWhen ?? '', c.example, c.notation ?? ''],
    [[...c.broader].sort(), [...c.related].sort(), c.retired === undefined, c.retired?.replacedBy ?? ''],
  ]);

/** Where concepts go that a file adds to a built-in scheme (a newer edition's): beside it, for that one is read-only. */
const beside = (scheme: ConceptScheme): ConceptScheme => ({
  ...scheme,
  id: `${scheme.id}/imported`,
  title: `${scheme.title} (imported)`,
  builtIn: false,
});

function planConcepts(local: LocalState, codebooks: readonly Codebook[]): ConceptPlan {
  const builtIn = new Set(local.schemes.filter((s) => s.builtIn).map((s) => s.id));
  const schemes = new Set(local.schemes.map((s) => s.id));
  const known = new Map(local.concepts.map((c) => [c.id, c]));
  const homes = new Map<Iri, ConceptScheme>();
  const add: Concept[] = [];
  const differing: Differing<Concept>[] = [];
  let same = 0;
  for (const { scheme, concepts } of codebooks) {
    const home: ConceptScheme = builtIn.has(scheme.id) ? beside(scheme) : { ...scheme, builtIn: false };
    const isOnlyBuiltIn = builtIn.has(scheme.id) && concepts.every((c) => known.has(c.id));
    // A codebook whose concepts are all here, in whatever codebook of this library, brings nothing.
    const isNew = concepts.length === 0 || concepts.some((c) => !known.has(c.id));
    if (!isOnlyBuiltIn && isNew && !schemes.has(home.id)) homes.set(home.id, home);
    for (const theirs of concepts) {
      const mine = known.get(theirs.id);
      if (mine === undefined) add.push({ ...theirs, scheme: home.id });
      else if (builtIn.has(mine.scheme) || meaning(mine) === meaning(theirs)) same += 1;
      else differing.push({ mine, theirs: { ...theirs, scheme: mine.scheme }, own: false });
    }
  }
  const byMine = (a: Differing<Concept>, b: Differing<Concept>): number => byId(a.mine, b.mine);
  return { schemes: [...homes.values()].sort(byId), add: add.sort(byId), same, differing: differing.sort(byMine) };
}

/** Under which version a concept was understood is the record's memory, not what it says. */
const said = (all: readonly Body[]): readonly string[] =>
  all.map((b) => canonicalJson(b.purpose === 'tagging' ? [b.purpose, b.concept] : b)).sort();

/** What an annotation states: who, of which document here, of which passage, what. Dates and the annotator's present name aside. */
const statement = (a: Annotation): string => canonicalJson([a.creator.id, a.document, targetKey(a.target), said(a.bodies)]);

/** The same of a file that knows no more of a place than its words. */
const wording = (a: Annotation): string => canonicalJson([a.creator.id, a.document, quote(a), said(a.bodies)]);

/** The same of a program that makes new names at every export: its annotators are known by theirs, the place must be the same. */
const renamed = (a: Annotation): string => canonicalJson([a.creator.name, a.document, targetKey(a.target), said(a.bodies)]);

/** Is an annotation of a file of others here under another id? Only the documents that it speaks of are looked at. */
function renamedIn(local: LocalState, incoming: readonly Annotation[], at: (document: Iri) => Iri): (theirs: Annotation) => boolean {
  let here: ReadonlySet<string> | undefined;
  const looked = (): ReadonlySet<string> => {
    const documents = new Set(incoming.map((a) => at(a.document)));
    return new Set(local.annotations.filter((a) => documents.has(a.document)).map(renamed));
  };
  return (theirs) => (here ??= looked()).has(renamed(theirs));
}

interface AnnotationPlan {
  readonly add: readonly Annotation[];
  readonly extend: readonly Annotation[];
  readonly same: number;
  readonly differing: readonly Differing<Annotation>[];
  readonly refused: readonly Refused[];
}

interface Knowing {
  readonly knows: (concept: Iri) => boolean;
  /** The document here that a document of the file is. */
  readonly at: (document: Iri) => Iri;
  readonly isForeign: boolean;
  /** Of a program that may make new names of all it holds at every export. */
  readonly isRenaming: boolean;
}

function* planAnnotations(
  local: LocalState,
  incoming: readonly Annotation[],
  { knows, at, isForeign, isRenaming }: Knowing,
): Steps<AnnotationPlan> {
  const stated = isForeign ? wording : statement;
  const mineById = new Map(local.annotations.map((a) => [a.id, a]));
  // Asked only when two records differ, and costly in a large library.
  let statements: ReadonlySet<string> | undefined;
  const isHere = (theirs: Annotation): boolean => (statements ??= new Set(local.annotations.map(stated))).has(stated(theirs));
  const isRenamed = renamedIn(local, incoming, at);
  const add: Annotation[] = [];
  const extend: Annotation[] = [];
  const differing: Differing<Annotation>[] = [];
  const refused: Refused[] = [];
  let same = 0;
  for (const [i, given] of incoming.entries()) {
    yield i / incoming.length;
    const document = at(given.document);
    const theirs = document === given.document ? given : { ...given, document };
    const unknown = theirs.bodies.flatMap((b) => (b.purpose === 'tagging' && !knows(b.concept) ? [b.concept] : []))[0];
    const mine = mineById.get(theirs.id);
    if (unknown !== undefined)
      refused.push(
        refuse(
          `annotation ${theirs.id}`,
          'record-invalid',
          `it names the concept ${unknown}, which is neither in the file nor in your library`,
        ),
      );
    else if (mine === undefined) {
      if (isRenaming && isRenamed(theirs)) same += 1;
      else add.push(theirs);
    }
    // Written alike they are the same; only else the statements are spelt out.
    else if (isSameJson(mine, theirs)) same += 1;
    else if (stated(mine) === stated(theirs)) {
      same += 1;
      const more = isForeign || mine.creator.id === local.me ? mine : withHistoryOf(mine, theirs);
      if (more !== mine) extend.push(more);
    }
    // Kept beside mine at an earlier import, under another id.
    else if (isHere(theirs)) same += 1;
    else differing.push({ mine, theirs, own: mine.creator.id === local.me });
  }
  return { add, extend, same, differing, refused };
}

function among(...lists: readonly (readonly Annotation[])[]): (id: Iri) => boolean {
  const here = new Set(lists.flatMap((list) => list.map((a) => a.id)));
  return (id) => here.has(id);
}

const annotationsToCome = ({ add, extend, differing }: AnnotationPlan): readonly Annotation[] => [
  ...add,
  ...extend,
  ...differing.map((d) => d.theirs),
];

function picturesOfThese(pictures: readonly PictureFile[], plan: AnnotationPlan): readonly PictureFile[] {
  if (pictures.length === 0) return [];
  const wanted = new Set(
    annotationsToCome(plan)
      .flatMap(picturesOf)
      .map((p) => p.id),
  );
  return pictures.filter((p) => wanted.has(p.id));
}

/** The plan for a file: pure, deterministic, empty of additions when the same file has been imported before. */
export const planMerge = (local: LocalState, read: ReadSet): MergePlan => atOnce(planningMerge(local, read));

/** The same, an annotation a step. */
export function* planningMerge(local: LocalState, read: ReadSet): Steps<MergePlan> {
  const { set, refused, isForeign = false, base, snapshots = [], remarks = [], leftOut = [] } = adopted(local, read);
  const documents = planDocuments(local.documents, set.documents);
  const concepts = planConcepts(local, set.codebooks);
  const known = new Set([...local.concepts, ...concepts.add].map((c) => c.id));
  const annotations = yield* planAnnotations(local, [...set.annotations].sort(byId), {
    knows: (concept) => known.has(concept),
    at: (document) => documents.here.get(document) ?? document,
    isForeign,
    isRenaming: base !== undefined,
  });
  // A document that is here has its own text, or is read at its source.
  const isNew = new Set(documents.add.map((d) => d.id));
  const snapshotsToAdd = snapshots.filter((s) => isNew.has(s.document));
  const picturesToAdd = picturesOfThese(set.pictures ?? [], annotations);
  return {
    label: set.label,
    creatorName: set.creator.name,
    documentsToAdd: documents.add,
    documentsToExtend: documents.extend,
    schemesToAdd: concepts.schemes,
    conceptsToAdd: concepts.add,
    annotationsToAdd: annotations.add,
    annotationsToExtend: annotations.extend,
    annotationsSame: annotations.same,
    conceptsSame: concepts.same,
    annotationsDiffering: annotations.differing,
    conceptsDiffering: concepts.differing,
    namesakes: namesakesOf(local, concepts.add),
    leftOut,
    refused: [...refused, ...annotations.refused],
    ...(snapshotsToAdd.length > 0 && { snapshotsToAdd }),
    ...(picturesToAdd.length > 0 && { picturesToAdd }),
    ...(remarks.length > 0 && { remarks }),
    ...(set.packs && { packs: planPacks(local, set.packs, among(local.annotations, annotations.add)) }),
  };
}
