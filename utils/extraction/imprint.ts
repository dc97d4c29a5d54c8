// What does a paper's own text say of it on its cover, the page behind it and its last page? Lines in, facts out. Only what can
// hardly be about another work: a day in a sentence, a DOI in a note, a number in a reference are left alone.
import type { Details, Metadata } from '@/utils/model/document';
import { NUMBER, readIsbn } from './details';
import { dateIn } from './front';
import { bareDoi } from './metadata';
import { plain, readNames } from './printed';

/** Lines (or short paragraphs) of the page; notes are none of them. */
export interface Imprint {
  readonly cover: readonly string[];
  /** Behind the cover; empty of a paper of one page. */
  readonly second: readonly string[];
  readonly last: readonly string[];
}

export interface ImprintFacts {
  readonly metadata: Partial<Pick<Metadata, 'publisher' | 'published' | 'doi'>>;
  readonly details: Pick<Details, 'isbn' | 'number'>;
}

/** UTF-16 units: a longer line is a sentence of the text, a still longer one a paragraph. */
const LINE = 160;
const SENTENCE = 300;
const below = (lines: readonly string[], most: number): readonly string[] => lines.filter((line) => line.length <= most);
const short = (lines: readonly string[]): readonly string[] => below(lines, LINE);

const different = (values: readonly string[]): readonly string[] => [...new Set(values.filter((value) => value !== ''))];
const only = (values: readonly string[]): string => (values.length === 1 ? (values[0] ?? '') : '');

/** Each with the words that tell what it is; a number alone may be anything. */
const ISBN = /ISBN(?:[-\s]?1[03])?(?:\s*\([^()]{1,30}\))?\s*:?\s*(\d[\dXx\s-]{8,20}[\dXx])/giu;
const isbnsIn = (lines: readonly string[]): readonly string[] =>
  different(lines.flatMap((line) => [...line.replace(/[‐‑‒–]/gu, '-').matchAll(ISBN)].map(([, digits]) => readIsbn(digits ?? ''))));

const DOI = /(?:doi\.org\/|\bdoi:?\s*)10\.\d{4,9}\/[^\s"<>]+/giu;
const doisIn = (lines: readonly string[]): readonly string[] =>
  different(
    lines
      .filter((line) => line.length <= LINE || /\bcit(?:e|ation)\b/i.test(line))
      .flatMap((line) => [...line.matchAll(DOI)].map(([doi]) => bareDoi(doi.replace(/^doi\.org/i, 'https://doi.org'))))
      // Broken over a line, it is not whole.
      .filter((doi) => /[\p{L}\p{N})]$/u.test(doi) && doi.length > doi.indexOf('/') + 3),
  );

/** Covers set the number in capitals, too. */
const COMMAND = /^(?:HC|HL|CM|CMD|CMND|CP)\.? \d+(?:-[IVX]+)?$/i;

/** A line of its own, or nearly: what sentences name is the number of another paper. */
const numberIn = (lines: readonly string[]): string =>
  lines.flatMap((line) => (line.length <= 60 ? (NUMBER.exec(line)?.[0].trim() ?? COMMAND.exec(line)?.[0] ?? []) : []))[0] ?? '';

const ISSUED =
  /(?:^|[.;:|·•–—]\s*|\b(?:and|first)\s+)(?:published|issued|publication date|date of publication|veröffentlicht|erschienen|publiée?|publicado|pubblicato|gepubliceerd)(?![\p{L}])(?:\s+(?:on|in|am|im|le|en|el|em|il|op))?\s*:?\s*(?=(.{4,30}))/iu;

/** The day behind the word for it. */
function issuedIn(line: string): string {
  const after = ISSUED.exec(line)?.[1] ?? '';
  return dateIn(after) || (/^\d{4}(?!\d)/.exec(after)?.[0] ?? '');
}

/** A day that stands alone. One on which something closes, or was said, is none. */
function dayAlone(line: string): string {
  const alone = line.replace(/^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+/i, '').replace(/^[\s|·•–—-]+|[\s|·•–—.-]+$/gu, '');
  return DATE_ALONE.test(alone) ? dateIn(alone) : '';
}
const DATE_ALONE =
  /^(?:\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?\p{L}{3,12}\.?,?\s+(?:de\s+)?\d{4}|\p{L}{3,12}\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4}|\d{4}-\d{2}-\d{2})$/u;

/** The Crown's and Parliament's papers say the year with whose they are; pictures have other owners. */
const COPYRIGHT =
  /(?:Crown|Parliamentary|House of (?:Lords|Commons))\s+copyright\s+(?:House of (?:Lords|Commons)\s+)?(\d{4})(?!\s*[-–,\d])/iu;

function publishedIn(cover: readonly string[], second: readonly string[]): string {
  const issued = different([...cover, ...second].map(issuedIn));
  if (issued.length > 0) return only(issued);
  const alone = short(cover).find((line) => dayAlone(line) !== '');
  // Where another day stands before it, which of them is the day of issue?
  const isFirst = short(cover).find((line) => dateIn(line) !== '') === alone;
  if (alone !== undefined) return isFirst ? dayAlone(alone) : '';
  return only(different(short([...cover, ...second]).map((line) => COPYRIGHT.exec(line)?.[1] ?? '')));
}

const PUBLISHED_BY = /^(?:first )?(?:published|issued)(?: and printed)? by\s*:?\s+(?:the\s+)?(\p{Lu}.{2,100})$/iu;
const AND_MORE = /[,;(]|\.(?:\s|$)|\s(?:and (?:available|printed|distributed)|in (?:\p{Lu}\p{Ll}+ )?\d{4}|on \d|under|©)(?![\p{L}]).*/u;

function publisherIn(lines: readonly string[]): string {
  const names = lines.flatMap((line) => PUBLISHED_BY.exec(line)?.[1] ?? []).map((name) => name.slice(0, AND_MORE.exec(name)?.index));
  // "By the Authority of the House" says who let it be printed.
  const [name = ''] = readNames(names.filter((n) => !/^(?:authority|order|command)\b/i.test(n)));
  return /^\p{Lu}/u.test(name) && name.split(' ').length <= 10 ? name : '';
}

/** Never throws; a field that is in doubt is absent. */
export function readImprint(given: Imprint): ImprintFacts {
  const whole = [given.cover, given.second, given.last].map((lines) => lines.map(plain));
  const [cover = [], second = [], last = []] = whole;
  const front = [...cover, ...second];
  const found = {
    publisher: publisherIn(short([...front, ...last])),
    published: publishedIn(below(cover, SENTENCE), below(second, LINE)),
    // A list of references begins nowhere on a cover, but may on any page behind it.
    doi: only(doisIn(cover)) || (doisIn(cover).length === 0 ? only(doisIn(second)) : ''),
  };
  const details = { isbn: isbnsIn(front)[0] ?? only(isbnsIn(last)), number: numberIn(front) };
  const said = (facts: object): object => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''));
  return { metadata: said(found), details: said(details) };
}
