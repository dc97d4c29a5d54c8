// What stands around the title, before the text begins: the lines in which a page prints its date, its number and who wrote it.
import { readDate } from './dates';
import { isPerson, plain } from './printed';

const BLOCK: ReadonlySet<string> = new Set(
  'p div li dd dt td th h1 h2 h3 h4 h5 h6 header section article figcaption address time'.split(' '),
);

/** The innermost block around a text. */
function blockAround(node: Node): Element | null {
  let block = node.parentElement;
  while (block !== null && !BLOCK.has(block.localName)) block = block.parentElement;
  return block;
}

const NOT_ABOUT_PAGE =
  '#comments, .comments, .comment, .comment-list, nav, aside, body > footer, figure, form, blockquote, table, ul:not([class*=post-info], [class*=meta]), dl';
const AFTER = 1500;
/** Text nodes before the title that are looked at. */
const BEFORE = 8;
const LONGEST = 160;

/**
 * Tells what stands in a part that is not about the page; a form that holds the title, too, holds the page. Lines of one part ask for
 * the same elements around them: each is looked at once.
 */
function elsewhere(heading: Element | undefined): (block: Element) => boolean {
  const known = new Map<Element, boolean>();
  const isPart = (e: Element): boolean =>
    e.matches(NOT_ABOUT_PAGE) && !(e.localName === 'form' && heading !== undefined && e.contains(heading));
  return (block) => {
    const asked: Element[] = [];
    let answer: boolean | undefined = false;
    for (
      let e: Element | null = block;
      e !== null && (answer = known.get(e) ?? (isPart(e) || undefined)) === undefined;
      e = e.parentElement
    )
      asked.push(e);
    known.set(block, answer ?? false);
    for (const e of asked) known.set(e, answer ?? false);
    return answer ?? false;
  };
}

/** Lines in page order: some of those before the first heading that says the title, and those after it up to some 250 words. */
export function frontLines(doc: Document, title: string, headings: readonly Element[]): readonly string[] {
  const heading = headings.find((h) => h.localName !== 'h3' && plain(h.textContent ?? '') === title);
  const lines: string[] = [];
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
  if (heading !== undefined) {
    walker.currentNode = heading;
    for (let back = 0; back < BEFORE && walker.previousNode() !== null; ) if (/\S/.test(walker.currentNode.nodeValue ?? '')) back += 1;
  }
  const isElsewhere = elsewhere(heading);
  let [size, last]: [number, Element | null] = [0, null];
  const most = heading === undefined ? AFTER / 2 : AFTER;
  for (let node = walker.nextNode(); node !== null && size < most; node = walker.nextNode()) {
    const block = /\S/.test(node.nodeValue ?? '') ? blockAround(node) : null;
    if (block === null || block === last || isElsewhere(block)) continue;
    if (heading?.contains(block)) continue;
    // Spans beside the title in one block are lines of their own.
    const isShared: boolean = heading !== undefined && block.contains(heading);
    last = isShared ? null : block;
    const line = plain((isShared ? node.nodeValue : block.textContent) ?? '');
    size += Math.min(line.length, LONGEST);
    lines.push(line.length > LONGEST ? '' : line);
  }
  return lines;
}

/** Words that stand alone; `\b` knows the letters of English only. */
const said = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');

const CHANGED = said(
  '(?:last\\s+)?(?:updated|modified|reviewed|revised|changed|amended|current as of)|(?:zuletzt )?(?:aktualisiert|geändert)|stand|(?:dernière )?mise? à jour|modifié|(?:última )?actualizaci[oó]n|actualizado|aggiornato|atualizado|bijgewerkt|(?:آخر )?تحديث|最終?更新日?|更新日',
);
const ISSUED = said(
  '(?:first\\s+)?(?:published|posted|issued|released?|publication|dated?|submitted)|veröffentlicht|erschienen|erstellt|gespeichert|datum|publiée?|publicado|fecha|pubblicat[oa]|data di pubblicazione|gepubliceerd|(?:تاريخ )?(?:ال)?نشر|تاريخ|公開日|公表日|掲載日|発表日|发布(?:时间|日期)?',
);
const DAY =
  /(?<!\d)[\d٠-٩]{1,2}(st|nd|rd|th|\.)?\s+(of\s+|de\s+)?\p{L}{2,12}(\s(الثاني|الأول))?(\s?\/\s?\p{L}{2,12})?\.?,?\s+(de\s+|del\s+)?[\d٠-٩]{4}(?!\d)|\b\p{L}{3,12}\.?\s+\d{1,2}(st|nd|rd|th)?,?\s+\d{4}\b|\b\d{4}-\d{2}-\d{2}\b|\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\p{L}*,?\s+)?\d{1,2}[./]\d{1,2}[./]\d{4}\b|(?:\d{4}\s*[年년]|(?:令和|平成|昭和)\s*(?:元|\d{1,2})年)\s*(?:[（(][^（()）]{1,8}[）)]\s*)?\d{1,2}\s*[月월](?:\s*\d{1,2}\s*[日일])?|\b\p{L}{3,12}\s+\d{4}\b/gu;

