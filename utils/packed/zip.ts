// What does a ZIP archive hold? Its table of contents is checked before anything is inflated, and inflating ends at a limit.
// The browser inflates (`DecompressionStream`); the table is read here, because the packages that read it believe what it says.
import { fail, ok, type Result } from '../model/result';

export interface ZipLimits {
  readonly entries: number;
  /** Bytes, not packed: of one part, of all that are read, and of all that the table speaks of. */
  readonly part: number;
  readonly read: number;
  readonly said: number;
  /** Times the size it is packed in, of a part over 1 MB. XML packs to a tenth or a thirtieth; a bomb to a thousandth. */
  readonly ratio: number;
  /** Of every part, or only of those that are read: a blank picture packs as a bomb does. */
  readonly judges: 'all' | 'read';
}

export interface Archive {
  /** In the order of the table. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Problems: `not-found`, `file-too-large` (a limit), `file-damaged`; the detail names the part. */
  read(name: string): Promise<Result<Uint8Array>>;
}

interface Entry {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly crc: number;
  /** Bytes, packed and not. */
  readonly packed: number;
  readonly size: number;
  /** Where its local header stands. */
  readonly at: number;
}

const SMALL = 1_048_576;

export const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && (bytes[3] === 4 || bytes[3] === 6);

const about = (name: string, what: string): string => `“${name.slice(0, 100)}” in the archive: ${what}`;
const damaged = (name: string, what: string): ReturnType<typeof fail> => fail('file-damaged', about(name, what));
const broken = (name: string): ReturnType<typeof fail> => fail('file-damaged', `“${name.slice(0, 100)}” in the archive is broken`);

/** The record at the end, which may have a comment of 64 kB behind it. */
function endOf(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50 && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  return undefined;
}

/** Why a name is none that a program would write into a folder of its own; undefined for a good one. */
function badName(name: string): string | undefined {
  if (name === '') return 'a file without a name';
  if (/^[/\\]|^[a-z]:|\\|\u0000/iu.test(name) || name.split('/').some((part) => part === '..' || part === '.'))
    return 'a path that leaves the archive';
  return undefined;
}

/** Some programs of Windows part folders with its own stroke. */
const strokes = (name: string): string => name.replaceAll('\\', '/');

