// Quotes as plain text, to paste anywhere.
import type { CollectedQuote, QuoteCollection, QuoteWords } from '../../model/quotes';
import { linesOf, sayings, textOf } from './lines';

function entry(quote: CollectedQuote, words: QuoteWords): string {
  const said = sayings(quote, words).flatMap(({ term, text }) =>
    linesOf(text).map((line, i) => (term !== '' && i === 0 ? `${term}: ${line}` : line)),
  );
  const cited = `“${linesOf(quote.quote).join('\n')}”`;
  return [cited, textOf(quote.citation), ...said, quote.link].filter((line) => line !== '').join('\n');
}

const underlined = (heading: string, line: string): string => `${heading}\n${line.repeat(Math.min(72, [...heading].length))}`;

export function writeText({ title, groups, references }: QuoteCollection, words: QuoteWords): string {
  const total = new Set(groups.flatMap((g) => g.quotes.map((q) => q.id))).size;
  const parts = [
    `${underlined(title, '=')}\n${words.head(total)}`,
    ...groups.flatMap(({ heading, quotes }) => [
      ...(heading === '' ? [] : [underlined(heading, '-')]),
      ...quotes.map((quote) => entry(quote, words)),
    ]),
    ...(references.length === 0 ? [] : [underlined(words.references, '-'), ...references.map(textOf)]),
  ];
  return `${parts.join('\n\n')}\n`;
}
