// What happens to passages when a codebook settles: two concepts become one, passages go from one concept to another.
import type { Annotation, Body } from '../model/annotation';
import { versionOf, type Codebook, type CodebookChange, type Concept } from '../model/concept';
import type { Iri } from '../model/ids';
import { fail, ok, type Result } from '../model/result';
import { altered, NO_CHANGE, replaced } from './change';
import { ancestors, hasCycle, indexScheme } from './scheme';

const tag = (concept: Iri, version: string): Body => ({ purpose: 'tagging', concept, ...(version && { version }) });

const isOf = (body: Body, concept: Iri): boolean => body.purpose === 'tagging' && body.concept === concept;

export const isTaggedWith = (annotation: Annotation, concept: Iri): boolean => annotation.bodies.some((b) => isOf(b, concept));

/** Bodies with one concept in the place of another; a concept stands once, and one that stood there already keeps its version. */
function swapped(bodies: readonly Body[], from: Iri, to: Body): readonly Body[] {
  const stays = to.purpose === 'tagging' && bodies.some((b) => isOf(b, to.concept));
  return bodies.flatMap((body) => (isOf(body, from) ? (stays ? [] : [to]) : [body]));
}

/** Each of these passages that has `from` gets `to` for it, under its present meaning; the others stay as they are. */
export function moveTags(annotations: readonly Annotation[], from: Iri, to: Concept, at: string): CodebookChange {
  const tagged = annotations.filter((a) => isTaggedWith(a, from) && from !== to.id);
  const now = tag(to.id, versionOf(to));
  return { ...NO_CHANGE, annotations: tagged.map((a) => altered(a, { ...a, bodies: swapped(a.bodies, from, now), modified: at })) };
}

/** Passages tagged with the concept when it meant something else, in the order given. */
export function taggedEarlier(annotations: readonly Annotation[], concept: Concept): readonly Annotation[] {
  const now = versionOf(concept);
  if (now === '') return [];
  return annotations.filter((a) => a.bodies.some((b) => b.purpose === 'tagging' && b.concept === concept.id && (b.version ?? '') < now));
}

/** The reader has looked at these passages again, and the concept fits them as it is meant now. */
export function confirmTags(annotations: readonly Annotation[], concept: Concept, at: string): CodebookChange {
  const now = tag(concept.id, versionOf(concept));
  const changed = taggedEarlier(annotations, concept);
  return {
    ...NO_CHANGE,
    annotations: changed.map((a) => altered(a, { ...a, bodies: a.bodies.map((b) => (isOf(b, concept.id) ? now : b)), modified: at })),
  };
}

/**
 * Makes two concepts of a codebook one: `into` keeps its label and its meaning and gains the other's names, examples, related and narrower
 * concepts and passages; `from` stays behind, retired, so that passages of others who still use it are understood.
 * `annotations` are all in the library that have `from`, and perhaps others. Problem: `record-invalid`, when they are not two of this codebook.
 */
export function mergeConcepts(
  { concepts }: Codebook,
  annotations: readonly Annotation[],
  merged: { readonly from: Iri; readonly into: Iri; readonly at: string },
): Result<CodebookChange> {
  const { at } = merged;
  const from = concepts.find((c) => c.id === merged.from);
  const into = concepts.find((c) => c.id === merged.into);
  if (from === undefined || into === undefined || from === into) return fail('record-invalid', 'two concepts of one codebook are merged');
  const above = new Set([into, ...ancestors(indexScheme(concepts), into.id)].map((c) => c.id));
  const after = concepts.map((c): Concept => {
    if (c.id === from.id) return { ...from, related: [], retired: { at, replacedBy: into.id } };
    // What stands between the two must not come to stand below what it is above.
    const broader = replaced(c.broader, from.id, above.has(c.id) ? from.broader : [into.id]);
    const related = replaced(c.related, from.id, c.id === into.id ? [] : [into.id]);
    return c.id === into.id ? gained({ ...c, broader, related }, from) : { ...c, broader, related };
  });
  const apart = withoutKin(after, into.id);
  if (hasCycle(apart)) return fail('record-invalid', `“${into.prefLabel}” would stand above itself`);
  const changed = apart.flatMap((c, i) => {
    const before = concepts[i];
    return before === undefined || JSON.stringify(before) === JSON.stringify(c) ? [] : [altered(before, { ...c, modified: at })];
  });
  const tagged = annotations.filter((a) => isTaggedWith(a, from.id));
  const bare = tag(into.id, '');
  const moved = tagged.map((a) => altered(a, { ...a, bodies: swapped(a.bodies, from.id, bare), modified: at }));
  return ok({ ...NO_CHANGE, concepts: changed, annotations: moved });
}

function gained(into: Concept, from: Concept): Concept {
  const names = [...into.altLabels, from.prefLabel, ...from.altLabels].filter((label) => label !== into.prefLabel);
  const example = [into.example, from.example].filter((words) => words !== '').join('\n\n');
  const related = [...new Set([...into.related, ...from.related])].filter((id) => id !== into.id && id !== from.id);
  return { ...into, altLabels: [...new Set(names)], example, related };
}

/** No related link between what stands above one another (SKOS S27). */
function withoutKin(concepts: readonly Concept[], near: Iri): readonly Concept[] {
  const index = indexScheme(concepts);
  const related = new Set([near, ...(index.byId.get(near)?.concept.related ?? [])]);
  const above = new Map([...index.byId.keys()].map((id) => [id, new Set(ancestors(index, id).map((c) => c.id))]));
  const isKin = (a: Iri, b: Iri): boolean => above.get(a)?.has(b) === true || above.get(b)?.has(a) === true;
  return concepts.map((c) =>
    c.related.length === 0 || !(related.has(c.id) || c.related.includes(near))
      ? c
      : { ...c, related: c.related.filter((id) => !isKin(c.id, id)) },
  );
}