/** Programs of today write UTF-8, whether they say so or not; those of before wrote the letters of their system. */
function nameOf(bytes: Uint8Array): string {
  try {
    return strokes(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return strokes(new TextDecoder('windows-1252').decode(bytes));
  }
}

const isLink = (view: DataView, at: number): boolean => ((view.getUint32(at + 38, true) >>> 16) & 0o170000) === 0o120000;

const isSteep = ({ size, packed }: Entry, ratio: number): boolean => size > SMALL && size > packed * ratio;
const tooSteep = ({ name }: Entry, ratio: number): ReturnType<typeof fail> =>
  fail('file-too-large', about(name, `it would unpack to more than ${ratio} times its size`));

/** Stands where a number has its place elsewhere (ZIP64). */
const ELSEWHERE = 0xffffffff;
const long = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

/** Numbers that are told elsewhere, from the extra fields `[at, end)` of an entry: those that are, in this order, 8 bytes each. */
function spelt(view: DataView, [at, end]: readonly [number, number], numbers: readonly number[]): readonly number[] {
  let field = at;
  while (field + 4 <= end && view.getUint16(field, true) !== 1) field += 4 + view.getUint16(field + 2, true);
  let next = field + 4;
  const until = field + 4 <= end ? Math.min(end, next + view.getUint16(field + 2, true)) : 0;
  return numbers.map((number) => {
    if (number !== ELSEWHERE || next + 8 > until) return number;
    next += 8;
    return long(view, next - 8);
  });
}

/** How many entries the table has and where it begins; an archive in ZIP64 tells it in a record of its own before the end. */
function tableAt(view: DataView, end: number): readonly [count: number, table: number] {
  const [count, table] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  const locator = end - 20;
  if ((count !== 0xffff && table !== ELSEWHERE) || locator < 0 || view.getUint32(locator, true) !== 0x07064b50) return [count, table];
  const record = long(view, locator + 8);
  return record + 56 <= end && view.getUint32(record, true) === 0x06064b50
    ? [long(view, record + 32), long(view, record + 48)]
    : [count, table];
}

/** One line of the table, which ends at `end`. */
function entryAt(bytes: Uint8Array, view: DataView, at: number, end: number): Result<{ entry: Entry; next: number }> {
  if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return fail('file-damaged', 'the directory of the archive is broken');
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const afterName = at + 46 + view.getUint16(at + 28, true);
  const afterExtra = afterName + view.getUint16(at + 30, true);
  if (afterExtra > end) return fail('file-damaged', 'the directory of the archive is broken');
  const told = [at + 24, at + 20, at + 42].map((place) => view.getUint32(place, true));
  const [size = 0, packed = 0, header = 0] = spelt(view, [afterName, afterExtra], told);
  const name = nameOf(bytes.subarray(at + 46, afterName));
  const bad = badName(name) ?? (isLink(view, at) ? 'a symbolic link' : undefined);
  if (bad !== undefined) return damaged(name, bad);
  if ((flags & 1) === 1) return fail('file-locked', about(name, 'it is encrypted'));
  if (method !== 0 && method !== 8) return damaged(name, `packed in a way (${method}) that is not read here`);
  if (packed >= ELSEWHERE || size >= ELSEWHERE || header >= ELSEWHERE) return fail('file-too-large', about(name, 'over 4 GB'));
  const entry = { name, isDeflated: method === 8, crc: view.getUint32(at + 16, true), packed, size, at: header };
  return ok({ entry, next: afterExtra + view.getUint16(at + 32, true) });
}

/** Where the bytes of an entry begin, behind its local header. */
const dataAt = (view: DataView, { at }: Entry): number =>
  at + 30 <= view.byteLength && view.getUint32(at, true) === 0x04034b50
    ? at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
    : Number.POSITIVE_INFINITY;

/** No two parts may share bytes, and all stand before the table. */
function overlapping(view: DataView, entries: readonly Entry[], table: number): Entry | undefined {
  const inOrder = entries.toSorted((a, b) => a.at - b.at);
  return inOrder.find((entry, i) => dataAt(view, entry) + entry.packed > (inOrder[i + 1]?.at ?? table));
}

const inMB = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;

function tableOf(bytes: Uint8Array, view: DataView, limits: ZipLimits): Result<ReadonlyMap<string, Entry>> {
  const end = endOf(view);
  if (end === undefined)
    return isArchive(bytes) ? fail('file-truncated', 'the archive has no end') : fail('file-damaged', 'it is no archive');
  const [count, table] = tableAt(view, end);
  if (count > limits.entries) return fail('file-too-many', `the archive has ${count} files; at most ${limits.entries} are read`);
  const entries = new Map<string, Entry>();
  // Some systems tell capitals apart and some do not.
  const folded = new Set<string>();
  let said = 0;
  for (let i = 0, at = table; i < count; i += 1) {
    const read = entryAt(bytes, view, at, end);
    if (!read.ok) return read;
    const { entry, next } = read.value;
    if (limits.judges === 'all' && isSteep(entry, limits.ratio)) return tooSteep(entry, limits.ratio);
    if (folded.has(entry.name.toLowerCase())) return damaged(entry.name, 'two parts have this name');
    folded.add(entry.name.toLowerCase());
    entries.set(entry.name, entry);
    said += entry.size;
    at = next;
  }
  if (said > limits.said) return fail('file-too-large', `the archive would unpack to more than ${inMB(limits.said)}`);
  const shared = overlapping(view, [...entries.values()], table);
  return shared === undefined ? ok(entries) : damaged(shared.name, 'its bytes are not there, or another part’s');
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  // Counted, not iterated: of 30 MB that is most of the time.
  for (let i = 0; i < bytes.length; i += 1) crc = (CRC[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Never more than `size` bytes are taken, whatever comes; undefined where more would come, or what comes is not packed rightly. */
async function inflated(packed: Uint8Array<ArrayBuffer>, size: number): Promise<Uint8Array | undefined> {
  const out = new Uint8Array(size);
  let at = 0;
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (at + part.value.byteLength > size) {
        void reader.cancel().catch(() => undefined); // it is given up anyway
        return undefined;
      }
      out.set(part.value, at);
      at += part.value.byteLength;
    }
  } catch {
    // The browser says of wrong bytes no more than that they are wrong.
    return undefined;
  }
  return at === size ? out : undefined;
}

/**
 * Problems: `file-damaged` (no archive, parts that overlap, link, are named twice or lead out), `file-truncated`, `file-locked`,
 * `file-too-many`, `file-too-large`; the detail names the part.
 */
export function openArchive(bytes: Uint8Array, limits: ZipLimits): Result<Archive> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = tableOf(bytes, view, limits);
  if (!table.ok) return table;
  let left = limits.read;
  const read = async (name: string): Promise<Result<Uint8Array>> => {
    const entry = table.value.get(name);
    if (entry === undefined) return fail('not-found', name);
    const { packed, size } = entry;
    if (isSteep(entry, limits.ratio)) return tooSteep(entry, limits.ratio);
    const most = Math.min(limits.part, left);
    if (size > most) return fail('file-too-large', about(name, `${inMB(size)}; at most ${inMB(most)} are read`));
    left -= size;
    const from = dataAt(view, entry);
    const stored = bytes.slice(from, from + packed);
    const whole = entry.isDeflated ? await inflated(stored, size) : stored;
    return whole?.byteLength === size && crcOf(whole) === entry.crc ? ok(whole) : broken(name);
  };
  return ok({ names: [...table.value.keys()], has: (name) => table.value.has(name), read });
}
