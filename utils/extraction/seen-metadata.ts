// What does the page show of its title, authors and date where its head says nothing, or less than the page?
import type { Details, Metadata } from '@/utils/model/document';
import { readDate } from './dates';
import { kindOf, readIsbn, type Shown } from './details';
import { readCoins } from './coins';
import { frontAuthors, frontDates, frontLines, isDayOfChange, labelledAuthors, meetingDay, postedBy } from './front';
import { elementsIn } from './elements';
import { mayHold } from './held-names';
import type { DescribedWork } from './json-ld';
import { labelledFacts } from './labelled';
import { bareDoi, languageTag, type SourcedMetadata } from './metadata';
import { markedWork } from './microdata';
import { isPerson, plain, readAuthors, readNames, siteBeside } from './printed';
import { seenTitle, shown } from './seen-title';

const NOT_ABOUT_PAGE = '#comments, .comments, .comment, .comment-list, table, nav, aside, blockquote, body > footer';

const AUTHOR =
  '[rel~=author], [itemprop~=author] [itemprop~=name], [itemprop~=author], .byline .author, .author .fn, .entry-author, .author-name, .post-author, .blog-author-name, .posted-by, .ltx_personname, .byline';

/** Without one of these there is none of `AUTHOR`, and most pages have none. */
const MAY_BE_AUTHOR =
  '[rel~=author]|[itemprop~=author]|.byline|.author|.entry-author|.author-name|.post-author|.blog-author-name|.posted-by|.ltx_personname'.split(
    '|',
  );

function seenAuthors(doc: Document, lines: readonly string[]): readonly string[] {
  for (const selector of mayHold(doc, MAY_BE_AUTHOR) ? AUTHOR.split(', ') : []) {
    const found = [...doc.querySelectorAll(selector)].filter((e) => e.closest(NOT_ABOUT_PAGE) === null).slice(0, 20);
    const names = readAuthors(found.map(shown).filter((text) => text.length < 120 && !/\d{4}/.test(text)));
    if (names.length > 0) return names;
  }
  return readAuthors([...labelledAuthors(lines), ...postedBy(lines)].slice(0, 1));
}

const DATE =
  '[itemprop~=datePublished], time.published, time.entry-date, time[pubdate], .entry-date, abbr.published, .pubdate, .date-published, .submitted time, article time, main time, header time';

const LONGEST_LINE = 100;

const MAY_BE_DATE = ['time', '[itemprop~=datepublished]', '.entry-date', '.published', '.pubdate', '.date-published'];

/** Whether the part around a day, with its label, says when the page was changed and nothing else. */
function saysChange(day: Element): boolean {
  let around: Element | null = day;
  for (let up = 0; up < 4 && around !== null; up += 1, around = around.parentElement) {
    if ((around.textContent?.length ?? 0) > 4 * LONGEST_LINE) return false;
    const label = around.previousElementSibling;
    if (isDayOfChange(shown(around)) || (label !== null && isDayOfChange(label.textContent?.slice(0, LONGEST_LINE) ?? ''))) return true;
  }
  return false;
}

function seenDate(doc: Document): string {
  for (const selector of mayHold(doc, MAY_BE_DATE) ? DATE.split(', ') : []) {
    for (const element of [...doc.querySelectorAll(selector)].slice(0, 5)) {
      if (element.closest(NOT_ABOUT_PAGE) !== null || saysChange(element)) continue;
      const date =
        readDate(element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.getAttribute('title') ?? '') ||
        readDate(shown(element));
      if (date !== '') return date;
    }
  }
  return '';
}

/** Where the head says no day, or only the year ("12/03/2024" may be either month), what the page prints; empty where that is no more. */
function moreExact(known: string, printed: readonly (() => string)[]): string {
  if (known.length > 4) return '';
  for (const read of printed) {
    const date = read();
    if (date.length > known.length && date.startsWith(known)) return date;
  }
  return '';
}

export interface Seen extends SourcedMetadata {
  readonly shown: Shown;
}

const SUBTITLE = 'h1 + .subtitle, h1 + h2.subtitle, .entry-subtitle, [itemprop~=alternativeHeadline], .article-subtitle, .page-subtitle';

const MAY_BE_SUBTITLE = ['.subtitle', '.entry-subtitle', '[itemprop~=alternativeheadline]', '.article-subtitle', '.page-subtitle'];

