// Codebooks as the picker's frame is told of them: what is shown and searched there, a column for each field. Browsers write a message out
// and read it back, and 2,000 records of fourteen fields each, named every time, keep a reader waiting.
import { emptyConcept, type Codebook, type Concept, type ConceptScheme } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';

/** What the picker neither shows nor searches is left out. */
const SHOWN = ['id', 'prefLabel', 'altLabels', 'definition', 'scopeNote', 'notWhen', 'example', 'notation', 'paint', 'retired'] as const;
type Shown = Pick<Concept, (typeof SHOWN)[number]>;

export interface CompactCodebook {
  readonly scheme: ConceptScheme;
  readonly concepts: number;
  /** A value for each concept; a field in which no concept says anything has none. `null`: nothing. */
  readonly columns: { readonly [K in keyof Shown]?: readonly (Shown[K] | null)[] };
  /** By number, where it stands in the codebook. */
  readonly broader: readonly (readonly (number | Iri)[])[];
}

export function compacted({ scheme, concepts }: Codebook): CompactCodebook {
  const place = new Map(concepts.map((c, i) => [c.id, i]));
  const columns = SHOWN.flatMap((field) => {
    const values = concepts.map((c) => valueOf(c[field]));
    return values.every((value) => value === null) ? [] : [[field, values]];
  });
  // A field's column holds what is of that field's type.
  const named = Object.fromEntries(columns) as CompactCodebook['columns'];
  return { scheme, concepts: concepts.length, columns: named, broader: concepts.map((c) => c.broader.map((up) => place.get(up) ?? up)) };
}

const valueOf = <T>(value: T | undefined): T | null =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? null : value;

/** The same codebook again; what was left out is empty. */
export function unfolded({ scheme, concepts, columns, broader }: CompactCodebook): Codebook {
  const named = Object.entries(columns);
  const ids = columns.id ?? [];
  return {
    scheme,
    concepts: Array.from({ length: concepts }, (_, i) => {
      const said = named.flatMap(([field, values]) => (values[i] === null ? [] : [[field, values[i]]]));
      const above = (broader[i] ?? []).map((up) => (typeof up === 'number' ? (ids[up] ?? '') : up));
      return { ...emptyConcept({ id: '', scheme: scheme.id, prefLabel: '', at: '' }), broader: above, ...Object.fromEntries(said) };
    }),
  };
}
