// Which quotes go out together, in which groups and order, and with which references?
import { conceptsOf, noteOf, type Annotation } from '../model/annotation';
import type { CitationStyle } from '../model/citation-style';
import type { PaperDocument } from '../model/document';
import type { Iri } from '../model/ids';
import type { CollectedQuote, QuoteCollection, QuoteGroup, QuoteOrder, Rich } from '../model/quotes';
import { positionOf } from '../model/selector';
import { cited, wordsOf } from './cite';
import { textOf } from './rich';

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
export function collectQuotes(wanted: Wanted): QuoteCollection {
  const { annotations, documents, order, title, made, words } = wanted;
  const papers = documents.toSorted((a, b) => a.metadata.title.localeCompare(b.metadata.title));
  const byDocument = papers.map((document) =>
    annotations.flatMap((annotation) => (annotation.document === document.id ? [{ annotation, document }] : [])).sort(inTextOrder),
  );
  const pairs = byDocument.flat();
  const labels = new Map(wanted.concepts.map((c) => [c.id, c.prefLabel]));
  const collected = new Map(pairs.map((pair) => [pair.annotation.id, collect(pair, wanted, labels)]));
  const quotesOf = (all: readonly Pair[]): readonly CollectedQuote[] => all.flatMap(({ annotation: { id } }) => collected.get(id) ?? []);
  const groups: readonly QuoteGroup[] =
    order === 'document'
      ? byDocument.map((all) => ({ heading: all[0]?.document.metadata.title || words.untitled, quotes: quotesOf(all) }))
      : [
          ...wanted.concepts.map(({ id, prefLabel }) => ({
            heading: prefLabel,
            quotes: quotesOf(pairs.filter(({ annotation }) => conceptsOf(annotation).includes(id))),
          })),
          {
            heading: words.withoutConcept,
            quotes: quotesOf(pairs.filter(({ annotation }) => !conceptsOf(annotation).some((id) => labels.has(id)))),
          },
        ];
  return { title, made, groups: groups.filter(({ quotes }) => quotes.length > 0), references: referencesOf(byDocument, wanted.style) };
}

export function collect(
  { annotation, document }: Pair,
  { style, words }: Pick<Wanted, 'style' | 'words'>,
  labels: ReadonlyMap<Iri, string>,
): CollectedQuote {
  const { citation, isNote, link } = cited(annotation, document, style);
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

/** One a document, with the day of its first quote. */
export function referencesOf(byDocument: readonly (readonly Pair[])[], style: CitationStyle): readonly Rich[] {
  return byDocument
    .flatMap(([first]) => (first === undefined ? [] : [cited(first.annotation, first.document, style).reference]))
    .sort((a, b) => textOf(a).localeCompare(textOf(b)));
}
