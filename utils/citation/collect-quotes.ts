// Which quotes go out together, in which groups and order, and with which references?
import { conceptsOf, noteOf, type Annotation } from '../model/annotation';
import type { CitationStyle } from '../model/citation-style';
import type { PaperDocument } from '../model/document';
import type { Iri } from '../model/ids';
import type { CollectedQuote, QuoteCollection, QuoteGroup, QuoteOrder, Rich } from '../model/quotes';
import { positionOf } from '../model/selector';
import { atOnce, within, type Steps } from '../text/pace';
import { cited, wordsOf } from './cite';
import { textOf } from './rich';
import { yearLetters } from './year-letters';

export interface Wanted {
  /** Those whose document is not given are left out. */
  readonly annotations: readonly Annotation[];
  readonly documents: readonly PaperDocument[];
  /** In the order in which groups of concepts come. */
  readonly concepts: readonly { readonly id: Iri; readonly prefLabel: string }[];
  readonly style: CitationStyle;
  readonly order: QuoteOrder;
  readonly title: string;
  /** UTC. */
  readonly made: string;
  readonly words: { readonly untitled: string; readonly withoutConcept: string };
}

export interface Pair {
  readonly annotation: Annotation;
  readonly document: PaperDocument;
}

const startOf = ({ target }: Annotation): number => positionOf(target.selectors)?.start ?? Infinity;

/** As they stand in the text; where that is not known, as they were tagged. */
const inTextOrder = (a: Pair, b: Pair): number =>
  startOf(a.annotation) - startOf(b.annotation) || (a.annotation.created < b.annotation.created ? -1 : 1);

/** Groups by document in the order of their titles, or by concept in the order given: then a passage stands under each of its concepts. */
export const collectQuotes = (wanted: Wanted): QuoteCollection => atOnce(collectingQuotes(wanted));

/** The same, a quote a step. */
export function* collectingQuotes(wanted: Wanted): Steps<QuoteCollection> {
  const { annotations, documents, order, title, made, words, style } = wanted;
  const collator = new Intl.Collator();
  const papers = documents.toSorted((a, b) => collator.compare(a.metadata.title, b.metadata.title));
  const of = new Map(papers.map(({ id }): [Iri, Annotation[]] => [id, []]));
  for (const annotation of annotations) of.get(annotation.document)?.push(annotation);
  const byDocument = papers.map((document) =>
    (of.get(document.id) ?? []).map((annotation) => ({ annotation, document })).sort(inTextOrder),
  );
  const pairs = byDocument.flat();
  const labels = new Map(wanted.concepts.map((c) => [c.id, c.prefLabel]));
  const letters = yield* within(
    0,
    0.15,
    yearLetters(
      byDocument.flatMap(([first]) => first?.document ?? []),
      style,
    ),
  );
  const collected = new Map<Iri, CollectedQuote>();
  for (const [i, pair] of pairs.entries()) {
    collected.set(pair.annotation.id, collect(pair, wanted, { labels, letters }));
    yield 0.15 + (0.65 * i) / pairs.length;
  }
  const quotesOf = (all: readonly Pair[]): readonly CollectedQuote[] => all.flatMap(({ annotation: { id } }) => collected.get(id) ?? []);
  const groups =
    order === 'document'
      ? byDocument.map((all): QuoteGroup => ({ heading: all[0]?.document.metadata.title || words.untitled, quotes: quotesOf(all) }))
      : byConcept(pairs, wanted, ({ annotation: { id } }) => collected.get(id));
  yield 0.85;
  const references = yield* referencing(byDocument, style, letters);
  return { title, made, groups: groups.filter(({ quotes }) => quotes.length > 0), references };
}

/** A group for each concept in the order given, and one for what has none of them. */
export function byConcept<T extends { readonly annotation: Annotation }>(
  all: readonly T[],
  { concepts, words }: Pick<Wanted, 'concepts' | 'words'>,
  quoteOf: (one: T) => CollectedQuote | undefined,
): readonly QuoteGroup[] {
  const under = new Map(concepts.map(({ id }): [Iri, CollectedQuote[]] => [id, []]));
  const without: CollectedQuote[] = [];
  for (const one of all) {
    const quote = quoteOf(one);
    if (quote === undefined) continue;
    const lists = [...new Set(conceptsOf(one.annotation))].flatMap((id) => (under.has(id) ? [under.get(id)] : []));
    for (const list of lists) list?.push(quote);
    if (lists.length === 0) without.push(quote);
  }
  return [
    ...concepts.map(({ id, prefLabel }) => ({ heading: prefLabel, quotes: under.get(id) ?? [] })),
    { heading: words.withoutConcept, quotes: without },
  ];
}

/** What concepts are called, and which letter stands behind the year of a document. */
export interface Naming {
  readonly labels: ReadonlyMap<Iri, string>;
  readonly letters: ReadonlyMap<Iri, string>;
}

export function collect(
  { annotation, document }: Pair,
  { style, words }: Pick<Wanted, 'style' | 'words'>,
  { labels, letters }: Naming,
): CollectedQuote {
  const { citation, isNote, link } = cited(annotation, document, style, letters.get(document.id));
  const { target, creator, created } = annotation;
  const { title, authors, publisher, published } = document.metadata;
  return {
    id: annotation.id,
    quote: wordsOf(annotation),
    concepts: conceptsOf(annotation).flatMap((id) => labels.get(id) ?? []),
    note: noteOf(annotation),
    annotator: creator.name,
    created,
    headings: target.headings,
    pageLabel: target.pageLabel ?? '',
    citation,
    isNote,
    work: { id: document.id, title: title || words.untitled, authors, publisher, published },
    source: target.source,
    link,
  };
}

/** One a document, with the day of its first quote; a document a step. */
export function* referencing(
  byDocument: readonly (readonly Pair[])[],
  style: CitationStyle,
  letters: Naming['letters'],
): Steps<readonly Rich[]> {
  const collator = new Intl.Collator();
  const all: { readonly reference: Rich; readonly text: string }[] = [];
  for (const [i, [first]] of byDocument.entries()) {
    if (first === undefined) continue;
    const { reference } = cited(first.annotation, first.document, style, letters.get(first.document.id));
    all.push({ reference, text: textOf(reference) });
    yield 0.85 + (0.15 * i) / byDocument.length;
  }
  return all.sort((a, b) => collator.compare(a.text, b.text)).map(({ reference }) => reference);
}
