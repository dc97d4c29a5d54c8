// What is known of a document, as an item of CSL-JSON: what each style and each file of references is made from.
import type { Details, PaperDocument } from '../model/document';
import type { CslDate, CslItem } from './csl';
import { readName } from './read-name';

/** Half of a character is none: neither a clipboard nor a file takes it. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

const oneLine = (text: string): string =>
  wellFormed(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/** Without the mark at its end that a page's layout asked for; a style sets its own. The stop of an abbreviation stays. */
const unpointed = (text: string): string =>
  oneLine(text)
    .replace(/[\s,;:]+$/u, '')
    .replace(/(?<=\p{Ll}{4}|\p{N})\.$/u, '');

/** At the precision it has; `undefined` for what is no day of the calendar. */
export function cslDate(iso: string): CslDate | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso) ?? [];
  if (year === undefined) return undefined;
  const parts = [year, month, day].flatMap((part) => (part === undefined ? [] : [Number(part)]));
  const [y = 0, m = 1, d = 1] = parts;
  const real = new Date(Date.UTC(2000, m - 1, 1));
  real.setUTCFullYear(y, m - 1, d);
  return real.getUTCMonth() === m - 1 && real.getUTCDate() === d ? { 'date-parts': [parts] } : { 'date-parts': [[y]] };
}

export const isOnTheWeb = (url: string): boolean => /^https?:\/\//i.test(url);

const isPdf = (url: string): boolean => /\.pdf(?:[?#]|$)/i.test(url);

/** Short, plain ASCII: kept by every program that takes it over. Equal for equal documents. */
const idOf = (document: PaperDocument): string => document.id.replace(/^urn:uuid:/, '');

/** The copy that was read, and when: ISO day or time. */
export interface Reading {
  readonly source: string;
  readonly read: string;
}

const PAPER = /\b(report|(white|green|working|policy|discussion|research|command) ?paper|thesis|dissertation)s?\b/i;

/** `TechnicalReport`, `working-paper`: words, the first with a capital. */
const kindInWords = (kind: string): string => {
  const words = oneLine(kind.replace(/(?<=\p{Ll})(?=\p{Lu})|[-_]+/gu, ' ')).toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const isPaper = ({ kind = '', number, isbn }: Details): boolean =>
  number !== undefined || isbn !== undefined || PAPER.test(kindInWords(kind));

/** That a report is a report needs saying only before a bare number. */
function genreOf(kind: string | undefined, number: string): string {
  const words = kindInWords(kind ?? '');
  if (!PAPER.test(words)) return '';
  return words === 'Report' && !/^\d+$/.test(number) ? '' : words;
}

/** Title and subtitle, where the one does not say the other already. */
function wholeTitle(title: string, subtitle = ''): string {
  const [main, under] = [unpointed(title), unpointed(subtitle)];
  if (main === '' || under === '' || main.toLowerCase().includes(under.toLowerCase())) return main || 'Untitled';
  return `${main}${/[?!…]$/u.test(main) ? '' : ':'} ${under}`;
}

const initials = (name: string): string => (name.match(/\p{Lu}/gu) ?? []).join('');

/**
 * The body's name alone: sites add their domain to it (`National Cyber Security Centre - NCSC.GOV.UK`), or the letters by which it is known
 * (`NSF - U.S. National Science Foundation`).
 */
function houseOf(publisher: string): string {
  const [first = '', second = '', ...more] = publisher.split(/\s+[-–—|]\s+/u);
  if (second === '' || more.length > 0) return publisher;
  const isAside = (part: string, name: string): boolean =>
    /^(?:[\w-]+\.)+[a-z]{2,}$/iu.test(part) || (/^\p{Lu}{2,8}$/u.test(part) && part.length < name.length && initials(name).endsWith(part));
  return isAside(second, first) ? first : isAside(first, second) ? second : publisher;
}

/**
 * A PDF, or a work with a DOI, a report number, an ISBN or the name of a paper, is a report; any other page is a page of the site
 * that published it. Of its copies the one that was read is named, else the first; paths of the reader's own machine are left out.
 * A page without a day of publication is dated by its last change.
 */
export function workOf(document: PaperDocument, reading?: Reading): CslItem {
  const { metadata, details = {}, sources, keys } = document;
  const web = sources.filter((s) => isOnTheWeb(s.url));
  const source = web.find((s) => s.url === reading?.source) ?? web[0];
  const doi = oneLine(metadata.doi).replace(/\s/g, '');
  const isFile = keys.some((key) => key.startsWith('sha256:')) || sources.some((s) => isPdf(s.url));
  const type = isFile || doi !== '' || isPaper(details) ? 'report' : 'webpage';
  const publisher = houseOf(unpointed(metadata.publisher));
  const authors = metadata.authors.map(unpointed).filter((name) => name !== '');
  const read = cslDate(reading?.read ?? source?.seen ?? '');
  const issued = cslDate(metadata.published || (details.updated ?? ''));
  const number = oneLine(details.number ?? '');
  const isbn = oneLine(details.isbn ?? '');
  const issn = oneLine(details.issn ?? '');
  const genre = type === 'report' ? genreOf(details.kind, number) : '';
  const language = oneLine(metadata.language);
  return {
    id: idOf(document),
    type,
    title: wholeTitle(metadata.title, details.subtitle),
    ...(authors.length === 0 ? {} : { author: authors.map((name) => readName(name, publisher)) }),
    ...(publisher === '' ? {} : type === 'webpage' ? { 'container-title': publisher } : { publisher }),
    ...(issued && { issued }),
    ...(source === undefined ? {} : { URL: encodeUrl(source.url), ...(read && { accessed: read }) }),
    ...(doi === '' ? {} : { DOI: doi }),
    ...(number === '' ? {} : { number }),
    ...(isbn === '' ? {} : { ISBN: isbn }),
    ...(issn === '' ? {} : { ISSN: issn }),
    ...(genre === '' ? {} : { genre }),
    ...(language === '' ? {} : { language }),
  };
}

/** An address has no white space, and no half of a character. */
const encodeUrl = (url: string): string => oneLine(url).replace(/\s/g, '%20');

/** A body that wrote and published is named once (APA 9.24; Cite Them Right); a work with a DOI needs no day of access. */
export function saidOnce(item: CslItem): CslItem {
  const { accessed, publisher, 'container-title': container, ...rest } = item;
  const [author, second] = item.author ?? [];
  const name = second === undefined ? author?.literal?.toLowerCase() : undefined;
  return {
    ...rest,
    ...(publisher === undefined || publisher.toLowerCase() === name ? {} : { publisher }),
    ...(container === undefined || container.toLowerCase() === name ? {} : { 'container-title': container }),
    ...(accessed === undefined || item.DOI !== undefined ? {} : { accessed }),
  };
}
