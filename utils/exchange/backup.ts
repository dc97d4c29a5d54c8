// The whole library as one file, and back: is what comes back what was written? Counts and checksums inside say so.
import type { BackupTables } from '../model/backup';
import { byId, canonicalJson, type Iri } from '../model/ids';
import type { Refused } from '../model/merge';
import type { PictureFile } from '../model/picture';
import { fail, ok, type Result } from '../model/result';
import { inSlices, unpaced, within, type OnShare, type Pace, type Steps } from '../text/pace';
import { BACKUP_LIMITS, isObject, parsingJson, type JsonObject } from './json-text';
import { keepingValid, type keepValid } from './keep-valid';
import { keptSettingSchema } from './kept-settings';
import { packSchema } from './pack-schema';
import { soundPictures, written, writtenPictureSchema } from './pictures';
import { annotationSchema, annotatorSchema, conceptSchema, documentSchema, schemeSchema, snapshotSchema } from './schemas';

/** Largest backup that is read, in bytes; callers ask `file.size` before they read it. */
export const MAX_BACKUP_BYTES = BACKUP_LIMITS.bytes;
const FORMAT = 'mutual-margin-backup';
/** UTF-16 units that are joined at a time. */
const PIECE = 1 << 20;
/** Raised when older versions could not read what is written. */
const FORMAT_VERSION = 1;
const TABLES = ['documents', 'annotations', 'schemes', 'concepts', 'snapshots', 'packs', 'pictures', 'annotators', 'settings'] as const;
/** Tables that earlier versions did not have: a backup of theirs lacks them. */
const LATER: readonly Table[] = ['packs', 'pictures', 'annotators', 'settings'];
type Table = (typeof TABLES)[number];

/** Do the bytes begin as a backup does? */
export const isBackup = (bytes: Uint8Array): boolean =>
  new RegExp(`^\\s*\\{\\s*"format":\\s*"${FORMAT}"`, 'u').test(new TextDecoder().decode(bytes.subarray(0, 200)));

