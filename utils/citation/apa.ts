// APA (7th edition): author, date in brackets, title, source; an ampersand between names, addresses without a stop behind them.
import { address, dateWords, labelledPages, monthDay, monthDayYear, ordinal, pageRange, yearOf, type CslItem, type CslName } from './csl';
import { areBodies, byInitials, listed, namesOf, shortName } from './people';
import { italic, joiner, plain, run, stopped, wrap, type Rich } from './rich';
import { oneOf, type Style } from './style';
import { containerCase, genreCase, quoted, titled } from './titles';

const MARKS = 'american';
const join = joiner(MARKS);

/** Up to so many authors are all named; of more the first nineteen and the last. */
const ALL_NAMED = 20;
/** In the text, from this many on only the first. */
const ET_AL = 3;
const WITH_DAY = oneOf('webpage', 'post-weblog', 'article-newspaper', 'article-magazine', 'document');
const SERIAL = oneOf('article-journal', 'article-newspaper', 'article-magazine', 'post-weblog', 'paper-conference');

/** Proceedings with an editor are a book, else a periodical. */
const IN_BOOK = (item: CslItem): boolean =>
  item.type === 'chapter' || (item.type === 'paper-conference' && namesOf(item.editor).length > 0);
const PERIODICAL = (item: CslItem): boolean => SERIAL(item) && !IN_BOOK(item);

const inverted = (name: CslName): string => byInitials(name, { initials: '. ', isInverted: true, separator: ', ' });
const upright = (name: CslName): string => byInitials(name, { initials: '. ', isInverted: false, separator: ' ' });

function people(names: readonly CslName[]): Rich {
  const all = names.map(inverted);
  if (all.length > ALL_NAMED) return plain(`${all.slice(0, ALL_NAMED - 1).join(', ')}, … ${all.at(-1)}`);
  return plain(listed(all, areBodies(names) ? ' & ' : ', & '));
}

const inTitle = (item: CslItem): boolean => PERIODICAL(item) || IN_BOOK(item);
const numbered = (number: string | undefined): string => (number !== undefined && /^\d+$/.test(number) ? `No. ${number}` : (number ?? ''));

/** Title with what tells one edition, version or number from another. */
function title(item: CslItem): Rich {
  const name = inTitle(item) && item['container-title'] !== undefined ? plain(item.title) : italic(item.title);
  const { edition = '', version } = item;
  const inBrackets = join(
    ', ',
    join(' ', plain(genreCase(item.genre, item.language)), plain(numbered(item.number))),
    plain(IN_BOOK(item) ? '' : /^\d+$/.test(edition) ? `${ordinal(edition)} ed.` : edition),
    plain(version === undefined ? '' : `Version ${version}`),
  );
  return join(' ', name, wrap('(', inBrackets, ')'), plain(item.type === 'dataset' ? '[Dataset]' : ''));
}

const isDated = (item: CslItem): boolean => dateWords(item.issued).year !== '';

function date(item: CslItem): Rich {
  const words = dateWords(item.issued);
  const day = WITH_DAY(item) ? monthDay(words) : '';
  return plain(`(${yearOf(item, 'n.d.', '-')}${words.year === '' || day === '' ? '' : `, ${day}`})`);
}

function container(item: CslItem): Rich {
  const name = item['container-title'];
  const pages = plain(pageRange(item.page ?? ''));
  if (IN_BOOK(item)) {
    const editors = namesOf(item.editor);
    const edited = plain(listed(editors.map(upright), ' & ', ', & '));
    const named = run(edited, plain(editors.length === 0 ? '' : editors.length === 1 ? ' (Ed.)' : ' (Eds.)'));
    const details = wrap('(', join(', ', plain(editionOf(item)), plain(labelledPages(item.page ?? ''))), ')');
    return wrap('In ', join(' ', join(', ', named, italic(name)), details), '');
  }
  if (!PERIODICAL(item)) return plain(name);
  return join(', ', italic(containerCase(item)), run(italic(item.volume), wrap('(', plain(item.issue), ')')), pages);
}

const editionOf = ({ edition = '' }: CslItem): string => (/^\d+$/.test(edition) ? `${ordinal(edition)} ed.` : edition);

/** The address of a page without a date may show something else tomorrow, so the day is given on which it was read. */
function access(item: CslItem): Rich {
  const shown = address(item);
  const accessed = monthDayYear(dateWords(item.accessed));
  const isChanging = item.DOI === undefined && accessed !== '' && !isDated(item);
  return plain(shown === '' ? '' : isChanging ? `Retrieved ${accessed}, from ${shown}` : shown);
}

function bibliography(item: CslItem): Rich {
  if (item.type === 'legislation') return join(' ', stopped(join(' ', plain(item.title), date(item)), MARKS), access(item));
  const authors = namesOf(item.author);
  const editors = namesOf(item.editor);
  const isEdited = authors.length === 0 && editors.length > 0 && !IN_BOOK(item);
  const who = isEdited ? run(people(editors), plain(editors.length === 1 ? ' (Ed.)' : ' (Eds.)')) : people(authors);
  const head = who.length > 0 ? join('. ', who, date(item), title(item)) : join('. ', title(item), date(item));
  const house = PERIODICAL(item) ? [] : plain(item.publisher);
  const entry = stopped(join('. ', head, container(item), house), MARKS);
  return join(' ', entry, access(item));
}

function shortTitle(item: CslItem): Rich {
  const name = titled(item);
  if (item.type === 'legislation' || item.type === 'report') return plain(name);
  return item.type !== 'webpage' && item['container-title'] !== undefined ? quoted(name, MARKS) : italic(name);
}

function citation(item: CslItem, pages: string): Rich {
  const authors = namesOf(item.author);
  const names = authors.length > 0 || IN_BOOK(item) ? authors : namesOf(item.editor);
  const first = shortName(names[0] ?? {});
  const who = names.length >= ET_AL ? `${first} et al.` : listed(names.map(shortName), ' & ');
  const year = yearOf(item, 'n.d.', '-');
  return wrap('(', join(', ', who === '' ? shortTitle(item) : plain(who), plain(year), plain(labelledPages(pages))), ')');
}

export const apa: Style = { isNote: false, bibliography, citation };
