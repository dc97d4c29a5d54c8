// What more does a page say of the work: subtitle, day of change, report number, ISBN, licence, kind? From its head first,
// from the words before the text last; each value with where it was found.
import type { Origin, PageHead } from '@/utils/model/document';
import { readDate } from './dates';
import { describedWork } from './json-ld';
import { first, reader, said, type Said } from './metadata';
import { plain } from './printed';

export interface Details {
  readonly subtitle: string;
  /** ISO date at the precision given, as `Metadata.published`. */
  readonly updated: string;
  /** As printed: `HC 123`, `GAO-12-331`. */
  readonly number: string;
  /** Digits alone, with a right check digit. */
  readonly isbn: string;
  /** An address where there is one, else its name. */
  readonly licence: string;
  /** As the page names it: `Report`, `NewsArticle`, `guidance`. */
  readonly kind: string;
}

export interface SourcedDetails {
  readonly details: Details;
  readonly origins: Readonly<Partial<Record<keyof Details, Origin>>>;
}

/** What the page shows, for what its head does not say. */
export interface Shown {
  /** The words from the title to the beginning of the text. */
  readonly front: string;
  readonly subtitle: string;
  readonly updated: string;
  /** Addresses and names of `rel=license`. */
  readonly licences: readonly string[];
}

/** An ISBN among other words; empty when its check digit is wrong. */
export function readIsbn(value: string): string {
  const digits = /(?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dXx](?!\d)/.exec(value)?.[0].replace(/[-\s]/g, '').toUpperCase() ?? '';
  const at = (i: number): number => (digits[i] === 'X' ? 10 : Number(digits[i]));
  const sum = (weight: (i: number) => number): number => [...digits].reduce((n, _, i) => n + weight(i) * at(i), 0);
  if (digits.length === 13) return sum((i) => (i % 2 === 0 ? 1 : 3)) % 10 === 0 ? digits : '';
  return digits.length === 10 && sum((i) => 10 - i) % 11 === 0 ? digits : '';
}

/** Papers of parliaments and reports of offices carry their number with its series. */
const NUMBER =
  /\b(?:HC|HL|HL Paper|Cm|Cmd|Cmnd|CP|SP Paper|GAO|COM|Drucksache|Drs\.?|BT-Drs\.?|Report No\.?|Paper No\.?|Working Paper(?: No\.?)?|Bericht Nr\.?)[\s-]*(?:\(\d{4}\)\s*)?\d[\d/–-]*\d|\b(?:HC|Cm|CP) \d+\b/;

const found = (pattern: RegExp, text: string): string => pattern.exec(text)?.[0].trim() ?? '';

/** `http://schema.org/Report` is a `Report`. */
const kindOf = (value: string): string => plain(value).replace(/^.*[/#:]/, '');
const ISBN = /ISBN(?:-1[03])?:?\s*([\dXx\s-]{10,20})/;

/** Details from a page's head, filled in from what it shows. Never throws. */
export function readDetails(head: PageHead, shown: Shown): SourcedDetails {
  const meta = reader(head);
  const work = describedWork(head.jsonLd);
  const page = (value: string): readonly Said[] => said('page', [value]);
  const values: Readonly<Record<keyof Details, Said>> = {
    subtitle: first([
      ...said('json-ld', work?.subtitles),
      ...meta('eprints.subtitle', 'dcterms.alternative', 'dc.title.alternative'),
      ...page(shown.subtitle),
    ]),
    updated: first(
      [
        ...said('json-ld', work?.modified),
        ...meta('dcterms.modified', 'dc.date.modified', 'article:modified_time', 'og:updated_time', 'citation_lastmod', 'last-modified'),
        ...page(shown.updated),
      ],
      readDate,
    ),
    number: first([
      ...meta('citation_technical_report_number', 'eprints.id_number', 'prism.number'),
      ...said('json-ld', work?.numbers),
      ...page(found(NUMBER, shown.front)),
    ]),
    isbn: first(
      [
        ...meta('citation_isbn', 'prism.isbn', 'book:isbn', 'eprints.isbn', 'dc.identifier', 'dcterms.identifier'),
        ...said('json-ld', work?.isbns),
        ...page(ISBN.exec(shown.front)?.[1] ?? ''),
      ],
      readIsbn,
    ),
    licence: first([
      ...meta('dcterms.license', 'dcterms.licence', 'dc.rights.license'),
      ...said('json-ld', work?.licences),
      ...said('page', shown.licences),
      ...meta('dc.rights', 'dcterms.rights'),
    ]),
    kind: first(
      [...meta('dc.type', 'dcterms.type', 'eprints.type', 'citation_article_type'), ...said('json-ld', work?.kinds), ...meta('og:type')],
      kindOf,
    ),
  };
  const entries = Object.entries(values) as [keyof Details, Said][];
  return {
    details: Object.fromEntries(entries.map(([field, { value }]) => [field, value])) as unknown as Details,
    origins: Object.fromEntries(entries.flatMap(([field, { value, from }]) => (value === '' ? [] : [[field, from]]))),
  };
}
