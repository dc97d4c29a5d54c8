// The Chicago Manual of Style (18th edition), both of its ways: footnotes with a bibliography, and author and date.
import {
  access,
  bookSource,
  containerName,
  details,
  filed,
  isInBook,
  isWhole,
  join,
  leader,
  MARKS,
  noted,
  shortRange,
  title,
  upright,
  withDay,
} from './chicago-parts';
import { dateWords, monthDay, monthDayYear, yearOf, type CslItem } from './csl';
import { namesOf, shortName } from './people';
import { plain, stopped, wrap, type Rich } from './rich';
import type { Style } from './style';

/** The whole date where the style gives one. What has none says so, but for a page whose day of reading is told. */
function dateOf(item: CslItem): string {
  const words = dateWords(item.issued);
  if (words.year === '') return item.type === 'webpage' ? '' : 'n.d.';
  return withDay(item) ? monthDayYear(words) : words.year;
}

/** `*Journal* 18, no. 3 (2020)`; `18 (3)` where the year was said before. Without an issue its month tells it apart. */
function journal(item: CslItem, isYearSaid: boolean): Rich {
  const { year, month } = dateWords(item.issued);
  const { issue } = item;
  const when = issue === undefined ? (isYearSaid ? month : [month, year].filter((word) => word !== '').join(' ')) : isYearSaid ? '' : year;
  const number = isYearSaid ? wrap('(', plain(issue), ')') : wrap('no. ', plain(issue), '');
  const volume = join(isYearSaid ? ' ' : ', ', plain(item.volume), number);
  return join(' ', containerName(item), volume, wrap('(', plain(when), ')'));
}

/** `Example Data Act 2018 (2018)`. */
const law = (item: CslItem): Rich => join(' ', title(item), wrap('(', plain(dateWords(item.issued).year), ')'));

/** What comes after the title of a work in a list. */
function source(item: CslItem, isYearSaid: boolean): Rich {
  const date = plain(!isYearSaid ? dateOf(item) : withDay(item) ? monthDay(dateWords(item.issued)) : '');
  const pages = plain(shortRange(item.page ?? ''));
  if (item.type === 'article-journal') return join(': ', journal(item, isYearSaid), pages);
  if (isInBook(item)) return join('. ', bookSource(item, 'entry'), join(', ', plain(item.publisher), date));
  if (item.type === 'paper-conference') return join(', ', containerName(item), date, pages);
  return join(', ', join('. ', containerName(item), plain(item.publisher)), date);
}

function entry(item: CslItem, isYearFirst: boolean): Rich {
  if (item.type === 'legislation') return stopped(join('. ', law(item), access(item, 'entry')), MARKS);
  const { who, rest } = leader(item, filed, true);
  const year = plain(isYearFirst ? yearOf(item, 'n.d.', '-') : '');
  const head = who.length > 0 ? join('. ', who, year, title(item)) : join('. ', title(item), year);
  return stopped(join('. ', head, details(item, 'entry'), source(rest, isYearFirst), access(item, 'entry')), MARKS);
}

function note(item: CslItem, pages: string): Rich {
  const place = plain(shortRange(pages));
  if (item.type === 'legislation') return stopped(join(', ', law(item), place, access(item, 'note')), MARKS);
  const { who } = leader(item, (names) => noted(names, upright), false);
  const date = plain(dateOf(item));
  const isBracketed = isWhole(item) || isInBook(item) || item.type === 'article';
  const house = isBracketed ? wrap('(', join(', ', plain(item.publisher), date), ')') : [];
  const head = join(' ', join(', ', who, title(item), isInBook(item) ? bookSource(item, 'note') : [], details(item, 'note')), house);
  if (item.type === 'article-journal') {
    const cited = place.length > 0 ? place : plain(shortRange(item.page ?? ''));
    return stopped(join(', ', head, join(': ', journal(item, false), cited), access(item, 'note')), MARKS);
  }
  const publisher = item.type === 'paper-conference' ? [] : plain(item.publisher);
  const container = isBracketed ? [] : join(', ', containerName(item), publisher, date);
  return stopped(join(', ', head, container, place, access(item, 'note')), MARKS);
}

function inText(item: CslItem, pages: string): Rich {
  const { year } = dateWords(item.issued);
  const authors = namesOf(item.author);
  const editors = isInBook(item) ? [] : namesOf(item.editor);
  // Here an editor is named like an author, without "ed."
  const named = noted(authors.length > 0 ? authors : editors, shortName);
  const who = named.length > 0 ? named : leader(item, filed, true).who;
  const lead = who.length > 0 ? who : title(item);
  const dated = join(year === '' ? ', ' : ' ', lead, plain(yearOf(item, 'n.d.', '-')));
  return wrap('(', join(', ', dated, plain(shortRange(pages))), ')');
}

export const chicagoNotes: Style = { isNote: true, bibliography: (item) => entry(item, false), citation: note };
export const chicagoAuthorDate: Style = { isNote: false, bibliography: (item) => entry(item, true), citation: inText };
