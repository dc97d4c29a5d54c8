// Which tables there are, what a row of each holds, and how large a row may be.
import { Dexie, type Table } from 'dexie';
import type { Annotation } from '@/utils/model/annotation';
import type { Concept, ConceptScheme } from '@/utils/model/concept';
import type { PaperDocument, Snapshot } from '@/utils/model/document';
import { newId, type Iri } from '@/utils/model/ids';
import type { Pack, PackLine } from '@/utils/model/pack';

/** The name of the database; of the extension's origin only. */
export const DATABASE_NAME = 'mutual-margin';

/** The version that this build reads and writes, as the browser counts it (Dexie multiplies its own by ten). */
export const NATIVE_VERSION = 30;

/** A snapshot without its content, which lies in `chunks`. */
export interface SnapshotHead extends Omit<Snapshot, 'content'> {
  /** How many chunks its content has. */
  readonly chunks: number;
}

/** A piece of a snapshot's content: UTF-8 of its JSON, cut anywhere. Bytes, because strings may take two bytes a letter. */
export interface Chunk {
  readonly snapshot: Iri;
  readonly n: number;
  readonly bytes: Uint8Array;
}

/** A piece of a picture that is kept with a passage: of its PNG, cut anywhere. */
export interface PicturePiece {
  readonly id: Iri;
  readonly n: number;
  readonly bytes: Uint8Array;
}

/** What the reader would miss: every change to these is journalled. */
export interface Rows {
  readonly documents: PaperDocument;
  readonly annotations: Annotation;
  readonly schemes: ConceptScheme;
  readonly concepts: Concept;
  readonly snapshots: SnapshotHead;
  readonly packs: PackRow;
}
export type TableName = keyof Rows;

/** The tables in the order in which one may point at another that stands before it. */
export const TABLE_NAMES = [
  'schemes',
  'concepts',
  'documents',
  'annotations',
  'snapshots',
  'packs',
] as const satisfies readonly TableName[];

/** Lines of a pack that its own row has no room for; `pack-rows` writes and joins them. */
export interface PackPart {
  readonly id: Iri;
  readonly partOf: Iri;
  readonly lines: readonly PackLine[];
}
export type PackRow = Pack | PackPart;

/** What became of one record in one change. */
export interface JournalEntry {
  readonly seq: number;
  /** UTC. */
  readonly at: string;
  /** One action of the reader's. */
  readonly group: string;
  readonly table: TableName;
  /** Empty where there are `ids`. */
  readonly id: Iri;
  /** Of many records that one change added or removed. */
  readonly ids?: readonly Iri[];
  readonly op: 'add' | 'replace' | 'remove';
  /** The row as it was; absent when there was none. Of a snapshot only the head. */
  readonly before?: Rows[TableName];
  /** Where there are `ids` of records that were removed: each as it was. */
  readonly befores?: readonly Rows[TableName][];
  /** Made by the program itself, not a change to back up. */
  readonly quiet?: true;
}

/** The one row that tells of the store itself. */
export interface StoreRow {
  readonly id: 'store';
  /** Made anew with each new store. */
  readonly generation: string;
  readonly lastSeq: number;
  /** UTC, or empty when there was none. */
  readonly lastBackup: string;
  readonly changesSinceBackup: number;
  /** How many annotations there are: browsers count a table by walking through it. Absent until the first change that was written with it. */
  readonly annotations?: number;
  /** The reader's own scheme, once it was needed. */
  readonly ownScheme?: Iri;
}

/** In which order the concepts of a shipped scheme are shown. */
export interface SchemeOrder {
  readonly scheme: Iri;
  readonly concepts: readonly Iri[];
}

export interface Db extends Dexie {
  readonly documents: Table<PaperDocument, Iri>;
  readonly annotations: Table<Annotation, Iri>;
  readonly schemes: Table<ConceptScheme, Iri>;
  readonly concepts: Table<Concept, Iri>;
  readonly snapshots: Table<SnapshotHead, Iri>;
  readonly packs: Table<PackRow, Iri>;
  readonly chunks: Table<Chunk, readonly [Iri, number]>;
  /** Named by their bytes and never changed: not journalled, but kept as long as a way back to a passage leads to them. */
  readonly pictures: Table<PicturePiece, readonly [Iri, number]>;
  readonly orders: Table<SchemeOrder, Iri>;
  readonly journal: Table<JournalEntry, number>;
  readonly store: Table<StoreRow, 'store'>;
}

