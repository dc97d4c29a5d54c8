// Which of a codebook's links and labels may stand in a SKOS file? What would break an integrity condition of the SKOS
// Reference, or lead out of the file, is written under words of ours: SKOS readers see none of it, ours puts it back.
import type { Concept, ConceptScheme } from '../../model/concept';
import type { Iri } from '../../model/ids';

/** Links of one concept, each list sorted and without repetition. */
export interface Links {
  readonly broader: readonly Iri[];
  readonly related: readonly Iri[];
  /** To what the file does not hold, or upwards in a circle. */
  readonly broaderElsewhere: readonly Iri[];
  /** To what the file does not hold, to itself, or to what stands above or below (S27). */
  readonly relatedElsewhere: readonly Iri[];
}

export const NO_LINKS: Links = { broader: [], related: [], broaderElsewhere: [], relatedElsewhere: [] };

const sorted = (ids: Iterable<Iri>): readonly Iri[] => [...new Set(ids)].sort();

/** All that stands above, by the links that `up` holds; never the concept itself unless it stands in a circle. */
function above(id: Iri, up: ReadonlyMap<Iri, readonly Iri[]>): ReadonlySet<Iri> {
  const seen = new Set<Iri>();
  const waiting = [...(up.get(id) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(up.get(next) ?? []));
  }
  return seen;
}

/** The links of every concept, by id. Of a circle of broader links the one that closes it, in the order given, is left out. */
export function linksOf(concepts: readonly Concept[]): ReadonlyMap<Iri, Links> {
  const known = new Set(concepts.map((c) => c.id));
  const up = new Map<Iri, Iri[]>();
  for (const { id, broader } of concepts) {
    const kept: Iri[] = [];
    up.set(id, kept);
    for (const link of sorted(broader)) if (known.has(link) && link !== id && !above(link, up).has(id)) kept.push(link);
  }
  const ancestors = new Map(concepts.filter((c) => c.related.length > 0).map((c) => [c.id, above(c.id, up)]));
  const isKin = (id: Iri, other: Iri): boolean =>
    id === other || ancestors.get(id)?.has(other) === true || (ancestors.get(other) ?? above(other, up)).has(id);
  return new Map(
    concepts.map((c): [Iri, Links] => {
      const broader = up.get(c.id) ?? [];
      const related = sorted(c.related).filter((id) => known.has(id) && !isKin(c.id, id));
      return [
        c.id,
        {
          broader,
          related,
          broaderElsewhere: sorted(c.broader).filter((id) => !broader.includes(id)),
          relatedElsewhere: sorted(c.related).filter((id) => !related.includes(id)),
        },
      ];
    }),
  );
}

/** The concepts with nothing above them, in the order given. */
export const topsOf = (concepts: readonly Concept[], links: ReadonlyMap<Iri, Links>): readonly Iri[] =>
  concepts.filter((c) => links.get(c.id)?.broader.length === 0).map((c) => c.id);

/** No text is both preferred and alternative label (S13), none stands twice. */
export const altLabelsOf = ({ altLabels, prefLabel }: Concept): readonly string[] =>
  [...new Set(altLabels)].filter((label) => label !== prefLabel);

/** A scheme without description is refused by others' validators: its title stands in, and is taken off again when it is read. */
export const descriptionOf = ({ description, title }: ConceptScheme): string => (description === '' ? title : description);
