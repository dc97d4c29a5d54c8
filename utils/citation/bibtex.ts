// References as BibTeX, for LaTeX and for programs that keep references. Both `date` (biblatex) and `year`, `month` (BibTeX) are given.
import { address, type CslDate, type CslItem, type CslName, type CslType } from './csl';
import { shortName } from './people';

const TYPES: Readonly<Partial<Record<CslType, string>>> = {
  article: 'techreport',
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  chapter: 'incollection',
  dataset: 'dataset',
  'paper-conference': 'inproceedings',
  'post-weblog': 'online',
  report: 'techreport',
  webpage: 'online',
};

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text that LaTeX prints as it stands here. */
const escape = (text: string): string => text.replace(/[\\~^{}#$%&_]/g, (char) => ESCAPES[char] ?? `\\${char}`);

/** A style may set a title in small letters: words with capitals of their own are kept in braces. */
const protect = (title: string): string =>
  title.replace(/[^\s]+/gu, (word, at: number) => {
    const isOwn = at === 0 ? /.\p{Lu}/u.test(word) : /\p{Lu}/u.test(word);
    return isOwn ? `{${escape(word)}}` : escape(word);
  });

/** Addresses are taken as they are, so what would end them is written in their own way. */
const verbatim = (url: string): string => url.replace(/[{}\\\s]/g, (char) => encodeURIComponent(char));

/** A body in braces of its own, so that no program looks for a family name in it. */
function nameOf(name: CslName): string {
  if (name.literal !== undefined || name.given === undefined) return `{${escape(shortName(name))}}`;
  const family = name.family ?? '';
  // An "and" within a name would part it.
  const parts = [family, ...(name.suffix === undefined ? [] : [name.suffix]), name.given].map((part) =>
    /\sand\s|,/i.test(part) ? `{${escape(part)}}` : escape(part),
  );
  return parts.join(', ');
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2012-04`. */
export function isoDate(date: CslDate | undefined): string {
  const [year, ...rest] = date?.['date-parts'][0] ?? [];
  return year === undefined ? '' : [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
}

function fields(item: CslItem): readonly (readonly [string, string])[] {
  const names = (list: readonly CslName[] | undefined): string => (list ?? []).map(nameOf).join(' and ');
  const [, month] = item.issued?.['date-parts'][0] ?? [];
  const text = (value: string | undefined): string => escape(value ?? '');
  const isBook = item.type === 'chapter' || item.type === 'paper-conference';
  const isSite = item.type === 'webpage' || item.type === 'post-weblog';
  const container = isBook ? 'booktitle' : isSite ? 'organization' : 'journal';
  const rows: readonly (readonly [string, string])[] = [
    ['author', names(item.author)],
    ['editor', names(item.editor)],
    ['title', protect(item.title ?? '')],
    [container, text(item['container-title'])],
    [item.type === 'report' || item.type === 'article' ? 'institution' : 'publisher', text(item.publisher)],
    ['address', text(item['publisher-place'])],
    ['type', text(item.genre)],
    ['number', text(item.number ?? item.issue)],
    ['edition', text(item.edition)],
    ['version', text(item.version)],
    ['volume', text(item.volume)],
    ['pages', text(item.page).replace(/\s*[-–—]+\s*/gu, '--')],
    ['date', isoDate(item.issued)],
    ['year', isoDate(item.issued).slice(0, 4)],
    ['doi', verbatim(item.DOI ?? '')],
    ['isbn', text(item.ISBN)],
    ['issn', text(item.ISSN)],
    ['url', verbatim(item.URL ?? (item.DOI === undefined ? '' : address(item)))],
    ['urldate', isoDate(item.accessed)],
    ['langid', text(item.language)],
  ];
  const written = rows.flatMap(([name, value]) => (value === '' ? [] : [[name, `{${value}}`] as const]));
  return month === undefined ? written : [...written, ['month', MONTHS[month - 1] ?? '{}']];
}

const ascii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();

/** `mensah2012who`: the first author, the year and the first word of weight. */
function keyOf(item: CslItem): string {
  const who = ascii(
    shortName(item.author?.[0] ?? {})
      .split(' ')
      .find((word) => ascii(word).length > 2) ?? '',
  );
  const word =
    (item.title ?? '')
      .split(/\s+/)
      .map(ascii)
      .find((w) => w.length > 2) ?? '';
  const key = `${who}${isoDate(item.issued).slice(0, 4)}${word}`;
  return /^[a-z]/.test(key) ? key : `ref${key}`;
}

/** One entry after the other, each key once. Ends with a line end; empty for no items. */
export function writeBibtex(items: readonly CslItem[]): string {
  const taken = new Set<string>();
  return items
    .map((item) => {
      const stem = keyOf(item);
      let key = stem;
      for (let i = 2; taken.has(key); i++) key = `${stem}-${i}`;
      taken.add(key);
      return `@${TYPES[item.type] ?? 'misc'}{${key},\n${fields(item)
        .map(([name, value]) => `  ${name} = ${value},\n`)
        .join('')}}\n`;
    })
    .join('\n');
}
