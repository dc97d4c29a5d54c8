// What is the paper called? Its metadata is often wrong (a file name, a template's name): it is believed when its words stand
// on the first pages; else the largest words there are the title.
import type { Paragraph } from './flow.ts';
import { textOf } from './page.ts';

/** How many pages from the front are looked at. */
const FRONT = 3;
const LONGEST = 300;

/** Signs between letters that are seen in metadata and not on the page. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(UNSEEN, '')
    .match(/[\p{L}\p{N}]{2,}/gu) ?? [];

const FILE_NAME =
  /\.(?:pdf|docx?|indd|qxd|pptx?|rtf|odt|pmd|wpd)\b|^microsoft (?:word|powerpoint)|^(?:untitled|document\d*|layout)\b|_|^[\w-]+\.[\w-]+$/i;

/** Words left out, as sites do with long titles. */
const CUT = /\.{3}|…/;
/** Set larger than this share of the body, words are large. */
const LARGE = 1.1;

/** A short one might be anything: it is believed when large words on the first pages say just that. */
function isBelievable(title: string, front: readonly Paragraph[], bodySize: number): boolean {
  const words = wordsOf(title);
  if (words.length === 0 || FILE_NAME.test(title) || CUT.test(title)) return false;
  if (words.length < 3) return front.some((p) => p.size >= LARGE * bodySize && wordsOf(textOf(p.pieces)).join(' ') === words.join(' '));
  const all = new Set(front.flatMap((p) => wordsOf(textOf(p.pieces))));
  return words.filter((w) => all.has(w)).length >= 0.75 * words.length;
}

/** Signs of notes that stand behind a title. */
const NOTED = /[*∗†‡§¶]+$/u;

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The largest words on the first page that has large ones. */
function largest(paragraphs: readonly Paragraph[], bodySize: number): string {
  for (let page = 0; page < FRONT; page++) {
    const here = paragraphs.filter((p) => p.kind !== 'note' && p.pieces[0]?.page === page && wordsOf(textOf(p.pieces)).length > 0);
    const size = Math.max(0, ...here.filter((p) => /\p{L}{3}/u.test(textOf(p.pieces))).map((p) => p.size));
    if (size < LARGE * bodySize) continue;
    const from = here.findIndex((p) => p.size > 0.95 * size);
    const to = here.findIndex((p, i) => i > from && p.size <= 0.95 * size);
    const title = clean(here.slice(from, to < 0 ? undefined : to).map((p) => textOf(p.pieces)).join(' ')); // prettier-ignore
    if (title.length <= LONGEST) return title;
  }
  return '';
}

/** What memoranda and directives put before their title. */
const SUBJECT = /^(?:subject|re)\s*:\s*(\S.{6,})$/i;

/** Official gazettes set a notice's title just above the names of who gives it. */
const GIVEN_BY = /^AGENCY\s*:/;

function noticed(paragraphs: readonly Paragraph[]): string | undefined {
  const at = paragraphs.findIndex((p) => p.pieces[0]?.page === 0 && GIVEN_BY.test(clean(textOf(p.pieces))));
  const above = at > 0 ? paragraphs[at - 1] : undefined;
  const title = above?.kind === 'heading' ? clean(textOf(above.pieces)) : '';
  return title === '' || title.length > LONGEST ? undefined : title;
}

/** Parts that papers begin with; not what they are called. */
const PART = /^(?:executive summary|summary|contents|table of contents|abstract|introduction|foreword|preface)$/i;

/** Where no words are large: the headings above the first page's text, up to a part's. */
function headed(paragraphs: readonly Paragraph[]): string {
  const first = paragraphs.filter((p) => p.pieces[0]?.page === 0);
  const words = first.map((p) => clean(textOf(p.pieces)));
  const end = first.findIndex((p, i) => p.kind !== 'heading' || PART.test(words[i] ?? ''));
  const title = words.slice(0, Math.max(0, end)).join(' ');
  return title.length <= LONGEST ? title : '';
}

/** On a cover that is set in the type of the text stand few words, the title first, then who wrote it, for whom and when. */
const COVER = { words: 200, title: 25, next: 15 };

/** Days, times and the like stand in forms and in the margins of proofs, not in titles. */
const SLUG = /\d[./:]\d|[#@]/;

function onCover(paragraphs: readonly Paragraph[]): string {
  const cover = paragraphs.filter((p) => p.pieces[0]?.page === 0 && p.kind !== 'note').map((p) => clean(textOf(p.pieces)));
  const [first = '', next = ''] = cover;
  const [title, behind] = [wordsOf(first).length, wordsOf(next).length];
  const isCover = wordsOf(cover.join(' ')).length < COVER.words && behind > 0 && behind <= COVER.next;
  if (!isCover || title < 3 || title > COVER.title || /[.,;:]$/.test(first) || PART.test(first) || SLUG.test(first)) return '';
  return first.replace(/ by$/i, '');
}

/** What browsers print above each page: day and time, then what the page is called. */
const PRINTED = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}[:.]\d{2}(?: ?[AP]M)?\s+(\S.*\p{L}{3}.*)$/iu;

const printedTitle = (heads: readonly string[]): string =>
  heads.flatMap((head) => PRINTED.exec(clean(head))?.[1] ?? []).find((title) => title.length <= LONGEST) ?? '';

/** Empty when there is nothing to go by. `given` is the metadata's title, `heads` are the lines above the text of its pages. */
export function titleOf(given: string, paragraphs: readonly Paragraph[], bodySize: number, heads: readonly string[] = []): string {
  const front = paragraphs.filter((p) => (p.pieces[0]?.page ?? FRONT) < FRONT);
  const subject = paragraphs.flatMap((p) => (p.pieces[0]?.page === 0 ? (SUBJECT.exec(clean(textOf(p.pieces)))?.[1] ?? []) : []))[0];
  if (subject !== undefined && subject.length <= LONGEST) return subject;
  const notice = noticed(paragraphs);
  if (notice !== undefined) return notice;
  const told = clean(given);
  if (isBelievable(told, front, bodySize)) return told;
  const seen = largest(paragraphs, bodySize) || printedTitle(heads) || headed(paragraphs) || onCover(paragraphs);
  return seen.replace(NOTED, '').trim() || (FILE_NAME.test(told) ? '' : told);
}
