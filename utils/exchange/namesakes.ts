// Which concepts that a file brings have a label that a concept here has? Shown side by side: a label alone never melts two meanings.
// What the reader says is one becomes one: its passages and links go to the concept that is here.
import type { Annotation, Body } from '../model/annotation';
import type { Concept } from '../model/concept';
import type { Iri } from '../model/ids';
import type { LocalState, MergeChoices, MergePlan, Namesake } from '../model/merge';
import { composed } from '../text/composed';

/** Labels and texts that differ in case, white space or the spelling of letters alone are one. */
export const plainWords = (text: string): string => composed(text, 'NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** A copy of a codebook has all its labels, and is no news of any of them. */
const isCopy = (a: Concept, b: Concept): boolean =>
  a.derivedFrom === b.id || b.derivedFrom === a.id || (a.derivedFrom !== undefined && a.derivedFrom === b.derivedFrom);

/** In the order of `add`, each at most once: beside the one that says the same, else the first in the order of ids. */
export function namesakesOf(local: LocalState, add: readonly Concept[]): readonly Namesake[] {
  if (add.length === 0) return [];
  const titles = new Map(local.schemes.map((s) => [s.id, s.title]));
  const here = new Map<string, Concept[]>();
  for (const concept of local.concepts.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const label = plainWords(concept.prefLabel);
    const all = here.get(label);
    if (all === undefined) here.set(label, [concept]);
    else all.push(concept);
  }
  return add.flatMap((theirs): Namesake[] => {
    const all = (here.get(plainWords(theirs.prefLabel)) ?? []).filter((mine) => !isCopy(mine, theirs));
    const mine = all.find((one) => plainWords(one.definition) === plainWords(theirs.definition)) ?? all[0];
    return mine === undefined ? [] : [{ mine, theirs, home: titles.get(mine.scheme) ?? '' }];
  });
}

/**
 * The plan with what was chosen for namesakes worked in: `mine` and `theirs` make the two one, under the id that is here; `theirs`
 * also takes their words. What is left to choose is under the ids of the plan.
 */
export function withNamesakes(plan: MergePlan, choices: MergeChoices): MergePlan {
  const one = plan.namesakes.filter(({ theirs }) => (choices.get(theirs.id) ?? 'both') !== 'both');
  if (one.length === 0) return plan;
  const here = new Map(one.map(({ mine, theirs }) => [theirs.id, mine.id]));
  const at = (id: Iri): Iri => here.get(id) ?? id;
  const linked = (c: Concept): Concept => ({
    ...c,
    broader: uniqueOf(c.broader.map(at), c.id),
    related: uniqueOf(c.related.map(at), c.id),
  });
  const tagged = (a: Annotation): Annotation => ({ ...a, bodies: taggedOnce(a, at) });
  const taken = one.filter(({ theirs }) => choices.get(theirs.id) === 'theirs');
  return {
    ...plan,
    conceptsToAdd: plan.conceptsToAdd.filter((c) => !here.has(c.id)).map(linked),
    annotationsToAdd: plan.annotationsToAdd.map(tagged),
    annotationsToExtend: plan.annotationsToExtend,
    annotationsDiffering: plan.annotationsDiffering.map((d) => ({ ...d, theirs: tagged(d.theirs) })),
    conceptsDiffering: [
      ...plan.conceptsDiffering.map((d) => ({ ...d, theirs: linked(d.theirs) })),
      // Their words under the name that is here; where mine stands among the others is mine.
      ...taken.map(({ mine, theirs }) => ({ mine, theirs: saidAnew(mine, theirs), own: false })),
    ],
    namesakes: [],
  };
}

/** The choices with those of namesakes whose words are taken, under the id that is here. */
export const choicesHere = (plan: MergePlan, choices: MergeChoices): MergeChoices =>
  new Map([
    ...choices,
    ...plan.namesakes.flatMap(({ mine, theirs }) => (choices.get(theirs.id) === 'theirs' ? [[mine.id, 'theirs'] as const] : [])),
  ]);

function saidAnew(mine: Concept, theirs: Concept): Concept {
  const { prefLabel, altLabels, definition, scopeNote, example, modified, notWhen, notation } = theirs;
  const { notWhen: _mine, notation: _sign, ...rest } = mine;
  return {
    ...rest,
    prefLabel,
    altLabels,
    definition,
    scopeNote,
    example,
    modified,
    ...(notWhen && { notWhen }),
    ...(notation && { notation }),
  };
}

const uniqueOf = (ids: readonly Iri[], own: Iri): readonly Iri[] => [...new Set(ids)].filter((id) => id !== own);

function taggedOnce({ bodies }: Annotation, at: (id: Iri) => Iri): Annotation['bodies'] {
  const seen = new Set<Iri>();
  return bodies.flatMap((body): readonly Body[] => {
    if (body.purpose !== 'tagging') return [body];
    const concept = at(body.concept);
    if (seen.has(concept)) return [];
    seen.add(concept);
    // Their version of its meaning is none of mine.
    return [concept === body.concept ? body : { purpose: 'tagging', concept }];
  });
}
