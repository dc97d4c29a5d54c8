// Are these bytes JSON that is safe to parse? One pass over the bytes finds bombs and names the place of the first fault,
// the same in every browser; only then is anything decoded or parsed.
import { fail, ok, type Problem, type Result } from '../model/result';

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

export const SET_LIMITS: JsonLimits = { bytes: MAX_FILE_BYTES, depth: 32, items: 200_000, values: 20_000_000, string: 1_000_000 };

/** A backup is the reader's own: it may be larger, and the main text of a page is a deep tree. */
export const BACKUP_LIMITS: JsonLimits = { bytes: 500_000_000, depth: 1_100, items: 10_000_000, values: 100_000_000, string: 4_000_000 };

/** A parsed JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON-LD writes one value bare and several in an array; both give a list, nothing gives an empty one. */
export const list = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

const EXPECT = { value: 0, valueOrClose: 1, key: 2, keyOrClose: 3, colon: 4, commaOrClose: 5, end: 6 } as const;
type Expect = (typeof EXPECT)[keyof typeof EXPECT];
const NAMES = [
  'a value',
  'a value or ]',
  'a key in quotes',
  'a key in quotes or }',
  'a colon',
  'a comma or a closing bracket',
  'nothing more',
] as const;

interface Fault {
  readonly code: Problem['code'];
  readonly at: number;
  readonly what: string;
}

const fault = (code: Problem['code'], at: number, what: string): Fault => ({ code, at, what });
const isSpace = (b: number | undefined): boolean => b === 32 || b === 10 || b === 13 || b === 9;
/** Bytes of numbers, `true`, `false` and `null`; `JSON.parse` judges their order. */
const isScalar = (b: number | undefined): boolean =>
  b !== undefined && ((b >= 48 && b <= 57) || (b >= 97 && b <= 122) || b === 45 || b === 43 || b === 46 || b === 69);

/** Byte after the closing quote of the string that opens at `open`. */
function skipString(bytes: Uint8Array, open: number, limit: number): number | Fault {
  let at = open + 1;
  for (; at < bytes.length; at += 1) {
    const b = bytes[at];
    if (b === 34) return at - open - 1 > limit ? fault('file-too-large', open, `one text is longer than ${limit} bytes`) : at + 1;
    if (b === 92) at += 1;
    else if (b !== undefined && b < 32) return fault('file-not-json', at, 'a line break or control character inside a text');
  }
  return fault('file-truncated', bytes.length, 'the file ends inside a text');
}

const PROTOTYPE = new TextEncoder().encode('"__proto__"');
const isPrototypeKey = (bytes: Uint8Array, at: number, end: number): boolean =>
  end - at === PROTOTYPE.length && PROTOTYPE.every((b, i) => bytes[at + i] === b);

/** Where the scan stands: what may come next, and which brackets are open. */
interface State {
  readonly bytes: Uint8Array;
  readonly limits: JsonLimits;
  /** By depth: 1 in an object, 0 in a list. */
  readonly objects: Uint8Array;
  readonly counts: Int32Array;
  expect: Expect;
  depth: number;
  values: number;
}

const unexpected = (s: State, at: number): Fault => fault('file-not-json', at, `expected ${NAMES[s.expect]}`);

function count(s: State, at: number): Fault | undefined {
  const n = (s.counts[s.depth] ?? 0) + 1;
  s.counts[s.depth] = n;
  s.values += 1;
  if (n > s.limits.items) return fault('file-too-many', at, `more than ${s.limits.items} entries in one list`);
  return s.values > s.limits.values ? fault('file-too-many', at, `more than ${s.limits.values} values`) : undefined;
}

function closeBracket(s: State, b: number, at: number): number | Fault {
  const isObjectEnd = b === 125;
  const may = s.expect === EXPECT.commaOrClose || s.expect === (isObjectEnd ? EXPECT.keyOrClose : EXPECT.valueOrClose);
  if (!may || s.depth === 0 || (s.objects[s.depth] === 1) !== isObjectEnd) return unexpected(s, at);
  s.depth -= 1;
  s.expect = s.depth === 0 ? EXPECT.end : EXPECT.commaOrClose;
  return at + 1;
}

