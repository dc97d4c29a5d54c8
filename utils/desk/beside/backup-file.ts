// One file that holds the whole library, and the way back from it.
import { backupWriter, checkBackup, MAX_BACKUP_BYTES, readBackup } from '@/utils/exchange/backup';
import * as backup from '@/utils/library/backup';
import type { Library } from '@/utils/library/db';
import type { Iri } from '@/utils/model/ids';
import { ok, type Result } from '@/utils/model/result';
import { bytesOf } from './file-bytes';
import type { Doing } from './jobs';

/** Of the work of making one: until it is written; the rest is for reading it back. */
const WRITTEN = 0.7;

/**
 * The library as it stands, written as it is read; `at` (UTC) was taken before. Read back before it counts as a backup.
 * Problems: those of `checkBackup`.
 */
export async function writeFile(library: Library, at: string, { signal, pace, tell }: Doing): Promise<Result<{ readonly file: Blob }>> {
  const writer = backupWriter();
  await backup.tellAll(library, writer.add, { signal, onShare: (share) => tell('', WRITTEN * share) });
  const file = await writer.file(at);
  signal.throwIfAborted();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const checked = await checkBackup(bytes, { pace, onShare: (share) => tell('', WRITTEN + (1 - WRITTEN) * share) });
  signal.throwIfAborted();
  return checked.ok ? ok({ file }) : checked;
}

/** Of the work of restoring, that of reading the file. */
const READ = 0.4;

/** What was done, and of which documents something may have come. */
export interface RestoredFile extends backup.Restored {
  readonly documents: readonly Iri[];
}

/** Adds what is missing and overwrites nothing. Problems: `stopped`, those of the reader and of `restore`. */
export async function restoreFile(library: Library, file: File, { signal, pace, tell }: Doing): Promise<Result<RestoredFile>> {
  const bytes = await bytesOf(file, MAX_BACKUP_BYTES);
  if (!bytes.ok) return bytes;
  const read = await readBackup(bytes.value, { pace, onShare: (share) => tell('', READ * share) });
  if (!read.ok) return read;
  const { tables } = read.value;
  const restored = await backup.restore(library, tables, { signal, onShare: (share) => tell('', READ + (1 - READ) * share) });
  return restored.ok ? ok({ ...restored.value, documents: tables.documents.map((d) => d.id) }) : restored;
}
