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

const isAsciiWord = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

/** Is a place no place inside a word? */
function isEdge(text: string, at: number): boolean {
  const [left, right] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  if (left < 0x80 && right < 0x80) return !isAsciiWord(left) || !isAsciiWord(right);
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

/** The words of a name that can be compared; undefined of most names, which are no words of the text. */
function toldBy(name: string): string | undefined {
  const told = name === '' ? '' : even(name).replace(SHORTENED, '');
  // So few letters agree by chance.
  return told.slice(0, NAMED).length < (UNPARTED.test(told.slice(0, NAMED)) ? 2 : 4) ? undefined : told;
}

/** How well the words at a place agree with what the selection is called. */
function nameWeight(text: string, [start, end]: readonly [number, number], told: string): number {
  const [first, second] = [text.charCodeAt(start), text.charCodeAt(start + 1)];
  // A letter that nothing is composed with is the first of the words.
  if (first > 32 && first < 0x80 && second < 0x80 && first !== told.charCodeAt(0)) return 0;
  const words = even(text.slice(start, Math.min(end, start + LOOKED)));
  if (!words.startsWith(told.slice(0, NAMED))) return 0;
  // A name that is all of the words says where they end.
  return words === told && end - start < LOOKED ? 8 : 6;
}

/** What is known of a place: whether it was asked for, is an edge of a word, has no white space after it, and none before it. */
const [ASKED, EDGE, BEGINS, ENDS] = [1, 2, 4, 8];

/** The same for all places of a text, each looked at once, whatever the number of readings that lead there. */
function edgesOf(text: string): (at: number) => number {
  const known = new Uint8Array(text.length + 1);
  return (at) => {
    const before = known[at] ?? 0;
    if (before !== 0) return before;
    const [last, first] = around(text, at);
    const found = ASKED | (isEdge(text, at) ? EDGE : 0) | (/\S/u.test(first) ? BEGINS : 0) | (/\S/u.test(last) ? ENDS : 0);
    known[at] = found;
    return found;
  };
}

/** Sum over all selections, of which each is asked where it stands; those outside the text speak against their places. */
export function scorer(text: string, selected: readonly Selected[]): (spanOf: (nth: number) => Span) => Score {
  const edgeAt = edgesOf(text);
  let names: readonly (string | undefined)[] | undefined;
  return (spanOf) => {
    names ??= selected.map(({ name }) => toldBy(name));
    let [atEdges, weight] = [0, 0];
    for (let i = 0; i < selected.length; i += 1) {
      const span = spanOf(i);
      if (span === undefined) {
        weight -= 2;
        continue;
      }
      const [begin, end] = [edgeAt(span[0]), edgeAt(span[1])];
      const [begins, ends] = [(begin & EDGE) !== 0, (end & EDGE) !== 0];
      if (begins && ends) atEdges += 1;
      weight += begins && (begin & BEGINS) !== 0 ? 1 : 0;
      weight += ends && (end & ENDS) !== 0 ? 1 : 0;
      const told = names[i];
      weight += told === undefined ? 0 : nameWeight(text, span, told);
    }
    return { atEdges, weight };
  };
}
