// A concept may stand under several: which ones are broader?
import type { Codebook, CodebookChange, Concept } from '../model/concept';
import type { Iri } from '../model/ids';
import { fail, ok, type Result } from '../model/result';
import { altered, NO_CHANGE, partKin } from './change';
import { descendants, indexScheme } from './scheme';

/**
 * Gives a concept these broader ones; none makes it stand at the top. Links to what is not of this codebook stay. Related links between what now stands above one another go (SKOS S27).
 * Problems: `not-found`; `record-invalid`, when it would stand above itself.
 */
export function setBroader({ concepts }: Codebook, id: Iri, broader: readonly Iri[], at: string): Result<CodebookChange> {
  const index = indexScheme(concepts);
  const concept = index.byId.get(id)?.concept;
  if (concept === undefined) return fail('not-found', id);
  const below = new Set([concept, ...descendants(index, id)].map((c) => c.id));
  if (broader.some((up) => below.has(up))) return fail('record-invalid', `“${concept.prefLabel}” would stand above itself`);
  const elsewhere = concept.broader.filter((up) => !index.byId.has(up));
  const next = [...new Set([...broader, ...elsewhere])];
  if (next.join(' ') === concept.broader.join(' ')) return ok(NO_CHANGE);
  const after = new Map<Iri, Concept>([[id, { ...concept, broader: next }]]);
  partKin(concepts, after, below);
  return ok({
    ...NO_CHANGE,
    concepts: [...after].flatMap(([changed, now]) => {
      const before = index.byId.get(changed)?.concept;
      return before === undefined ? [] : [altered(before, { ...now, modified: at })];
    }),
  });
}

/** What could become broader still: not itself, not what stands below it, not what is broader already, nothing retired. */
export function canBeBroader(concepts: readonly Concept[], concept: Concept): readonly Concept[] {
  const below = new Set([concept, ...descendants(concepts, concept.id)].map((c) => c.id));
  return concepts.filter((c) => !below.has(c.id) && !concept.broader.includes(c.id) && c.retired === undefined);
}
