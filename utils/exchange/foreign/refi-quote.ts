// Which words are a selection of a REFI-QDA project? Those that stand at its place in the text; where there is no place, those that
// the file gives beside it, if they are sure to be the words and not a title.
import { canonical } from '../../text/canonical';
import type { MappedText } from './mapped-text';
import type { Selection } from './refi-sources';
import { composed } from '../../text/composed';

/** Context before and after a quote (UTF-16 units), cut at no half character. */
const CONTEXT = 32;

const isLow = (text: string, at: number): boolean => {
  const c = text.charCodeAt(at);
  return c >= 0xdc00 && c < 0xe000;
};

/** The words, and the selectors that tell them. */
export interface Quoted {
  readonly quote: string;
  readonly selectors: readonly unknown[];
}

/** Words at `[start, end)` of the canonical text. */
function quotedAt(text: string, start: number, end: number): Quoted {
  let [before, after] = [Math.max(0, start - CONTEXT), Math.min(text.length, end + CONTEXT)];
  if (before > 0 && isLow(text, before)) before += 1;
  if (after < text.length && isLow(text, after)) after -= 1;
  const quote = text.slice(start, end);
  return {
    quote,
    selectors: [
      { type: 'TextQuoteSelector', exact: quote, prefix: text.slice(before, start), suffix: text.slice(end, after) },
      { type: 'TextPositionSelector', start, end },
    ],
  };
}

/** White space at the ends of a selection is no part of the quote. Undefined where there is nothing else. */
export function quoteAround({ text, toText }: MappedText, [from, to]: readonly [number, number]): Quoted | undefined {
  let [start, end] = [toText(from), toText(to)];
  while (start < end && /\s/u.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end -= 1;
  return start < end ? quotedAt(text, start, end) : undefined;
}

const even = (words: string): string => words.replace(/\s+/gu, ' ').trim();
const SHORTENED = /\s*(?:…|\.\.\.)$/u;

/** How long the selection is when its positions are those of the standard; nothing of a rectangle. */
const lengthOf = ({ start, end }: Selection): number => (start === undefined || end === undefined ? Number.NaN : end - start);

function justWords(words: string): Quoted {
  const quote = canonical(words);
  return { quote, selectors: [{ type: 'TextQuoteSelector', exact: quote, prefix: '', suffix: '' }] };
}

/**
 * The words that a file tells of a selection that has no place in a text. A name counts when it is as long as the selection, or is cut short, or
 * nothing else says how long it is: others are titles, which may stand in the text as well.
 */
export function quoteNamed(selection: Selection, map: MappedText | undefined): Quoted | undefined {
  const name = even(selection.name);
  const told = even(selection.words ?? '');
  const begun = name.replace(SHORTENED, '');
  const length = lengthOf(selection);
  const isWhole = length === selection.name.length || length === [...selection.name].length;
  // Of a name cut short, half a line at least: shorter ones are titles.
  const isBegun = SHORTENED.test(name) && begun.length >= 40 && begun.length <= length;
  const standing = isWhole || isBegun || Number.isNaN(length) ? [told, begun] : [told];
  for (const words of standing) {
    const at = words.length < 4 || map === undefined ? -1 : map.find(words);
    if (map !== undefined && at >= 0) return quotedAt(map.text, at, at + words.length);
  }
  if (told !== '') return justWords(told);
  if (isWhole) return justWords(name);
  return isBegun ? justWords(begun) : undefined;
}

const GUID = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/iu;

/** Programs that have no name for a selection write its place: `120,164` (MAXQDA), `line:12` (qc). */
const PLACE = /^(?:line)?[\d\s.,:;()[\]–-]+$/iu;

/** Is a selection called by something else than its words, its source or a number, such as a title that its author gave it? */
export function isTitled({ name }: Selection, quote: string, source: string): boolean {
  const told = composed(even(name).replace(SHORTENED, ''));
  return (
    told !== '' &&
    !GUID.test(told) &&
    !PLACE.test(told) &&
    told !== even(source) &&
    !even(quote).startsWith(told.slice(0, 60)) &&
    !told.startsWith(even(quote))
  );
}
