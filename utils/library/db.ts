// How the library is opened: never silently in place of one that was lost, never one of a newer version, and only then by Dexie.
import type { LibraryMarker } from '@/utils/model/backup';
import { fail, ok, type Problem, type Result } from '@/utils/model/result';
import { firstLook, type Look } from './first-look';
import { rollLog } from './log-roll';
import { problemOf } from './problems';
import { NATIVE_VERSION, tables, type Db, type StoreRow } from './tables';

/** What the library must be given, since it knows no browser but its database. */
export interface Surroundings {
  /** Kept outside the database (`storage.local`); undefined when there is none. Rejects when it cannot be read. */
  readMarker(): Promise<LibraryMarker | undefined>;
  writeMarker(marker: LibraryMarker): Promise<void>;
  /** True for the first caller of this browser session, false for all others (`storage.session`). */
  oncePerSession(): Promise<boolean>;
}

/** An open library. What is inside is this room's business. */
export interface Library {
  readonly db: Db;
  /** Settles when the log is rolled; no write begins before. */
  readonly rolled: Promise<Result<undefined>>;
  /** Brings the marker up to what the store holds: to its row, where whoever calls has just written it. Never rejects. */
  readonly remember: (written?: StoreRow) => Promise<void>;
}

/** Problems: `storage-damaged` (the store was emptied), `storage-newer`, `storage-full`, `storage-failed`. */
export const openLibrary = (s: Surroundings): Promise<Result<Library>> => open(s, false);

/**
 * The reader has chosen to go on after damage: an empty store, or what is found is accepted as it is. Nothing is deleted.
 * Problems: as `openLibrary` without `storage-damaged`.
 */
export const startAfresh = (s: Surroundings): Promise<Result<Library>> => open(s, true);

/** Closes this context's connection. The handle is of no use afterwards. */
export const closeLibrary = (l: Library): void => l.db.close();

async function open(s: Surroundings, afresh: boolean): Promise<Result<Library>> {
  // Before the look: a marker that another window writes after making the store must not be held against an older look.
  const marker = await readMarker(s);
  const look = await firstLook();
  if (!look.ok) return look;
  const trouble = afresh ? undefined : await lossSeen(s, marker, look.value);
  if (trouble) return { ok: false, problem: trouble };
  if (look.value.there && look.value.version > NATIVE_VERSION) return fail('storage-newer', newer(look.value.version));
  const rolled = rolling(s);
  if (!look.value.there) await rolled;
  return openTables(s, { rolled, mayCreate: !look.value.there, expected: afresh ? undefined : marker });
}

/** Where the session cannot be told, the log is rolled once too often rather than not at all. */
async function rolling(s: Surroundings): Promise<Result<undefined>> {
  const roll = async (): Promise<Result<undefined>> => {
    const first = await s.oncePerSession().catch(() => true);
    return first ? rollLog() : ok(undefined);
  };
  // A page opened while another rolls waits for the end of it: its first write, too, must come after.
  return globalThis.navigator?.locks === undefined ? roll() : navigator.locks.request('mutual-margin-log-roll', roll);
}

interface Opening {
  readonly rolled: Promise<Result<undefined>>;
  readonly mayCreate: boolean;
  /** The marker that the store must answer to. */
  readonly expected: LibraryMarker | 'unreadable' | undefined;
}

async function openTables(s: Surroundings, opening: Opening): Promise<Result<Library>> {
  let mayCreate = opening.mayCreate;
  const db = tables(() => mayCreate);
  try {
    await db.open();
    mayCreate = false;
    const { expected } = opening;
    const store = await db.store.get('store');
    if (typeof expected === 'object' && heldData(expected) && store?.generation !== expected.generation) {
      db.close();
      return fail('storage-damaged', `the store is not the one that was used before; ${toldBy(expected)}`);
    }
  } catch (error) {
    db.close();
    return problemOf(error);
  }
  const l: Library = { db, rolled: opening.rolled, remember: remembering(s, db) };
  await l.remember();
  return ok(l);
}

async function lossSeen(s: Surroundings, marker: LibraryMarker | 'unreadable' | undefined, look: Look): Promise<Problem | undefined> {
  if (look.there) return undefined;
  if (marker === 'unreadable')
    return { code: 'storage-damaged', detail: 'there is no store, and what was remembered of it cannot be read' };
  if (!look.lost && !(marker && heldData(marker))) return undefined;
  if (!(marker && heldData(marker))) {
    // The browser tells of a loss once only; what it said must outlive this opening.
    const nothing: LibraryMarker = { generation: 'lost', annotations: 0, lastSeq: 1, lastBackup: '', changesSinceBackup: 0 };
    await s.writeMarker({ ...(marker ?? nothing), lastSeq: 1 });
  }
  const what = look.lost ? 'the browser found the store damaged and emptied it' : 'the store is gone';
  return { code: 'storage-damaged', detail: `${what}; ${toldBy(marker)}` };
}

const readMarker = (s: Surroundings): Promise<LibraryMarker | 'unreadable' | undefined> =>
  // A value, not a swallowed error: `lossSeen` refuses to go on where it matters.
  s.readMarker().catch(() => 'unreadable' as const);

const heldData = (m: LibraryMarker): boolean => m.lastSeq > 0 || m.annotations > 0;

const toldBy = (m: LibraryMarker | undefined): string =>
  m ? `annotations before: ${m.annotations}; last backup: ${m.lastBackup || 'none'}` : 'nothing is remembered of it';

const newer = (version: number): string => `the store has version ${version / 10}, this program knows ${NATIVE_VERSION / 10}`;

/** One after the other, so that an older count never overwrites a newer one. */
function remembering(s: Surroundings, db: Db): Library['remember'] {
  let last = Promise.resolve();
  const write = async (written: StoreRow | undefined): Promise<void> => {
    const store = written?.annotations === undefined ? await present(db) : { ...written, annotations: written.annotations };
    if (!store) return;
    const { generation, annotations, lastSeq, lastBackup, changesSinceBackup } = store;
    await s.writeMarker({ generation, annotations, lastSeq, lastBackup, changesSinceBackup });
  };
  // The change itself is safe by now and must not be told as failed; a marker that lags is mended by the next write or opening.
  return (written) => (last = last.then(() => write(written)).catch(() => undefined));
}

const present = (db: Db): PromiseLike<(StoreRow & { readonly annotations: number }) | undefined> =>
  db.transaction('r', [db.store, db.annotations], async () => {
    const row = await db.store.get('store');
    return row && { ...row, annotations: row.annotations ?? (await db.annotations.count()) };
  });
