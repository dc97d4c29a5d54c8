// What a page of packs shows: each line with its passage and document where they are here, in groups, and where a step by keys leads.
import { conceptsOf, type Annotation } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import type { Pack, PackLine } from '@/utils/model/pack';

/** A line with what it names; `annotation` is absent where the passage is not here any more, or never came. */
export interface PackQuote {
  readonly line: PackLine;
  readonly annotation: Annotation | undefined;
  readonly document: PaperDocument | undefined;
}

export interface PackGroup {
  readonly id: string;
  /** Empty where the pack is not grouped. */
  readonly heading: string;
  readonly quotes: readonly PackQuote[];
}

export interface GroupWords {
  readonly untitled: string;
  readonly withoutConcept: string;
  readonly missing: string;
}

/** In the pack's order within each group; by document in the order in which they come, by concept in that of the codebooks. */
export function groupedQuotes(
  { grouping }: Pack,
  quotes: readonly PackQuote[],
  concepts: readonly Concept[],
  words: GroupWords,
): readonly PackGroup[] {
  if (grouping === 'none') return [{ id: '', heading: '', quotes }];
  const here = quotes.filter((q) => q.annotation !== undefined);
  const missing: PackGroup = { id: 'missing', heading: words.missing, quotes: quotes.filter((q) => q.annotation === undefined) };
  const named = new Set(concepts.map((c) => c.id));
  const groups: readonly PackGroup[] =
    grouping === 'document'
      ? [...new Set(here.flatMap((q) => q.annotation?.document ?? []))].map((id) => {
          const of = here.filter((q) => q.annotation?.document === id);
          return { id, heading: of[0]?.document?.metadata.title || words.untitled, quotes: of };
        })
      : [
          ...concepts.map(({ id, prefLabel }) => ({ id, heading: prefLabel, quotes: here.filter((q) => has(q, id)) })),
          { id: 'none', heading: words.withoutConcept, quotes: here.filter((q) => !conceptsIn(q).some((id) => named.has(id))) },
        ];
  return [...groups, missing].filter((group) => group.quotes.length > 0);
}

const conceptsIn = ({ annotation }: PackQuote): readonly Iri[] => (annotation === undefined ? [] : conceptsOf(annotation));
const has = (quote: PackQuote, concept: Iri): boolean => conceptsIn(quote).includes(concept);

/**
 * Before which line of the pack a line must come to stand one step further within its group; `undefined` where there is no such step,
 * `next: undefined` for the end of the pack.
 */
export function stepTo(
  order: readonly Iri[],
  group: readonly Iri[],
  id: Iri,
  step: 'up' | 'down' | 'first' | 'last',
): { readonly next: Iri | undefined } | undefined {
  const at = group.indexOf(id);
  const to = { up: at - 1, down: at + 1, first: 0, last: group.length - 1 }[step];
  const neighbour = group[to];
  if (at < 0 || to === at || neighbour === undefined) return undefined;
  return { next: to < at ? neighbour : order[order.indexOf(neighbour) + 1] };
}
