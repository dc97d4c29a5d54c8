// What both ways of Chicago share: names, titles, kinds and numbers, and what a work appeared in.
import { address, dateWords, monthDayYear, ordinal, pageRange, type CslItem, type CslName } from './csl';
import { areBodies, dotted, filedName, fullName, listed, namesOf } from './people';
import { italic, joiner, plain, run, wrap, type Rich } from './rich';
import { oneOf } from './style';
import { capitalFirst, containerCase, genreCase, quoted, titled } from './titles';

export const MARKS = 'american';
export const join = joiner(MARKS);

/** A bibliography names all of up to six authors, of more the first three; a note or the text two, of more the first. */
const ALL_FILED = 6;
const FEW_FILED = 3;
const ET_AL = 3;

export const isWhole = oneOf('book', 'report');
const IN_ITALICS = oneOf('article-journal', 'article-newspaper', 'article-magazine', 'post-weblog', 'chapter', 'paper-conference');
export const withDay = oneOf(
  ...(['webpage', 'post-weblog', 'article-newspaper', 'article-magazine', 'article', 'dataset', 'document', 'paper-conference'] as const),
);
/** Where no author is named, the site or the paper speaks. */
const SPEAKS = oneOf('webpage', 'article-newspaper', 'article-magazine');

/** Proceedings without an editor are treated as a periodical. */
export const isInBook = (item: CslItem): boolean =>
  item.type === 'chapter' || (item.type === 'paper-conference' && namesOf(item.editor).length > 0);

/** A list entry, parted by stops, or a note, parted by commas. */
export type Form = 'entry' | 'note';

export const upright = (name: CslName): string => fullName(name.given === undefined ? name : { ...name, given: dotted(name.given) });

export function filed(names: readonly CslName[]): Rich {
  const [first, ...rest] = names;
  if (first === undefined) return [];
  const all = [filedName(first), ...rest.map(upright)];
  if (all.length > ALL_FILED) return plain(`${all.slice(0, FEW_FILED).join(', ')}, et al.`);
  return plain(listed(all, areBodies(names) ? ' and ' : ', and ', ', and '));
}

export function noted(names: readonly CslName[], form: (name: CslName) => string): Rich {
  const first = names[0];
  if (first === undefined) return [];
  return plain(names.length >= ET_AL ? `${form(first)} et al.` : listed(names.map(form), ' and '));
}

export interface Leader {
  readonly who: Rich;
  /** The item without what has led. */
  readonly rest: CslItem;
}

/** Authors, else editors; `form` sets the names. Without either a list lets the site or paper lead, if `maySpeak`. */
export function leader(item: CslItem, form: (names: readonly CslName[]) => Rich, maySpeak: boolean): Leader {
  const authors = namesOf(item.author);
  if (authors.length > 0) return { who: form(authors), rest: item };
  const editors = isInBook(item) ? [] : namesOf(item.editor);
  if (editors.length > 0) return { who: run(form(editors), plain(editors.length === 1 ? ', ed.' : ', eds.')), rest: item };
  const { 'container-title': _led, ...rest } = item;
  return maySpeak && SPEAKS(item) ? { who: containerName(item), rest } : { who: [], rest: item };
}

export function title(item: CslItem): Rich {
  if (item.type === 'legislation') return plain(item.title);
  return isWhole(item) ? italic(titled(item)) : quoted(titled(item), MARKS);
}

export const containerName = (item: CslItem): Rich => (IN_ITALICS(item) ? italic(containerCase(item)) : plain(item['container-title']));

const editionOf = ({ edition = '' }: CslItem): Rich => plain(/^\d+$/.test(edition) ? `${ordinal(edition)} ed.` : edition);

/** Kind and number, edition, version. */
export function details(item: CslItem, form: Form): Rich {
  const { genre, number, version } = item;
  const isEntry = form === 'entry';
  // "Working Paper" is the name of a series only where it is numbered.
  const kind = isEntry && number !== undefined ? genreCase(genre, item.language) : capitalFirst(genre ?? '');
  const isCounted = number !== undefined && /^\d+$/.test(number) && genre !== undefined;
  return join(
    isEntry ? '. ' : ', ',
    join(' ', plain(kind), plain(isCounted ? `${isEntry ? 'No.' : 'no.'} ${number}` : number)),
    isInBook(item) ? [] : editionOf(item),
    plain(version === undefined ? '' : `${isEntry ? 'Version' : 'version'} ${version}`),
  );
}

/** `In *Handbook*, 2nd ed., edited by Jo Hart`. */
export function bookSource(item: CslItem, form: Form): Rich {
  const editors = namesOf(item.editor);
  const names = form === 'entry' ? plain(listed(editors.map(upright), ' and ', ', and ')) : noted(editors, upright);
  const edited = wrap(form === 'entry' ? 'edited by ' : 'ed. ', names, '');
  return wrap(form === 'entry' ? 'In ' : 'in ', join(', ', containerName(item), editionOf(item), edited), '');
}

/** The day of reading is given for what bears no date of its own. */
export function access(item: CslItem, form: Form): Rich {
  const accessed = monthDayYear(dateWords(item.accessed));
  const isChanging = item.DOI === undefined && item.issued === undefined && accessed !== '' && item.URL !== undefined;
  const word = form === 'entry' ? 'Accessed' : 'accessed';
  return join(form === 'entry' ? '. ' : ', ', plain(isChanging ? `${word} ${accessed}` : ''), plain(address(item)));
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
