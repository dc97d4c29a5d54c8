// Where along one document do the concepts of what was found stand?
import type { Iri } from '@/utils/model/ids';
import type { Cross } from './cross';
import type { Shelf } from './shelf';

/** A passage on the way from the beginning (0) to the end (1) of the text. */
export interface StripMark {
  readonly id: Iri;
  readonly at: number;
}

export interface Strip {
  readonly document: Iri;
  /** By concept, with all that is narrower, in text order; what has none does not stand in it. */
  readonly marks: ReadonlyMap<Iri, readonly StripMark[]>;
}

/** `length`: of the document's text, UTF-16 units, as far as it is known; a passage that begins behind it makes it longer. */
export function strip(shelf: Shelf, found: readonly Iri[], document: Iri, length: number): Strip {
  const number = shelf.documents.numbers.get(document);
  const rows = found.flatMap((id) => shelf.rows[shelf.places.get(id) ?? -1] ?? []).filter((row) => row.document === number);
  const end = rows.reduce((most, row) => Math.max(most, row.start + row.hay.length), Math.max(1, length));
  const marks = new Map<Iri, StripMark[]>();
  for (const row of rows.toSorted((a, b) => a.start - b.start)) {
    const reached = new Set(row.concepts.flatMap((c) => shelf.reaches[c] ?? [c]).map((c) => shelf.concepts.ids[c] ?? ''));
    for (const concept of reached) {
      const own = marks.get(concept);
      const mark = { id: row.id, at: row.start / end };
      if (own === undefined) marks.set(concept, [mark]);
      else own.push(mark);
    }
  }
  return { document, marks };
}

const PARTS = Array.from({ length: 10 }, (_, i) => String(i));

/** As a table: passages by concept and tenth of the text, `0` to `9`. */
export function tenths({ marks }: Strip): Cross {
  const counts = new Map<Iri, Map<string, number>>();
  for (const [concept, all] of marks) {
    const own = new Map<string, number>();
    for (const { at } of all) {
      const part = PARTS[Math.min(9, Math.floor(at * 10))] ?? '0';
      own.set(part, (own.get(part) ?? 0) + 1);
    }
    counts.set(concept, own);
  }
  return { by: 'places', columns: PARTS, counts };
}
