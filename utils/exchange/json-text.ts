// What do these bytes hold as JSON? They are scanned for bombs and faults first; then long lists are decoded and parsed piece by piece, so
// that a page answers meanwhile and no text of the whole file is ever made.
import { fail, ok, type Result } from '../model/result';
import { atOnce, within, type Steps } from '../text/pace';
import { isSpace, scanning, type LongList } from './json-scan';

/** Upper bounds. `items`: entries of any one list or object; `values`: of all of them together; `string`: bytes between two quotes. */
export interface JsonLimits {
  readonly bytes: number;
  readonly depth: number;
  readonly items: number;
  readonly values: number;
  readonly string: number;
}

/** A file of 100 MB is refused; callers ask `file.size` before they read it. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024 - 1;
/** A set of ours may be larger: 100,000 passages take some 130 MB, and it is parsed piece by piece. */
export const MAX_SET_BYTES = 250 * 1024 * 1024;

export const SET_LIMITS: JsonLimits = { bytes: MAX_FILE_BYTES, depth: 32, items: 200_000, values: 5_000_000, string: 1_000_000 };

export const OWN_SET_LIMITS: JsonLimits = { ...SET_LIMITS, bytes: MAX_SET_BYTES, values: 20_000_000 };

/** A backup is the reader's own: it may be larger, and the main text of a page is a deep tree. */
export const BACKUP_LIMITS: JsonLimits = { bytes: 500_000_000, depth: 1_100, items: 10_000_000, values: 100_000_000, string: 4_000_000 };

/** A parsed JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON-LD writes one value bare and several in an array; both give a list, nothing gives an empty one. */
export const list = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** Bytes of a look that tells what a file is. */
export const HEAD_BYTES = 8_192;

/** Do the bytes begin as a set of ours does? */
export function isOurSet(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));
  return /"AnnotationCollection"/u.test(head) && /"mm:formatVersion"/u.test(head);
}

/** Number of the character (code point, from 1) that begins at a byte. */
function characterAt(bytes: Uint8Array, from: number, at: number): number {
  let n = 1;
  for (let i = from; i < at && i < bytes.length; i += 1) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) n += 1;
  return n;
}

/** Beyond these bytes a place is told by its byte: counting characters so far would take as long as the scan. */
const COUNTED = 20_000_000;

const placeIn = (bytes: Uint8Array, from: number, at: number): string =>
  at > COUNTED ? `byte ${at + 1}` : `character ${characterAt(bytes, from, at)}`;

/** Bytes that are decoded at a time. */
const PIECE = 1 << 20;

/** Number of the byte (from 1) at which the bytes cease to be UTF-8; 0 of bytes that are. */
function* badByte(bytes: Uint8Array): Steps<number> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield at / bytes.length;
    const end = Math.min(at + PIECE, bytes.length);
    try {
      decoder.decode(bytes.subarray(at, end), { stream: end < bytes.length });
    } catch {
      // A character may have begun in the piece before.
      const from = Math.max(0, at - 3);
      return from + firstBadByte(bytes.subarray(from, end));
    }
  }
  return 0;
}

/** Number of the byte (from 1) at which these few bytes cease to be UTF-8. */
function firstBadByte(bytes: Uint8Array): number {
  const isText = (end: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isText(middle)) good = middle;
    else bad = middle;
  }
  return bad;
}

/** Throws a `TypeError` of what is not UTF-8. */
const textOf = (bytes: Uint8Array, from: number, to: number): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, to));

/** What is between the long lists at once, with a stand-in for each; then the lists, a piece a step. Throws where `JSON.parse` does. */
function* assembling(bytes: Uint8Array, from: number, lists: readonly LongList[]): Steps<unknown> {
  const token = crypto.randomUUID();
  let [frame, at] = ['', from];
  for (const [i, long] of lists.entries()) {
    frame += textOf(bytes, at, long.from) + JSON.stringify(`${token}${i}`);
    at = long.to;
  }
  const whole: unknown = JSON.parse(frame + textOf(bytes, at, bytes.length));
  for (const [values, i] of standIns(whole, token)) {
    values.length = 0;
    const { from: begin = 0, to = 0, cuts = [] } = lists[i] ?? {};
    for (const [n, end] of [...cuts, to].entries()) {
      yield end / bytes.length;
      const piece: unknown[] = JSON.parse(`[${textOf(bytes, n === 0 ? begin : (cuts[n - 1] ?? 0) + 1, end)}]`);
      for (const value of piece) values.push(value);
    }
  }
  return whole;
}

/** The lists near the root that hold nothing but a stand-in, each with its number. */
function standIns(value: unknown, token: string, depth = 1): readonly (readonly [unknown[], number])[] {
  if (Array.isArray(value)) {
    const [only] = value as unknown[];
    return value.length === 1 && typeof only === 'string' && only.startsWith(token) ? [[value, Number(only.slice(token.length))]] : [];
  }
  return depth < 3 && isObject(value) ? Object.values(value).flatMap((part) => standIns(part, token, depth + 1)) : [];
}

/** The value in the bytes. Fails with a `file-…` problem that says what is wrong and at which character (counted from 1; far down, at which byte). */
export const parseJson = (bytes: Uint8Array, limits: JsonLimits): Result<unknown> => atOnce(parsingJson(bytes, limits));

/** The same, a little at a time. */
export function* parsingJson(bytes: Uint8Array, limits: JsonLimits): Steps<Result<unknown>> {
  if (bytes.length === 0) return fail('file-empty', 'the file has 0 bytes');
  if (bytes.length > limits.bytes) return fail('file-too-large', `${bytes.length} bytes; the limit is ${limits.bytes}`);
  const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (isBlank(bytes, from)) return fail('file-empty', 'the file holds only white space');
  const found = yield* within(0, 0.4, scanning(bytes, from, limits));
  const place = 'code' in found ? `${placeIn(bytes, from, found.at)}: ${found.what}` : '';
  if ('code' in found && found.code !== 'file-not-json') return fail(found.code, place);
  try {
    if (!('code' in found)) return ok(yield* within(0.4, 1, assembling(bytes, from, found)));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  // Only of what cannot be read is it asked whether it is text at all.
  const bad = yield* badByte(bytes);
  if (bad > 0) return fail('file-not-text', `not UTF-8 at byte ${bad}`);
  return fail('file-not-json', 'code' in found ? place : 'a number, a word or an escape in it is malformed');
}

function isBlank(bytes: Uint8Array, from: number): boolean {
  let at = from;
  while (at < bytes.length && isSpace(bytes[at])) at += 1;
  return at === bytes.length;
}
