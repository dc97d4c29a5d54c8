// One file that holds the whole library, and the way back from it.
import { MAX_BACKUP_BYTES, readBackup, writeBackup } from '@/utils/exchange/backup';
import * as backup from '@/utils/library/backup';
import { fail, ok, type Result } from '@/utils/model/result';
import { fileName, handOver } from '@/utils/shell/download';
import { now, tellShown, type Desk } from './desk';

/** Reads the file back before it counts as a backup. */
export async function makeBackup(desk: Desk): Promise<Result<{ name: string }>> {
  const at = now();
  const bytes = await writeBackup(await backup.dump(desk.library), at);
  const checked = await readBackup(bytes);
  if (!checked.ok) return checked;
  const name = fileName('mutual-margin-backup', at, '.json');
  handOver(bytes, name, 'application/json');
  await backup.markBackedUp(desk.library, at);
  return ok({ name });
}

/** The bytes of a file, or why it is too large to be read. */
export async function bytesOf(file: File, limit: number): Promise<Result<Uint8Array>> {
  if (file.size > limit) return fail('file-too-large', `${file.name}: ${Math.round(file.size / 1_048_576)} MB`);
  return ok(new Uint8Array(await file.arrayBuffer()));
}

/** Adds what is missing and overwrites nothing. `group` takes it back. */
export async function restoreBackup(desk: Desk, file: File): Promise<Result<{ group: string; added: number; left: number }>> {
  const bytes = await bytesOf(file, MAX_BACKUP_BYTES);
  if (!bytes.ok) return bytes;
  const read = await readBackup(bytes.value);
  if (!read.ok) return read;
  const restored = await backup.restore(desk.library, read.value.tables);
  if (restored.ok)
    await tellShown(
      desk,
      read.value.tables.documents.map((d) => d.id),
    );
  return restored;
}
