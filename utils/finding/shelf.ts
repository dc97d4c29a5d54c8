// What must be known of each passage so that 100,000 of them are searched while the reader types? Its words by place, and numbers.
// Names are numbered once, so that counting is adding to an array.
import { conceptsOf, noteOf, quote, type Annotation } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { positionOf } from '@/utils/model/selector';
import type { Finding } from './checks';
import { MARKS, type Mark } from './question';
import { atOnce, type Steps } from '../text/pace';
import { sorting } from './sorting';
import { haystack } from './terms';
import { addWords, type WordPlaces } from './word-places';

/** Names and their numbers; a number stays for as long as the shelf. */
export interface Numbered {
  readonly ids: Iri[];
  readonly numbers: Map<Iri, number>;
  /** Folded words of each, by its number. */
  readonly hays: string[];
}

export interface Row {
  readonly id: Iri;
  /** Folded words of quote and note. */
  readonly hay: string;
  readonly document: number;
  readonly annotator: number;
  readonly concepts: readonly number[];
  /** ms */
  readonly created: number;
  readonly modified: number;
  /** UTF-16 offset in its document, as far as it is known. */
  readonly start: number;
  /** Bit n: `MARKS[n]`. */
  readonly marks: number;
}

export interface Shelf {
  /** A passage that is gone, or whose words have changed, leaves its place empty. */
  readonly rows: (Row | undefined)[];
  readonly places: Map<Iri, number>;
  /** Of quotes and notes. */
  readonly words: WordPlaces;
  readonly documents: Numbered;
  readonly annotators: Numbered;
  /** By number of an annotator: the name last seen. */
  readonly annotatorNames: string[];
  readonly concepts: Numbered;
  /** By passage, as far as it was checked. */
  checks: ReadonlyMap<Iri, Finding>;
  /** By number of a document: its place when documents stand by title. */
  ranks: Uint32Array;
  /** By number of a concept: itself and all that is broader, by number. */
  reaches: (readonly number[])[];
  /** Counts every change: what was worked out for another number is out of date. */
  version: number;
}

const numbered = (): Numbered => ({ ids: [], numbers: new Map(), hays: [] });

export const emptyShelf = (): Shelf => ({
  rows: [],
  places: new Map(),
  words: new Map(),
  documents: numbered(),
  annotators: numbered(),
  annotatorNames: [],
  concepts: numbered(),
  checks: new Map(),
  ranks: new Uint32Array(),
  reaches: [],
  version: 0,
});

export function numberOf(names: Numbered, id: Iri): number {
  let number = names.numbers.get(id);
  if (number === undefined) {
    names.numbers.set(id, (number = names.ids.length));
    names.ids.push(id);
    names.hays.push(' ');
  }
  return number;
}

function marksOf({ isStarred, refusedWordings = [], formerTargets = [] }: Annotation): number {
  const has: Readonly<Record<Mark, boolean>> = {
    starred: isStarred === true,
    refused: refusedWordings.length > 0,
    renewed: formerTargets.length > 0,
  };
  return MARKS.reduce((bits, mark, n) => bits | (has[mark] ? 1 << n : 0), 0);
}

const timeOf = (iso: string): number => {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? 0 : time;
};

/** Adds passages, or renews those that are here. */
export function putPassages(shelf: Shelf, annotations: readonly Annotation[]): void {
  shelf.version++;
  for (const annotation of annotations) {
    const annotator = numberOf(shelf.annotators, annotation.creator.id);
    const { name } = annotation.creator;
    // Short names that most passages share: folded once.
    if (shelf.annotatorNames[annotator] === undefined || (name !== '' && shelf.annotatorNames[annotator] !== name)) {
      shelf.annotatorNames[annotator] = name;
      shelf.annotators.hays[annotator] = haystack(name);
    }
    const row: Row = {
      id: annotation.id,
      hay: haystack(quote(annotation), noteOf(annotation)),
      document: numberOf(shelf.documents, annotation.document),
      annotator,
      concepts: conceptsOf(annotation).map((id) => numberOf(shelf.concepts, id)),
      created: timeOf(annotation.created),
      modified: timeOf(annotation.modified),
      start: positionOf(annotation.target.selectors)?.start ?? 0,
      marks: marksOf(annotation),
    };
    shelve(shelf, row);
  }
}

/** Where its words point at, or at a new place: words are never taken back from a place. */
function shelve(shelf: Shelf, row: Row): void {
  const before = shelf.places.get(row.id);
  if (before !== undefined && shelf.rows[before]?.hay === row.hay) {
    shelf.rows[before] = row;
    return;
  }
  if (before !== undefined) shelf.rows[before] = undefined;
  const at = shelf.rows.push(row) - 1;
  shelf.places.set(row.id, at);
  addWords(shelf.words, at, row.hay);
}

export function dropPassages(shelf: Shelf, ids: readonly Iri[]): void {
  shelf.version++;
  for (const id of ids) {
    const place = shelf.places.get(id);
    if (place !== undefined) shelf.rows[place] = undefined;
    shelf.places.delete(id);
  }
}

/** Every document that there is, anew. Those without a title stand last. */
export const setDocuments = (shelf: Shelf, documents: readonly PaperDocument[]): undefined => atOnce(settingDocuments(shelf, documents));

/** The same, some documents a step; until the last one their order is as it was. */
export function* settingDocuments(shelf: Shelf, documents: readonly PaperDocument[]): Steps<undefined> {
  const collator = new Intl.Collator();
  const byTitle = yield* sorting(
    documents,
    (a, b) => Number(a.metadata.title === '') - Number(b.metadata.title === '') || collator.compare(a.metadata.title, b.metadata.title),
  );
  for (const { id } of documents) numberOf(shelf.documents, id);
  const ranks = new Uint32Array(shelf.documents.ids.length);
  for (const [rank, document] of byTitle.entries()) {
    if (rank % 50 === 0) yield rank / byTitle.length;
    const number = numberOf(shelf.documents, document.id);
    ranks[number] = rank;
    const { title, authors, publisher } = document.metadata;
    shelf.documents.hays[number] = haystack(title, document.details?.subtitle ?? '', ...authors, publisher);
  }
  shelf.ranks = ranks;
  shelf.version++;
  return undefined;
}

/** Every concept of every codebook, anew. */
export function setConcepts(shelf: Shelf, concepts: readonly Concept[]): void {
  shelf.version++;
  const broader = new Map(concepts.map((c) => [c.id, c.broader]));
  shelf.reaches = [];
  for (const { id, prefLabel, altLabels } of concepts) {
    const number = numberOf(shelf.concepts, id);
    shelf.concepts.hays[number] = haystack(prefLabel, ...altLabels);
    const reached = new Set([id]);
    // A set is walked on to what is added meanwhile; a cycle adds nothing new.
    for (const at of reached) for (const up of broader.get(at) ?? []) if (broader.has(up)) reached.add(up);
    shelf.reaches[number] = [...reached].map((up) => numberOf(shelf.concepts, up));
  }
}

/** What checks found, anew. */
export function setChecks(shelf: Shelf, checks: Shelf['checks']): void {
  shelf.version++;
  shelf.checks = checks;
}

/** The documents that these passages stand in, each once; a passage that is not here has none. */
export function documentsOf({ rows, places, documents }: Shelf, passages: readonly Iri[]): readonly Iri[] {
  const numbers = new Set(passages.flatMap((id) => rows[places.get(id) ?? -1]?.document ?? []));
  return [...numbers].flatMap((number) => documents.ids[number] ?? []);
}
