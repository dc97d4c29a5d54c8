// How do the concepts of what was found meet its documents, its years, or each other? Counts, for a table.
import type { Iri } from '@/utils/model/ids';
import type { Shelf } from './shelf';

/** `places`: tenths of one document (`tenths` in strip.ts makes that table). */
export const CROSSINGS = ['documents', 'years', 'concepts', 'places'] as const;
export type Crossing = (typeof CROSSINGS)[number];
/** What is worked out from the shelf alone. */
export type Counted = Exclude<Crossing, 'places'>;

/** Passages by concept (with all that is narrower) and column; what has none does not stand in it. */
export interface Cross {
  readonly by: Crossing;
  /** Ids of documents or concepts, years (`2026`, UTC, of tagging), or tenths (`0`); documents with most passages first, years in order. */
  readonly columns: readonly string[];
  readonly counts: ReadonlyMap<Iri, ReadonlyMap<string, number>>;
}

/** Linear in the passages found, and for co-occurrence in the pairs of concepts of each. */
export function cross(shelf: Shelf, found: readonly Iri[], by: Counted): Cross {
  const counts = new Map<Iri, Map<string, number>>();
  const totals = new Map<string, number>();
  for (const id of found) {
    const row = shelf.rows[shelf.places.get(id) ?? -1];
    if (row === undefined) continue;
    const reached = new Set(row.concepts.flatMap((c) => shelf.reaches[c] ?? [c]).map((c) => shelf.concepts.ids[c] ?? ''));
    const columns =
      by === 'documents'
        ? [shelf.documents.ids[row.document] ?? '']
        : by === 'years'
          ? [new Date(row.created).toISOString().slice(0, 4)]
          : [...reached];
    for (const column of columns) totals.set(column, (totals.get(column) ?? 0) + 1);
    for (const concept of reached) {
      let own = counts.get(concept);
      if (own === undefined) counts.set(concept, (own = new Map()));
      for (const column of columns) own.set(column, (own.get(column) ?? 0) + 1);
    }
  }
  const columns = [...totals.keys()].toSorted((a, b) =>
    by === 'years' ? (a < b ? -1 : 1) : (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  return { by, columns, counts };
}
