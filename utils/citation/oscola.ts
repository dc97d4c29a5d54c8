// OSCOLA (4th edition): law's footnotes, without stops, the source in brackets, addresses in angle brackets.
import { address, dateWords, dayMonthYear, ordinal, pageRange, type CslItem, type CslName } from './csl';
import { byInitials, closedUp, listed, namesOf } from './people';
import { italic, joiner, plain, run, stopped, wrap, type Rich } from './rich';
import { oneOf, type Style } from './style';
import { quoted, titled } from './titles';

const MARKS = 'british';
const join = joiner(MARKS);

/** From this many authors on only the first is named. */
const MANY = 4;
const IN_BOOK = oneOf('chapter', 'paper-conference');
const PAPER = oneOf('article-newspaper', 'article-magazine');
const ON_THE_WEB = oneOf('webpage', 'post-weblog');

function people(names: readonly CslName[], form: (name: CslName) => string): Rich {
  const first = names[0];
  if (first === undefined) return [];
  return plain(names.length >= MANY ? `${form(first)} and others` : listed(names.map(form), ' and '));
}

const filed = (name: CslName): string => byInitials(name, { initials: '', isInverted: true, separator: ' ' });
const bare = (text: string | undefined): Rich => plain(text?.replace(/\./g, ''));

function title(item: CslItem): Rich {
  if (item.type === 'book') return italic(titled(item));
  return item.type === 'legislation' ? plain(item.title) : quoted(titled(item), MARKS);
}

function editorsOf(item: CslItem, form: (name: CslName) => string): Rich {
  const editors = namesOf(item.editor);
  return run(people(editors, form), plain(editors.length === 0 ? '' : editors.length === 1 ? ' (ed)' : ' (eds)'));
}

function edition({ edition: said = '' }: CslItem): Rich {
  return plain(/^\d+$/.test(said) ? `${ordinal(said)} edn` : said);
}

/** Who published it and when, in brackets. */
function published(item: CslItem): Rich {
  const date = dateWords(item.issued);
  const inBrackets = (...parts: readonly Rich[]): Rich => wrap('(', join(', ', ...parts), ')');
  if (item.type === 'article-newspaper') return inBrackets(bare(item['publisher-place']), plain(dayMonthYear(date)));
  if (item.type === 'article-journal' || item.type === 'article-magazine' || item.type === 'dataset') return [];
  if (item.type === 'legislation') return inBrackets(bare(item['container-title']));
  if (ON_THE_WEB(item)) return inBrackets(edition(item), italic(item['container-title']), plain(dayMonthYear(date)));
  if (item.type === 'article') return inBrackets(edition(item), bare(item.publisher), plain(dayMonthYear(date)));
  const house = inBrackets(edition(item), join(' ', bare(item.publisher), plain(date.year)));
  return item.type === 'report' ? join(' ', house, bare(item.genre), plain(item.number)) : house;
}

/** Of an article: year and volume, and what it appeared in. */
function source(item: CslItem): Rich {
  const { year } = dateWords(item.issued);
  const name = item['container-title'];
  if (item.type === 'legislation') return plain(year);
  if (!PAPER(item) && item.type !== 'article-journal') return [];
  const isByVolume = item.volume !== undefined;
  const when = item.type === 'article-newspaper' || year === '' ? '' : isByVolume ? `(${year})` : `[${year}]`;
  return join(' ', plain(when), plain(item.volume), PAPER(item) ? italic(name) : plain(name));
}

function access(item: CslItem): Rich {
  const accessed = dayMonthYear(dateWords(item.accessed));
  const shown = item.type === 'legislation' ? '' : address(item);
  return wrap('<', plain(shown), `>${accessed === '' ? '' : ` accessed ${accessed}`}`);
}

function work(item: CslItem, form: (name: CslName) => string, pages: string): Rich {
  const authors = item.type === 'legislation' ? [] : namesOf(item.author);
  const isEdited = authors.length === 0 && !IN_BOOK(item) && namesOf(item.editor).length > 0;
  const who = isEdited ? editorsOf(item, form) : people(authors, form);
  const editors = IN_BOOK(item) ? editorsOf(item, closedUp) : [];
  const container = IN_BOOK(item) ? italic(item['container-title']) : [];
  const book = join(', ', wrap('in ', editors, ''), container);
  const head = join(', ', who, join(' ', title(item), book));
  const first = IN_BOOK(item) || item.type === 'report' ? '' : (/^[^-–—,]+/.exec(item.page ?? '')?.[0] ?? '').trim();
  const isAfterComma = item.type === 'article-journal' || item.type === 'article-magazine' || item.type === 'legislation';
  const isFirstShown = first !== '' && isAfterComma;
  const place = join(isFirstShown ? ', ' : ' ', plain(first), plain(pageRange(pages)));
  return join(' ', head, source(item), published(item), place, access(item));
}

export const oscola: Style = {
  isNote: true,
  bibliography: (item) => work(item, filed, ''),
  citation: (item, pages) => stopped(work(item, closedUp, pages), MARKS),
};
