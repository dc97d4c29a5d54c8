// Harvard, as Cite Them Right (12th edition) sets it: author and year, italics for works that stand by themselves.
import { address, dateWords, dayMonth, dayMonthYear, labelledPages, ordinal, yearOf, type CslItem, type CslName } from './csl';
import { byInitials, listed, namesOf, shortName } from './people';
import { italic, joiner, plain, run, stopped, wrap, type Rich } from './rich';
import { oneOf, type Style } from './style';
import { containerCase, quoted } from './titles';

const MARKS = 'british';
const join = joiner(MARKS);

/** From this many authors on only the first is named. */
const ET_AL = 4;
const ITALIC = oneOf('book', 'legislation', 'report', 'webpage');
const IN_PERIODICAL = oneOf('article-journal', 'article-newspaper', 'article-magazine');
const WITH_DAY = oneOf('article-newspaper', 'article-magazine', 'post-weblog');
const WITH_PAGES = oneOf(
  'article',
  'article-journal',
  'article-newspaper',
  'article-magazine',
  'book',
  'chapter',
  'paper-conference',
  'report',
);
const IN_BOOK = oneOf('chapter', 'paper-conference');

function people(names: readonly CslName[], form: (name: CslName) => string): Rich {
  const first = names[0];
  if (first === undefined) return [];
  if (names.length >= ET_AL) return run(plain(`${form(first)} `), italic('et al.'));
  return plain(listed(names.map(form), ' and '));
}

const inverted = (name: CslName): string => byInitials(name, { initials: '.', isInverted: true, separator: ', ' });
const upright = (name: CslName): string => byInitials(name, { initials: '.', isInverted: false, separator: ' ' });

function edition(item: CslItem): Rich {
  const said = item.edition ?? '';
  return plain(/^\d+$/.test(said) ? `${ordinal(said)} edn` : said);
}

const title = (item: CslItem): Rich => (ITALIC(item) ? join('. ', italic(item.title), edition(item)) : quoted(item.title, MARKS));

/** Who stands first: authors, then editors, else the title itself. */
function leader(item: CslItem, form: (name: CslName) => string): { readonly names: Rich; readonly isEditor: boolean } {
  const authors = namesOf(item.author);
  const editors = namesOf(item.editor);
  if (authors.length > 0) return { names: people(authors, form), isEditor: false };
  return {
    names: run(people(editors, form), editors.length === 0 ? [] : plain(editors.length === 1 ? ' (ed.)' : ' (eds)')),
    isEditor: editors.length > 0,
  };
}

const year = (item: CslItem): string => yearOf(item, 'no date', ' ');

function container(item: CslItem, isEditorFirst: boolean): Rich {
  const editors = isEditorFirst ? [] : namesOf(item.editor);
  const named = run(people(editors, upright), editors.length === 0 ? [] : plain(editors.length === 1 ? ' (ed.)' : ' (eds)'));
  const source = ITALIC(item) ? italic(item['container-title']) : join('. ', italic(item['container-title']), edition(item));
  return IN_BOOK(item) ? join(' ', named.length === 0 ? [] : plain('in'), named, source) : source;
}

function publisher(item: CslItem): Rich {
  if (IN_PERIODICAL(item)) return [];
  const house = join(': ', plain(item['publisher-place']), plain(item.publisher));
  return item.type === 'report' ? join('. ', join(' ', plain(item.genre), plain(item.number)), house) : house;
}

function access(item: CslItem): Rich {
  const accessed = dayMonthYear(dateWords(item.accessed));
  const said = item.DOI !== undefined || accessed === '' ? '' : ` (Accessed: ${accessed})`;
  return wrap('Available at: ', plain(address(item)), said);
}

/** What stands first where nobody is named: the paper in which it appeared. */
const speaker = (item: CslItem): Rich => (IN_PERIODICAL(item) ? italic(containerCase(item)) : []);

function bibliography(item: CslItem): Rich {
  const { names: persons, isEditor } = leader(item, inverted);
  const names = persons.length > 0 ? persons : speaker(item);
  const date = plain(`(${year(item)})`);
  const source = persons.length === 0 && names.length > 0 ? [] : container(item, isEditor);
  const head = names.length > 0 ? join(' ', names, date, join(', ', title(item), source)) : join(' ', title(item), date, source);
  const issue = item.type === 'article-journal' ? run(plain(item.volume), wrap('(', plain(item.issue), ')')) : [];
  const numbers = join(
    ', ',
    issue,
    plain(WITH_DAY(item) ? dayMonth(dateWords(item.issued)) : ''),
    plain(WITH_PAGES(item) ? labelledPages(item.page ?? '') : ''),
  );
  return stopped(join('. ', join(', ', join('. ', head, publisher(item)), numbers), access(item)), MARKS);
}

function citation(item: CslItem, pages: string): Rich {
  const authors = namesOf(item.author);
  const names = authors.length > 0 ? authors : namesOf(item.editor);
  const named = names.length > 0 ? people(names, shortName) : speaker(item);
  const who = named.length > 0 ? named : title(item);
  return wrap('(', join(', ', who, plain(year(item)), plain(labelledPages(pages))), ')');
}

export const harvard: Style = { isNote: false, bibliography, citation };
