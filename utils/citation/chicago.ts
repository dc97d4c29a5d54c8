// The Chicago Manual of Style (18th edition), both of its ways: footnotes with a bibliography, and author and date.
import { address, dateWords, monthDay, monthDayYear, ordinal, pageRange, type CslItem, type CslName } from './csl';
import { dotted, filedName, fullName, listed, namesOf, shortName } from './people';
import { italic, joiner, plain, run, stopped, wrap, type Rich } from './rich';
import { oneOf, type Style } from './style';
import { capitalFirst, genreCase, quoted, titled } from './titles';

const MARKS = 'american';
const join = joiner(MARKS);

/** A bibliography names all of up to six authors, of more the first three; a note or the text two, of more the first. */
const ALL_FILED = 6;
const FEW_FILED = 3;
const ET_AL = 3;
const ITALIC = oneOf('book', 'report', 'document');
const ITALIC_SOURCE = oneOf('article-journal', 'article-newspaper', 'article-magazine', 'post-weblog', 'chapter', 'paper-conference');
const WITH_DAY = oneOf('webpage', 'post-weblog', 'article-newspaper', 'article-magazine', 'article', 'dataset');
const IN_BOOK = oneOf('chapter', 'paper-conference');

/** A list entry, parted by stops, or a note, parted by commas. */
type Form = 'entry' | 'note';

const upright = (name: CslName): string => fullName(name.given === undefined ? name : { ...name, given: dotted(name.given) });

function filed(names: readonly CslName[]): Rich {
  const [first, ...rest] = names;
  if (first === undefined) return [];
  const all = [filedName(first), ...rest.map(upright)];
  if (all.length > ALL_FILED) return plain(`${all.slice(0, FEW_FILED).join(', ')}, et al.`);
  return plain(listed(all, first.literal === undefined ? ', and ' : ' and ', ', and '));
}

function noted(names: readonly CslName[], form: (name: CslName) => string): Rich {
  const first = names[0];
  if (first === undefined) return [];
  return plain(names.length >= ET_AL ? `${form(first)} et al.` : listed(names.map(form), ' and '));
}

const title = (item: CslItem): Rich => {
  if (item.type === 'legislation') return plain(item.title);
  return ITALIC(item) ? italic(titled(item)) : quoted(titled(item), MARKS);
};

const numeric = (text: string | undefined): boolean => text !== undefined && /^\d+$/.test(text);

/** Kind and number, edition, version. */
function details(item: CslItem, form: Form): Rich {
  const { genre, number, edition = '', version } = item;
  const isEntry = form === 'entry';
  const kind = isEntry ? genreCase(genre, item.language) : capitalFirst(genre ?? '');
  const counted = numeric(number) && genre !== undefined ? `${isEntry ? 'No.' : 'no.'} ${number}` : number;
  const versionWord = isEntry ? 'Version' : 'version';
  return join(
    isEntry ? '. ' : ', ',
    join(' ', plain(kind), plain(counted)),
    plain(/^\d+$/.test(edition) ? `${ordinal(edition)} ed.` : edition),
    plain(version === undefined ? '' : `${versionWord} ${version}`),
  );
}

function bookSource(item: CslItem, form: Form): Rich {
  const editors = namesOf(item.editor);
  const names = form === 'entry' ? plain(listed(editors.map(upright), ' and ', ', and ')) : noted(editors, upright);
  const edited = wrap(form === 'entry' ? 'edited by ' : editors.length === 1 ? 'ed. ' : 'eds. ', names, '');
  return wrap(form === 'entry' ? 'In ' : 'in ', join(', ', italic(item['container-title']), edited), '');
}

function access(item: CslItem, form: Form): Rich {
  const accessed = monthDayYear(dateWords(item.accessed));
  const isChanging = item.DOI === undefined && item.issued === undefined && accessed !== '' && item.URL !== undefined;
  const word = form === 'entry' ? 'Accessed' : 'accessed';
  return join(form === 'entry' ? '. ' : ', ', plain(isChanging ? `${word} ${accessed}` : ''), plain(address(item)));
}

/** What comes after the title of a work that appeared in another, by itself, or in a journal. `date` leaves out what was said before. */
function source(item: CslItem, date: string, year: string): Rich {
  const name = ITALIC_SOURCE(item) ? italic(item['container-title']) : plain(item['container-title']);
  if (item.type === 'article-journal') {
    const issue = year === '' ? wrap('(', plain(item.issue), ')') : wrap('no. ', plain(item.issue), '');
    const volume = join(year === '' ? ' ' : ', ', plain(item.volume), issue);
    return join(' ', name, volume, plain(year === '' ? '' : `(${year})`));
  }
  return join(', ', join('. ', name, plain(item.publisher)), plain(date));
}

