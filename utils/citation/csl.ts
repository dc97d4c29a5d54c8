// What is cited, in the words of CSL-JSON (citationstyles.org, `csl-data.json` 1.0): the fields that our styles and files know.

/** A person by parts, or a body by its whole name, which is never turned round or shortened. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  /** `Jr`, `III`. */
  readonly suffix?: string;
  /** A body, or a name whose parts are not known. */
  readonly literal?: string;
}

/** One date at the precision known: `[2012]`, `[2012, 4]` or `[2012, 4, 7]`. */
export interface CslDate {
  readonly 'date-parts': readonly (readonly number[])[];
}

export type CslType =
  | 'article'
  | 'article-journal'
  | 'article-magazine'
  | 'article-newspaper'
  | 'book'
  | 'chapter'
  | 'dataset'
  | 'document'
  | 'legislation'
  | 'paper-conference'
  | 'post-weblog'
  | 'report'
  | 'webpage';

export interface CslItem {
  readonly id: string;
  readonly type: CslType;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly 'publisher-place'?: string;
  /** Of a report or working paper. */
  readonly number?: string;
  /** `White paper`. */
  readonly genre?: string;
  readonly edition?: string;
  readonly version?: string;
  readonly volume?: string;
  readonly issue?: string;
  /** `201-229`. */
  readonly page?: string;
  readonly issued?: CslDate;
  readonly accessed?: CslDate;
  readonly URL?: string;
  /** Bare: `10.1000/xyz`. */
  readonly DOI?: string;
  readonly ISBN?: string;
  /** `0305-750X` */
  readonly ISSN?: string;
  /** Tells works of one author and year apart: `a`. As citeproc names it. */
  readonly 'year-suffix'?: string;
  /** BCP 47; without one the title counts as English. */
  readonly language?: string;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The parts of a date, empty where they are not known. */
export interface DateWords {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

export function dateWords(date: CslDate | undefined): DateWords {
  const [year, month, day] = date?.['date-parts'][0] ?? [];
  const name = month === undefined ? '' : (MONTHS[month - 1] ?? '');
  return { year: year === undefined ? '' : String(year), month: name, day: day === undefined || name === '' ? '' : String(day) };
}

/** The year with its letter; `none`, with the letter behind `before`, of what has no date. */
export function yearOf(item: CslItem, none: string, before: string): string {
  const letter = item['year-suffix'] ?? '';
  const { year } = dateWords(item.issued);
  return year === '' ? `${none}${letter === '' ? '' : `${before}${letter}`}` : `${year}${letter}`;
}

const spaced = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** `7 April 2012`, `April 2012`, `2012`. */
export const dayMonthYear = ({ year, month, day }: DateWords): string => spaced(day, month, year);

/** `7 April`. */
export const dayMonth = ({ month, day }: DateWords): string => spaced(day, month);

/** `April 7`. */
export const monthDay = ({ month, day }: DateWords): string => spaced(month, day);

/** `April 7, 2012`, `April 2012`, `2012`. */
export const monthDayYear = ({ year, month, day }: DateWords): string => (day === '' ? spaced(month, year) : `${month} ${day}, ${year}`);

/** `12–14`: between numbers stands a dash. */
export const pageRange = (pages: string): string => pages.replace(/(?<=[\p{L}\p{N}])\s*[-‐‑–—]+\s*(?=[\p{L}\p{N}])/gu, '–');

/** `p. 12`, `pp. 12–14`. */
export const labelledPages = (pages: string): string =>
  pages === '' ? '' : `${/[–,;&]/.test(pageRange(pages)) ? 'pp.' : 'p.'} ${pageRange(pages)}`;

/** `2nd`; what is no number stays as it is. */
export function ordinal(edition: string): string {
  if (!/^\d+$/.test(edition)) return edition;
  const isTeen = /1\d$/.test(edition);
  const last = edition.at(-1);
  return `${edition}${isTeen ? 'th' : last === '1' ? 'st' : last === '2' ? 'nd' : last === '3' ? 'rd' : 'th'}`;
}

/** The address to be printed: a DOI's before any other. */
export const address = ({ DOI, URL }: CslItem): string => (DOI !== undefined ? `https://doi.org/${DOI}` : (URL ?? ''));
