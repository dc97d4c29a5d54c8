// What a file says of one quote beside its words, line by line: the same in every format.
import type { CollectedQuote, QuoteGroup, QuoteWords, Rich } from '../../model/quotes';

export const textOf = (rich: Rich): string => rich.map((run) => run.text).join('');

/** Each once, in however many groups it stands. */
export const passagesIn = (groups: readonly QuoteGroup[]): number => new Set(groups.flatMap((g) => g.quotes.map((q) => q.id))).size;

/** XML and HTML hold no control characters, and no half of a character: U+FFFD stands for them. */
export const wellFormed = (text: string): string => text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\p{Surrogate}]/gu, '\uFFFD');

/** Lines of a text that people wrote; none is empty. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split(/[\r\n\u2028\u2029]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

export interface Saying {
  /** Empty where the line speaks for itself. */
  readonly term: string;
  readonly text: string;
}

/** In order: the comment of a pack, where it stands, its concepts, the note, who tagged it, and what checks have found. */
export function sayings(quote: CollectedQuote, words: QuoteWords): readonly Saying[] {
  const { headings, concepts, note, annotator, created, comment = '', checks = [] } = quote;
  const all = [
    { term: words.comment ?? '', text: comment.trim() },
    { term: '', text: headings.join(' › ') },
    { term: words.concepts, text: concepts.join('; ') },
    { term: words.note, text: note.trim() },
    { term: '', text: words.tagged(annotator, created) },
    ...checks.map(({ against, check }) => ({
      term: '',
      text: [words.checked?.(against, check) ?? '', check.found === undefined ? '' : `“${check.found}”`].filter(Boolean).join('\n'),
    })),
  ];
  return all.filter(({ text }) => text !== '');
}
