// Quotes as a page for people: read, printed and handed round; every quote with its source and a link to its place.
import type { CollectedQuote, QuoteCollection, QuoteGroup, QuoteWords, Rich } from '../../model/quotes';
import { escaped, openFile, PAPER_STYLE } from '../html-file';
import { choosingConcepts, type ConceptFilter } from './concept-filter';
import { linesOf, passagesIn, sayings } from './lines';
import { markOf, textParts, TEXTS_STYLE } from './texts';

const STYLE = `${PAPER_STYLE}
article{margin:1.6em 0;break-inside:avoid}
blockquote{margin:0 0 .5em;padding-inline-start:16px;border-inline-start:3px solid var(--link)}
blockquote p{margin:0 0 .4em}
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 .8em}
dt:empty{display:none}
dt:empty+dd{grid-column:1/-1;color:var(--quiet);font:14px/1.5 system-ui,sans-serif}
.references li{margin:.4em 0}
@media print{.open{display:none}}`;

const styled = (rich: Rich): string =>
  rich.map(({ text, isItalic }) => (isItalic === true ? `<i>${escaped(text)}</i>` : escaped(text))).join('');

const onTheWeb = (url: string): boolean => /^https?:\/\//iu.test(url);

interface Page {
  readonly words: QuoteWords;
  /** Places of the quotes that are marked in a text. */
  readonly inText: ReadonlySet<number>;
  readonly filter: ConceptFilter;
}

function article(quote: CollectedQuote, group: QuoteGroup, { words, inText, filter }: Page): string {
  const { source, link, citation } = quote;
  const cite = onTheWeb(source) ? ` cite="${escaped(source)}"` : '';
  const rows = sayings(quote, words).map(({ term, text }) => `<dt>${escaped(term)}</dt><dd dir="auto">${escaped(text)}</dd>\n`);
  return [
    `<article data-id="${escaped(quote.id)}"${filter.attributeOf(quote, group)}>\n<blockquote dir="auto"${cite}>\n`,
    ...linesOf(quote.quote).map((line) => `<p>${escaped(line)}</p>\n`),
    `</blockquote>\n<p dir="auto">${styled(citation)}</p>\n<dl>\n${rows.join('')}</dl>\n`,
    onTheWeb(link) ? `<p class="open"><a href="${escaped(link)}" rel="noopener noreferrer">${escaped(words.open)}</a></p>\n` : '',
    inText.has(quote.place ?? 0) && words.inText !== undefined
      ? `<p class="open"><a href="#${markOf(quote.place ?? 0)}">${escaped(words.inText)}</a></p>\n`
      : '',
    `</article>\n`,
  ].join('');
}

/** A file to save as `.html`. Equal input gives equal bytes. */
export const writePage = (collection: QuoteCollection, words: QuoteWords): string => [...pageParts(collection, words)].join('');

/** What the file is made of: a quote, or a piece of a text, a part. */
export function* pageParts({ title, groups, references, texts = [] }: QuoteCollection, words: QuoteWords): Generator<string> {
  const inText = new Set(texts.flatMap(({ marks }) => marks.flatMap(({ quote, pieces }) => (pieces.length === 0 ? [] : [quote]))));
  const filter = yield* choosingConcepts(groups, words.filter);
  yield openFile({ language: words.language, title, style: STYLE + filter.style + (texts.length === 0 ? '' : TEXTS_STYLE) });
  yield `<body>\n<header>\n<h1 dir="auto">${escaped(title)}</h1>\n<p class="quiet">${escaped(words.head(passagesIn(groups)))}</p>\n</header>\n<main>\n${filter.control}`;
  for (const group of groups) {
    const { heading, quotes } = group;
    yield `<section class="group">\n${heading === '' ? '' : `<h2 dir="auto">${escaped(heading)}</h2>\n`}`;
    for (const quote of quotes) yield article(quote, group, { words, inText, filter });
    yield '</section>\n';
  }
  if (references.length > 0) {
    yield `<section class="references">\n<h2>${escaped(words.references)}</h2>\n<ul>\n`;
    for (const reference of references) yield `<li dir="auto">${styled(reference)}</li>\n`;
    yield '</ul>\n</section>\n';
  }
  for (const text of texts) yield* textParts(text, words);
  yield '</main>\n</body>\n</html>\n';
}
