// Quotes as plain text, to paste anywhere.
import type { CollectedQuote, QuoteCollection, QuoteWords } from '../../model/quotes';
import { linesOf, passagesIn, sayings, textOf } from './lines';

function entry(quote: CollectedQuote, words: QuoteWords): string {
  const said = sayings(quote, words).flatMap(({ term, text }) =>
    linesOf(text).map((line, i) => (term !== '' && i === 0 ? `${term}: ${line}` : line)),
  );
  const cited = `“${linesOf(quote.quote).join('\n')}”`;
  return [cited, textOf(quote.citation), ...said, quote.link].filter((line) => line !== '').join('\n');
}

const underlined = (heading: string, line: string): string => `${heading}\n${line.repeat(Math.min(72, [...heading].length))}`;

export const writeText = (collection: QuoteCollection, words: QuoteWords): string => [...textParts(collection, words)].join('');

/** What the file is made of, a quote a part. */
export function* textParts({ title, groups, references }: QuoteCollection, words: QuoteWords): Generator<string> {
  yield `${underlined(title, '=')}\n${words.head(passagesIn(groups))}\n`;
  for (const { heading, quotes } of groups) {
    if (heading !== '') yield `\n${underlined(heading, '-')}\n`;
    for (const quote of quotes) yield `\n${entry(quote, words)}\n`;
  }
  if (references.length > 0) yield `\n${underlined(words.references, '-')}\n`;
  for (const reference of references) yield `\n${textOf(reference)}\n`;
}
