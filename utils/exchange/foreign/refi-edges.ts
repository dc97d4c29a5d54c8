// How much speaks for it that selections stand at these places of a text? People select whole words, and programs call a selection by its words.
import { composed } from '../../text/composed';

export interface Selected {
  readonly start: number;
  readonly end: number;
  /** What the selection is called, often its words, shortened. */
  readonly name: string;
}

/** `[start, end)` in UTF-16 units of the text; undefined where the positions lie outside it. */
export type Span = readonly [start: number, end: number] | undefined;

export interface Score {
  /** How many begin and end at edges of words. */
  readonly atEdges: number;
  /** How much speaks for the places: edges, with no white space inside them, and names that agree. */
  readonly weight: number;
}

const WORD = /[\p{L}\p{N}\p{M}]/u;
/** Letters of scripts that part no words: there the browser's dictionary says where one ends. */
const UNPARTED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const wordsOf = new Intl.Segmenter('en', { granularity: 'word' });
/** Characters on either side of a place that are given to the dictionary (UTF-16 units). */
const NEAR = 30;

/** The characters before and after a place, whole. */
function around(text: string, at: number): readonly [before: string, after: string] {
  const after = at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : '';
  const low = text.charCodeAt(at - 1);
  const before = at === 0 ? '' : text.slice(low >= 0xdc00 && low < 0xe000 ? at - 2 : at - 1, at);
  return [before, after];
}

/** Does a word begin or end here, as far as the dictionary sees from the nearest blank or sign on? */
function isParted(text: string, at: number): boolean {
  const before = /[\p{L}\p{N}\p{M}]*$/u.exec(text.slice(Math.max(0, at - NEAR), at))?.[0] ?? '';
  const near = before + (/^[\p{L}\p{N}\p{M}]*/u.exec(text.slice(at, at + NEAR))?.[0] ?? '');
  return wordsOf.segment(near).containing(before.length)?.index === before.length;
}

/** Is a place no place inside a word? */
function isEdge(text: string, at: number): boolean {
  const [before, after] = around(text, at);
  if (!WORD.test(before) || !WORD.test(after)) return true;
  return (UNPARTED.test(before) || UNPARTED.test(after)) && isParted(text, at);
}

/** Does a passage begin and end at the edges of words? */
export const isAtEdges = (text: string, [start, end]: readonly [number, number]): boolean => isEdge(text, start) && isEdge(text, end);

const even = (words: string): string => composed(words).replace(/\s+/gu, ' ').trim();
const SHORTENED = /\s*(?:…|\.\.\.)$/u;
/** Characters of a name that are compared, and those of the text in which they must be found. */
const [NAMED, LOOKED] = [60, 400];

/** How well the words at a place agree with what the selection is called; most names are no words of the text. */
function nameWeight(text: string, [start, end]: readonly [number, number], name: string): number {
  const told = even(name).replace(SHORTENED, '');
  const begun = told.slice(0, NAMED);
  // So few letters agree by chance.
  if (begun.length < (UNPARTED.test(begun) ? 2 : 4)) return 0;
  const words = even(text.slice(start, Math.min(end, start + LOOKED)));
  if (!words.startsWith(begun)) return 0;
  // A name that is all of the words says where they end.
  return words === told && end - start < LOOKED ? 8 : 6;
}

/** Sum over all selections; those outside the text speak against their places. */
export function scorer(text: string, selected: readonly Selected[]): (spans: readonly Span[]) => Score {
  return (spans) => {
    let [atEdges, weight] = [0, 0];
    spans.forEach((span, i) => {
      if (span === undefined) return void (weight -= 2);
      const [start, end] = span;
      const [begins, ends] = [isEdge(text, start), isEdge(text, end)];
      if (begins && ends) atEdges += 1;
      const [, first] = around(text, start);
      const [last] = around(text, end);
      weight += begins && /\S/u.test(first) ? 1 : 0;
      weight += ends && /\S/u.test(last) ? 1 : 0;
      weight += nameWeight(text, span, selected[i]?.name ?? '');
    });
    return { atEdges, weight };
  };
}
