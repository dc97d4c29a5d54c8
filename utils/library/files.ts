// The files themselves, so that a PDF opens again without a network: bytes in pieces, known by their digest. They lie in a
// database of their own: what can be fetched or dropped again must never stand in the way of the library, nor be backed up with it.
import { Dexie, type Table } from 'dexie';
import { fail, ok, type Result } from '@/utils/model/result';
import { problemOf } from './problems';

/** What is known of a kept file. */
export interface KeptFile {
  /** Of its bytes, lower-case hexadecimal. */
  readonly sha256: string;
  /** As a reader knows it. */
  readonly name: string;
  /** Addresses it was read from, in normal form. */
  readonly keys: readonly string[];
  readonly bytes: number;
  readonly pieces: number;
  /** UTC. */
  readonly opened: string;
}

interface Piece {
  readonly sha256: string;
  readonly n: number;
  readonly bytes: Uint8Array;
}

/** A piece of what was recognised on a page of a file (`recognised-pages`). */
export interface RecognisedPiece extends Piece {
  /** Index from 0. */
  readonly page: number;
}

interface FilesDb extends Dexie {
  readonly files: Table<KeptFile, string>;
  readonly pieces: Table<Piece, readonly [string, number]>;
  readonly recognised: Table<RecognisedPiece, readonly [string, number, number]>;
}

export interface Files {
  readonly db: FilesDb;
}

/** Bytes of one piece: Chromium keeps larger values in files of their own, which cleaning tools delete. */
export const PIECE_BYTES = 48_000;

/** Pieces written at one go: more would stop the page while they are copied. */
const AT_ONCE = 40;

export function openFiles(): Files {
  const db = new Dexie('mutual-margin-files') as FilesDb; // its tables are made from the schema below
  db.version(1).stores({ files: 'sha256, *keys', pieces: '[sha256+n]' });
  db.version(2).stores({ recognised: '[sha256+page+n]' });
  return { db };
}

export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((b) => b.toString(16).padStart(2, '0')).join('');
}

export type FileDraft = Pick<KeptFile, 'sha256' | 'name' | 'keys' | 'opened'>;

/** Keeps a file, or adds addresses to one that is here. Problems: `storage-full`, `storage-failed`. */
export async function keepFile({ db }: Files, draft: FileDraft, bytes: Uint8Array): Promise<Result<KeptFile>> {
  try {
    return await db.transaction('rw', db.files, db.pieces, async () => {
      const known = await db.files.get(draft.sha256);
      const pieces = Math.ceil(bytes.byteLength / PIECE_BYTES);
      const kept: KeptFile = { ...draft, keys: [...new Set([...(known?.keys ?? []), ...draft.keys])], bytes: bytes.byteLength, pieces };
      if (known === undefined) {
        await db.pieces.where('[sha256+n]').between([draft.sha256, Dexie.minKey], [draft.sha256, Dexie.maxKey]).delete();
        for (let from = 0; from < pieces; from += AT_ONCE) {
          const some = Array.from({ length: Math.min(AT_ONCE, pieces - from) }, (_, i) => from + i);
          await db.pieces.bulkAdd(
            some.map((n) => ({ sha256: draft.sha256, n, bytes: bytes.slice(n * PIECE_BYTES, (n + 1) * PIECE_BYTES) })),
          );
        }
      }
      await db.files.put(kept);
      return ok(kept);
    });
  } catch (error) {
    return problemOf(error);
  }
}

/** The newest file known by one of these keys (`sha256:…` or an address in normal form). */
export async function fileOf({ db }: Files, keys: readonly string[]): Promise<KeptFile | undefined> {
  for (const key of keys) {
    const digest = /^sha256:([0-9a-f]{64})$/.exec(key)?.[1];
    if (digest !== undefined) {
      const found = await db.files.get(digest);
      if (found !== undefined) return found;
    }
  }
  const found = await db.files.where('keys').anyOf(keys).toArray();
  return found.sort((a, b) => (a.opened < b.opened ? 1 : -1))[0];
}

/** Its bytes, compared with their digest, which `digest` works out. Problems: `not-found`, `file-damaged`, `storage-failed`. */
export async function bytesOfFile({ db }: Files, sha256: string, digest = digestOf): Promise<Result<Uint8Array<ArrayBuffer>>> {
  try {
    const file = await db.files.get(sha256);
    if (file === undefined) return fail('not-found', sha256);
    const bytes = new Uint8Array(file.bytes);
    await db.pieces.where('[sha256+n]').between([sha256, Dexie.minKey], [sha256, Dexie.maxKey]).each((piece) => {
      bytes.set(piece.bytes, piece.n * PIECE_BYTES);
    }); // prettier-ignore
    return (await digest(bytes)) === sha256 ? ok(bytes) : fail('file-damaged', file.name);
  } catch (error) {
    return problemOf(error);
  }
}

/** All, the last opened first. */
export async function allFiles({ db }: Files): Promise<readonly KeptFile[]> {
  return (await db.files.toArray()).sort((a, b) => (a.opened < b.opened ? 1 : -1));
}

/**
 * Lets files go, those that were opened longest ago first, until the rest takes no more than `budget` bytes. The newest stays, however
 * large it is, and so do all that `isPaper` denies. Value: those that went. Problem: `storage-failed`.
 */
export async function keepWithin(f: Files, budget: number, isPaper: (file: KeptFile) => boolean): Promise<Result<readonly KeptFile[]>> {
  const [newest, ...others] = (await allFiles(f)).filter(isPaper);
  let room = budget - (newest?.bytes ?? 0);
  const gone: KeptFile[] = [];
  for (const file of others) {
    room -= file.bytes;
    if (room >= 0) continue;
    const dropped = await dropFile(f, file.sha256);
    if (!dropped.ok) return dropped;
    gone.push(file);
  }
  return ok(gone);
}

/** Lets the bytes go; passages and texts stay in the library. Problem: `storage-failed`. */
export async function dropFile({ db }: Files, sha256: string): Promise<Result<null>> {
  try {
    await db.transaction('rw', db.files, db.pieces, async () => {
      await db.pieces.where('[sha256+n]').between([sha256, Dexie.minKey], [sha256, Dexie.maxKey]).delete();
      await db.files.delete(sha256);
    });
    return ok(null);
  } catch (error) {
    return problemOf(error);
  }
}
