// A page or a text that was saved as a file: which of the two it is, its letters, and a plain text's paragraphs.
import type { ReadingNode } from '@/utils/model/document';

export type SavedKind = 'html' | 'text';

/** By its name, else by its type; undefined for what is neither. */
export function savedKind(name: string, type: string): SavedKind | undefined {
  if (/\.(html?|xhtml|xht)$/i.test(name) || /^(text\/html|application\/xhtml\+xml)/i.test(type)) return 'html';
  return /\.(txt|text|md|markdown)$/i.test(name) || (type === 'text/plain' && !/\.\w{1,8}$/.test(name)) ? 'text' : undefined;
}

function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // Another encoding, or a name of none: the next is tried.
    return undefined;
  }
}

/** The encoding that a page states in its first kilobyte; empty when none. */
const statedIn = (bytes: Uint8Array): string =>
  /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 1024)))?.[1] ?? '';

/** By its byte order mark, by what it states, as UTF-8, at last as Windows-1252, which knows every byte. */
export function lettersOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const marked = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
  for (const label of [marked, statedIn(bytes), 'utf-8']) {
    const text = label === undefined || label === '' ? undefined : decoded(bytes, label);
    if (text !== undefined) return text;
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

const TITLE_SIZE = 150;

export interface PlainPaper {
  /** Its first line where that stands alone and is short; else empty. */
  readonly title: string;
  readonly content: readonly ReadingNode[];
}

/** Paragraphs are parted by empty lines; of a text without any, each line is one. Every word stays, the title's too. */
export function plainPaper(text: string): PlainPaper {
  const even = text.replace(/\r\n?/g, '\n').replace(/[\u0000\f]/g, '\n');
  const byLines = !/\n[^\S\n]*\n/.test(even.trim());
  const paragraphs = even
    .split(byLines ? /\n/ : /\n(?:[^\S\n]*\n)+/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
  const [first = ''] = paragraphs;
  const title = paragraphs.length > 1 && first.length <= TITLE_SIZE && !/[.!?…:;,]$/.test(first) ? first : '';
  return { title: title.replace(/^#+\s*/, ''), content: paragraphs.map((paragraph) => ({ tag: 'p', children: [paragraph] })) };
}
