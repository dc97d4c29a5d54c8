// What work is this page? Read from its head alone, in the order in which the sources deserve trust:
// Highwire (citation_*), JSON-LD, eprints, bepress, PRISM, Dublin Core and Open Graph, Twitter, then `<title>` and `<html lang>`.
import type { Metadata, PageHead } from '@/utils/model/document';
import { readDate } from './dates';
import { type DescribedWork, describedWork } from './json-ld';
import { plain, readNames, squeezed, withoutSite } from './printed';

/** `DC.Title`, `dc:title` and `dc_title` are one name; so are `dcterms.` and `dc.terms.`. */
const spelled = (name: string): string =>
  name.replace(
    /^(dc|dcterms?|eprints|prism|og|twitter|article|bepress_citation|citation|sailthru|parsely)[.:_-]/,
    (_, family: string) => `${family.replace('dcterm', 'dcterms').replace('dctermss', 'dcterms')}.`,
  );

type Read = (...names: readonly string[]) => readonly string[];

function reader(head: PageHead): Read {
  const byName = new Map<string, string[]>();
  for (const [names, content] of head.metas) {
    // An RDFa property may hold several names.
    for (const name of names.split(/\s+/).map(spelled)) byName.set(name, [...(byName.get(name) ?? []), content]);
  }
  return (...names) => names.flatMap((name) => byName.get(spelled(name)) ?? []);
}

const first = (values: readonly string[]): string => values.map(plain).find((value) => value !== '') ?? '';

/** The first family of sources that names anybody. */
const firstNames = (families: readonly (readonly string[])[]): readonly string[] =>
  families.map(readNames).find((names) => names.length > 0) ?? [];

const firstDate = (values: readonly string[]): string => values.map(readDate).find((date) => date !== '') ?? '';

function languageOf(values: readonly string[]): string {
  for (const value of values) {
    try {
      const [tag] = Intl.getCanonicalLocales(plain(value).replace('_', '-'));
      if (tag !== undefined && /^[a-z]{2,3}(-|$)/.test(tag) && !/^(und|zxx|mul)/.test(tag)) return tag;
    } catch {
      // Not a language tag ("English", "en, de"): the next source is asked.
    }
  }
  return '';
}

function doiOf(values: readonly string[]): string {
  for (const value of values) {
    const found = /(?:^|doi:?\s*|doi\.org\/)(10\.\d{4,9}\/[^\s"<>]+)/i.exec(plain(value))?.[1];
    if (found !== undefined) return found.replace(/[.,;)\]]+$/, '').toLowerCase();
  }
  return '';
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
  'eprints.title bepress_citation_title prism.title og:title twitter:title dc.title dcterms.title parsely-title sailthru.title',
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
  'eprints.date bepress_citation_date bepress_citation_online_date prism.publicationdate dcterms.issued dc.date.issued dc.issued dc.date ' +
    'dcterms.date dcterms.created dc.date.created article:published_time og:article:published_time og:published_time datepublished pubdate ' +
    'publish-date publication_date publication-date date parsely-pub-date sailthru.date first_published_at govuk:first-published-at',
);
const DOIS = words('bepress_citation_doi prism.doi dc.identifier dcterms.identifier dc.identifier.doi eprints.id_number doi');

function publisherOf(meta: Read, work: DescribedWork | undefined, site: string): string {
  const highwire = meta('citation_publisher', 'citation_technical_report_institution', 'citation_dissertation_institution');
  const named = first([...highwire, ...(work?.publishers ?? []), ...meta(...PUBLISHERS)]);
  return named === '' && squeezed(site).length > 1 ? site : named;
}

/**
 * The page's metadata as its head gives it; empty fields where it says nothing. The title comes without the site's name, authors
 * are people and bodies as printed, the date keeps the precision given. Never throws, whatever the head holds.
 */
export function readMetadata(head: PageHead): Metadata {
  const meta = reader(head);
  const work = describedWork(head.jsonLd);
  const declared = [...meta('og:site_name', 'application-name', 'apple-mobile-web-app-title'), ...(work?.publishers ?? [])];
  const titles = [...meta('citation_title'), ...(work?.titles ?? []), ...meta(...TITLES), head.title, ...meta('title')];
  const { title, site } = withoutSite(first(titles), siteNames(head, declared));
  const citationDates = meta('citation_publication_date', 'citation_date', 'citation_online_date', 'citation_year');
  const languages = [...meta('citation_language'), ...(work?.languages ?? []), ...meta('dc.language', 'dcterms.language'), head.language];
  return {
    title,
    authors: firstNames([meta('citation_author', 'citation_authors'), work?.authors ?? [], ...AUTHORS.map((family) => meta(...family))]),
    publisher: publisherOf(meta, work, site),
    published: firstDate([...citationDates, ...(work?.dates ?? []), ...meta(...DATES)]),
    language: languageOf([...languages, ...meta('og:locale', 'content-language')]),
    doi: doiOf([...meta('citation_doi', ...DOIS), ...(work?.identifiers ?? [])]),
  };
}
