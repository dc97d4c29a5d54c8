// Which files lie in an archive, and may one of them be unpacked? Everything is judged by the directory before a byte is inflated;
// what comes out is checked against the length and the checksum that the directory gives. Nothing is written anywhere.
import type { Inflate } from './packages';
import { fail, ok, type Result } from '../../model/result';

export interface Entry {
  readonly name: string;
  /** Bytes when unpacked, and as they lie in the archive. */
  readonly size: number;
  readonly packed: number;
  readonly method: number;
  readonly crc: number;
  /** Byte at which its own header begins. */
  readonly at: number;
}

/** `formats.md` section 9; sizes in bytes. */
const MOST_ENTRIES = 2_000;
const LARGEST_IN_ALL = 200 * 1_048_576;
const LARGEST_RATIO = 200;
const SMALL = 1_048_576;
const LARGEST_JSON = 100 * 1_048_576;

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

export const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && (bytes[3] === 4 || bytes[3] === 6);

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Byte of the end record, which stands within the last 64 kB. */
function endOf(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 65_557; at -= 1) if (view.getUint32(at, true) === END) return at;
  return undefined;
}

/** Why a name is none that a program would write into a folder of its own; undefined for a good one. */
function badName(name: string): string | undefined {
  if (name === '') return 'a file without a name';
  if (/[\0\\]/u.test(name) || /^(?:\/|[A-Za-z]:)/u.test(name) || name.split('/').includes('..')) return 'a path that leaves the archive';
  return undefined;
}

function nameOf(bytes: Uint8Array, flags: number): string {
  // Without the UTF-8 flag names are in the code page of an old system; programs of today write UTF-8 there too.
  return new TextDecoder((flags & 0x800) === 0 && bytes.some((b) => b > 127) ? 'windows-1252' : 'utf-8').decode(bytes);
}

const unixMode = (view: DataView, at: number): number => view.getUint32(at + 38, true) >>> 16;

function judge(entry: Entry, flags: number, mode: number): string | undefined {
  const bad = badName(entry.name);
  if (bad !== undefined) return bad;
  if ((flags & 1) !== 0) return 'it is encrypted';
  if ((mode & 0o170000) === 0o120000) return 'a symbolic link';
  if (entry.method !== STORED && entry.method !== DEFLATED) return `packed in a way (${entry.method}) that is not read here`;
  if (entry.size > SMALL && entry.size > entry.packed * LARGEST_RATIO) return 'it would unpack to more than 200 times its size';
  return undefined;
}

/** Every entry by its name. Problems: `file-damaged`, `file-too-many`, `file-too-large`; `detail` names the entry. */
export function entriesOf(bytes: Uint8Array): Result<ReadonlyMap<string, Entry>> {
  const view = viewOf(bytes);
  const end = endOf(view);
  if (end === undefined) return fail('file-truncated', 'the archive has no end');
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) return fail('file-too-many', `the archive has ${count} files; at most ${MOST_ENTRIES} are read`);
  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  let [at, total] = [view.getUint32(end + 16, true), 0];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY) return fail('file-damaged', 'the directory of the archive is broken');
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [number, number, number];
    const flags = view.getUint16(at + 8, true);
    const entry: Entry = {
      name: nameOf(bytes.subarray(at + 46, at + 46 + nameLength), flags),
      size: view.getUint32(at + 24, true),
      packed: view.getUint32(at + 20, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      at: view.getUint32(at + 42, true),
    };
    const bad = judge(entry, flags, unixMode(view, at));
    if (bad !== undefined) return fail('file-damaged', `“${entry.name.slice(0, 100)}” in the archive: ${bad}`);
    if (folded.has(entry.name.toLowerCase())) return fail('file-damaged', `“${entry.name.slice(0, 100)}” is in the archive twice`);
    total += entry.size;
    if (total > LARGEST_IN_ALL) return fail('file-too-large', 'the archive would unpack to more than 200 MB');
    folded.add(entry.name.toLowerCase());
    entries.set(entry.name, entry);
    at += 46 + nameLength + extra + comment;
  }
  return ok(entries);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = (c & 1) === 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** CRC-32 as archives have it (RFC 1952, 8). */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** The bytes of one entry of at most `limit` bytes. */
export function unpacked(bytes: Uint8Array, entry: Entry, inflate: Inflate, limit: number): Result<Uint8Array> {
  const broken = fail('file-damaged', `“${entry.name.slice(0, 100)}” in the archive is broken`);
  if (entry.size > limit) return fail('file-too-large', `“${entry.name}” in the archive: ${entry.size} bytes; the limit is ${limit}`);
  const view = viewOf(bytes);
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== LOCAL) return broken;
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  if (from + entry.packed > bytes.length) return broken;
  const packed = bytes.subarray(from, from + entry.packed);
  let out = packed;
  try {
    // Into a buffer of the size that was judged: more than that is never made.
    if (entry.method === DEFLATED) out = inflate(packed, { out: new Uint8Array(entry.size) });
  } catch {
    return broken;
  }
  return out.length === entry.size && checksum(out) === entry.crc ? ok(out) : broken;
}

/** The files of an archive that holds nothing but JSON; undefined of any other archive, also of one that is not sound. */
export function jsonFilesIn(bytes: Uint8Array, inflate: Inflate): Result<readonly Uint8Array[]> | undefined {
  const entries = entriesOf(bytes);
  const all = entries.ok ? [...entries.value.values()] : [];
  if (all.length === 0 || all.some((entry) => !/\.json$/iu.test(entry.name))) return undefined;
  const files: Uint8Array[] = [];
  let left = LARGEST_JSON;
  for (const entry of all) {
    const file = unpacked(bytes, entry, inflate, left);
    if (!file.ok) return file;
    left -= file.value.length;
    files.push(file.value);
  }
  return ok(files);
}
