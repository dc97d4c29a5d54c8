// Which link scrolls a browser to the passage? URL Fragment Text Directives (WICG), `#:~:text=[prefix-,]start[,end][,-suffix]`.
// A browser matches whole words only, and no part of a directive may cross a block: so ends are moved to the ends of words,
// and a passage that is long or crosses blocks is named by its first and last words.
import type { FragmentSelector, TextQuoteSelector } from '../model/selector';

export interface TextFragmentOptions {
  /** `page=12` of a PDF: then the link opens that page and has no text directive, which PDF viewers do not know. */
  readonly fragment?: FragmentSelector;
  /** Canonical text of the whole document: then words around the passage are added only as far as they are needed. */
  readonly text?: string;
}

/** The longest passage that is spelt out, UTF-16 units; the number that browsers' own "copy link to highlight" uses. */
const LONGEST = 300;
/** A part shorter than this, or of fewer words, is likely to stand elsewhere too. */
const SHORT = 24;
const FEW_WORDS = 4;
/** Words at either end of a long passage, and around a short one. */
const END_WORDS = 6;
const CONTEXT_WORDS = 3;

/** A directive's parts, not yet encoded; empty when absent. */
interface Parts {
  readonly prefix: string;
  readonly start: string;
  readonly end: string;
  readonly suffix: string;
}

/**
 * The address with a text directive for the quote. A fragment that is there stays, a directive that is there is replaced.
 * Without a directive: addresses other than `http:`, `https:` and `file:`, PDFs, quotes without a word. Never throws.
 */
export function textFragmentUrl(url: string, selector: TextQuoteSelector, opts: TextFragmentOptions = {}): string {
  if (!/^(?:https?|file):/i.test(url)) return url;
  const [address = '', ...rest] = url.split('#');
  const fragment = rest.join('#').split(':~:')[0] ?? '';
  const plain = fragment === '' ? address : `${address}#${fragment}`;
  const page = /^page=([1-9]\d*)/.exec(opts.fragment?.value ?? '');
  if (page !== null) return `${address}#page=${page[1]}`;
  if (/\.pdf$/i.test(address.split('?')[0] ?? '')) return plain;
  const parts = directive(selector, opts.text);
  return parts === undefined ? plain : `${address}#${fragment}:~:text=${encoded(parts)}`;
}

/** `undefined` when the quote holds no letter and no digit. */
function directive({ exact, prefix, suffix }: TextQuoteSelector, text: string | undefined): Parts | undefined {
  const around = prefix + exact + suffix;
  const range = wholeWords(around, prefix.length, prefix.length + exact.length);
  if (range === undefined) return undefined;
  const [from, to] = range;
  const parts = inParts(around.slice(from, to));
  const isUnsure = text === undefined ? isShort(parts.start) : occurrences(text, parts.start) > 1;
  const sides = { before: around.slice(0, from), after: around.slice(to) };
  if (parts.end === '') return isUnsure ? inContext(parts, sides, text) : parts;
  const { prefix: before, suffix: after } = inContext(parts, sides, undefined);
  return { ...parts, prefix: isUnsure ? before : '', suffix: isShort(parts.end) ? after : '' };
}

interface Around {
  readonly before: string;
  readonly after: string;
}

/** With some words from either side; with more of them while the document is known to hold the same elsewhere. */
function inContext(parts: Parts, { before, after }: Around, text: string | undefined): Parts {
  const known = { before: wordsKnownBefore(before), after: wordsKnownAfter(after) };
  for (let words = CONTEXT_WORDS; ; words *= 2) {
    const prefix = tailOf(known.before, words).trim();
    const suffix = headOf(known.after, words).trim();
    const isAll = words >= before.length + after.length;
    if (isAll || text === undefined || occurrences(text, prefix + parts.start + suffix) < 2) return { ...parts, prefix, suffix };
  }
}

/** Spelt out when it is short and in one block, else by its ends. */
function inParts(passage: string): Parts {
  const blocks = passage
    .split('\n')
    .map((block) => block.trim())
    .filter(hasWord);
  const first = blocks[0] ?? passage;
  const last = blocks.at(-1) ?? passage;
  const isOneBlock = blocks.length < 2;
  if (isOneBlock && passage.length <= LONGEST) return { prefix: '', start: first, end: '', suffix: '' };
  const start = headOf(first, END_WORDS);
  const rest = passage.slice(passage.indexOf(first) + start.length).trim();
  const tail = isOneBlock ? rest : last;
  const most = wordRanges(tail).length;
  // The first place after the start where the end matches ends the highlight, so it must not stand earlier on.
  for (let words = END_WORDS; ; words += END_WORDS) {
    const end = tailOf(tail, words);
    if (words >= most || end.length > LONGEST || occurrences(rest, end) < 2) return { prefix: '', start, end, suffix: '' };
  }
}

