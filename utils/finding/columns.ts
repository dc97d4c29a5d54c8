// What every question looks at in every passage, side by side in memory: the rows themselves lie scattered.
import type { Annotator } from '../model/annotation';
import type { Iri } from '../model/ids';
import type { Shelf } from './shelf';

/** By row; numbers are those of the shelf. */
export interface Columns {
  readonly ids: readonly Iri[];
  /** 0 where a place is empty. */
  readonly isThere: Uint8Array;
  /** Of an empty place one that none has. */
  readonly documents: Uint32Array;
  readonly annotators: Uint32Array;
  readonly marks: Uint8Array;
  /** ms */
  readonly created: Float64Array;
  /** Those of row i are `concepts[ends[i]]` up to `concepts[ends[i + 1]]`. */
  readonly concepts: Uint32Array;
  readonly ends: Uint32Array;
  /** The same with all that is broader, each once. */
  readonly reached: Uint32Array;
  readonly reachedEnds: Uint32Array;
  /** Documents that have a passage. */
  readonly inUse: ReadonlySet<Iri>;
  readonly people: readonly Annotator[];
}

const NOBODY = 2 ** 32 - 1;

/** To be made anew when the shelf has changed. */
export function columnsOf(shelf: Shelf): Columns {
  const { rows, annotators: people, annotatorNames } = shelf;
  const documents = Uint32Array.from(rows, (row) => row?.document ?? NOBODY);
  const ends = new Uint32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) ends[i + 1] = ends[i]! + (rows[i]?.concepts.length ?? 0);
  const concepts = new Uint32Array(ends.at(-1) ?? 0);
  for (let i = 0; i < rows.length; i++) concepts.set(rows[i]?.concepts ?? [], ends[i]);
  return {
    ids: rows.map((row) => row?.id ?? ''),
    isThere: Uint8Array.from(rows, (row) => (row === undefined ? 0 : 1)),
    documents,
    annotators: Uint32Array.from(rows, (row) => row?.annotator ?? NOBODY),
    marks: Uint8Array.from(rows, (row) => row?.marks ?? 0),
    created: Float64Array.from(rows, (row) => row?.created ?? 0),
    concepts,
    ends,
    ...reachedBy(shelf),
    inUse: documentsIn(shelf, documents),
    people: people.ids.map((id, i) => ({ id, name: annotatorNames[i] ?? '' })),
  };
}

function documentsIn({ documents: { ids } }: Shelf, documents: Uint32Array): ReadonlySet<Iri> {
  const isUsed = new Uint8Array(ids.length);
  for (const document of documents) if (document < isUsed.length) isUsed[document] = 1;
  return new Set(ids.filter((_, i) => isUsed[i] === 1));
}

/** What is above two concepts of one passage counts once. */
function reachedBy({ rows, concepts, reaches }: Shelf): Pick<Columns, 'reached' | 'reachedEnds'> {
  const reachedEnds = new Uint32Array(rows.length + 1);
  const reached: number[] = [];
  // The number of the last row that reached it, from 1.
  const seen = new Uint32Array(concepts.ids.length);
  const reach = (concept: number, row: number): void => {
    if (seen[concept] === row + 1) return;
    seen[concept] = row + 1;
    reached.push(concept);
  };
  for (let i = 0; i < rows.length; i++) {
    for (const concept of rows[i]?.concepts ?? []) {
      reach(concept, i);
      for (const up of reaches[concept] ?? []) reach(up, i);
    }
    reachedEnds[i + 1] = reached.length;
  }
  return { reached: Uint32Array.from(reached), reachedEnds };
}
