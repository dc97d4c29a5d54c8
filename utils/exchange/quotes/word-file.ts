// What stands in a Word document of quotes, as plain data that a worker can be given.
import type { QuoteCollection, QuoteWords, Rich } from '../../model/quotes';
import type { Result } from '../../model/result';
import type { Steps } from '../../text/pace';
import { linesOf, passagesIn, sayings, type Saying } from './lines';

export interface WordQuote {
  readonly lines: readonly string[];
  readonly citation: Rich;
  /** True where the citation is a footnote. */
  readonly isNote: boolean;
  /** A line each. */
  readonly said: readonly Saying[];
  /** Empty for what is not on the web. */
  readonly link: string;
}

export interface WordFile {
  readonly title: string;
  /** How many passages, and when the file was made. */
  readonly head: string;
  /** The words of links. */
  readonly open: string;
  readonly groups: readonly { readonly heading: string; readonly quotes: readonly WordQuote[] }[];
  /** Above the references. */
  readonly heading: string;
  readonly references: readonly Rich[];
}

/** What the worker answers. */
export type WordAnswer = Result<Uint8Array<ArrayBuffer>>;

/** A quote a step. */
export function* wordFile({ title, groups, references }: QuoteCollection, words: QuoteWords): Steps<WordFile> {
  const all = groups.reduce((sum, { quotes }) => sum + quotes.length, 0);
  const written: { readonly heading: string; readonly quotes: WordQuote[] }[] = [];
  let n = 0;
  for (const { heading, quotes } of groups) {
    const group = { heading, quotes: [] as WordQuote[] }; // filled below
    written.push(group);
    for (const quote of quotes) {
      yield (n += 1) / all;
      const said = sayings(quote, words).flatMap(({ term, text }) =>
        linesOf(text).map((line, i) => ({ term: i > 0 ? '' : term, text: line })),
      );
      group.quotes.push({ lines: linesOf(quote.quote), citation: quote.citation, isNote: quote.isNote, said, link: quote.link });
    }
  }
  return { title, head: words.head(passagesIn(groups)), open: words.open, groups: written, heading: words.references, references };
}
