// Are these bytes JSON that is safe to parse? One pass over them finds bombs and names the place of the first fault, the same in every
// browser, before anything is decoded or parsed; and it finds where a long list can be taken apart.
import type { Problem } from '../model/result';
import type { Steps } from '../text/pace';
import type { JsonLimits } from './json-text';

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

/** What is wrong, and at which byte. */
export interface Fault {
  readonly code: Problem['code'];
  readonly at: number;
  readonly what: string;
}

/** A list that is large enough to be read piece by piece: the bytes between its brackets, and the commas at which it may be cut. */
export interface LongList {
  readonly from: number;
  readonly to: number;
  readonly cuts: readonly number[];
}

const fault = (code: Problem['code'], at: number, what: string): Fault => ({ code, at, what });
export const isSpace = (b: number | undefined): boolean => b === 32 || b === 10 || b === 13 || b === 9;
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
  /** The outermost list that is open, if it is near the root. */
  list: { readonly depth: number; readonly from: number; readonly cuts: number[] } | undefined;
  readonly long: LongList[];
}

/** Lists in the root, or in an object of it, such as `first.items`. */
const LIST_DEPTH = 3;
/** Bytes of a piece at least: some milliseconds of parsing. */
const PIECE = 1 << 17;

function openList(s: State, at: number): void {
  if (s.list === undefined && s.depth <= LIST_DEPTH) s.list = { depth: s.depth, from: at + 1, cuts: [] };
}

function cutList({ list, depth }: State, at: number): void {
  if (list !== undefined && list.depth === depth && at - (list.cuts.at(-1) ?? list.from) >= PIECE) list.cuts.push(at);
}

function closeList(s: State, at: number): void {
  if (s.list === undefined || s.list.depth !== s.depth) return;
  if (s.list.cuts.length > 0) s.long.push({ from: s.list.from, to: at, cuts: s.list.cuts });
  s.list = undefined;
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
  if (!isObjectEnd) closeList(s, at);
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
    if (b === 91) openList(s, at);
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
    cutList(s, at);
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

/** Bytes of white space passed over at once. */
const SPACE = 1 << 20;

function behindSpace(bytes: Uint8Array, from: number): number {
  const end = Math.min(from + SPACE, bytes.length);
  let at = from + 1;
  while (at < end && isSpace(bytes[at])) at += 1;
  return at;
}

/** Tokens between two looks at the clock. */
const TOKENS = 4_096;

/** The first fault, or the long lists of sound JSON. One pass from the byte `from`; nothing is decoded. */
export function* scanning(bytes: Uint8Array, from: number, limits: JsonLimits): Steps<Fault | readonly LongList[]> {
  const [objects, counts] = [new Uint8Array(limits.depth + 1), new Int32Array(limits.depth + 1)];
  const s: State = { bytes, limits, objects, counts, expect: EXPECT.value, depth: 0, values: 0, list: undefined, long: [] };
  let [at, rested] = [from, from];
  for (let tokens = 1; at < bytes.length; tokens += 1) {
    if (tokens % TOKENS === 0 || at - rested > SPACE) yield (rested = at) / bytes.length;
    const b = bytes[at];
    const next: number | Fault = isSpace(b) ? behindSpace(bytes, at) : step(s, b ?? 0, at);
    if (typeof next !== 'number') return next;
    at = next;
  }
  if (s.expect === EXPECT.end) return s.long;
  return fault('file-truncated', at, `the file ends with ${s.depth} ${s.depth === 1 ? 'bracket' : 'brackets'} open`);
}
