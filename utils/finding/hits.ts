// Where in a text do the terms stand, so that they can be marked?
import { fold, originalOf } from '@/utils/text/word-fold';
import { placeOf, type Term } from './terms';

export interface Stretch {
  readonly text: string;
  readonly isHit: boolean;
}

/** The text in stretches, none empty; together they are the text. */
export function stretches(text: string, terms: readonly Term[]): readonly Stretch[] {
  const hits = hitsIn(text, terms);
  const parts: Stretch[] = [];
  let done = 0;
  for (const { start, end } of hits) {
    if (end <= done) continue;
    parts.push(
      { text: text.slice(done, Math.max(done, start)), isHit: false },
      { text: text.slice(Math.max(done, start), end), isHit: true },
    );
    done = end;
  }
  return [...parts, { text: text.slice(done), isHit: false }].filter((part) => part.text !== '');
}

/** UTF-16 offsets, in text order. */
function hitsIn(text: string, terms: readonly Term[]): readonly { readonly start: number; readonly end: number }[] {
  if (terms.length === 0) return [];
  const folded = fold(text);
  const hay = ` ${folded.text} `;
  const hits: { start: number; end: number }[] = [];
  for (const term of terms) {
    const { length } = term.words;
    for (let at = placeOf(term, hay); at >= 0; at = placeOf(term, hay, at + length)) hits.push(originalOf(folded, at - 1, at - 1 + length));
  }
  return hits.toSorted((a, b) => a.start - b.start || b.end - a.end);
}
