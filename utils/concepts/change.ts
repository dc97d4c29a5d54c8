// What does an action on a codebook do to its records? Pure: codebook in, change out; nothing is written here.
import type { Annotator } from '../model/annotation';
import {
  emptyConcept,
  versionOf,
  type Altered,
  type Codebook,
  type CodebookChange,
  type Concept,
  type ConceptScheme,
  type EarlierMeaning,
} from '../model/concept';
import type { Iri } from '../model/ids';
import { fail, ok, type Result } from '../model/result';
import { ancestors, descendants, indexScheme, type SchemeIndex } from './scheme';

/** What of a concept is typed. Empty texts are kept as absent where the model has them so. */
export interface ConceptWords extends Pick<Concept, 'prefLabel' | 'altLabels' | 'definition' | 'scopeNote' | 'example' | 'paint'> {
  readonly notWhen: string;
  readonly notation: string;
}

/** What of a codebook is typed. */
export interface SchemeWords extends Pick<ConceptScheme, 'title' | 'description'> {
  readonly isClosed: boolean;
}

/** Who does it, and when (UTC). */
export interface Act {
  readonly at: string;
  readonly by: Annotator;
}

export const NO_CHANGE: CodebookChange = { schemes: [], concepts: [], annotations: [] };

/** UTF-16 units that earlier meanings of one concept may take together; beyond it the oldest go, so that a record never grows too large to be kept. */
const HISTORY_ROOM = 20_000;

export const altered = <T extends { readonly id: Iri }>(before: T, after: T): Altered<T> => ({ id: before.id, before, after });
const added = <T extends { readonly id: Iri }>(after: T): Altered<T> => ({ id: after.id, before: undefined, after });

export const wordsOf = (c: Concept): ConceptWords => ({
  prefLabel: c.prefLabel,
  altLabels: c.altLabels,
  definition: c.definition,
  scopeNote: c.scopeNote,
  notWhen: c.notWhen ?? '',
  example: c.example,
  notation: c.notation ?? '',
  paint: c.paint,
});

export function addScheme(scheme: Omit<ConceptScheme, 'builtIn' | 'modified'>): CodebookChange {
  return { ...NO_CHANGE, schemes: [added({ ...scheme, builtIn: false, modified: scheme.created })] };
}

export function editScheme(scheme: ConceptScheme, words: SchemeWords, at: string): CodebookChange {
  const { title, description, isClosed } = words;
  const { closed: _before, ...rest } = scheme;
  return { ...NO_CHANGE, schemes: [altered(scheme, { ...rest, title, description, ...(isClosed && { closed: true }), modified: at })] };
}

/** A codebook like this one that can be changed: new names throughout, each copy knows what it was derived from. Passages stay with the original. */
export function copyCodebook(
  { scheme: { closed: _closed, ...scheme }, concepts }: Codebook,
  copy: { readonly title: string; readonly at: string; readonly freshId: () => Iri },
): CodebookChange {
  const { title, at, freshId } = copy;
  const home = freshId();
  const copies = new Map(concepts.map((c) => [c.id, freshId()]));
  const links = (ids: readonly Iri[]): readonly Iri[] => ids.map((id) => copies.get(id) ?? id);
  return {
    ...NO_CHANGE,
    schemes: [added({ ...scheme, id: home, title, builtIn: false, created: at, modified: at, derivedFrom: scheme.id })],
    concepts: concepts.map(({ earlier: _theirs, ...c }, i) =>
      added({
        ...c,
        id: copies.get(c.id) ?? c.id,
        scheme: home,
        broader: links(c.broader),
        related: links(c.related),
        place: i + 1,
        created: at,
        modified: at,
        derivedFrom: c.id,
      }),
    ),
  };
}

