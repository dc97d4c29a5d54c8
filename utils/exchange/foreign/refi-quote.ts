// Which words are a selection of a REFI-QDA project? Those that stand at its place in the text; where there is no place, those that
// the file gives beside it, if they are sure to be the words and not a title.
import type { MappedText } from './mapped-text';
import type { Selection } from './refi-sources';

/** Context before and after a quote (UTF-16 units), cut at no half character. */
const CONTEXT = 32;

const isLow = (text: string, at: number): boolean => {
  const c = text.charCodeAt(at);
  return c >= 0xdc00 && c < 0xe000;
};

/** Selectors of `[start, end)` of the canonical text. */
function selectorsAt(text: string, start: number, end: number): readonly unknown[] {
  let [before, after] = [Math.max(0, start - CONTEXT), Math.min(text.length, end + CONTEXT)];
  if (before > 0 && isLow(text, before)) before += 1;
  if (after < text.length && isLow(text, after)) after -= 1;
  return [
    { type: 'TextQuoteSelector', exact: text.slice(start, end), prefix: text.slice(before, start), suffix: text.slice(end, after) },
    { type: 'TextPositionSelector', start, end },
  ];
}

/** White space at the ends of a selection is no part of the quote. Undefined where there is nothing else. */
export function quoteAround({ text, toText }: MappedText, [from, to]: readonly [number, number]): readonly unknown[] | undefined {
  let [start, end] = [toText(from), toText(to)];
  while (start < end && /\s/u.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end -= 1;
  return start < end ? selectorsAt(text, start, end) : undefined;
}

const even = (words: string): string => words.replace(/\s+/gu, ' ').trim();
const SHORTENED = /\s*(?:…|\.\.\.)$/u;

/** How long the selection is when its positions are those of the standard; nothing of a rectangle. */
const lengthOf = ({ start, end }: Selection): number | undefined => (start === undefined || end === undefined ? undefined : end - start);

/** The words that a file without the text tells. A name counts when it is as long as the selection, or shortened and stands in the text. */
export function quoteNamed(selection: Selection, map: MappedText | undefined): readonly unknown[] | undefined {
  const name = even(selection.name);
  const told = even(selection.words ?? '');
  const begun = name.replace(SHORTENED, '');
  const flat = map?.text.replace(/\s/gu, ' ') ?? '';
  for (const words of [told, begun]) {
    const at = words.length < 4 || map === undefined ? -1 : flat.indexOf(words);
    if (map !== undefined && at >= 0) return selectorsAt(map.text, at, at + words.length);
  }
  if (told !== '') return [{ type: 'TextQuoteSelector', exact: told, prefix: '', suffix: '' }];
  const length = lengthOf(selection);
  const isWhole = length !== undefined && (length === selection.name.length || length === [...selection.name].length);
  // Of a name cut short, half a line at least: shorter ones are titles.
  const isBegun = length !== undefined && SHORTENED.test(name) && begun.length >= 40 && begun.length <= length;
  const words = isWhole ? name : begun;
  return isWhole || isBegun ? [{ type: 'TextQuoteSelector', exact: words, prefix: '', suffix: '' }] : undefined;
}