/** An entry for a list, by author and year or by author alone. */
function entry(item: CslItem, isYearFirst: boolean): Rich {
  const words = dateWords(item.issued);
  if (item.type === 'legislation') return stopped(join(' ', title(item), wrap('(', plain(words.year), ')')), MARKS);
  const authors = namesOf(item.author);
  const editors = authors.length === 0 && !IN_BOOK(item) ? namesOf(item.editor) : [];
  const who =
    authors.length > 0 ? filed(authors) : run(filed(editors), plain(editors.length === 0 ? '' : editors.length === 1 ? ', ed.' : ', eds.'));
  const year = plain(isYearFirst ? words.year || 'n.d.' : '');
  const head = who.length > 0 ? join('. ', who, year, title(item)) : join('. ', title(item), year);
  const full = WITH_DAY(item) ? monthDayYear(words) : words.year;
  const date = isYearFirst ? (WITH_DAY(item) ? monthDay(words) : '') : full;
  const book = IN_BOOK(item)
    ? join('. ', bookSource(item, 'entry'), join(', ', plain(item.publisher), plain(date)))
    : source(item, date, isYearFirst ? '' : words.year);
  const pages = item.type === 'article-journal' ? plain(shortRange(item.page ?? '')) : [];
  return stopped(join('. ', head, details(item, 'entry'), join(': ', book, pages), access(item, 'entry')), MARKS);
}

/** `201–29`: of the last page only what is new (Chicago Manual of Style 9.63). */
export function shortRange(pages: string): string {
  return pageRange(pages).replace(/\b(\d+)–(\d+)\b/g, (whole, first: string, last: string) => {
    if (first.length !== last.length || first.length < 3 || first.endsWith('00') || Number(first) >= Number(last)) return whole;
    const same = [...first].findIndex((digit, i) => digit !== last[i]);
    // After a page that ends in 01 to 09 the changed part alone; else two digits or more.
    const kept = /0[1-9]$/.test(first) ? same : Math.min(same, last.length - 2);
    // Of four digits three changed ones are better given as four.
    return first.length === 4 && kept === 1 ? whole : `${first}–${last.slice(kept)}`;
  });
}

function note(item: CslItem, pages: string): Rich {
  const words = dateWords(item.issued);
  const place = plain(shortRange(pages));
  if (item.type === 'legislation') return stopped(join(', ', join(' ', title(item), wrap('(', plain(words.year), ')')), place), MARKS);
  const authors = namesOf(item.author);
  const editors = authors.length === 0 && !IN_BOOK(item) ? namesOf(item.editor) : [];
  const who =
    authors.length > 0
      ? noted(authors, upright)
      : run(noted(editors, upright), plain(editors.length === 0 ? '' : editors.length === 1 ? ', ed.' : ', eds.'));
  const date = WITH_DAY(item) ? monthDayYear(words) : words.year;
  const isBracketed = ITALIC(item) || IN_BOOK(item) || item.type === 'article';
  const house = isBracketed ? wrap('(', join(', ', plain(item.publisher), plain(date)), ')') : [];
  const book = IN_BOOK(item) ? bookSource(item, 'note') : [];
  const head = join(' ', join(', ', who, title(item), book, details(item, 'note')), house);
  if (item.type === 'article-journal') {
    const cited = place.length > 0 ? place : plain(shortRange(item.page ?? ''));
    return stopped(join(', ', head, join(': ', source(item, '', words.year), cited), access(item, 'note')), MARKS);
  }
  const container = isBracketed ? [] : join(', ', notedSource(item), plain(date));
  return stopped(join(', ', head, container, place, access(item, 'note')), MARKS);
}

const notedSource = (item: CslItem): Rich =>
  join(', ', ITALIC_SOURCE(item) ? italic(item['container-title']) : plain(item['container-title']), plain(item.publisher));

function inText(item: CslItem, pages: string): Rich {
  const authors = namesOf(item.author);
  const names = authors.length > 0 || IN_BOOK(item) ? authors : namesOf(item.editor);
  const who = names.length > 0 ? noted(names, shortName) : title(item);
  const { year } = dateWords(item.issued);
  const dated = year === '' ? join(', ', who, plain('n.d.')) : join(' ', who, plain(year));
  return wrap('(', join(', ', dated, plain(shortRange(pages))), ')');
}

export const chicagoNotes: Style = { isNote: true, bibliography: (item) => entry(item, false), citation: note };
export const chicagoAuthorDate: Style = { isNote: false, bibliography: (item) => entry(item, true), citation: inText };