/** A concept with that label alone, last under `under`, in its paint. */
export function addConcept(
  { scheme, concepts }: Codebook,
  made: { readonly id: Iri; readonly prefLabel: string; readonly under: Iri | undefined; readonly at: string },
): CodebookChange {
  const { id, prefLabel, under, at } = made;
  const parent = concepts.find((c) => c.id === under);
  const concept: Concept = {
    ...emptyConcept({ id, scheme: scheme.id, prefLabel, at }),
    ...(parent && { broader: [parent.id], paint: parent.paint }),
  };
  return { ...NO_CHANGE, concepts: [added(concept)] };
}

const meaning = (c: Concept): string => JSON.stringify([c.definition, c.scopeNote, c.notWhen ?? '']);
const isUndefined = (c: Concept): boolean => meaning(c) === '["","",""]';

/**
 * Says a concept anew. Where definition, use or non-use were said before and are said otherwise now, what they were goes to `earlier`:
 * the concept has a new version of its meaning. What is not named stays.
 */
export function editConcept(concept: Concept, words: Partial<ConceptWords>, act: Act, why = ''): CodebookChange {
  const { notWhen = concept.notWhen ?? '', notation = concept.notation ?? '', ...others } = words;
  const { notWhen: _notWhen, notation: _notation, ...rest } = concept;
  const said: Concept = { ...rest, ...others, ...(notWhen && { notWhen }), ...(notation && { notation }) };
  if (JSON.stringify(wordsOf(said)) === JSON.stringify(wordsOf(concept))) return NO_CHANGE;
  const isNewVersion = !isUndefined(concept) && meaning(concept) !== meaning(said);
  const earlier = isNewVersion ? { earlier: remembered([...(concept.earlier ?? []), meaningOf(concept, act, why)]) } : {};
  return { ...NO_CHANGE, concepts: [altered(concept, { ...said, ...earlier, modified: act.at })] };
}

const meaningOf = ({ prefLabel, definition, scopeNote, notWhen }: Concept, { at, by }: Act, why: string): EarlierMeaning => ({
  prefLabel,
  definition,
  scopeNote,
  ...(notWhen && { notWhen }),
  until: at,
  by,
  ...(why && { why }),
});

/**
 * Another's words for a concept of mine, where they take its place. What it meant here goes to `earlier`, unless they made a later
 * version of it themselves.
 */
export function renewed(mine: Concept, theirs: Concept, act: Act): Concept {
  if (isUndefined(mine) || meaning(mine) === meaning(theirs) || versionOf(theirs) > versionOf(mine)) return theirs;
  return { ...theirs, earlier: remembered([...(theirs.earlier ?? mine.earlier ?? []), meaningOf(mine, act, '')]) };
}

function remembered(all: readonly EarlierMeaning[]): readonly EarlierMeaning[] {
  let room = HISTORY_ROOM;
  const kept = all.toReversed().filter((one, i) => {
    room -= JSON.stringify(one).length;
    return i === 0 || room >= 0;
  });
  return kept.toReversed();
}

/** Not offered any more; its passages keep it. */
export const retire = (concept: Concept, at: string): CodebookChange => ({
  ...NO_CHANGE,
  concepts: [altered(concept, { ...concept, retired: { at }, modified: at })],
});

export function bringBack(concept: Concept, at: string): CodebookChange {
  const { retired: _retired, ...rest } = concept;
  return { ...NO_CHANGE, concepts: [altered(concept, { ...rest, modified: at })] };
}

/** Takes an unused concept away; what was below it goes to where it stood. The library refuses it for one that is in use. */
export function removeConcept({ concepts }: Codebook, gone: Concept, at: string): CodebookChange {
  const changed = concepts.flatMap((c) => {
    if (c.id === gone.id || !(c.broader.includes(gone.id) || c.related.includes(gone.id))) return [];
    const broader = replaced(c.broader, gone.id, gone.broader);
    return [altered(c, { ...c, broader, related: replaced(c.related, gone.id, []), modified: at })];
  });
  return { ...NO_CHANGE, concepts: [{ id: gone.id, before: gone, after: undefined }, ...changed] };
}

