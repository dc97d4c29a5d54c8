// What do the typed words ask for? Beginnings of words, all of them, and “phrases” word for word; case and accents do not matter.
import { foldText } from '@/utils/text/word-fold';

export interface Term {
  /** As in `foldText`; never empty. */
  readonly words: string;
  /** It ends where a word ends: a phrase whose quotation marks are closed. */
  readonly isWhole: boolean;
  /** Of a script that does not part words: it may begin anywhere. */
  readonly isAnywhere: boolean;
}

const WITHOUT_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const PARTS = /["“”„«»]([^"“”„«»]*)(["“”„«»]?)|([^\s"“”„«»]+)/g;

/** Each term once, in the order typed; none for words that hold no letter and no digit. */
export function termsOf(typed: string): readonly Term[] {
  const terms = new Map<string, Term>();
  for (const [, phrase, close, word] of typed.matchAll(PARTS)) {
    const words = foldText(phrase ?? word ?? '');
    const term = { words, isWhole: phrase !== undefined && close !== '', isAnywhere: WITHOUT_BLANKS.test(words) };
    if (words !== '') terms.set(termKey(term), term);
  }
  return [...terms.values()];
}

export const termKey = (term: Term): string => `${term.isWhole ? '"' : ''}${term.words}`;

/** Text in which terms are looked for: folded, with a blank at either end. */
export const haystack = (...texts: readonly string[]): string => ` ${texts.map(foldText).filter(Boolean).join(' | ')} `;

/** Where the term stands in a haystack, from `from` on; -1 when it does not. */
export function placeOf({ words, isWhole, isAnywhere }: Term, hay: string, from = 0): number {
  // Not " " + words: a search for a blank stops at every word.
  for (let at = hay.indexOf(words, from); at >= 0; at = hay.indexOf(words, at + 1)) {
    const begins = isAnywhere || hay.charCodeAt(at - 1) === 32;
    if (begins && (!isWhole || isAnywhere || hay.charCodeAt(at + words.length) === 32)) return at;
  }
  return -1;
}

/** Whether words have to stand together. */
export const needsText = (terms: readonly Term[]): boolean => terms.some((term) => term.words.includes(' '));
