// What was recognised on the pages of a file, kept beside its bytes so that no page is recognised twice. It stays when the bytes
// are let go: passages stand in it, and making it again takes long.
import { Dexie } from 'dexie';
import type { RecognisedPage, RecognisedPages } from '@/utils/model/recognised';
import { ok, type Result } from '@/utils/model/result';
import { PIECE_BYTES, type Files, type RecognisedPiece } from './files';
import { problemOf } from './problems';

/** `page`: index from 0. Replaces what was kept of it. Problems: `storage-full`, `storage-failed`. */
export async function keepRecognised(
  { db }: Files,
  { sha256, page }: { readonly sha256: string; readonly page: number },
  recognised: RecognisedPage,
): Promise<Result<null>> {
  const bytes = new TextEncoder().encode(JSON.stringify(recognised));
  const rows = Array.from({ length: Math.ceil(bytes.byteLength / PIECE_BYTES) }, (_, n) => ({
    sha256,
    page,
    n,
    bytes: bytes.slice(n * PIECE_BYTES, (n + 1) * PIECE_BYTES),
  }));
  try {
    await db.transaction('rw', db.recognised, async () => {
      await db.recognised.where('[sha256+page+n]').between([sha256, page, Dexie.minKey], [sha256, page, Dexie.maxKey]).delete();
      await db.recognised.bulkAdd(rows);
    });
    return ok(null);
  } catch (error) {
    return problemOf(error);
  }
}

/** Of all pages of a file of which something is kept. Problem: `storage-failed`. */
export async function recognisedOf({ db }: Files, sha256: string): Promise<Result<RecognisedPages>> {
  try {
    const rows = await db.recognised.where('[sha256+page+n]').between([sha256, Dexie.minKey], [sha256, Dexie.maxKey]).toArray();
    const parts = new Map<number, Uint8Array<ArrayBuffer>[]>();
    for (const { page, bytes } of rows) parts.set(page, [...(parts.get(page) ?? []), new Uint8Array(bytes)]);
    const pages = new Map<number, RecognisedPage>();
    // Written above, all pieces of a page in one transaction.
    for (const [page, pieces] of parts) pages.set(page, JSON.parse(await new Blob(pieces).text()) as RecognisedPage);
    return ok(pages);
  } catch (error) {
    return problemOf(error);
  }
}

/** How much room all of it takes. */
export interface RecognisedRoom {
  readonly pages: number;
  readonly bytes: number;
}

export async function roomOfRecognised({ db }: Files): Promise<RecognisedRoom> {
  const pages = new Set<string>();
  let bytes = 0;
  await db.recognised.each((piece) => {
    pages.add(`${piece.sha256} ${piece.page}`);
    bytes += piece.bytes.byteLength;
  });
  return { pages: pages.size, bytes };
}

export interface LetGo {
  readonly pages: number;
  /** Problems: `storage-full`, `storage-failed`. */
  readonly putBack: () => Promise<Result<null>>;
}

/** Lets all of it go; texts and passages stay in the library. Problem: `storage-failed`. */
export async function dropRecognised({ db }: Files): Promise<Result<LetGo>> {
  try {
    const rows = await db.transaction('rw', db.recognised, async () => {
      const all = await db.recognised.toArray();
      await db.recognised.clear();
      return all;
    });
    const pages = new Set(rows.map(({ sha256, page }) => `${sha256} ${page}`)).size;
    return ok({ pages, putBack: () => putBack(db, rows) });
  } catch (error) {
    return problemOf(error);
  }
}

/** What was recognised anew meanwhile stays. */
async function putBack(db: Files['db'], rows: readonly RecognisedPiece[]): Promise<Result<null>> {
  try {
    await db.transaction('rw', db.recognised, async () => {
      const here = new Set((await db.recognised.toArray()).map(({ sha256, page }) => `${sha256} ${page}`));
      await db.recognised.bulkAdd(rows.filter(({ sha256, page }) => !here.has(`${sha256} ${page}`)));
    });
    return ok(null);
  } catch (error) {
    return problemOf(error);
  }
}
