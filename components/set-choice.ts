// Which annotations are chosen, when some documents and some concepts are?
import { conceptsOf, type Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';

/** An empty set chooses all. */
export interface SetChoice {
  readonly documents: ReadonlySet<Iri>;
  readonly concepts: ReadonlySet<Iri>;
}

export const ALL: SetChoice = { documents: new Set(), concepts: new Set() };

/** Of a chosen document (if any is) and with one of the chosen concepts (if any is), in the order given. */
export function chosenAnnotations(annotations: readonly Annotation[], { documents, concepts }: SetChoice): readonly Annotation[] {
  return annotations.filter(
    (a) => (documents.size === 0 || documents.has(a.document)) && (concepts.size === 0 || conceptsOf(a).some((c) => concepts.has(c))),
  );
}

/** The set with the member in it, or without it when it was. */
export function toggled(set: ReadonlySet<Iri>, member: Iri): ReadonlySet<Iri> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}
