// What of a word processor's file is its title, and which of its lines are headings where none is called one?
import type { Metadata, Origins, ReadingElement, ReadingNode } from '@/utils/model/document';
import { readDate } from '../dates';
import { trustedLanguage } from '../language';
import { readAuthors } from '../printed';
import { readingText } from '../reading-text';
import { wordsIn } from './inline';
import type { FilePaper } from './file-paper';

/** A paragraph among the first, outside tables. */
export interface FrontLine {
  readonly text: string;
  readonly isTitle: boolean;
  /** From 1; 0 for what is no heading. */
  readonly level: number;
  /** Half points; 0 when it is not known. */
  readonly size: number;
  readonly isBold: boolean;
}

/** How many lines are looked at. */
export const FRONT_LINES = 30;
const LONGEST_TITLE = 200;

const even = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** A title is set on two lines at most; the third is another thing. */
const TITLE_LINES = 2;

/** Lines of one kind that follow on each other are one title. */
function run(lines: readonly FrontLine[], is: (line: FrontLine) => boolean): string {
  const from = lines.findIndex(is);
  if (from < 0) return '';
  const next = lines.slice(from, from + TITLE_LINES);
  const length = next.findIndex((line) => !is(line));
  const text = even(next.slice(0, length < 0 ? undefined : length).map((line) => line.text).join(' ')); // prettier-ignore
  return text.length <= LONGEST_TITLE ? text : even(lines[from]?.text ?? '');
}

const isSentence = (text: string): boolean => text.length > LONGEST_TITLE || /[.!?;,:]["”’)]?$/u.test(text);

/** What a program puts there by itself is no title. */
const isNoTitle = (said: string): boolean =>
  said.length < 4 || /\.\w{2,5}$|^(microsoft word|document\d*|untitled|title|template|slide \d|doc\d+)\b/iu.test(said);

/**
 * The line that the file calls its title; else what it says of itself; else its first heading; else the largest of the first lines,
 * or those in bold letters; empty when nothing tells.
 */
export function titleOf(said: string, front: readonly FrontLine[]): { readonly title: string; readonly origin: 'text' | 'file' } {
  const largest = Math.max(0, ...front.filter((l) => l.isTitle).map((l) => l.size));
  const called = run(front, (l) => l.isTitle && l.size === largest);
  if (called !== '') return { title: called, origin: 'text' };
  const own = even(said);
  if (!isNoTitle(own)) return { title: own, origin: 'file' };
  const heading = front.slice(0, 8).find((l) => l.level === 1);
  if (heading !== undefined) return { title: even(heading.text), origin: 'text' };
  return { title: standingOut(front), origin: 'text' };
}

/** What stands over the first sentence and is no placeholder. */
const isShown = ({ text }: FrontLine): boolean => !/^\[.*\]$|^(table of )?contents$/iu.test(even(text));

function standingOut(front: readonly FrontLine[]): string {
  const sentence = front.findIndex((l) => isSentence(even(l.text)));
  const lines = front.slice(0, sentence < 0 ? undefined : sentence);
  const top = Math.max(0, ...lines.filter(isShown).map((l) => l.size));
  const isLarger = front.some((l) => l.size < top);
  return (isLarger ? run(lines, (l) => isShown(l) && l.size === top) : '') || run(lines, (l) => isShown(l) && l.isBold);
}

const LONGEST_HEADING = 120;

/** A short paragraph that is bold from end to end and ends no sentence. */
function asHeading(node: ReadingNode): ReadingElement | undefined {
  if (typeof node === 'string' || node.tag !== 'p') return undefined;
  const seen = node.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  const [only] = seen;
  if (seen.length !== 1 || typeof only === 'string' || only?.tag !== 'strong') return undefined;
  const text = even(wordsIn(only.children));
  const isOne = text.length <= LONGEST_HEADING && /\p{L}{2}/u.test(text) && !isSentence(text);
  return isOne ? { tag: 'h2', children: only.children } : undefined;
}

/** Where no paragraph is called a heading, those that look like one are. */
export function withHeadings(content: readonly ReadingNode[]): readonly ReadingNode[] {
  if (content.some((node) => typeof node !== 'string' && /^h\d$/.test(node.tag))) return content;
  return content.map((node) => asHeading(node) ?? node);
}

/** Names of accounts and of programs are no authors. */
const isName = (name: string): boolean =>
  /\s|^\p{Lu}{2,}$/u.test(name) && !/\b(user|microsoft|office|admin(istrator)?|owner|author)\b/iu.test(name);

export interface SaidOfItself {
  readonly title: string;
  readonly authors: readonly string[];
  readonly language: string;
  /** As it is written there. */
  readonly modified: string;
}

/** Text and facts of a word processor's file. */
export function paperOf(said: SaidOfItself, front: readonly FrontLine[], content: readonly ReadingNode[]): FilePaper {
  const { title, origin } = titleOf(said.title, front);
  const authors = readAuthors(said.authors.flatMap((a) => a.split(/\s*;\s*/u))).filter(isName);
  const stated = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/iu.test(said.language) ? said.language : '';
  const language = trustedLanguage(stated, readingText(content));
  const updated = readDate(said.modified);
  const metadata: Metadata = { title, authors, publisher: '', published: '', language, doi: '' };
  const origins: Origins = {
    ...(title !== '' && { title: origin }),
    ...(authors.length > 0 && { authors: 'file' as const }),
    ...(language !== '' && { language: language === stated ? ('file' as const) : ('text' as const) }),
    ...(updated !== '' && { updated: 'file' as const }),
  };
  return { content: withHeadings(content), metadata, details: updated === '' ? {} : { updated }, origins };
}
