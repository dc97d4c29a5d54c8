// References as RIS, which every program that keeps references reads: a tag of two letters and a value on each line.
import type { CslDate, CslItem, CslName, CslType } from './csl';

const TYPES: Readonly<Partial<Record<CslType, string>>> = {
  article: 'UNPB',
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  book: 'BOOK',
  chapter: 'CHAP',
  dataset: 'DATA',
  legislation: 'STAT',
  'paper-conference': 'CPAPER',
  'post-weblog': 'BLOG',
  report: 'RPRT',
  webpage: 'ELEC',
};

/** A comma behind a body stops programs from looking for its given name. */
function nameOf({ literal, family = '', given, suffix }: CslName): string {
  if (literal !== undefined) return `${literal},`;
  return [family, ...(given === undefined ? [] : [given]), ...(suffix === undefined ? [] : [suffix])].join(', ');
}

/** `2012/04/07/`, with what is not known left empty. */
function dateOf(date: CslDate | undefined): string {
  const [year, month, day] = date?.['date-parts'][0] ?? [];
  const two = (part: number | undefined): string => (part === undefined ? '' : String(part).padStart(2, '0'));
  return year === undefined ? '' : `${String(year).padStart(4, '0')}/${two(month)}/${two(day)}/`;
}

function lines(item: CslItem): readonly (readonly [string, string | undefined])[] {
  const [first, last] = (item.page ?? '').split(/\s*[-–—]+\s*/u);
  return [
    ['TY', TYPES[item.type] ?? 'GEN'],
    ['ID', item.id],
    ...(item.author ?? []).map((name) => ['AU', nameOf(name)] as const),
    ...(item.editor ?? []).map((name) => ['A2', nameOf(name)] as const),
    ['TI', item.title],
    ['T2', item['container-title']],
    ['PY', dateOf(item.issued).slice(0, 4)],
    ['DA', dateOf(item.issued)],
    ['PB', item.publisher],
    ['CY', item['publisher-place']],
    ['M3', item.genre],
    [item.type === 'report' ? 'SN' : 'M1', item.number],
    ['ET', item.edition ?? item.version],
    ['VL', item.volume],
    ['IS', item.issue],
    ['SP', first],
    ['EP', last],
    ...[item.ISBN, item.ISSN].flatMap((number) => (number === undefined ? [] : [['SN', number] as const])),
    ['DO', item.DOI],
    ['UR', item.URL],
    ['Y2', dateOf(item.accessed)],
    ['LA', item.language],
  ];
}

/** Lines end with CR LF; no value holds a line end. Empty for no items. */
export function writeRis(items: readonly CslItem[]): string {
  return items
    .map((item) => {
      const said = lines(item).flatMap(([tag, value]) =>
        value === undefined || value === '' ? [] : [`${tag}  - ${value.replace(/\s+/g, ' ')}\r\n`],
      );
      return `${said.join('')}ER  - \r\n`;
    })
    .join('\r\n');
}
