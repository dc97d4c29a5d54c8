// What it means that one document is a later edition of another: a chain from new to old, never a circle.
import type { Iri } from './ids';

/** Whether a document is the other, or an edition of it over however many editions between. `earlier`: `editionOf` of a document. */
export function goesBackTo(document: Iri, other: Iri, earlier: (id: Iri) => Iri | undefined): boolean {
  const seen = new Set<Iri>();
  for (let at: Iri | undefined = document; at !== undefined && !seen.has(at); at = earlier(at)) {
    if (at === other) return true;
    seen.add(at);
  }
  return false;
}

/**
 * Earlier edition by later one, after `from` has become part of `into`. What would make a document an edition of itself falls away; of
 * two earlier editions that of `into` stays.
 */
export function joinedChains(
  links: ReadonlyMap<Iri, Iri>,
  { into, from }: { readonly into: Iri; readonly from: Iri },
): ReadonlyMap<Iri, Iri> {
  const here = (id: Iri): Iri => (id === from ? into : id);
  /** Links of others first, those of `from` itself last. */
  const rank = ([later, earlier]: readonly [Iri, Iri]): number => (later === from ? 2 : later === into || earlier === from ? 1 : 0);
  const joined = new Map<Iri, Iri>();
  for (const [later, earlier] of [...links].toSorted((a, b) => rank(a) - rank(b))) {
    const [id, older] = [here(later), here(earlier)];
    if (!joined.has(id) && !goesBackTo(older, id, (at) => joined.get(at))) joined.set(id, older);
  }
  return joined;
}

/** Whether the first of two dates of publication is surely the earlier one; dates are compared at the precision that both have. */
export function isEarlier(a: string, b: string): boolean {
  const precision = Math.min(a.length, b.length);
  return precision > 0 && a.slice(0, precision) < b.slice(0, precision);
}