/** From, until or since a month something holds: no day of issue. */
const LAID_DOWN =
  /(?<!\p{L})(from|until|till|since|before|after|by|ab|bis|seit|vor|nach|depuis|avant|après|à partir de|jusqu[’']en|desde|hasta|dal|fino a)\s+(the\s+)?(\d{1,2}(st|nd|rd|th|\.)?\s+)?\p{L}{3,12}\s+\d{4}$/iu;

/** Letters beside a date that a line may hold and still be about its day. */
const FEW = 30;

/** The first day that a line says, among other words; empty where it says none. */
export function dateIn(text: string): string {
  // Most lines have no number, and no day is without one.
  if (!NUMBER.test(text)) return '';
  return [...text.matchAll(DAY)].map(([day]) => readDate(day)).find((date) => date !== '') ?? '';
}
const NUMBER = /[\d٠-٩]/;

/** How long it takes to read. */
const READING = /\b(reading time|lesezeit|temps de lecture)\b|\b\d{1,3}[\s-]?min(ute)?s?\.?\s(read|lesezeit|de lecture)(?!\p{L})/iu;

/** Whose it is; a "(c)" without a year behind it counts the points of an act. */
const OWNED =
  /^(©|\(c\)\s+((crown|parliamentary)\s+)?(copyright\s+)?(19|20)\d{2}(?!\d)|copyright\s(©|\(c\)|\d{4}))|^this publication is available at http|^where we have identified any third party copyright/iu;
/** Said of the page itself; of other things (data, a map) a text may say it. */
const LICENSED =
  /^((except|unless)( where)? otherwise [^,]{4,30},\s+)?((this (page|publication|document|report|work|paper|article|post|book|site|website|text|content|material)|(all |the )?(contents?|materials?|texts?))\b[^.]{0,60}?\s)?licen[cs]ed under (the terms of )?(the |a )?(open \p{L}+ licen[cs]e|creative commons)/iu;

/** A line that says whose a page is and how it may be used, before or after its text. */
export const isRights = (line: string): boolean => line.length <= 2 * LONGEST && (OWNED.test(line) || LICENSED.test(line));

/** A line that says when and by whom, and nothing of the paper. A day alone may be the paper's own, as a memorandum has one. */
export function isDateline(line: string): boolean {
  if (line.length > LONGEST) return false;
  const isTimed = READING.test(line);
  if (dateIn(line) === '' && !isTimed) return false;
  const rest = line.replaceAll(DAY, '');
  const isCalledSo = isTimed || ISSUED.test(line) || /\s[·|•]\s/u.test(line);
  return (
    isCalledSo && rest.replace(/[^\p{L}]/gu, '').length <= 2 * FEW && !/[.!?]\s+\p{Lu}|(\p{L}+\s+){4,}\p{L}{3,}[.!?](\s|$)/u.test(rest)
  );
}

/** A line that says that a page was changed or reviewed, and on which day, or one half of that. */
export function isDayOfChange(line: string): boolean {
  if (line.length > LONGEST) return false;
  const rest = line.replaceAll(DAY, '');
  const called = CHANGED.exec(rest)?.[0] ?? '';
  return called !== '' && rest.replace(called, '').replace(/[^\p{L}]/gu, '').length <= 'page on at'.length;
}

/** A day and nothing else, under a line that says it is the day of issue. */
export const isDayOfIssue = (line: string, label: string): boolean =>
  NUMBER.test(line) &&
  line.length <= FEW &&
  line.replaceAll(DAY, '').replace(/[^\p{L}\d]/gu, '') === '' &&
  ISSUED.exec(label)?.[0].length === label.replace(/[\s:：]+$/u, '').length;

/** The days of issue and of change that a page prints around its title; empty where it prints none. */
export function frontDates(lines: readonly string[]): { readonly published: string; readonly updated: string } {
  let [published, updated] = ['', ''];
  for (const [i, printed] of lines.entries()) {
    if (!NUMBER.test(printed)) continue;
    // What a day is of may stand on a line of its own.
    const label = lines[i - 1] ?? '';
    const line = isDayOfChange(label) && !NUMBER.test(label) ? `${label} ${printed}` : printed;
    const change = CHANGED.exec(line);
    const issue = (change === null ? line : line.slice(0, change.index)).trimEnd().replace(LAID_DOWN, '');
    if (change !== null) updated ||= dateIn(line.slice(change.index));
    const beside = issue.replaceAll(DAY, '').replace(/[^\p{L}]/gu, '').length;
    // Under the day of a change a day that nothing is said of is the text's own.
    if (ISSUED.test(issue) || (beside <= FEW && updated === '')) published ||= dateIn(issue);
  }
  return { published, updated };
}

const RECORD = said('minutes|proceedings|protokoll|niederschrift|procès-verbal|compte rendu|acta|verbale|ata|notulen');
const MEETING = said('agenda|meeting|sitting|hearing|session|sitzung|séance|réunion|sesión|seduta|vergadering');

/** The day on which they met whose meeting a title names; empty where it says none. Of other papers a title may name a meeting, too. */
export function meetingDay(title: string): string {
  const day = dateIn(title);
  if (RECORD.test(title)) return day;
  const stands = /^\0|\0[^\p{L}\p{N}]*$/u.test(title.replaceAll(DAY, '\0'));
  return day.length === 'yyyy-mm-dd'.length && stands && MEETING.test(title) ? day : '';
}

const BY = /^(?:by|von|par|por|autor(?:in|en|es)?:?|authors?:?|auteurs?\s*:?|بقلم\s*:?|تأليف\s*:?)\s+(.{3,120})$/iu;

/** "Author: the Inspectorate": what is called so may be a body, too. */
const LABELLED =
  /^(?:authors?|written by|prepared by|auteurs?|autor(?:in|en|es|i)?|autore|verfasst von|بقلم|تأليف|إعداد|المؤلف|著者|執筆者?|作者|文責)\s*[:：]\s*(.{2,120})$/iu;

export const labelledAuthors = (lines: readonly string[]): readonly string[] =>
  lines
    .flatMap(
      (line) =>
        LABELLED.exec(line.replace(/\s*[|·•].*$/, ''))?.[1]
          ?.replaceAll(DAY, '')
          .replace(/[\s,]+$/, '') ?? [],
    )
    .slice(0, 1);

/** A line that names the authors and nothing else. */
export const isAuthorLine = (line: string): boolean => LABELLED.test(line);

/** Who a line names that begins with "by". */
export const frontAuthors = (lines: readonly string[]): readonly string[] =>
  lines
    .flatMap(
      (line) =>
        BY.exec(line.replace(/\s*[|·•].*$/, ''))?.[1]
          ?.replaceAll(DAY, '')
          .replace(/[\s,]+(on|am|le)?\s*$/, '') ?? [],
    )
    .slice(0, 1);

const POSTED =
  /^(?:(?:posted|published|written|submitted|veröffentlicht|verfasst|geschrieben|publié|publicado)\b.{0,80}?\s|(?:\p{L}+\s+){0,2}(?:post|article|report|blogbeitrag|beitrag|artikel)\s+)(?:by|von|par|por)\s+(.{3,80})$/iu;

/** "PIB Delhi": an office by its letters, and where it sits. */
const OFFICE = /^\p{Lu}{3,}\s+\p{Lu}\p{Ll}/u;

/** Who a line names that says by whom the text was posted: a person, or beside a day any name: "Posted in Schools by harbourmaster on 3 May 2019". */
export const postedBy = (lines: readonly string[]): readonly string[] =>
  lines
    .flatMap((line) => {
      const name =
        POSTED.exec(line)?.[1]
          ?.replaceAll(DAY, '')
          .replace(/[\s,|·]+(on|am|le|el|in|at|um)?\s*[.\s]*$/u, '') ?? '';
      return (isPerson(name) && !OFFICE.test(name)) || (dateIn(line) !== '' && !/\s/u.test(name)) ? [name] : [];
    })
    .slice(0, 1);
