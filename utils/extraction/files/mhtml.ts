// Which page does a saved web archive (.mhtml) hold? The first part that is HTML, with the address it was saved from.
import { fail, ok, type Result } from '@/utils/model/result';
import { lettersOf } from '../saved-file';

export interface ArchivedPage {
  readonly html: string;
  /** Empty when the archive does not say it. */
  readonly url: string;
}

type Headers = ReadonlyMap<string, string>;

/** Bytes as letters of one byte each: what is not ASCII is decoded when its encoding is known. */
const oneByte = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
/** The other way round; Windows-1252, which browsers read for Latin-1, differs in 27 letters. */
const HIGH = new Map(Array.from({ length: 256 }, (_, byte) => [oneByte(new Uint8Array([byte])), byte] as const));
function bytesOf(letters: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i += 1) {
    const code = letters.charCodeAt(i);
    bytes[i] = code < 128 ? code : (HIGH.get(letters[i] ?? '') ?? 63);
  }
  return bytes;
}

const MOST_PARTS = 5000;

function parted(message: string): { readonly headers: Headers; readonly body: string } {
  const end = /\r?\n\r?\n/.exec(message);
  const head = message.slice(0, end?.index ?? message.length).replace(/\r?\n[ \t]+/g, ' ');
  const lines = head.split(/\r?\n/).map((line) => /^([\w-]+):\s*(.*)$/.exec(line));
  const headers = new Map(lines.flatMap((m) => (m === null ? [] : ([[(m[1] ?? '').toLowerCase(), m[2] ?? '']] as const))));
  return { headers, body: end === null ? '' : message.slice(end.index + end[0].length) };
}

const parameter = (header: string, name: string): string => {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header);
  return found?.[1] ?? found?.[2] ?? '';
};

const decodedBody = (headers: Headers, body: string): Uint8Array<ArrayBuffer> => {
  const encoding = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase();
  if (encoding === 'base64') {
    const clean = body.replace(/[^A-Za-z0-9+/]/g, '');
    return Uint8Array.from(atob(clean.slice(0, clean.length % 4 === 1 ? -1 : undefined)), (c) => c.charCodeAt(0));
  }
  if (encoding !== 'quoted-printable') return bytesOf(body);
  // Line by line: an expression for blanks at the ends of lines takes for ever where somebody wants it to.
  const lines = body.split('\n').map((line) => line.trimEnd());
  const joined = lines.map((line) => (line.endsWith('=') ? line.slice(0, -1) : `${line}\n`)).join('');
  return bytesOf(joined.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => oneByte(new Uint8Array([Number.parseInt(hex, 16)]))));
};

function lettersIn(headers: Headers, bytes: Uint8Array): string {
  const charset = parameter(headers.get('content-type') ?? '', 'charset');
  try {
    if (charset !== '') return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    // A name that is not known, or a wrong one: the page's own words decide.
  }
  return lettersOf(bytes);
}

const addressOf = (value: string | undefined): string => (value !== undefined && /^https?:\/\//i.test(value.trim()) ? value.trim() : '');

function pageIn({ headers, body }: ReturnType<typeof parted>, whole: Headers): ArchivedPage | undefined {
  if (!/^\s*(text\/html|application\/xhtml\+xml)/i.test(headers.get('content-type') ?? '')) return undefined;
  const url = addressOf(whole.get('snapshot-content-location')) || addressOf(headers.get('content-location'));
  return { html: lettersIn(headers, decodedBody(headers, body)), url };
}

/** Problems: `file-damaged` where it is no archive or holds no page, `file-too-many`. Pictures and styles in it are not read. */
export function readMhtml(bytes: Uint8Array): Result<ArchivedPage> {
  const { headers, body } = parted(oneByte(bytes));
  const alone = pageIn({ headers, body }, headers);
  if (alone !== undefined) return ok(alone);
  const boundary = parameter(headers.get('content-type') ?? '', 'boundary');
  if (boundary === '') return fail('file-damaged', 'it holds no page');
  const parts = `\n${body}`.split(`\n--${boundary}`, MOST_PARTS + 1);
  if (parts.length > MOST_PARTS) return fail('file-too-many', `more than ${MOST_PARTS} parts`);
  const start = parameter(headers.get('content-type') ?? '', 'start');
  const read = parts.slice(1).map((part) => parted(part.replace(/^[^\n]*\n/, '').replace(/\r?\n?$/, '')));
  const named = start === '' ? undefined : read.find((part) => part.headers.get('content-id')?.trim() === start);
  for (const part of named === undefined ? read : [named, ...read]) {
    const page = pageIn(part, headers);
    if (page !== undefined) return ok(page);
  }
  return fail('file-damaged', 'it holds no page');
}
