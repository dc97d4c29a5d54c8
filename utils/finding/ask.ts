// Which passages answer a question, in which order, and how many would each further facet leave?
import type { Annotator } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import { CHECKED, EVERYTHING, MARKS, type Checked, type Mark, type Order, type Question } from './question';
import type { Numbered, Shelf } from './shelf';
import { placeOf, termKey, termsOf, type Term } from './terms';
import { columning, columnsOf, type Columns } from './columns';
import type { Steps } from '../text/pace';
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
    readonly checked: ReadonlyMap<Checked, number>;
  };
}

/** Works on a shelf, and remembers of the questions before what helps with the next. */
export interface Asking {
  readonly shelf: Shelf;
  version: number;
  /** By term: 1 where a passage holds it. The last ones asked for. */
  readonly held: Map<string, Uint8Array>;
  readonly orders: Map<Order, Uint32Array>;
  /** By question: the last ones given, to which a reader goes back letter by letter. */
  readonly answers: Map<string, Answer>;
  columns: Columns | undefined;
}

export const asking = (shelf: Shelf): Asking => ({
  shelf,
  version: -1,
  held: new Map(),
  orders: new Map(),
  answers: new Map(),
  columns: undefined,
});

/** Terms remembered: what a reader types while the question grows. */
const REMEMBERED = 12;

const known = (asked: Asking): Columns => (asked.columns ??= columnsOf(asked.shelf));

/** Passages that hold the term in quote, note, annotator's name, names of concepts, or title and authors of the document. */
function holding(asked: Asking, term: Term): Uint8Array {
  const key = termKey(term);
  const before = asked.held.get(key);
  if (before) return before;
  const { rows, words, documents, annotators, concepts } = asked.shelf;
  const held = placesWith(words, term, rows.length);
  if (term.words.includes(' ')) rows.forEach((row, i) => held[i] === 1 && placeOf(term, row?.hay ?? '') < 0 && (held[i] = 0)); // prettier-ignore
  const inNames = ({ hays }: Numbered): Uint8Array => Uint8Array.from(hays, (hay) => (placeOf(term, hay) < 0 ? 0 : 1));
  const [inDocument, inAnnotator, inConcept] = [inNames(documents), inNames(annotators), inNames(concepts)];
  if ([inDocument, inAnnotator, inConcept].some((names) => names.includes(1)))
    addNamed(held, known(asked), { inDocument, inAnnotator, inConcept });
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
  const before = asked.orders.get(order);
  if (before) return before;
  const sorted = order === 'document' ? byText(known(asked), asked.shelf.ranks) : byTime(known(asked).modified, order);
  asked.orders.set(order, sorted);
  return sorted;
}

/** By rank of the document, then by offset in it: whole numbers below 2^53. */
function byText({ documents, start }: Columns, ranks: Uint32Array): Uint32Array {
  const keys = start.map((at, i) => (ranks[documents[i]!] ?? 0) * 2 ** 32 + at);
  return Uint32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]! || a - b);
}

/** Places that go into a key beside a time in tenths of a second since 2000, which has 34 bits until 2054. */
const PLACES = 2 ** 18;

