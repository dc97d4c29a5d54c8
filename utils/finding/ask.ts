// Which passages answer a question, in which order, and how many would each further facet leave?
import type { Annotator } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import { MARKS, type Mark, type Order, type Question } from './question';
import type { Numbered, Row, Shelf } from './shelf';
import { placeOf, termKey, termsOf, type Term } from './terms';
import { placesWith } from './word-places';

export interface Answer {
  /** In the order asked for. */
  readonly ids: readonly Iri[];
  /** Of how many passages, from which documents, and by whom, whatever was asked. */
  readonly all: number;
  readonly documents: ReadonlySet<Iri>;
  readonly annotators: readonly Annotator[];
  /**
   * How many passages each value of a facet leaves, the other facets and the words being as they are; what has none does not stand
   * in it. A concept counts what is tagged with a narrower one too.
   */
  readonly counts: {
    readonly documents: ReadonlyMap<Iri, number>;
    readonly concepts: ReadonlyMap<Iri, number>;
    readonly annotators: ReadonlyMap<Iri, number>;
    readonly marks: ReadonlyMap<Mark, number>;
  };
}

/** Works on a shelf, and remembers of the questions before what helps with the next. */
export interface Asking {
  readonly shelf: Shelf;
  version: number;
  /** By term: 1 where a passage holds it. The last ones asked for. */
  readonly held: Map<string, Uint8Array>;
  readonly orders: Map<Order, Uint32Array>;
  columns: Columns | undefined;
}

export const asking = (shelf: Shelf): Asking => ({ shelf, version: -1, held: new Map(), orders: new Map(), columns: undefined });

/** What every question looks at in every row, side by side in memory: rows lie scattered. */
interface Columns {
  /** Numbers by row; of an empty place one that none has. */
  readonly documents: Uint32Array;
  readonly annotators: Uint32Array;
  /** Those of row i are `concepts[ends[i]]` up to `concepts[ends[i + 1]]`. */
  readonly concepts: Uint32Array;
  readonly ends: Uint32Array;
  /** By number of a document: 1 where a passage has it. */
  readonly inUse: Uint8Array;
}

function columnsOf(asked: Asking): Columns {
  if (asked.columns) return asked.columns;
  const { rows, documents: all } = asked.shelf;
  const NOBODY = 2 ** 32 - 1;
  const documents = Uint32Array.from(rows, (row) => row?.document ?? NOBODY);
  const annotators = Uint32Array.from(rows, (row) => row?.annotator ?? NOBODY);
  const ends = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => (ends[i + 1] = ends[i]! + (row?.concepts.length ?? 0)));
  const concepts = new Uint32Array(ends.at(-1) ?? 0);
  rows.forEach((row, i) => row && concepts.set(row.concepts, ends[i]));
  const inUse = new Uint8Array(all.ids.length);
  for (const document of documents) if (document < inUse.length) inUse[document] = 1;
  return (asked.columns = { documents, annotators, concepts, ends, inUse });
}

/** Terms remembered: what a reader types while the question grows. */
const REMEMBERED = 12;

/** Passages that hold the term in quote, note, annotator's name, names of concepts, or title and authors of the document. */
function holding(asked: Asking, term: Term): Uint8Array {
  const key = termKey(term);
  const known = asked.held.get(key);
  if (known) return known;
  const { rows, words, documents, annotators, concepts } = asked.shelf;
  const held = placesWith(words, term, rows.length);
  if (term.words.includes(' ')) rows.forEach((row, i) => held[i] === 1 && placeOf(term, row?.hay ?? '') < 0 && (held[i] = 0)); // prettier-ignore
  const inNames = ({ hays }: Numbered): Uint8Array => Uint8Array.from(hays, (hay) => (placeOf(term, hay) < 0 ? 0 : 1));
  const [inDocument, inAnnotator, inConcept] = [inNames(documents), inNames(annotators), inNames(concepts)];
  if ([inDocument, inAnnotator, inConcept].some((names) => names.includes(1)))
    addNamed(held, columnsOf(asked), { inDocument, inAnnotator, inConcept });
  asked.held.set(key, held);
  const [oldest] = asked.held.keys();
  if (asked.held.size > REMEMBERED && oldest !== undefined) asked.held.delete(oldest);
  return held;
}