/** Ends moved outwards to the ends of words where the whole word is known, else inwards; without white space around. */
function wholeWords(around: string, start: number, end: number): readonly [number, number] | undefined {
  const bounds = boundaries(around);
  const [from, to] = trimmed(around, start, end);
  // The text on either side may have been cut in the middle of a word: a word that touches the cut is not known whole.
  const outwardFrom = bounds.findLast((b) => b <= from) ?? 0;
  const outwardTo = bounds.find((b) => b >= to) ?? around.length;
  const isFromKnown = outwardFrom > 0 || from === 0;
  const isToKnown = outwardTo < around.length || to === around.length;
  const wholeFrom = isFromKnown ? outwardFrom : (bounds.find((b) => b >= from) ?? from);
  const wholeTo = isToKnown ? outwardTo : (bounds.findLast((b) => b <= to) ?? to);
  const range = trimmed(around, ...(wholeFrom < wholeTo ? ([wholeFrom, wholeTo] as const) : ([from, to] as const)));
  return hasWord(around.slice(...range)) ? withoutWordlessBlocks(around, range) : undefined;
}

/** A bullet or a dash on a line of its own is nothing to search for; and context must touch what is searched for. */
function withoutWordlessBlocks(text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  const piece = text.slice(start, end);
  const head = /^(?:[^\p{L}\p{N}\n]*\n)*/u.exec(piece)?.[0].length ?? 0;
  const tail = /(?:\n[^\p{L}\p{N}\n]*)*$/u.exec(piece)?.[0].length ?? 0;
  return trimmed(text, start + head, end - tail);
}

function trimmed(text: string, start: number, end: number): readonly [number, number] {
  const piece = text.slice(start, end);
  const from = start + piece.length - piece.trimStart().length;
  return [from, Math.max(from, start + piece.trimEnd().length)];
}

/** Where words begin and end (Unicode Standard Annex 29, as the directive's specification asks). */
function boundaries(text: string): readonly number[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text);
  return [...Array.from(segments, (segment) => segment.index), text.length];
}

const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
const isShort = (text: string): boolean => text.length < SHORT || text.split(/\s+/).length < FEW_WORDS;

/** From the beginning to the end of a word. */
function headOf(text: string, most: number): string {
  const last = wordRanges(text).slice(0, most).at(-1);
  return last === undefined ? '' : text.slice(0, last[1]);
}

/** From the beginning of a word to the end. */
function tailOf(text: string, most: number): string {
  const first = wordRanges(text).slice(-most)[0];
  return first === undefined ? '' : text.slice(first[0]);
}

/** The last block before the passage, without a word that may have lost its beginning. */
function wordsKnownBefore(before: string): string {
  const block = before.trimEnd().split('\n').at(-1) ?? '';
  const second = wordRanges(block)[1];
  return before.trimEnd().includes('\n') ? block : second === undefined ? '' : block.slice(second[0]);
}

/** The first block after the passage, without a word that may have lost its end. */
function wordsKnownAfter(after: string): string {
  const block = after.trimStart().split('\n')[0] ?? '';
  const lastButOne = wordRanges(block).at(-2);
  return after.trimStart().includes('\n') ? block : lastButOne === undefined ? '' : block.slice(0, lastButOne[1]);
}

const wordRanges = (text: string): readonly (readonly [number, number])[] =>
  Array.from(new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text))
    .filter((segment) => segment.isWordLike === true)
    .map(({ index, segment }) => [index, index + segment.length] as const);

/** How often a part stands in a text, counted as a browser compares: without regard to case and white space. */
function occurrences(text: string, part: string): number {
  const flat = (s: string) => s.toLowerCase().replace(/\s+/g, '');
  return flat(text).split(flat(part)).length - 1;
}

const encoded = ({ prefix, start, end, suffix }: Parts): string =>
  [prefix && `${encode(prefix)}-`, encode(start), encode(end), suffix && `-${encode(suffix)}`].filter((part) => part !== '').join(',');

/** Percent-encoded, with the syntax of directives (`-`), and with what ends a link in running text: `'`, `(`, `)`, `*`, `!`. */
function encode(part: string): string {
  // Half a surrogate pair cannot be encoded; it could not be matched either.
  const text = part
    .replace(/\p{Surrogate}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return encodeURIComponent(text).replace(/[-!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
