// What work is this page? Read from its head alone, in the order in which the sources deserve trust:
// Highwire (citation_*), JSON-LD, eprints, bepress, PRISM, Dublin Core and Open Graph, Twitter, then `<title>` and `<html lang>`.
import type { Metadata, Origin, Origins, PageHead } from '@/utils/model/document';
import { readDate } from './dates';
import { type DescribedWork, describedWork } from './json-ld';
import { plain, readAuthors, readNames, siteBeside, squeezed, withoutSite } from './printed';

/** `DC.Title`, `dc:title` and `dc_title` are one name; so are `dcterms.` and `dc.terms.`. */
const spelled = (name: string): string =>
  name.replace(
    /^(dc|dcterms?|eli|eprints|prism|og|twitter|article|bepress_citation|citation|sailthru|parsely)[.:_-]/,
    (_, family: string) => `${family.replace('dcterm', 'dcterms').replace('dctermss', 'dcterms')}.`,
  );

/** The names that are asked for are few, and asked for again and again. */
const asked = new Map<string, string>();
function spelledOnce(name: string): string {
  const known = asked.get(name) ?? spelled(name);
  asked.set(name, known);
  return known;
}

export interface Said {
  readonly value: string;
  readonly from: Origin;
}
export type Read = (...names: readonly string[]) => readonly Said[];

function originOf(name: string): Origin {
  if (name.startsWith('citation')) return 'citation';
  if (/^(eprints|bepress_citation|prism)/.test(name)) return 'repository';
  if (/^(dc|eli)/.test(name)) return 'dublin-core';
  return /^(og|article|twitter|book)[.:]/.test(name) ? 'open-graph' : 'head';
}

/** A head is asked for its metadata and for its details. */
const readers = new WeakMap<PageHead, Read>();

/** Asks the head's metas by name, in the order of the names. */
export function reader(head: PageHead): Read {
  const read = readers.get(head) ?? newReader(head);
  readers.set(head, read);
  return read;
}

function newReader(head: PageHead): Read {
  const byName = new Map<string, string[]>();
  for (const [names, content] of head.metas) {
    // An RDFa property may hold several names.
    for (const name of names.split(/\s+/).map(spelled)) byName.set(name, [...(byName.get(name) ?? []), content]);
  }
  return (...names) => names.flatMap((name) => (byName.get(spelledOnce(name)) ?? []).map((value) => ({ value, from: originOf(name) })));
}

export const said = (from: Origin, values: readonly string[] = []): readonly Said[] => values.map((value) => ({ value, from }));

const NOTHING: Said = { value: '', from: 'head' };

/** The first value that `read` makes something of. */
export function first(all: readonly Said[], read: (value: string) => string = plain): Said {
  for (const { value, from } of all) {
    const found = read(value);
    if (found !== '') return { value: found, from };
  }
  return NOTHING;
}

/** The first family of sources that names anybody. */
function firstNames(families: readonly (readonly Said[])[]): { readonly names: readonly string[]; readonly from: Origin } {
  for (const family of families) {
    const names = readAuthors(family.map(({ value }) => value));
    if (names.length > 0) return { names, from: family[0]?.from ?? 'head' };
  }
  return { names: [], from: 'head' };
}

/** In its canonical spelling; empty where the words are no tag of one language. */
export function languageTag(value: string): string {
  try {
    const [tag] = Intl.getCanonicalLocales(plain(value).replace('_', '-'));
    return tag !== undefined && /^[a-z]{2,3}(-|$)/.test(tag) && !/^(und|zxx|mul)/.test(tag) ? tag : '';
  } catch {
    // Not a language tag ("English", "en, de"): the next source is asked.
    return '';
  }
}

/** Without address or prefix, lower case; empty where the words are no DOI. */
export function bareDoi(value: string): string {
  const found = /(?:^|doi:?\s*|doi\.org\/)(10\.\d{4,9}\/[^\s"<>]+)/i.exec(plain(value))?.[1];
  return found?.replace(/[.,;)\]]+$/, '').toLowerCase() ?? '';
}

/** Names by which the site calls itself: declared ones, and the parts of its host name. */
function siteNames(head: PageHead, declared: readonly string[]): readonly string[] {
  const host = URL.canParse(head.url) ? new URL(head.url).hostname.replace(/^www\./, '') : '';
  const labels = host.split('.');
  return [...declared.map(plain), host, labels.slice(0, -1).join('.'), labels.at(-2) ?? '', labels[0] ?? ''].filter(
    (name) => squeezed(name).length > 1,
  );
}

