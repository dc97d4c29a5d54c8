// One file that holds the whole library, and the way back from it.
import { MAX_BACKUP_BYTES, readBackup, writeBackup } from '@/utils/exchange/backup';
import * as backup from '@/utils/library/backup';
import { fail, ok, type Result } from '@/utils/model/result';
import { fileName, handOver } from '@/utils/shell/download';
import { smoothPace, until, type OnShare } from '@/utils/text/pace';
import { now, tellShown, type Desk } from './desk';
import { unlessStopped } from './unless-stopped';

/** Reads the file back before it counts as a backup. */
export async function makeBackup(desk: Desk): Promise<Result<{ name: string }>> {
  const at = now();
  const bytes = await writeBackup(await backup.dump(desk.library), at);
  const checked = await readBackup(bytes, { pace: smoothPace() });
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

export interface RestoreWatch {
  readonly onShare: OnShare;
  readonly signal: AbortSignal;
}

const UNWATCHED: RestoreWatch = { onShare: () => undefined, signal: new AbortController().signal };

/** Of the work, that of reading the file. */
const READ = 0.4;

/** Adds what is missing and overwrites nothing, in slices, so that the page answers meanwhile. `group` takes it back. Problem: `stopped`. */
export async function restoreBackup(
  desk: Desk,
  file: File,
  { onShare, signal }: RestoreWatch = UNWATCHED,
): Promise<Result<{ group: string; added: number; left: number }>> {
  const pace = until(signal, smoothPace());
  return unlessStopped(signal, async () => {
    const bytes = await bytesOf(file, MAX_BACKUP_BYTES);
    if (!bytes.ok) return bytes;
    const read = await readBackup(bytes.value, { pace, onShare: (share) => onShare(READ * share) });
    if (!read.ok) return read;
    const written = (share: number): void => onShare(READ + (1 - READ) * share);
    const restored = await backup.restore(desk.library, read.value.tables, { signal, onShare: written });
    if (restored.ok)
      await tellShown(
        desk,
        read.value.tables.documents.map((d) => d.id),
      );
    return restored;
  });
}
