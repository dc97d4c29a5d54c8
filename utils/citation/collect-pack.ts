// The quotes of a pack, cited, in its order and groups, with the comments and what checks have found.
import type { Annotation } from '../model/annotation';
import { CHECKED_AGAINST, type Pack } from '../model/pack';
import type { CollectedQuote, QuoteCollection, QuoteGroup } from '../model/quotes';
import { atOnce, within, type Steps } from '../text/pace';
import { yearLetters } from './year-letters';
import { byConcept, collect, referencing, type Pair, type Wanted } from './collect-quotes';

/** Lines whose passage or document is not given are left out. */
export const collectPack = (pack: Pack, wanted: Omit<Wanted, 'order' | 'title'>): QuoteCollection => atOnce(collectingPack(pack, wanted));

/** The same, a line a step. */
export function* collectingPack({ title, grouping, lines }: Pack, wanted: Omit<Wanted, 'order' | 'title'>): Steps<QuoteCollection> {
  const { concepts, words, style, made } = wanted;
  const passages = new Map(wanted.annotations.map((a) => [a.id, a]));
  const papers = new Map(wanted.documents.map((d) => [d.id, d]));
  const labels = new Map(concepts.map((c) => [c.id, c.prefLabel]));
  const here = new Set(lines.flatMap((line) => passages.get(line.annotation)?.document ?? []));
  const cites = wanted.documents.filter(({ id }) => here.has(id));
  const letters = yield* within(0, 0.15, yearLetters(cites, style));
  const pairs: Pair[] = [];
  const quotes: { readonly annotation: Annotation; readonly quote: CollectedQuote }[] = [];
  for (const [i, line] of lines.entries()) {
    yield 0.15 + (0.65 * i) / lines.length;
    const annotation = passages.get(line.annotation);
    const document = annotation && papers.get(annotation.document);
    if (annotation === undefined || document === undefined) continue;
    const pair = { annotation, document };
    pairs.push(pair);
    const checks = CHECKED_AGAINST.flatMap((against) => (line[against] === undefined ? [] : [{ against, check: line[against] }]));
    const place = quotes.length + 1;
    quotes.push({ annotation, quote: { ...collect(pair, { style, words }, { labels, letters }), place, comment: line.comment, checks } });
  }
  const of = new Map<string, CollectedQuote[]>();
  for (const { annotation, quote } of quotes) {
    const those = of.get(annotation.document);
    if (those === undefined) of.set(annotation.document, [quote]);
    else those.push(quote);
  }
  const groups: Readonly<Record<Pack['grouping'], () => readonly QuoteGroup[]>> = {
    none: () => [{ heading: '', quotes: quotes.map(({ quote }) => quote) }],
    document: () => [...of].map(([id, all]) => ({ heading: papers.get(id)?.metadata.title || words.untitled, quotes: all })),
    concept: () => byConcept(quotes, wanted, ({ quote }) => quote),
  };
  const first = new Map(pairs.toReversed().map((pair) => [pair.document.id, pair]));
  const references = yield* referencing(
    [...papers.keys()].map((id) => [first.get(id) ?? []].flat()),
    style,
    letters,
  );
  return { title, made, groups: groups[grouping]().filter((g) => g.quotes.length > 0), references };
}
