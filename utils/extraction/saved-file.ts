// A page or a text that was saved as a file: which of the two it is, its letters, and a plain text's paragraphs.
import type { ReadingNode } from '@/utils/model/document';

export type SavedKind = 'html' | 'text' | 'mhtml' | 'docx' | 'odt' | 'epub' | 'doc';

const KINDS: readonly (readonly [SavedKind, name: RegExp, type: RegExp])[] = [
  ['html', /\.(html?|xhtml|xht)$/i, /^(text\/html|application\/xhtml\+xml)/i],
  ['mhtml', /\.mht(ml)?$/i, /^(multipart\/related|message\/rfc822|application\/x-mimearchive)/i],
  ['docx', /\.(doc|dot)[xm]$/i, /^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\./i],
  ['odt', /\.(odt|ott)$/i, /^application\/vnd\.oasis\.opendocument\.text/i],
  ['epub', /\.epub$/i, /^application\/epub\+zip/i],
  ['doc', /\.(doc|dot|rtf)$/i, /^(application\/msword|(application|text)\/rtf)/i],
];

/** By its name, else by its type; undefined for what is none of them. */
export function savedKind(name: string, type: string): SavedKind | undefined {
  const known = KINDS.find(([, ends]) => ends.test(name)) ?? KINDS.find(([, , says]) => says.test(type));
  if (known !== undefined) return known[0];
  return /\.(txt|text|md|markdown)$/i.test(name) || (type === 'text/plain' && !/\.\w{1,8}$/.test(name)) ? 'text' : undefined;
}

const beginsWith = (bytes: Uint8Array, letters: string): boolean => [...letters].every((letter, i) => bytes[i] === letter.charCodeAt(0));

/** What bears the name of an old Word file is often something newer, or a page. */
export function kindWithin(kind: SavedKind | undefined, bytes: Uint8Array): SavedKind | undefined {
  if (kind !== 'doc') return kind;
  if (beginsWith(bytes, 'PK')) return 'docx';
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 1024))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (/^mime-version:/i.test(head)) return 'mhtml';
  return /^<(!doctype html|html|\?xml)/i.test(head) ? 'html' : 'doc';
}

function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // Another encoding, or a name of none: the next is tried.
    return undefined;
  }
}

/** The encoding that a page or an XML file states in its first kilobyte; empty when none. */
const statedIn = (bytes: Uint8Array): string =>
  /<(?:meta|\?xml)[^>]{0,200}(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,40})/i.exec(
    new TextDecoder('latin1').decode(bytes.subarray(0, 1024)),
  )?.[1] ?? '';

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