function readValue(s: State, b: number, at: number): number | Fault {
  const tooMany = s.objects[s.depth] === 1 ? undefined : count(s, at);
  if (tooMany !== undefined) return tooMany;
  if (b === 91 || b === 123) {
    if (s.depth === s.limits.depth) return fault('file-too-deep', at, `nested deeper than ${s.limits.depth}`);
    s.depth += 1;
    s.objects[s.depth] = b === 123 ? 1 : 0;
    s.counts[s.depth] = 0;
    s.expect = b === 123 ? EXPECT.keyOrClose : EXPECT.valueOrClose;
    return at + 1;
  }
  if (b !== 34 && !isScalar(b)) return unexpected(s, at);
  s.expect = s.depth === 0 ? EXPECT.end : EXPECT.commaOrClose;
  if (b === 34) return skipString(s.bytes, at, s.limits.string);
  let end = at + 1;
  while (isScalar(s.bytes[end])) end += 1;
  return end;
}

/** Judges the token at `at`; gives the byte after it. */
function step(s: State, b: number, at: number): number | Fault {
  if (b === 93 || b === 125) return closeBracket(s, b, at);
  if (b === 44 && s.expect === EXPECT.commaOrClose) {
    s.expect = s.objects[s.depth] === 1 ? EXPECT.key : EXPECT.value;
    return at + 1;
  }
  if (b === 58 && s.expect === EXPECT.colon) {
    s.expect = EXPECT.value;
    return at + 1;
  }
  if (b === 34 && (s.expect === EXPECT.key || s.expect === EXPECT.keyOrClose)) {
    s.expect = EXPECT.colon;
    const end = count(s, at) ?? skipString(s.bytes, at, s.limits.string);
    // Harmless here, since records are copied field by field; but no honest program writes it, and the next tool may be harmed.
    return typeof end === 'number' && isPrototypeKey(s.bytes, at, end) ? fault('file-damaged', at, 'a key named __proto__') : end;
  }
  return s.expect === EXPECT.value || s.expect === EXPECT.valueOrClose ? readValue(s, b, at) : unexpected(s, at);
}

function scan(bytes: Uint8Array, from: number, limits: JsonLimits): Fault | undefined {
  const [objects, counts] = [new Uint8Array(limits.depth + 1), new Int32Array(limits.depth + 1)];
  const s: State = { bytes, limits, objects, counts, expect: EXPECT.value, depth: 0, values: 0 };
  let at = from;
  while (at < bytes.length) {
    const b = bytes[at];
    const next: number | Fault = isSpace(b) ? at + 1 : step(s, b ?? 0, at);
    if (typeof next !== 'number') return next;
    at = next;
  }
  if (s.expect === EXPECT.end) return undefined;
  return fault('file-truncated', at, `the file ends with ${s.depth} ${s.depth === 1 ? 'bracket' : 'brackets'} open`);
}

/** Number of the character (code point, from 1) that begins at a byte. */
function characterAt(bytes: Uint8Array, from: number, at: number): number {
  let n = 1;
  for (let i = from; i < at && i < bytes.length; i += 1) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) n += 1;
  return n;
}

/** Number of the byte (from 1) at which the bytes cease to be UTF-8. */
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

function decode(bytes: Uint8Array): Result<string> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fail('file-not-text', `not UTF-8 at byte ${firstBadByte(bytes)}`);
  }
}

/** The value in the bytes. Fails with a `file-…` problem that says what is wrong and at which character (counted from 1). */
export function parseJson(bytes: Uint8Array, limits: JsonLimits): Result<unknown> {
  if (bytes.length === 0) return fail('file-empty', 'the file has 0 bytes');
  if (bytes.length > limits.bytes) return fail('file-too-large', `${bytes.length} bytes; the limit is ${limits.bytes}`);
  const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (bytes.subarray(from).every(isSpace)) return fail('file-empty', 'the file holds only white space');
  const found = scan(bytes, from, limits);
  const place = found === undefined ? '' : `character ${characterAt(bytes, from, found.at)}: ${found.what}`;
  if (found !== undefined && found.code !== 'file-not-json') return fail(found.code, place);
  const text = decode(bytes);
  if (!text.ok) return text;
  if (found !== undefined) return fail('file-not-json', place);
  try {
    return ok(JSON.parse(text.value));
  } catch {
    return fail('file-not-json', 'a number, a word or an escape in it is malformed');
  }
}
