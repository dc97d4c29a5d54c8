// What does a ZIP archive hold? Its table of contents is checked before anything is inflated, and inflating ends at a limit.
// The browser inflates (`DecompressionStream`); the table is read here, because the packages that read it believe what it says.
import { fail, ok, type Result } from '@/utils/model/result';

export interface Archive {
  has(name: string): boolean;
  /** Problems: `not-found`, `file-too-large` (a part over 40 MB, all parts over 100 MB, 250 times what it is packed in), `file-damaged`. */
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

const MOST_ENTRIES = 5000;
const LARGEST_PART = 40_000_000;
const LARGEST_TOTAL = 100_000_000;
/** Bytes that all parts together may be said to have, read or not: pictures are not read. */
const LARGEST_SAID = 2_000_000_000;
/** XML packs to a tenth or a thirtieth; a bomb to a thousandth. */
const STEEPEST = 250;
const SMALL = 1_000_000;

const damaged = (what: string): ReturnType<typeof fail> => fail('file-damaged', what);

/** The record at the end, which may have a comment of 64 kB behind it. */
function endOf(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50 && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  return undefined;
}

/** A name that leads out of the archive is no name of a part. */
const isPlain = (name: string): boolean =>
  name !== '' && !/^[/\\]|^[a-z]:|\\|\u0000/i.test(name) && !name.split('/').some((part) => part === '..' || part === '.');

function entryAt(bytes: Uint8Array, view: DataView, at: number): Result<{ entry: Entry; next: number }> {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return damaged('the table of contents is cut off');
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
  const afterName = at + 46 + view.getUint16(at + 28, true);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, afterName));
  const shown = name.slice(0, 100);
  if (!isPlain(name)) return damaged(`a part named ${JSON.stringify(shown)}`);
  if ((flags & 1) === 1) return fail('file-locked', shown);
  if (method !== 0 && method !== 8) return damaged(`${shown}: packed in a way that is not known (${method})`);
  if (packed === 0xffffffff || size === 0xffffffff) return fail('file-too-large', shown);
  const entry = { name, isDeflated: method === 8, crc: view.getUint32(at + 16, true), packed, size, at: view.getUint32(at + 42, true) };
  return ok({ entry, next: afterName + view.getUint16(at + 30, true) + view.getUint16(at + 32, true) });
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

function tableOf(bytes: Uint8Array): Result<ReadonlyMap<string, Entry>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return damaged('no archive, or one that is cut off');
  const [count, table] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  if (count > MOST_ENTRIES) return fail('file-too-many', String(count));
  const entries = new Map<string, Entry>();
  let said = 0;
  for (let i = 0, at = table; i < count; i += 1) {
    const read = entryAt(bytes, view, at);
    if (!read.ok) return read;
    const { entry, next } = read.value;
    if (entries.has(entry.name)) return damaged(`two parts named ${entry.name.slice(0, 100)}`);
    entries.set(entry.name, entry);
    said += entry.size;
    at = next;
  }
  if (said > LARGEST_SAID) return fail('file-too-large', `${Math.round(said / 1_000_000)} MB`);
  const shared = overlapping(view, [...entries.values()], table);
  return shared === undefined ? ok(entries) : damaged(`${shared.name.slice(0, 100)}: its bytes are another part’s`);
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
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

/** Problems: `file-damaged` (no archive, cut off, parts that overlap, are named twice or lead out), `file-locked`, `file-too-many`, `file-too-large`. */
export function openArchive(bytes: Uint8Array<ArrayBuffer>): Result<Archive> {
  const table = tableOf(bytes);
  if (!table.ok) return table;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = LARGEST_TOTAL;
  const read = async (name: string): Promise<Result<Uint8Array>> => {
    const entry = table.value.get(name);
    if (entry === undefined) return fail('not-found', name);
    const { packed, size } = entry;
    if (size > Math.min(LARGEST_PART, left) || (size > SMALL && size > STEEPEST * packed)) return fail('file-too-large', name);
    left -= size;
    const from = dataAt(view, entry);
    const stored = bytes.subarray(from, from + packed);
    const whole = entry.isDeflated ? await inflated(stored, size) : stored;
    return whole?.byteLength === size && crcOf(whole) === entry.crc ? ok(whole) : damaged(name);
  };
  return ok({ has: (name) => table.value.has(name), read });
}