/** The list with other ids in the place of one, each once. */
export const replaced = (ids: readonly Iri[], id: Iri, by: readonly Iri[]): readonly Iri[] => [
  ...new Set(ids.flatMap((one) => (one === id ? by : [one]))),
];

/** Related to these and to no others of the codebook; both sides say so. Itself and what stands above or below it is left out (SKOS S27). */
export function relate({ concepts }: Codebook, concept: Concept, related: readonly Iri[], at: string): CodebookChange {
  const index = indexScheme(concepts);
  const kin = new Set([concept, ...ancestors(index, concept.id), ...descendants(index, concept.id)].map((c) => c.id));
  const wanted = new Set(related.filter((id) => !kin.has(id)));
  const sides = concepts.flatMap((c) => {
    if (c.id === concept.id || c.related.includes(concept.id) === wanted.has(c.id)) return [];
    return [
      altered(c, { ...c, related: wanted.has(c.id) ? [...c.related, concept.id] : replaced(c.related, concept.id, []), modified: at }),
    ];
  });
  const own = [...wanted];
  const isSame = own.length === concept.related.length && own.every((id) => concept.related.includes(id));
  return { ...NO_CHANGE, concepts: [...(isSame ? [] : [altered(concept, { ...concept, related: own, modified: at })]), ...sides] };
}

/** Where a concept is to stand: below `under` (at the top without), as the `at`th from 0 among what stands there beside it. */
export interface Spot {
  readonly under: Iri | undefined;
  readonly at: number;
}

/**
 * Moves a concept with all that is below it. Related links between what now stands above one another go (SKOS S27).
 * Problem: `record-invalid`, when it would stand above itself.
 */
export function moveConcept({ concepts }: Codebook, id: Iri, spot: Spot, time: string): Result<CodebookChange> {
  const index = indexScheme(concepts);
  const entry = index.byId.get(id);
  if (entry === undefined) return fail('not-found', id);
  const below = new Set([entry.concept, ...descendants(index, id)].map((c) => c.id));
  if (spot.under !== undefined && below.has(spot.under))
    return fail('record-invalid', `“${entry.concept.prefLabel}” would stand above itself`);
  const old = entry.parent?.concept.id;
  const kept = spot.under === undefined ? [] : entry.concept.broader.filter((up) => up !== old && up !== spot.under);
  const broader = spot.under === undefined ? [] : [spot.under, ...kept];
  const moved: Concept = old === spot.under ? entry.concept : { ...entry.concept, broader };
  const beside = index.inOrder.filter((e) => e.parent?.concept.id === spot.under && e.concept.id !== id).map((e) => e.concept);
  const after = new Map<Iri, Concept>([[id, moved]]);
  beside.toSpliced(spot.at, 0, moved).forEach((c, i) => {
    if (c.place !== i + 1) after.set(c.id, { ...c, place: i + 1 });
  });
  partKin(concepts, after, below);
  return ok({
    ...NO_CHANGE,
    concepts: [...after].flatMap(([changed, concept]) => {
      const before = index.byId.get(changed)?.concept;
      return before === undefined || before === concept ? [] : [altered(before, { ...concept, modified: time })];
    }),
  });
}

/** Takes related links away between the moved ones and all that now stands above them. */
export function partKin(concepts: readonly Concept[], after: Map<Iri, Concept>, moved: ReadonlySet<Iri>): void {
  const index: SchemeIndex = indexScheme(concepts.map((c) => after.get(c.id) ?? c));
  for (const id of moved) {
    for (const { id: up } of ancestors(index, id)) {
      for (const [one, other] of [
        [id, up],
        [up, id],
      ] as const) {
        const concept = after.get(one) ?? index.byId.get(one)?.concept;
        if (concept?.related.includes(other) === true) after.set(one, { ...concept, related: replaced(concept.related, other, []) });
      }
    }
  }
}