/** 1 also for each row that has one of these by its number. */
function addNamed(
  held: Uint8Array,
  { documents, annotators, concepts, ends }: Columns,
  { inDocument, inAnnotator, inConcept }: Readonly<Record<'inDocument' | 'inAnnotator' | 'inConcept', Uint8Array>>,
): void {
  const hasConcept = inConcept.includes(1);
  for (let i = 0; i < held.length; i++) {
    if (held[i] === 1) continue;
    let isNamed = inDocument[documents[i]!] === 1 || inAnnotator[annotators[i]!] === 1;
    if (hasConcept) for (let c = ends[i]!; c < ends[i + 1]! && !isNamed; c++) isNamed = inConcept[concepts[c]!] === 1;
    if (isNamed) held[i] = 1;
  }
}

/** Numbers of the rows in order; equal ones as they came. */
function ordered(asked: Asking, order: Order): Uint32Array {
  const known = asked.orders.get(order);
  if (known) return known;
  const { rows, ranks } = asked.shelf;
  const sorted = order === 'document' ? byText(rows, ranks) : byTime(rows, order);
  asked.orders.set(order, sorted);
  return sorted;
}

/** By rank of the document, then by offset in it: whole numbers below 2^53. */
function byText(rows: Shelf['rows'], ranks: Uint32Array): Uint32Array {
  const keys = Float64Array.from(rows, (row) => (row === undefined ? 0 : (ranks[row.document] ?? 0) * 2 ** 32 + row.start));
  return Uint32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]! || a - b);
}

/** Places that go into a key beside a time in tenths of a second since 2000, which has 34 bits until 2054. */
const PLACES = 2 ** 18;

/** Numbers sorted without a comparison of ours: some ten times as quick as with one. */
function byTime(rows: Shelf['rows'], order: Order): Uint32Array {
  const times = Float64Array.from(rows, (row) => (row === undefined ? 0 : order === 'newest' ? -row.modified : row.modified));
  if (rows.length > PLACES) return Uint32Array.from(times.keys()).sort((a, b) => times[a]! - times[b]! || a - b);
  const since = order === 'newest' ? -Date.UTC(2054) : Date.UTC(2000);
  const keys = times.map((time, i) => Math.max(0, Math.floor((time - since) / 100)) * PLACES + i).sort();
  return Uint32Array.from(keys, (key) => key % PLACES);
}

const DAY = 86_400_000;

/** 1 for each number that is meant; `undefined` when all are. */
function meant(names: Numbered, ids: readonly Iri[]): Uint8Array | undefined {
  if (ids.length === 0) return undefined;
  const set = new Uint8Array(names.ids.length);
  for (const id of ids) {
    const number = names.numbers.get(id);
    if (number !== undefined) set[number] = 1;
  }
  return set;
}

const FACETS = { documents: 1, concepts: 2, annotators: 4, marks: 8, days: 16 } as const;

/** Which facets a row does not meet, as bits. */
function facetTest({ documents, annotators, concepts, reaches }: Shelf, question: Question): (row: Row) => number {
  const inDocuments = meant(documents, question.documents);
  const inConcepts = meant(concepts, question.concepts);
  const inAnnotators = meant(annotators, question.annotators);
  const marks = question.marks.reduce((bits, mark) => bits | (1 << MARKS.indexOf(mark)), 0);
  const from = question.from === '' ? -Infinity : Date.parse(question.from);
  const to = question.to === '' ? Infinity : Date.parse(question.to) + DAY;
  return (row) => {
    let missed = 0;
    if (inDocuments && inDocuments[row.document] !== 1) missed |= FACETS.documents;
    if (inConcepts && !row.concepts.some((c) => inConcepts[c] === 1 || reaches[c]?.some((up) => inConcepts[up] === 1)))
      missed |= FACETS.concepts;
    if (inAnnotators && inAnnotators[row.annotator] !== 1) missed |= FACETS.annotators;
    if (marks !== 0 && (row.marks & marks) === 0) missed |= FACETS.marks;
    if (row.created < from || row.created >= to) missed |= FACETS.days;
    return missed;
  };
}

