// Pictures kept with passages, in pieces that the browser stores where nothing tidies them away. A picture is named by its bytes:
// it comes in with the passage, is never changed, and goes when neither a passage nor a way back to one leads to it.
import { Dexie } from 'dexie';
import { picturesOf, type Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import type { PictureFile } from '@/utils/model/picture';
import { ok, type Result } from '@/utils/model/result';
import type { Library } from './db';
import { beforesOf } from './journal-entries';
import { CHUNK_BYTES } from './snapshots';
import type { Db, JournalEntry, PicturePiece } from './tables';

const piecesOf = (db: Db, id: Iri) => db.pictures.where('[id+n]').between([id, Dexie.minKey], [id, Dexie.maxKey]);

/** Adds those that are not here, within a change that is under way. Their names are taken on trust: whoever gives them has checked them. */
export async function addIn(db: Db, pictures: readonly PictureFile[]): Promise<Result<undefined>> {
  for (const { id, bytes } of pictures) {
    if ((await piecesOf(db, id).count()) > 0) continue;
    await db.pictures.bulkAdd(
      Array.from({ length: Math.ceil(bytes.byteLength / CHUNK_BYTES) }, (_, n) => ({
        id,
        n,
        bytes: bytes.slice(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES),
      })),
    );
  }
  return ok(undefined);
}

/** The PNG; `undefined` when it is not here. */
export async function get(l: Library, id: Iri): Promise<Blob | undefined> {
  const [file] = filesOf(await piecesOf(l.db, id).toArray());
  return file && new Blob([file.bytes], { type: 'image/png' });
}

/** Those of these that are here, in order of id; within a transaction that holds the table. */
export async function ofIn(db: Db, ids: ReadonlySet<Iri>): Promise<readonly PictureFile[]> {
  const found: PictureFile[] = [];
  for (const id of [...ids].sort()) found.push(...filesOf(await piecesOf(db, id).toArray()));
  return found;
}

/** All, in order of id; within a transaction that holds the table. */
export const allIn = async (db: Db): Promise<readonly PictureFile[]> => filesOf(await db.pictures.orderBy('[id+n]').toArray());

function filesOf(pieces: readonly PicturePiece[]): readonly PictureFile[] {
  const byId = new Map<Iri, Uint8Array[]>();
  for (const { id, bytes } of pieces) byId.set(id, [...(byId.get(id) ?? []), bytes]);
  return [...byId].map(([id, parts]) => ({ id, bytes: joined(parts) }));
}

/** Lets go the pictures of what these entries of the journal held, where nothing else leads to them any more. */
export async function dropUnused(db: Db, forgotten: readonly JournalEntry[]): Promise<void> {
  const gone = new Set(forgotten.flatMap(heldBy));
  if (gone.size === 0) return;
  const keep = ({ id }: { readonly id: Iri }): unknown => gone.delete(id);
  await db.annotations.each((a) => picturesOf(a).forEach(keep));
  await db.journal.each((entry) => heldBy(entry).forEach((id) => keep({ id })));
  for (const id of gone) await piecesOf(db, id).delete();
}

const heldBy = (entry: JournalEntry): readonly Iri[] =>
  entry.table !== 'annotations' ? [] : beforesOf(entry).flatMap((before) => picturesOf(before as Annotation).map((p) => p.id)); // of that table

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