const words = (s: string): readonly string[] => s.split(' ');

const TITLES = words(
  'eprints.title eli.title bepress_citation_title prism.title og:title twitter:title dc.title dcterms.title parsely-title sailthru.title',
);
/** Families are never mixed, or one author would stand twice in two spellings. */
const AUTHORS = [
  'eprints.creators_name',
  'bepress_citation_author',
  'dc.creator dcterms.creator dc.creator.personalname dc.creator.corporatename',
  'article:author og:article:author',
  'author byl parsely-author sailthru.author dcterms.contributor',
].map(words);
const PUBLISHERS = words('eprints.publisher bepress_citation_publisher dc.publisher dcterms.publisher og:site_name application-name');
const DATES = words(
  'eprints.date eli.date_publication eli.date_document bepress_citation_date bepress_citation_online_date prism.publicationdate dcterms.issued dc.date.issued dc.issued dc.date ' +
    'dcterms.date dc.date.available dcterms.available dcterms.created dc.date.created article:published_time og:article:published_time og:published_time datepublished pubdate ' +
    'publish-date publication_date publication-date date parsely-pub-date sailthru.date first_published_at govuk:first-published-at',
);
const DOIS = words('bepress_citation_doi prism.doi dc.identifier dcterms.identifier dc.identifier.doi eprints.id_number doi');

export interface SourcedMetadata {
  readonly metadata: Metadata;
  /** Where each value that is there was found. */
  readonly origins: Origins;
}

/** A name that a page's maker puts together of site and owner says it twice where both are one. */
const once = (name: string): string => name.replace(/^(.{3,}?)\s+[-–|]\s+\1$/u, '$1');

function publisherOf(meta: Read, work: DescribedWork | undefined, site: Said): Said {
  const highwire = meta('citation_publisher', 'citation_technical_report_institution', 'citation_dissertation_institution');
  const named = first([...highwire, ...said('json-ld', work?.publishers), ...meta(...PUBLISHERS)], (value) =>
    readNames([once(value)]).join(', '),
  );
  return named.value === '' && squeezed(site.value).length > 1 ? site : named;
}

/**
 * The page's metadata as its head gives it; empty fields where it says nothing. The title comes without the site's name, authors
 * are people and bodies as printed, the date keeps the precision given. Never throws, whatever the head holds.
 */
export function readSourced(head: PageHead): SourcedMetadata {
  const meta = reader(head);
  const work = describedWork(head.jsonLd);
  const values = (all: readonly Said[]): readonly string[] => all.map(({ value }) => value);
  const declared = [...values(meta('og:site_name', 'application-name', 'apple-mobile-web-app-title')), ...(work?.publishers ?? [])];
  const whole = first([
    ...meta('citation_title'),
    ...said('json-ld', work?.titles),
    ...meta(...TITLES),
    ...said('head', [head.title]),
    ...meta('title'),
  ]);
  const { title, site } = withoutSite(whole.value, siteNames(head, declared));
  const authors = firstNames([
    meta('citation_author', 'citation_authors'),
    said('json-ld', work?.authors),
    ...AUTHORS.map((family) => meta(...family)),
  ]);
  const beside: Said = site === '' ? { value: siteBeside(plain(head.title), title), from: 'head' } : { value: site, from: whole.from };
  const publisher = publisherOf(meta, work, beside);
  const published = first(
    [
      ...meta('citation_publication_date', 'citation_date', 'citation_online_date', 'citation_year'),
      ...said('json-ld', work?.dates),
      ...meta(...DATES),
    ],
    readDate,
  );
  const language = first(
    [
      ...meta('citation_language'),
      ...said('json-ld', work?.languages),
      ...meta('dc.language', 'dcterms.language'),
      ...said('head', [head.language]),
      ...meta('og:locale', 'content-language'),
    ],
    languageTag,
  );
  const doi = first([...meta('citation_doi', ...DOIS), ...said('json-ld', work?.identifiers)], bareDoi);
  const from = { title: whole, publisher, published, language, doi };
  const origins = Object.fromEntries(Object.entries(from).flatMap(([field, { value, from: o }]) => (value === '' ? [] : [[field, o]])));
  return {
    metadata: {
      title,
      authors: authors.names,
      publisher: publisher.value,
      published: published.value,
      language: language.value,
      doi: doi.value,
    },
    origins: authors.names.length === 0 ? origins : { ...origins, authors: authors.from },
  };
}

/** The values alone, as in `readSourced`. */
export const readMetadata = (head: PageHead): Metadata => readSourced(head).metadata;