function areAll(held: readonly Uint8Array[], i: number): boolean {
  for (const has of held) if (has[i] === 0) return false;
  return true;
}

/** Linear in passages. Never throws. */
export function ask(asked: Asking, question: Question): Answer {
  const { shelf } = asked;
  if (asked.version !== shelf.version) {
    asked.held.clear();
    asked.orders.clear();
    asked.columns = undefined;
    asked.version = shelf.version;
  }
  const held = termsOf(question.words).map((term) => holding(asked, term));
  const hits = new Uint8Array(shelf.rows.length);
  const missedBy = facetTest(shelf, question);
  const tally = tallies(shelf);
  const ids: Iri[] = [];
  const { inUse } = columnsOf(asked);
  // In the order in which they lie in memory; the order asked for is laid over what was found.
  for (let i = 0; i < shelf.rows.length; i++) {
    if (!areAll(held, i)) continue;
    const row = shelf.rows[i];
    if (row === undefined) continue;
    const missed = missedBy(row);
    if (missed === 0) hits[i] = 1;
    tally.add(row, missed);
  }
  for (const i of ordered(asked, question.order)) if (hits[i] === 1) ids.push(shelf.rows[i]!.id);
  return {
    ids,
    all: shelf.places.size,
    documents: new Set(shelf.documents.ids.filter((_, i) => inUse[i] === 1)),
    annotators: shelf.annotators.ids.map((id, i) => ({ id, name: shelf.annotatorNames[i] ?? '' })),
    counts: tally.counts(),
  };
}

interface Tally {
  add(row: Row, missed: number): void;
  counts(): Answer['counts'];
}

function tallies({ documents, annotators, concepts, reaches }: Shelf): Tally {
  const inDocument = new Uint32Array(documents.ids.length);
  const ofConcept = new Uint32Array(concepts.ids.length);
  const ofAnnotator = new Uint32Array(annotators.ids.length);
  const ofMark = new Uint32Array(MARKS.length);
  // Of a passage with several concepts, what is above two of them counts once: this row's number stands in it.
  const counted = new Uint32Array(concepts.ids.length);
  let turn = 0;
  const count = (concept: number): void => {
    if (counted[concept] === turn) return;
    counted[concept] = turn;
    ofConcept[concept]!++;
  };
  const named = ({ ids }: Numbered, numbers: Uint32Array): ReadonlyMap<Iri, number> =>
    new Map(ids.flatMap((id, i) => (numbers[i] ? [[id, numbers[i]] as const] : [])));
  return {
    add: (row, missed) => {
      if ((missed & ~FACETS.documents) === 0) inDocument[row.document]!++;
      if ((missed & ~FACETS.annotators) === 0) ofAnnotator[row.annotator]!++;
      if ((missed & ~FACETS.marks) === 0) for (let m = 0; m < MARKS.length; m++) if (row.marks & (1 << m)) ofMark[m]!++;
      if ((missed & ~FACETS.concepts) !== 0) return;
      turn++;
      for (const concept of row.concepts) {
        const reach = reaches[concept];
        if (reach === undefined) count(concept);
        else for (const up of reach) count(up);
      }
    },
    counts: () => ({
      documents: named(documents, inDocument),
      concepts: named(concepts, ofConcept),
      annotators: named(annotators, ofAnnotator),
      marks: new Map(MARKS.flatMap((mark, i) => (ofMark[i] ? [[mark, ofMark[i]] as const] : []))),
    }),
  };
}
