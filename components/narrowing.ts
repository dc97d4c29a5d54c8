// From which codebook does the picker offer concepts? Given by whatever page the picker stands in; without it from all that it is given.
import { createContext } from 'preact';
import type { Concept, ConceptScheme } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';

export interface Narrowing {
  /** Those that have concepts, in the order in which they are offered. */
  readonly schemes: readonly Pick<ConceptScheme, 'id' | 'title' | 'closed' | 'builtIn'>[];
  /** The one chosen; `undefined`: all. */
  readonly only: Iri | undefined;
  readonly onOnly: (scheme: Iri | undefined) => void;
}

export const Narrowed = createContext<Narrowing | undefined>(undefined);

/** The codebook that is chosen, while it is there and not the only one. */
export const onlyOf = (narrowing: Narrowing | undefined): Iri | undefined =>
  narrowing !== undefined && narrowing.schemes.length > 1 && narrowing.schemes.some((s) => s.id === narrowing.only)
    ? narrowing.only
    : undefined;

export const withinOnly = (concepts: readonly Concept[], only: Iri | undefined): readonly Concept[] =>
  only === undefined ? concepts : concepts.filter((c) => c.scheme === only);

/** The codebook to which a concept made in passing goes, where it is chosen; a built-in one takes none. */
export const homeOf = (narrowing: Narrowing | undefined, only: Iri | undefined): Narrowing['schemes'][number] | undefined =>
  only === undefined ? undefined : narrowing?.schemes.find((s) => s.id === only && !s.builtIn);

/** The codebook after or before the chosen one; all of them stand before the first and after the last. */
export function nextOnly({ schemes }: Narrowing, only: Iri | undefined, step: 1 | -1): Iri | undefined {
  const ring = [undefined, ...schemes.map((s) => s.id)];
  return ring[(ring.indexOf(only) + step + ring.length) % ring.length];
}
