// Quotes as Markdown (CommonMark 0.31): read as text everywhere, and by programs for notes with their metadata.
import type { CollectedQuote, QuoteCollection, QuoteWords, Rich } from '../../model/quotes';
import { linesOf, passagesIn, sayings } from './lines';

/** No sign of the words is taken for markup: those that mark anywhere, and those that begin a block. */
const escaped = (line: string): string =>
  line.replace(/[\\`*_[\]<>#|~&$^=]/gu, '\\$&').replace(/^(?:[-+]|\d{1,9}[.)])/u, (begun) => `${begun.slice(0, -1)}\\${begun.slice(-1)}`);

/** In angle brackets, within which only these would end it. */
const address = (url: string): string => `<${url.replace(/[<>\s\\]/gu, (c) => encodeURIComponent(c))}>`;

const styled = (rich: Rich): string =>
  rich
    .map(({ text, isItalic }) => {
      const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
      return isItalic === true && words !== '' ? `${before}*${escaped(words)}*${after}` : `${before}${escaped(words)}${after}`;
    })
    .join('');

function entry(quote: CollectedQuote, words: QuoteWords): string {
  const quoted = linesOf(quote.quote).map((line) => `> ${escaped(line)}`);
  const said = sayings(quote, words).flatMap(({ term, text }) => {
    const lines = linesOf(text).map(escaped);
    return [`${term === '' ? '' : `**${escaped(term)}:** `}${lines.join('\\\n')}`];
  });
  const link = quote.link === '' ? [] : [`[${escaped(words.open)}](${address(quote.link)})`];
  return [quoted.join('\n>\n'), [styled(quote.citation), ...said, ...link].filter((line) => line !== '').join('\\\n')].join('\n\n');
}

/** A string of YAML 1.2 in double quotes is one of JSON. */
const yaml = (text: string): string => JSON.stringify(text);

const heading = (level: number, text: string): string => `${'#'.repeat(level)} ${escaped(linesOf(text).join(' '))}`;

export const writeMarkdown = (collection: QuoteCollection, words: QuoteWords): string => [...markdownParts(collection, words)].join('');

/** What the file is made of, a quote a part. */
export function* markdownParts({ title, made, groups, references }: QuoteCollection, words: QuoteWords): Generator<string> {
  yield `---\ntitle: ${yaml(title)}\ndate: ${made.slice(0, 10)}\nlang: ${yaml(words.language)}\n---\n\n`;
  yield `${heading(1, title)}\n\n${escaped(words.head(passagesIn(groups)))}\n`;
  for (const group of groups) {
    if (group.heading !== '') yield `\n${heading(2, group.heading)}\n`;
    for (const quote of group.quotes) yield `\n${entry(quote, words)}\n`;
  }
  if (references.length === 0) return;
  yield `\n${heading(2, words.references)}\n\n`;
  for (const reference of references) yield `- ${styled(reference)}\n`;
}
