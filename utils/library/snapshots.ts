// Snapshots: the main text as it stood when it was read, kept in pieces that the browser stores where nothing tidies them away.
import { Dexie } from 'dexie';
import type { ReadingNode, Snapshot } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Library } from './db';
import { frozen, type Chunk, type Db, type SnapshotHead } from './tables';
import { asChange, isSame, write, type Change, type Writer } from './write';

/** Bytes of one chunk at most. */
export const CHUNK_BYTES = 48_000;

/**
 * Keeps one. Content equal to that of the latest snapshot of the same source writes nothing.
 * Problems: `record-without-document`, `record-collides` (its id stands for another), storage ones.
 */
export async function put(l: Library, snapshot: Snapshot): Promise<Result<Change>> {
  const done = await write(l, async (w) => {
    if (!(await w.db.documents.get(snapshot.document))) return fail('record-without-document', snapshot.document);
    const last = await latestIn(w.db, snapshot.document, snapshot.source);
    if (last && isSame(last.content, snapshot.content)) {
      const head = await w.db.snapshots.get(last.id);
      return head ? w.add('snapshots', [head]) : ok(0);
    }
    return addIn(w, [snapshot]);
  });
  return asChange(done);
}

/**
 * Adds snapshots within a change that is under way; passes over those that are here with equal content.
 * Value: how many were added. Problem: `record-collides`.
 */
export async function addIn(w: Writer, snapshots: readonly Snapshot[]): Promise<Result<number>> {
  let added = 0;
  for (const snapshot of snapshots) {
    const pieces = cut(snapshot);
    const present = await whole(w.db, await w.db.snapshots.get(snapshot.id));
    if (present && !isSame(present, snapshot)) return fail('record-collides', `${snapshot.id}: another snapshot has this id`);
    if (!present) {
      // Pieces may stand there still: those of a snapshot that was removed, or of one that is not whole.
      await w.db.chunks.where('[snapshot+n]').between([snapshot.id, Dexie.minKey], [snapshot.id, Dexie.maxKey]).delete();
      await w.db.chunks.bulkAdd(pieces);
    }
    const { content: _content, ...head } = snapshot;
    const done = await w.add('snapshots', [{ ...head, chunks: pieces.length }]);
    if (!done.ok) return done;
    added += done.value;
  }
  return ok(added);
}

/** The latest of a document, or of one copy of it; one whose pieces are not all there does not count. */
export const latest = (l: Library, documentId: Iri, source?: string): Promise<Snapshot | undefined> =>
  l.db.transaction('r', [l.db.snapshots, l.db.chunks], () => latestIn(l.db, documentId, source));

async function latestIn(db: Db, documentId: Iri, source?: string): Promise<Snapshot | undefined> {
  const heads = await db.snapshots.where('document').equals(documentId).toArray();
  const newestFirst = heads
    .filter((head) => source === undefined || head.source === source)
    .toSorted((a, b) => (a.taken < b.taken ? 1 : a.taken > b.taken ? -1 : a.id < b.id ? 1 : -1));
  for (const head of newestFirst) {
    const snapshot = await whole(db, head);
    if (snapshot) return snapshot;
  }
  return undefined;
}

/** Of all snapshots without their contents, the latest of each copy of a document. */
export const latestHeads = async (l: Library): Promise<readonly Omit<Snapshot, 'content'>[]> => newestOf(await l.db.snapshots.toArray());

/** Ids of the latest snapshot of each copy of one document. */
export const headsOf = async (l: Library, documentId: Iri): Promise<readonly Iri[]> =>
  newestOf(await l.db.snapshots.where('document').equals(documentId).toArray()).map(({ id }) => id);

function newestOf(heads: readonly SnapshotHead[]): readonly SnapshotHead[] {
  const newest = new Map<string, SnapshotHead>();
  for (const head of heads) {
    const copy = `${head.document} ${head.source}`;
    if ((newest.get(copy)?.taken ?? '') <= head.taken) newest.set(copy, head);
  }
  return [...newest.values()];
}

/** `undefined` when it is not here, or not whole. */
export const get = (l: Library, id: Iri): Promise<Snapshot | undefined> =>
  l.db.transaction('r', [l.db.snapshots, l.db.chunks], async () => whole(l.db, await l.db.snapshots.get(id)));

/** Tells all that are whole, in order of id, one read after the other; within a transaction that holds both tables. */
export async function eachIn(db: Db, onSnapshot: (snapshot: Snapshot) => void): Promise<void> {
  for (const head of await db.snapshots.orderBy('id').toArray()) {
    const snapshot = await whole(db, head);
    if (snapshot) onSnapshot(snapshot);
  }
}

function cut(snapshot: Snapshot): readonly Chunk[] {
  const bytes = new TextEncoder().encode(JSON.stringify(snapshot.content));
  return Array.from({ length: Math.ceil(bytes.byteLength / CHUNK_BYTES) }, (_, n) => ({
    snapshot: snapshot.id,
    n,
    bytes: bytes.slice(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES),
  }));
}

async function whole(db: Db, head: SnapshotHead | undefined): Promise<Snapshot | undefined> {
  if (!head) return undefined;
  const pieces = await db.chunks.where('[snapshot+n]').between([head.id, Dexie.minKey], [head.id, Dexie.maxKey]).toArray();
  if (pieces.length !== head.chunks) return undefined;
  const { chunks: _chunks, ...rest } = head;
  const text = joined(pieces);
  // Written by `cut` from a snapshot; the files of others are checked by the exchange room before they come here.
  return frozen({ ...rest, content: JSON.parse(text) as readonly ReadingNode[] });
}

function joined(pieces: readonly Chunk[]): string {
  const decoder = new TextDecoder();
  return pieces.map((piece) => decoder.decode(piece.bytes, { stream: true })).join('') + decoder.decode();
}
