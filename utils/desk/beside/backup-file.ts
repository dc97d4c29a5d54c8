// One file that holds the whole library, and the way back from it.
import { backupWriter, checkBackup, MAX_BACKUP_BYTES, readBackup } from '@/utils/exchange/backup';
import * as backup from '@/utils/library/backup';
import type { Library } from '@/utils/library/db';
import { hasTagged, planRestore } from '@/utils/library/restore-plan';
import type { Annotator } from '@/utils/model/annotation';
import type { BackupTables, RestorePlan } from '@/utils/model/backup';
import type { Iri } from '@/utils/model/ids';
import type { KeptSetting } from '@/utils/model/kept-settings';
import { ok, type Result } from '@/utils/model/result';
import { bytesOf } from './file-bytes';
import type { Doing } from './jobs';

/** Of the work of making one: until it is written; the rest is for reading it back. */
const WRITTEN = 0.7;

/** What a backup is made of beside the library. */
export interface BackupAsked {
  /** UTC, taken before. */
  readonly at: string;
  /** Whose library it is. */
  readonly me: Annotator;
  /** What they have chosen beside it. */
  readonly settings: readonly KeptSetting[];
}

/**
 * The library as it stands, written as it is read. Read back before it counts as a backup.
 * Problems: those of `checkBackup`.
 */
export async function writeFile(
  library: Library,
  { at, me, settings }: BackupAsked,
  { signal, pace, tell }: Doing,
): Promise<Result<{ readonly file: Blob }>> {
  const writer = backupWriter();
  await backup.tellAll(library, writer.add, { signal, onShare: (share) => tell('', WRITTEN * share) });
  writer.add('annotators', [me]);
  writer.add('settings', settings);
  const file = await writer.file(at);
  signal.throwIfAborted();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const checked = await checkBackup(bytes, { pace, onShare: (share) => tell('', WRITTEN + (1 - WRITTEN) * share) });
  signal.throwIfAborted();
  return checked.ok ? ok({ file }) : checked;
}

/** What was done, and of which documents something may have come. */
export interface RestoredFile extends backup.Restored {
  readonly documents: readonly Iri[];
}

/** A backup that was read. */
export interface BackupRead {
  readonly tables: BackupTables;
  readonly plan: RestorePlan;
}

/** Reads it and counts what it would bring back to the reader `me`; nothing is written. Problems: those of the reader. */
export async function planBackup(
  library: Library,
  { file, me }: { readonly file: File; readonly me: Iri },
  { pace, tell }: Doing,
): Promise<Result<BackupRead>> {
  const bytes = await bytesOf(file, MAX_BACKUP_BYTES);
  if (!bytes.ok) return bytes;
  const read = await readBackup(bytes.value, { pace, onShare: (share) => tell('', share) });
  if (!read.ok) return read;
  const { tables, created, refused } = read.value;
  const [annotator] = tables.annotators ?? [];
  const plan: RestorePlan = {
    created,
    tables: await planRestore(library, tables),
    ...(tables.settings && { settings: tables.settings }),
    refused: refused.length,
    ...(annotator && annotator.id !== me && { annotator }),
    isNewHere: !(await hasTagged(library, me)),
  };
  return ok({ tables, plan });
}

/** Adds what is missing and overwrites nothing. Problems: `stopped`, those of `restore`. */
export async function restoreTables(library: Library, tables: BackupTables, { signal, tell }: Doing): Promise<Result<RestoredFile>> {
  const restored = await backup.restore(library, tables, { signal, onShare: (share) => tell('', share) });
  return restored.ok ? ok({ ...restored.value, documents: tables.documents.map((d) => d.id) }) : restored;
}
