// What the passage list shows: an annotation with what is known of it here and now; its order, its filter, its groups.
import { conceptsOf, noteOf, quote, type AnchorStatus, type Annotation, type Sureness, type WordedPlace } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';

/** One line of the list. */
export interface Passage {
  readonly annotation: Annotation;
  /** Made by this annotator: it can be edited. */
  readonly isMine: boolean;
  /** `undefined` while it is not known, as in the library where no page is open. */
  readonly status: AnchorStatus | undefined;
  /** What stands in the page today where the wording has changed; of an orphan, what the reader has refused. */
  readonly found?: string;
  /** How sure that is, where the wording has changed. */
  readonly sureness?: Sureness;
  /** Where it may stand, likeliest first, when it is ambiguous. */
  readonly places?: readonly WordedPlace[];
  /** Title of its document, where passages of several stand in one list. */
  readonly documentTitle?: string;
}

export interface PassageFilter {
  /** Letters met anywhere in quote, note, annotator or concept labels; empty: all. */
  readonly text: string;
  /** `undefined`: all. */
  readonly concept: Iri | undefined;
}

export const NO_FILTER: PassageFilter = { text: '', concept: undefined };

/** The passages that the filter lets through, in the order given. */
export function filtered(passages: readonly Passage[], filter: PassageFilter, byId: ReadonlyMap<Iri, Concept>): readonly Passage[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return passages.filter(({ annotation }) => {
    const concepts = conceptsOf(annotation);
    if (filter.concept !== undefined && !concepts.includes(filter.concept)) return false;
    if (words.length === 0) return true;
    const labels = concepts.map((id) => byId.get(id)?.prefLabel ?? '');
    const all = [quote(annotation), noteOf(annotation), annotation.creator.name, ...labels].join('\n').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** Passages that have a place, in the order given, then those that have none. */
export function grouped(passages: readonly Passage[]): { readonly placed: readonly Passage[]; readonly orphans: readonly Passage[] } {
  return { placed: passages.filter((p) => p.status !== 'orphan'), orphans: passages.filter((p) => p.status === 'orphan') };
}

/** A concept with the number of annotations that name it. */
export interface CountedConcept {
  readonly concept: Concept;
  readonly count: number;
}

/** Concepts in use, in the codebook's order; concepts that are not in a codebook here are left out. */
export function countedConcepts(annotations: readonly Annotation[], concepts: readonly Concept[]): readonly CountedConcept[] {
  const counts = new Map<Iri, number>();
  for (const annotation of annotations) {
    for (const id of new Set(conceptsOf(annotation))) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return concepts.flatMap((concept) => {
    const n = counts.get(concept.id) ?? 0;
    return n === 0 ? [] : [{ concept, count: n }];
  });
}
