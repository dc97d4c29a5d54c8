// How does a reader of the page see the quotes of one concept alone, without a script? A radio each, and rules that hide the others.
import type { Iri } from '../../model/ids';
import type { CollectedQuote, QuoteGroup, QuoteWords } from '../../model/quotes';
import { escaped } from '../html-file';

/** Concepts to choose from: more are no help, and each is two rules. */
const MOST = 40;
/** Quotes looked at in one part. */
const BATCH = 1_000;

export interface ConceptFilter {
  /** Empty where there is nothing to choose. */
  readonly style: string;
  readonly control: string;
  /** The attribute by which the rules know the quote where it stands in that group; empty where it is shown there for no concept alone. */
  attributeOf(quote: CollectedQuote, group: QuoteGroup): string;
}

const NONE: ConceptFilter = { style: '', control: '', attributeOf: () => '' };

/** Shown only where the browser knows the rules by which it works; on paper nothing but the concept that was chosen. */
const STYLE = `
.filter{display:none;margin:1em 0;padding:.4em 1em;border:1px solid var(--rule);font:15px/1.5 system-ui,sans-serif}
@supports selector(:has(a)){.filter{display:block}}
.filter legend{color:var(--quiet)}
.filter label{display:inline-block;margin-inline-end:1.2em;padding:.2em 0}
.filter small{color:var(--quiet)}
@media print{.filter{border:0;padding:0}.filter legend,.filter input,.filter small,.filter label:not(:has(:checked)),.filter:has(#show-0:checked){display:none}}`;

const hiding = (n: number): string =>
  `body:has(#show-${n}:checked) :is(article:not([data-concepts~="${n}"]),.group:not(:has([data-concepts~="${n}"]))){display:none}`;

function choice(n: number, label: string, passages: number): string {
  const isAll = n === 0 ? ' checked' : '';
  return `<label><input type="radio" name="show" id="show-${n}" autocomplete="off"${isAll}> <bdi>${escaped(label)}</bdi> <small>${passages}</small></label>\n`;
}

/**
 * Where a quote that stands in several groups is shown when one concept is chosen: under its heading, else where it stands first. So it
 * is shown once.
 */
function placing(groups: readonly QuoteGroup[]): (id: Iri, label: string) => QuoteGroup | undefined {
  const first = new Map<Iri, QuoteGroup>();
  const headed = new Map<string, Map<Iri, QuoteGroup>>();
  for (const group of groups) {
    const own = headed.get(group.heading) ?? new Map<Iri, QuoteGroup>();
    headed.set(group.heading, own);
    for (const { id } of group.quotes) {
      if (!first.has(id)) first.set(id, group);
      if (!own.has(id)) own.set(id, group);
    }
  }
  return (id, label) => headed.get(label)?.get(id) ?? first.get(id);
}

/** Yields the empty part while it counts: there may be many quotes. The most used come first, equals as they stand in the page. */
export function* choosingConcepts(groups: readonly QuoteGroup[], words: QuoteWords['filter']): Generator<string, ConceptFilter> {
  if (words === undefined) return NONE;
  const counts = new Map<string, number>();
  // A quote may stand in several groups.
  const seen = new Set<string>();
  for (const quote of groups.flatMap(({ quotes }) => quotes)) {
    if (seen.has(quote.id)) continue;
    seen.add(quote.id);
    for (const label of new Set(quote.concepts)) counts.set(label, (counts.get(label) ?? 0) + 1);
    if (seen.size % BATCH === 0) yield '';
  }
  const labels = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, MOST);
  // Where every quote has the same concepts there is nothing to tell apart.
  if (labels.every(([, n]) => n === seen.size)) return NONE;
  const numbers = new Map(labels.map(([label], i) => [label, i + 1]));
  const placeOf = placing(groups);
  const legend = counts.size > MOST ? words.most(MOST) : words.legend;
  return {
    style: [STYLE, ...labels.map((_, i) => hiding(i + 1))].join('\n'),
    control: [
      `<fieldset class="filter">\n<legend>${escaped(legend)}</legend>\n`,
      choice(0, words.all, seen.size),
      ...labels.map(([label, n], i) => choice(i + 1, label, n)),
      '</fieldset>\n',
    ].join(''),
    attributeOf: ({ id, concepts }, group) => {
      const here = [...new Set(concepts)].filter((label) => placeOf(id, label) === group);
      const own = here.flatMap((label) => numbers.get(label) ?? []);
      return own.length === 0 ? '' : ` data-concepts="${own.join(' ')}"`;
    },
  };
}
