// What every question looks at in every passage, side by side in memory: the rows themselves lie scattered.
import type { Annotator } from '../model/annotation';
import type { Iri } from '../model/ids';
import { atOnce, type Steps } from '../text/pace';
import { checkedAs } from './checks';
import { CHECKED } from './question';
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
  /** Place in `CHECKED`. */
  readonly checked: Uint8Array;
  /** ms */
  readonly created: Float64Array;
  readonly modified: Float64Array;
  /** UTF-16 offset in its document. */
  readonly start: Float64Array;
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

/** Rows of a step. */
const STEP = 2_000;

/** To be made anew when the shelf has changed. */
export const columnsOf = (shelf: Shelf): Columns => atOnce(columning(shelf));

/** The same, some rows a step. The shelf must stay as it is meanwhile. */
export function* columning(shelf: Shelf): Steps<Columns> {
  const { rows, annotators: people, annotatorNames, documents, checks } = shelf;
  const size = rows.length;
  const ids: Iri[] = [];
  const columns = {
    isThere: new Uint8Array(size),
    documents: new Uint32Array(size).fill(NOBODY),
    annotators: new Uint32Array(size).fill(NOBODY),
    marks: new Uint8Array(size),
    checked: new Uint8Array(size),
    created: new Float64Array(size),
    modified: new Float64Array(size),
    start: new Float64Array(size),
    ends: new Uint32Array(size + 1),
    reachedEnds: new Uint32Array(size + 1),
  };
  const concepts: number[] = [];
  const reached: number[] = [];
  const reach = reaching(shelf, reached);
  for (let i = 0; i < size; i++) {
    if (i % STEP === 0) yield i / size;
    const row = rows[i];
    ids.push(row?.id ?? '');
    if (row !== undefined) {
      columns.isThere[i] = 1;
      columns.marks[i] = row.marks;
      columns.checked[i] = CHECKED.indexOf(checkedAs(checks.get(row.id), row.modified));
      columns.created[i] = row.created;
      columns.modified[i] = row.modified;
      columns.start[i] = row.start;
      columns.documents[i] = row.document;
      columns.annotators[i] = row.annotator;
      for (const concept of row.concepts) concepts.push(concept);
      reach(row.concepts, i);
    }
    columns.ends[i + 1] = concepts.length;
    columns.reachedEnds[i + 1] = reached.length;
  }
  return {
    ...columns,
    ids,
    concepts: Uint32Array.from(concepts),
    reached: Uint32Array.from(reached),
    inUse: new Set(used(columns.documents, documents.ids.length).map((number) => documents.ids[number]!)),
    people: people.ids.map((id, i) => ({ id, name: annotatorNames[i] ?? '' })),
  };
}

/** Each number below `size` that stands in the column, in order. */
function used(column: Uint32Array, size: number): readonly number[] {
  const isUsed = new Uint8Array(size);
  for (const number of column) if (number < size) isUsed[number] = 1;
  return [...isUsed.keys()].filter((number) => isUsed[number] === 1);
}

/** Writes the concepts of a row and all that is broader; what is above two of them counts once. */
function reaching({ concepts, reaches }: Shelf, reached: number[]): (of: readonly number[], row: number) => void {
  // The number of the last row that reached it, from 1.
  const seen = new Uint32Array(concepts.ids.length);
  const reach = (concept: number, row: number): void => {
    if (seen[concept] === row + 1) return;
    seen[concept] = row + 1;
    reached.push(concept);
  };
  return (of, row) => {
    for (const concept of of) {
      reach(concept, row);
      for (const up of reaches[concept] ?? []) reach(up, row);
    }
  };
}
