// One file that holds the whole library, and the way back from it.
import { MAX_BACKUP_BYTES, readBackup, writeBackup } from '@/utils/exchange/backup';
import * as backup from '@/utils/library/backup';
import { fail, ok, type Result } from '@/utils/model/result';
import { fileName, handOver } from '@/utils/shell/download';
import { smoothPace, until, type OnShare } from '@/utils/text/pace';
import { now, tellShown, type Desk } from './desk';
import { unlessStopped } from './unless-stopped';

/** Whoever waits for it: how far it is, and whether it is still wanted. */
export interface BackupWatch {
  readonly onShare: OnShare;
  readonly signal: AbortSignal;
}

const UNWATCHED: BackupWatch = { onShare: () => undefined, signal: new AbortController().signal };

/** Of the work of making one: until all is read, until it is written, and the rest for reading it back. */
const DUMPED = 0.3;
const WRITTEN = 0.6;

/** Reads the file back before it counts as a backup; in slices, so that the page answers meanwhile. Problem: `stopped`. */
export async function makeBackup(desk: Desk, { onShare, signal }: BackupWatch = UNWATCHED): Promise<Result<{ name: string }>> {
  const pace = until(signal, smoothPace());
  const at = now();
  return unlessStopped(signal, async () => {
    const tables = await backup.dump(desk.library, { signal, onShare: (share) => onShare(DUMPED * share) });
    const file = await writeBackup(tables, at, { pace, onShare: (share) => onShare(DUMPED + (WRITTEN - DUMPED) * share) });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const checked = await readBackup(bytes, { pace, onShare: (share) => onShare(WRITTEN + (1 - WRITTEN) * share) });
    if (!checked.ok) return checked;
    signal.throwIfAborted();
    const name = fileName('mutual-margin-backup', at, '.json');
    handOver(file, name, 'application/json');
    await backup.markBackedUp(desk.library, at);
    return ok({ name });
  });
}

/** The bytes of a file, or why it is too large to be read. */
export async function bytesOf(file: File, limit: number): Promise<Result<Uint8Array>> {
  if (file.size > limit) return fail('file-too-large', `${file.name}: ${Math.round(file.size / 1_048_576)} MB`);
  return ok(new Uint8Array(await file.arrayBuffer()));
}

/** Of the work, that of reading the file. */
const READ = 0.4;

/** Adds what is missing and overwrites nothing, in slices, so that the page answers meanwhile. `group` takes it back. Problem: `stopped`. */
export async function restoreBackup(
  desk: Desk,
  file: File,
  { onShare, signal }: BackupWatch = UNWATCHED,
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
