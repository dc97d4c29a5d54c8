// How is a title set: its capitals, and the quotation marks around and inside it?
import type { CslItem, CslName } from './csl';
import { plain, type Marks, type Rich } from './rich';

/** Short words of English that keep a small letter within a title (Chicago Manual of Style 8.160, OSCOLA 1.6). */
const SMALL = new Set(
  'a an and as at but by de down for from in into la nor of off on onto or out over per so than the till to up upon v van versus via von vs with without yet'.split(
    ' ',
  ),
);

const capital = (word: string): string => word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** A capital at the very beginning, the rest as it is. */
export const capitalFirst = (text: string): string => capital(text);

/** Words with a capital anywhere are left alone, as are titles in other languages than English. */
export function titleCase(title: string, language: string | undefined): string {
  if (language !== undefined && !/^en\b/i.test(language)) return title;
  const words = [...title.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'.]*/gu)];
  return words.reduceRight((text, word, i) => {
    const [{ length }, before] = [word[0], title.slice(0, word.index)];
    // A part of a title begins after these; an opening mark hides the beginning from no one.
    const isFirst = /(?:^|[:?!]\s+|^[^\p{L}\p{N}]+|[([]\s*)$/u.test(before);
    const isLast = i === words.length - 1;
    const isKept = /\p{Lu}|\p{L}\.\p{L}/u.test(word[0]) || /^\p{N}/u.test(word[0]) || (/[@/._]$/.test(before) && !/\s$/.test(before));
    if (isKept || (SMALL.has(word[0].toLowerCase()) && !isFirst && !isLast)) return text;
    return text.slice(0, word.index) + capital(word[0]) + text.slice(word.index + length);
  }, title);
}

/** The kind of work as a name: `Working Paper`. */
export const genreCase = (genre: string | undefined, language: string | undefined): string => titleCase(genre ?? '', language);

/** In quotation marks; those inside are of the other kind. */
export function quoted(title: string | undefined, marks: Marks): Rich {
  if (title === undefined || title === '') return [];
  if (marks === 'american') return plain(`“${title.replace(/“/g, '‘').replace(/”/g, '’')}”`);
  return plain(`‘${title.replace(/(?<!\p{L})‘([^‘’]*)’(?!\p{L})/gu, '“$1”')}’`);
}

/** Typewriter's marks as print has them. */
const curly = (text: string): string =>
  text
    .replace(/(?<=\p{L})--(?=\p{L})/gu, '—')
    .replace(/(?<=\s)--(?=\s)/gu, '–')
    .replace(/"([^"]*)"/g, '“$1”')
    .replace(/(?<=[\p{L}\p{N}])'(?=[\p{L}\s]|$)/gu, '’');

const curlyName = (name: CslName): CslName => Object.fromEntries(Object.entries(name).map(([part, text]) => [part, curly(text as string)]));

/** An item with the marks of print in its titles and names. */
export function typeset(item: CslItem): CslItem {
  const { title, author, editor, publisher } = item;
  const container = item['container-title'];
  return {
    ...item,
    ...(title === undefined ? {} : { title: curly(title) }),
    ...(container === undefined ? {} : { 'container-title': curly(container) }),
    ...(publisher === undefined ? {} : { publisher: curly(publisher) }),
    ...(author === undefined ? {} : { author: author.map(curlyName) }),
    ...(editor === undefined ? {} : { editor: editor.map(curlyName) }),
  };
}

/** The name of what a work appeared in, with its capitals. */
export const containerCase = (item: CslItem): string => titleCase(item['container-title'] ?? '', item.language);

/** Works that stand by themselves are set in italics, parts of others in quotation marks. */
export const titled = (item: CslItem): string => titleCase(item.title ?? '', item.language);
