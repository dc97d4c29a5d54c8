// What more does a page say of the work: subtitle, day of change, report number, ISBN, licence, kind? From its head first,
// from the words before the text last; each value with where it was found.
import { DETAIL_FIELDS, type DetailField, type Details, type Origins, type PageHead } from '@/utils/model/document';
import { readDate } from './dates';
import { describedWork } from './json-ld';
import { first, reader, said, type Said } from './metadata';
import { plain } from './printed';

export interface SourcedDetails {
  readonly details: Details;
  readonly origins: Origins;
}

/** What the page shows, for what its head does not say. */
export interface Shown {
  /** The words from the title to the beginning of the text. */
  readonly front: string;
  readonly subtitle: string;
  readonly updated: string;
  /** Addresses and names of `rel=license`. */
  readonly licences: readonly string[];
  /** What it marks up for machines; absent where it marks up nothing. */
  readonly marked?: Details;
}

/** An ISBN among other words; empty when its check digit is wrong. */
export function readIsbn(value: string): string {
  const digits = /(?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dXx](?!\d)/.exec(value)?.[0].replace(/[-\s]/g, '').toUpperCase() ?? '';
  const at = (i: number): number => (digits[i] === 'X' ? 10 : Number(digits[i]));
  const sum = (weight: (i: number) => number): number => [...digits].reduce((n, _, i) => n + weight(i) * at(i), 0);
  if (digits.length === 13) return sum((i) => (i % 2 === 0 ? 1 : 3)) % 10 === 0 ? digits : '';
  return digits.length === 10 && sum((i) => 10 - i) % 11 === 0 ? digits : '';
}

/** An ISSN among other words, as it is printed (`0305-750X`); empty when its check digit is wrong. */
export function readIssn(value: string): string {
  const [, head = '', tail = ''] = /(?<![\dXx-])(\d{4})[-–\s]?(\d{3}[\dXx])(?![\dXx-])/.exec(value) ?? [];
  const digits = `${head}${tail.toUpperCase()}`;
  const sum = [...digits].reduce((n, digit, i) => n + (8 - i) * (digit === 'X' ? 10 : Number(digit)), 0);
  return digits !== '' && sum % 11 === 0 ? `${head}-${tail.toUpperCase()}` : '';
}

/** Papers of parliaments and reports of offices carry their number with its series. */
export const NUMBER =
  /\b(?:HC|HL|HL Paper|Cm|Cmd|Cmnd|CP|SP Paper|GAO|COM|Drucksache|Drs\.?|BT-Drs\.?|Report No\.?|Paper No\.?|Working Paper(?: No\.?)?|Bericht Nr\.?)[\s-]*(?:\(\d{4}\)\s*)?\d[\d/–-]*\d|\b(?:HC|Cm|CP) \d+\b/;

const found = (pattern: RegExp, text: string): string => pattern.exec(text)?.[0].trim() ?? '';

/** Of every page it can be said that it is one. */
const NO_KIND = /^(web ?site|web ?page|text|object|article)$/i;

/** `http://schema.org/Report` is a `Report`. */
export const kindOf = (value: string): string => {
  const kind = plain(value).replace(/^.*[/#:]/, '');
  return NO_KIND.test(kind) ? '' : kind;
};
/** A statement of rights over many lines names no licence, and a subtitle ends somewhere. */
const LONGEST = 500;
const ISBN = /ISBN(?:-1[03])?:?\s*([\dXx\s-]{10,20})/;

const NOTHING_SHOWN: Shown = { front: '', subtitle: '', updated: '', licences: [] };

/** Details from a page's head, filled in from what it shows. Never throws. */
export function readDetails(head: PageHead, shown: Shown = NOTHING_SHOWN): SourcedDetails {
  const meta = reader(head);
  const work = describedWork(head.jsonLd);
  const { marked = {} } = shown;
  const page = (...values: readonly (string | undefined)[]): readonly Said[] =>
    said(
      'page',
      values.map((value) => value ?? ''),
    );
  const values: Readonly<Record<DetailField, Said>> = {
    subtitle: first([
      ...said('json-ld', work?.subtitles),
      ...meta('eprints.subtitle', 'dcterms.alternative', 'dc.title.alternative'),
      ...page(marked.subtitle, shown.subtitle),
    ]),
    updated: first(
      [
        ...said('json-ld', work?.modified),
        ...meta('dcterms.modified', 'dc.date.modified', 'article:modified_time', 'og:updated_time', 'citation_lastmod', 'last-modified'),
        ...page(marked.updated, shown.updated),
      ],
      readDate,
    ),
    number: first([
      ...meta('citation_technical_report_number', 'eprints.id_number', 'prism.number'),
      ...said('json-ld', work?.numbers),
      ...page(marked.number, found(NUMBER, shown.front)),
    ]),
    isbn: first(
      [
        ...meta('citation_isbn', 'prism.isbn', 'book:isbn', 'eprints.isbn', 'dc.identifier', 'dcterms.identifier'),
        ...said('json-ld', work?.isbns),
        ...page(marked.isbn, ISBN.exec(shown.front)?.[1]),
      ],
      readIsbn,
    ),
    issn: first(meta('citation_issn', 'prism.issn', 'prism.eissn', 'eprints.issn'), readIssn),
    licence: first([
      ...meta('dcterms.license', 'dcterms.licence', 'dc.rights.license'),
      ...said('json-ld', work?.licences),
      ...page(marked.licence, ...shown.licences),
      ...meta('dc.rights', 'dcterms.rights'),
    ]),
    kind: first(
      [
        ...meta('dc.type', 'dcterms.type', 'eprints.type', 'citation_article_type'),
        ...said('json-ld', work?.kinds),
        ...page(marked.kind),
        ...meta('og:type'),
      ],
      kindOf,
    ),
  };
  const known = DETAIL_FIELDS.filter((field) => values[field].value !== '' && values[field].value.length <= LONGEST);
  return {
    details: Object.fromEntries(known.map((field) => [field, values[field].value])),
    origins: Object.fromEntries(known.map((field) => [field, values[field].from])),
  };
}