/** The first value of which `read` makes something. */
const firstOf = (values: readonly string[] | undefined, read: (value: string) => string = plain): string =>
  values?.map(read).find((value) => value !== '') ?? '';

/** What is marked up as microdata, where it says anything. */
function markedDetails(work: DescribedWork | undefined): Details {
  const all: Readonly<Details> = {
    updated: firstOf(work?.modified, readDate),
    number: firstOf(work?.numbers),
    isbn: firstOf(work?.isbns, readIsbn),
    licence: firstOf(work?.licences),
    kind: firstOf(work?.kinds, kindOf),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** The head's metadata, filled in from an unclobbered, still unchanged document; what the head says of authors and date stands. */
export function seenMetadata(doc: Document, { metadata, origins }: SourcedMetadata, base: string): Seen {
  const topHeadings = elementsIn(doc.querySelectorAll('h1, h2, h3'));
  const title = seenTitle(doc, topHeadings, metadata.title);
  const lines = frontLines(doc, title, topHeadings);
  const dates = frontDates(lines);
  const facts = labelledFacts(doc);
  const coins = readCoins(doc, title);
  const work = markedWork(doc, title, base);
  const authors = (): readonly string[] => [coins.authors, facts.authors].find((names) => names.length > 0) ?? seenAuthors(doc, lines);
  const printed: Partial<Metadata> = {
    authors: moreNames(metadata.authors, frontAuthors(lines)) ?? (metadata.authors.length > 0 ? [] : authors()),
    published: moreExact(metadata.published, [
      () => coins.published,
      () => firstOf(work?.dates, readDate),
      () => facts.published,
      () => seenDate(doc),
      () => dates.published,
      () => meetingDay(title),
    ]),
    title: metadata.title === '' ? title : '',
    publisher:
      metadata.publisher === ''
        ? coins.publisher || readNames(work?.publishers ?? []).join(', ') || facts.publisher || siteBeside(metadata.title, title)
        : '',
    doi: metadata.doi === '' ? coins.doi || firstOf(work?.identifiers, bareDoi) : '',
    language: metadata.language === '' ? firstOf(work?.languages, languageTag) : '',
  };
  const seen = Object.entries(printed).filter(([, value]) => value.length > 0);
  const subtitles = mayHold(doc, MAY_BE_SUBTITLE) ? [...doc.querySelectorAll(SUBTITLE)].map(shown) : [];
  const subtitle = subtitles.find((text) => text !== '' && text !== title) ?? '';
  const licences = (mayHold(doc, ['[rel~=license]']) ? [...doc.querySelectorAll('[rel~=license][href]')] : [])
    .filter(({ localName }) => localName === 'a' || localName === 'link')
    .map((a) => URL.parse(a.getAttribute('href') ?? '', base)?.href ?? '');
  return {
    metadata: { ...metadata, ...Object.fromEntries(seen), title },
    origins: { ...origins, ...Object.fromEntries(seen.map(([field]) => [field, 'page' as const])) },
    shown: {
      front: [title, ...lines].join('\n'),
      subtitle,
      updated: facts.updated || dates.updated,
      licences: licences.slice(0, 1),
      marked: { ...markedDetails(work), ...coins.details },
    },
  };
}

const WHEN =
  /\s*(,?\s*\b\d|,?\s+(?:on\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b).*$/s;

/** The people that lines name, where they are more than are known and hold them: a head often names the first author alone. */
function moreNames(known: readonly string[], lines: readonly string[]): readonly string[] | undefined {
  const named = readAuthors(lines.map((line) => line.replace(WHEN, '').replace(/\([^()]*\)/g, ''))).filter(isPerson);
  return named.length > known.length && known.every((author) => named.includes(author)) ? named : undefined;
}

/** Authors and date out of a byline ("January 17, 2017 by Ada Byron"), where nothing better named them; only names of people. */
export function withByline({ metadata, origins }: SourcedMetadata, byline: string): SourcedMetadata {
  const by = /(?:^|\s)(?:by|von|par|por)\s+(.+)$/isu.exec(byline)?.[1] ?? byline;
  const authors = moreNames(metadata.authors, by.split('|')) ?? [];
  const published = metadata.published === '' ? readDate(byline) : '';
  return {
    metadata: { ...metadata, ...(authors.length > 0 && { authors }), ...(published !== '' && { published }) },
    origins: { ...origins, ...(authors.length > 0 && { authors: 'page' }), ...(published !== '' && { published: 'page' }) },
  };
}