async function sha256(...parts: readonly BlobPart[]): Promise<string> {
  // The browser puts the bytes together beside the page.
  const digest = await crypto.subtle.digest('SHA-256', await new Blob([...parts]).arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Lays the canonical JSON of a list in pieces, each encoded when it is full: of all together that is one long task, and much memory. */
function canonicalList(): { readonly add: (record: unknown) => void; readonly end: () => readonly Blob[] } {
  const pieces: Blob[] = [];
  let [text, length]: [string[], number] = [['['], 1];
  let isFirst = true;
  return {
    add(record) {
      const one = `${isFirst ? '' : ','}${canonicalJson(record ?? null)}`;
      isFirst = false;
      text.push(one);
      length += one.length;
      if (length <= PIECE) return;
      // One text: Firefox keeps each that a blob is made of apart, and asks after them all when the file is handed over.
      pieces.push(new Blob([text.join('')]));
      [text, length] = [[], 0];
    },
    end: () => [...pieces, new Blob([`${text.join('')}]`])],
  };
}

/** A record a step. */
function* canonicalPieces(records: readonly unknown[]): Steps<readonly Blob[]> {
  const list = canonicalList();
  for (const [i, record] of records.entries()) {
    yield i / records.length;
    list.add(record);
  }
  return list.end();
}

/** The checksum of the head covers the checksums of the tables, and so everything. */
const headOf = (created: unknown, counts: unknown, checksums: unknown): string =>
  canonicalJson({ format: FORMAT, formatVersion: FORMAT_VERSION, created, counts, checksums });

/** A backup that is being written, of which never more than a piece stands in memory. */
export interface BackupWriter {
  /** Records of one table in order of id, behind those that were added before. */
  readonly add: <N extends Table>(table: N, records: NonNullable<BackupTables[N]>) => void;
  /**
   * The library as one JSON file, made at `at` (UTC). `checksums` holds the SHA-256 of each table's canonical JSON,
   * `sha256` that of the head with them.
   */
  readonly file: (at: string) => Promise<Blob>;
}

export function backupWriter(): BackupWriter {
  const lists = Object.fromEntries(TABLES.map((table) => [table, { records: 0, list: canonicalList() }])) as Readonly<
    Record<Table, { records: number; readonly list: ReturnType<typeof canonicalList> }>
  >; // of every table
  return {
    add(table, records) {
      for (const record of records) lists[table].list.add(table === 'pictures' ? written(record as PictureFile) : record); // of that table
      lists[table].records += records.length;
    },
    async file(at) {
      const laid: { readonly table: Table; readonly records: number; readonly pieces: readonly Blob[]; readonly sum: string }[] = [];
      for (const table of TABLES) {
        const pieces = lists[table].list.end();
        laid.push({ table, records: lists[table].records, pieces, sum: await sha256(...pieces) });
      }
      const counts = Object.fromEntries(laid.map(({ table, records }) => [table, records]));
      const checksums = Object.fromEntries(laid.map(({ table, sum }) => [table, sum]));
      const sum = await sha256(headOf(at, counts, checksums));
      const head = JSON.stringify({ format: FORMAT, formatVersion: FORMAT_VERSION, created: at, counts, checksums, sha256: sum }, null, 1);
      const body = laid.flatMap(({ table, pieces }, i) => [`${i === 0 ? '' : ',\n'}  ${JSON.stringify(table)}: `, ...pieces]);
      return new Blob([`${head.slice(0, -2)},\n "tables": {\n`, ...body, '\n }\n}\n']);
    },
  };
}

/** A whole library that stands in memory. */
export async function writeBackup(tables: BackupTables, at: string): Promise<Blob> {
  const { add, file } = backupWriter();
  for (const table of TABLES) add(table, [...(tables[table] ?? [])].sort(byId) as never); // of that table
  return file(at);
}

/** Why the table is not what was written, or nothing. */
async function damageOf(table: Table, file: JsonObject, { pace, onShare }: Reading): Promise<string | undefined> {
  const [counts, checksums, tables] = [file['counts'], file['checksums'], file['tables']];
  if (!isObject(counts) || !isObject(checksums) || !isObject(tables)) return 'the backup has no counts, checksums or tables';
  if (LATER.includes(table) && counts[table] === undefined && checksums[table] === undefined && tables[table] === undefined)
    return undefined;
  const records = tables[table];
  if (!Array.isArray(records)) return `the table ${table} is missing`;
  if (records.length !== counts[table])
    return `the table ${table} should hold ${String(counts[table])} records and holds ${records.length}`;
  const pieces = await inSlices(within(0.4, 0.6, canonicalPieces(records)), pace, onShare);
  const sum = await sha256(...pieces);
  return sum === checksums[table] ? undefined : `the checksum of the table ${table} does not fit: something in it was changed`;
}

async function verify(file: JsonObject, reading: Reading): Promise<Result<string>> {
  if (file['format'] !== FORMAT) return fail('file-unknown', 'no backup of a library');
  const version = file['formatVersion'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return fail('file-damaged', 'formatVersion is no whole number from 1');
  if (version > FORMAT_VERSION)
    return fail('file-newer', `the backup has format version ${version}; this version reads up to ${FORMAT_VERSION}`);
  for (const table of TABLES) {
    const damage = await damageOf(table, file, reading);
    if (damage !== undefined) return fail('file-damaged', damage);
  }
  const { created, counts, checksums, sha256: sum } = file;
  if (typeof created !== 'string' || (await sha256(headOf(created, counts, checksums))) !== sum)
    return fail('file-damaged', 'the checksum of the head does not fit: date, counts or checksums were changed');
  return ok(created);
}

export interface Reading {
  readonly pace: Pace;
  readonly onShare?: OnShare;
}

/** The bytes parsed, with counts and checksums as they should be, and when it was made. */
async function sound(bytes: Uint8Array, reading: Reading): Promise<Result<{ readonly file: JsonObject; readonly created: string }>> {
  const parsed = await inSlices(within(0, 0.4, parsingJson(bytes, BACKUP_LIMITS)), reading.pace, reading.onShare);
  if (!parsed.ok) return parsed;
  if (!isObject(parsed.value)) return fail('file-unknown', 'no backup of a library');
  const created = await verify(parsed.value, reading);
  return created.ok ? ok({ file: parsed.value, created: created.value }) : created;
}

/** Is this file what was written? Asked of a backup before it counts as one. Problems: `file-…`. */
export async function checkBackup(bytes: Uint8Array, reading: Reading = { pace: unpaced }): Promise<Result<undefined>> {
  const checked = await sound(bytes, reading);
  return checked.ok ? ok(undefined) : checked;
}

/** Reads a backup, in slices, whole or not at all; single records that no version of ours could have written are refused by name. */
export async function readBackup(
  bytes: Uint8Array,
  reading: Reading = { pace: unpaced },
): Promise<Result<{ tables: BackupTables; created: string; refused: readonly Refused[] }>> {
  const { pace, onShare } = reading;
  const checked = await sound(bytes, reading);
  if (!checked.ok) return checked;
  const { file, created } = checked.value;
  const given = file['tables'];
  const refused: Refused[] = [];
  const read = async <T extends { readonly id: Iri }>(
    table: Table,
    schema: Parameters<typeof keepValid<T, { where: string; candidate: unknown }>>[0],
  ): Promise<readonly T[]> => {
    const records: unknown[] = isObject(given) && Array.isArray(given[table]) ? given[table] : [];
    const judging = keepingValid(schema, takenFrom(table, records), new Set(), records.length);
    const judged = await inSlices(within(0.6, 1, judging), pace, onShare);
    refused.push(...judged.refused);
    return judged.kept.map((k) => k.record);
  };
  const pictures = await soundPictures(await read('pictures', writtenPictureSchema));
  refused.push(...pictures.refused);
  const annotators = await read('annotators', annotatorSchema);
  const settings = await read('settings', keptSettingSchema);
  const tables: BackupTables = {
    documents: await read('documents', documentSchema),
    annotations: await read('annotations', annotationSchema),
    schemes: await read('schemes', schemeSchema),
    concepts: await read('concepts', conceptSchema),
    snapshots: await read('snapshots', snapshotSchema),
    packs: await read('packs', packSchema),
    ...(pictures.kept.length > 0 && { pictures: pictures.kept }),
    ...(annotators.length > 0 && { annotators }),
    ...(settings.length > 0 && { settings }),
  };
  return ok({ tables, created, refused });
}

/** Each as it is asked for, and then let go by its list: beside the records that were judged all of a large file would stand in memory. */
function* takenFrom(table: Table, records: unknown[]): Generator<{ readonly where: string; readonly candidate: unknown }, void> {
  for (let i = 0; i < records.length; i += 1) {
    const candidate = records[i];
    records[i] = undefined;
    yield { where: `${table}[${i}]`, candidate };
  }
}