/** A journalled table by its name. */
export const tableOf = <N extends TableName>(db: Db, name: N): Table<Rows[N], Iri> => db.table(name);

/** Name of the error that stops Dexie from making an empty store where one is known to have been. */
export const EMPTIED = 'EmptiedError';
/** Name of the error that stops this build from opening a store of a newer one. */
export const NEWER = 'NewerError';

const failure = (name: string): Error => Object.assign(new Error(name), { name });

/**
 * The database, not opened yet. Dexie may open it again by itself (after the page slept in the back-forward cache),
 * so both guards stand here and not beside the first opening: a store is made only while `mayCreate()`, a newer one never opened.
 */
export function tables(mayCreate: () => boolean): Db {
  // The table properties are made by Dexie from the schema below.
  const db = new Dexie(DATABASE_NAME, { chromeTransactionDurability: 'strict', cache: 'disabled' }) as Db;
  db.version(1).stores({
    documents: 'id, *keys',
    annotations: 'id, document, modified',
    schemes: 'id',
    concepts: 'id, scheme',
    snapshots: 'id, document',
    chunks: '[snapshot+n]',
    orders: 'scheme',
    journal: 'seq, group, [table+id]',
    store: 'id',
  });
  db.version(2).stores({ packs: 'id' });
  db.version(3).stores({ pictures: '[id+n]' });
  db.on('populate', (transaction) => {
    if (!mayCreate()) throw failure(EMPTIED);
    const row: StoreRow = { id: 'store', generation: newId(), lastSeq: 0, lastBackup: '', changesSinceBackup: 0, annotations: 0 };
    return transaction.table('store').add(row);
  });
  db.on(
    'ready',
    () => {
      if (db.backendDB().version > NATIVE_VERSION) throw failure(NEWER);
    },
    true,
  );
  db.on('versionchange', () => {
    db.close();
    return false;
  });
  for (const name of TABLE_NAMES) db.table(name).hook('reading', frozen);
  return db;
}

/** Freezes what was just read, at every depth: rows are values, a change is a new row. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
}

/**
 * The largest row, in bytes. Chromium keeps values over about 64 kB in files of their own, which cleaning tools delete;
 * a row of the journal holds a row and some 500 bytes more.
 */
export const ROW_LIMIT = 60_000;

/** Whether it may be kept in one row. */
export const fitsRow = (value: unknown): boolean => mostBytes(value) <= ROW_LIMIT || storedBytes(value) <= ROW_LIMIT;

/** As `storedBytes`, as if no string were Latin-1: no letter is looked at, and nearly every record fits by far. */
function mostBytes(value: unknown): number {
  if (typeof value === 'string') return 5 + 2 * value.length;
  if (value instanceof Uint8Array) return 16 + value.byteLength;
  if (typeof value !== 'object' || value === null) return 9;
  let sum = 8;
  if (Array.isArray(value)) for (const part of value) sum += 4 + mostBytes(part);
  else for (const key in value) sum += 5 + 2 * key.length + mostBytes((value as Readonly<Record<string, unknown>>)[key]);
  return sum;
}

/** Bytes that a browser takes to store a value, at most: a string that leaves Latin-1 takes two bytes a unit. */
export function storedBytes(value: unknown): number {
  if (typeof value === 'string') return 5 + (/[\u0100-\uffff]/.test(value) ? 2 * value.length : value.length);
  if (value instanceof Uint8Array) return 16 + value.byteLength;
  if (typeof value !== 'object' || value === null) return 9;
  const isList = Array.isArray(value);
  let sum = 8;
  // Of 100,000 records it is worked out at every import: no list of pairs is made for each.
  for (const key in value) sum += (isList ? 4 : storedBytes(key)) + storedBytes((value as Readonly<Record<string, unknown>>)[key]);
  return sum;
}
