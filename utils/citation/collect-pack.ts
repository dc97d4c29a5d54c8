// The quotes of a pack, cited, in its order and groups, with the comments and what checks have found.
import type { Annotation } from '../model/annotation';
import { conceptsOf } from '../model/annotation';
import type { Iri } from '../model/ids';
import { CHECKED_AGAINST, type Pack } from '../model/pack';
import type { CollectedQuote, QuoteCollection, QuoteGroup } from '../model/quotes';
import { collect, referencesOf, type Pair, type Wanted } from './collect-quotes';

/** Lines whose passage or document is not given are left out. */
export function collectPack({ title, grouping, lines }: Pack, wanted: Omit<Wanted, 'order' | 'title'>): QuoteCollection {
  const { concepts, words, style, made } = wanted;
  const passages = new Map(wanted.annotations.map((a) => [a.id, a]));
  const papers = new Map(wanted.documents.map((d) => [d.id, d]));
  const labels = new Map(concepts.map((c) => [c.id, c.prefLabel]));
  const pairs: Pair[] = [];
  const quotes: { readonly of: Annotation; readonly quote: CollectedQuote }[] = [];
  for (const line of lines) {
    const annotation = passages.get(line.annotation);
    const document = annotation && papers.get(annotation.document);
    if (annotation === undefined || document === undefined) continue;
    const pair = { annotation, document };
    pairs.push(pair);
    const checks = CHECKED_AGAINST.flatMap((against) => (line[against] === undefined ? [] : [{ against, check: line[against] }]));
    const place = quotes.length + 1;
    quotes.push({ of: annotation, quote: { ...collect(pair, { style, words }, labels), place, comment: line.comment, checks } });
  }
  const those = (is: (a: Annotation) => boolean): readonly CollectedQuote[] => quotes.flatMap((q) => (is(q.of) ? [q.quote] : []));
  const byDocument = (): readonly QuoteGroup[] =>
    [...new Set(quotes.map((q) => q.of.document))].map((id) => ({
      heading: papers.get(id)?.metadata.title || words.untitled,
      quotes: those((a) => a.document === id),
    }));
  const byConcept = (): readonly QuoteGroup[] => [
    ...concepts.map(({ id, prefLabel }) => ({ heading: prefLabel, quotes: those((a) => conceptsOf(a).includes(id)) })),
    { heading: words.withoutConcept, quotes: those((a) => !conceptsOf(a).some((id: Iri) => labels.has(id))) },
  ];
  const ungrouped = (): readonly QuoteGroup[] => [{ heading: '', quotes: those(() => true) }];
  const groups = { none: ungrouped, document: byDocument, concept: byConcept }[grouping]();
  const works = [...papers.keys()].map((id) => pairs.filter((pair) => pair.document.id === id));
  return { title, made, groups: groups.filter((g) => g.quotes.length > 0), references: referencesOf(works, style) };
}