/** Numbers sorted without a comparison of ours: some ten times as quick as with one. */
function byTime(modified: Float64Array, order: Order): Uint32Array {
  const times = order === 'newest' ? modified.map((time) => -time) : modified;
  if (times.length > PLACES) return Uint32Array.from(times.keys()).sort((a, b) => times[a]! - times[b]! || a - b);
  const since = order === 'newest' ? -Date.UTC(2054) : Date.UTC(2000);
  const keys = times.map((time, i) => Math.max(0, Math.floor((time - since) / 100)) * PLACES + i).sort();
  const sorted = new Uint32Array(keys.length);
  for (let n = 0; n < keys.length; n++) sorted[n] = keys[n]! % PLACES;
  return sorted;
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

const FACETS = { documents: 1, concepts: 2, annotators: 4, marks: 8, days: 16, checked: 32 } as const;

/** Which facets a row does not meet, as bits; `undefined` where none is asked for. */
function facetTest({ documents, annotators, concepts }: Shelf, of: Columns, question: Question): ((row: number) => number) | undefined {
  const inDocuments = meant(documents, question.documents);
  const inConcepts = meant(concepts, question.concepts);
  const inAnnotators = meant(annotators, question.annotators);
  const marks = question.marks.reduce((bits, mark) => bits | (1 << MARKS.indexOf(mark)), 0);
  const checked = question.checked.reduce((bits, outcome) => bits | (1 << CHECKED.indexOf(outcome)), 0);
  const isDated = question.from !== '' || question.to !== '';
  if (!inDocuments && !inConcepts && !inAnnotators && marks === 0 && checked === 0 && !isDated) return undefined;
  const from = question.from === '' ? -Infinity : Date.parse(question.from);
  const to = question.to === '' ? Infinity : Date.parse(question.to) + DAY;
  return (row) => {
    let missed = 0;
    if (inDocuments && inDocuments[of.documents[row]!] !== 1) missed |= FACETS.documents;
    if (inConcepts) {
      let isIn = false;
      for (let c = of.reachedEnds[row]!; c < of.reachedEnds[row + 1]! && !isIn; c++) isIn = inConcepts[of.reached[c]!] === 1;
      if (!isIn) missed |= FACETS.concepts;
    }
    if (inAnnotators && inAnnotators[of.annotators[row]!] !== 1) missed |= FACETS.annotators;
    if (marks !== 0 && (of.marks[row]! & marks) === 0) missed |= FACETS.marks;
    if (checked !== 0 && (checked & (1 << of.checked[row]!)) === 0) missed |= FACETS.checked;
    if (of.created[row]! < from || of.created[row]! >= to) missed |= FACETS.days;
    return missed;
  };
}

/** 1 for each row that every term holds, and that is there. */
function allOf(held: readonly Uint8Array[], isThere: Uint8Array): Uint8Array {
  const all = isThere.slice();
  for (const one of held) for (let i = 0; i < all.length; i++) all[i]! &= one[i]!;
  return all;
}

/** What was worked out for another state of the shelf is let go. */
function renew(asked: Asking): void {
  if (asked.version === asked.shelf.version) return;
  asked.held.clear();
  asked.orders.clear();
  asked.answers.clear();
  asked.columns = undefined;
  asked.version = asked.shelf.version;
}

/** Works out, a little at a time, what the next question looks at in every passage. The shelf must stay as it is meanwhile. */
export function* preparing(asked: Asking): Steps<undefined> {
  renew(asked);
  const columns = yield* columning(asked.shelf);
  asked.columns ??= columns;
  yield 1;
  ordered(asked, EVERYTHING.order);
  return undefined;
}

/** Linear in passages. Never throws. */
export function ask(asked: Asking, question: Question): Answer {
  renew(asked);
  const key = JSON.stringify({ ...question, see: '' });
  const before = asked.answers.get(key);
  if (before) return before;
  const answer = worked(asked, question);
  asked.answers.set(key, answer);
  const [oldest] = asked.answers.keys();
  if (asked.answers.size > REMEMBERED && oldest !== undefined) asked.answers.delete(oldest);
  return answer;
}

function worked(asked: Asking, question: Question): Answer {
  const { shelf } = asked;
  const columns = known(asked);
  const held = termsOf(question.words).map((term) => holding(asked, term));
  // In the order in which they lie in memory; the order asked for is laid over what was found.
  const hits = allOf(held, columns.isThere);
  const missedBy = facetTest(shelf, columns, question);
  const tally = tallies(shelf, columns);
  for (let i = 0; i < hits.length; i++) {
    if (hits[i] === 0) continue;
    const missed = missedBy === undefined ? 0 : missedBy(i);
    if (missed !== 0) hits[i] = 0;
    tally.add(i, missed);
  }
  const ids: Iri[] = [];
  const order = ordered(asked, question.order);
  for (let n = 0; n < order.length; n++) if (hits[order[n]!] === 1) ids.push(columns.ids[order[n]!]!);
  return { ids, all: shelf.places.size, documents: columns.inUse, annotators: columns.people, counts: tally.counts() };
}

interface Tally {
  add(row: number, missed: number): void;
  counts(): Answer['counts'];
}

function tallies({ documents, annotators, concepts }: Shelf, of: Columns): Tally {
  const inDocument = new Uint32Array(documents.ids.length);
  const ofConcept = new Uint32Array(concepts.ids.length);
  const ofAnnotator = new Uint32Array(annotators.ids.length);
  const ofMark = new Uint32Array(MARKS.length);
  const ofCheck = new Uint32Array(CHECKED.length);
  const named = ({ ids }: Numbered, numbers: Uint32Array): ReadonlyMap<Iri, number> => {
    const counted = new Map<Iri, number>();
    for (let i = 0; i < numbers.length; i++) if (numbers[i] !== 0) counted.set(ids[i]!, numbers[i]!);
    return counted;
  };
  return {
    add: (row, missed) => {
      if ((missed & ~FACETS.documents) === 0) inDocument[of.documents[row]!]!++;
      if ((missed & ~FACETS.annotators) === 0) ofAnnotator[of.annotators[row]!]!++;
      const marks = of.marks[row]!;
      if (marks !== 0 && (missed & ~FACETS.marks) === 0) for (let m = 0; m < MARKS.length; m++) if (marks & (1 << m)) ofMark[m]!++;
      if ((missed & ~FACETS.checked) === 0) ofCheck[of.checked[row]!]!++;
      if ((missed & ~FACETS.concepts) !== 0) return;
      for (let c = of.reachedEnds[row]!; c < of.reachedEnds[row + 1]!; c++) ofConcept[of.reached[c]!]!++;
    },
    counts: () => ({
      documents: named(documents, inDocument),
      concepts: named(concepts, ofConcept),
      annotators: named(annotators, ofAnnotator),
      marks: new Map(MARKS.flatMap((mark, i) => (ofMark[i] ? [[mark, ofMark[i]] as const] : []))),
      checked: new Map(CHECKED.flatMap((outcome, i) => (ofCheck[i] ? [[outcome, ofCheck[i]] as const] : []))),
    }),
  };
}
