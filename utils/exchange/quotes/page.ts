// Quotes as a page for people: read, printed and handed round; every quote with its source and a link to its place.
import type { CollectedQuote, QuoteCollection, QuoteGroup, QuoteWords, Rich } from '../../model/quotes';
import { escaped, openFile, PAPER_STYLE } from '../html-file';
import { linesOf, sayings } from './lines';
import { markOf, TEXTS_STYLE, writeTexts } from './texts';

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

function article(quote: CollectedQuote, words: QuoteWords, inText: ReadonlySet<number>): string {
  const { source, link, citation } = quote;
  const cite = onTheWeb(source) ? ` cite="${escaped(source)}"` : '';
  const rows = sayings(quote, words).map(({ term, text }) => `<dt>${escaped(term)}</dt><dd dir="auto">${escaped(text)}</dd>\n`);
  return [
    `<article data-id="${escaped(quote.id)}">\n<blockquote dir="auto"${cite}>\n`,
    ...linesOf(quote.quote).map((line) => `<p>${escaped(line)}</p>\n`),
    `</blockquote>\n<p dir="auto">${styled(citation)}</p>\n<dl>\n${rows.join('')}</dl>\n`,
    onTheWeb(link) ? `<p class="open"><a href="${escaped(link)}" rel="noopener noreferrer">${escaped(words.open)}</a></p>\n` : '',
    inText.has(quote.place ?? 0) && words.inText !== undefined
      ? `<p class="open"><a href="#${markOf(quote.place ?? 0)}">${escaped(words.inText)}</a></p>\n`
      : '',
    `</article>\n`,
  ].join('');
}

const section = ({ heading, quotes }: QuoteGroup, words: QuoteWords, inText: ReadonlySet<number>): string =>
  `<section>\n${heading === '' ? '' : `<h2 dir="auto">${escaped(heading)}</h2>\n`}${quotes.map((quote) => article(quote, words, inText)).join('')}</section>\n`;

/** A file to save as `.html`. Equal input gives equal bytes. */
export function writePage({ title, groups, references, texts = [] }: QuoteCollection, words: QuoteWords): string {
  const total = new Set(groups.flatMap((g) => g.quotes.map((q) => q.id))).size;
  const listed = references.map((r) => `<li dir="auto">${styled(r)}</li>\n`).join('');
  const inText = new Set(texts.flatMap(({ marks }) => marks.flatMap(({ quote, pieces }) => (pieces.length === 0 ? [] : [quote]))));
  return [
    openFile({ language: words.language, title, style: texts.length === 0 ? STYLE : STYLE + TEXTS_STYLE }),
    `<body>\n<header>\n<h1 dir="auto">${escaped(title)}</h1>\n<p class="quiet">${escaped(words.head(total))}</p>\n</header>\n`,
    `<main>\n${groups.map((group) => section(group, words, inText)).join('')}`,
    listed === '' ? '' : `<section class="references">\n<h2>${escaped(words.references)}</h2>\n<ul>\n${listed}</ul>\n</section>\n`,
    writeTexts(texts, words),
    `</main>\n</body>\n</html>\n`,
  ].join('');
}
