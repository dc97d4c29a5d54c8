// One file that holds the whole library, and the way back from it. Written and read beside the page.
import * as backup from '@/utils/library/backup';
import { ok, type Result } from '@/utils/model/result';
import { fileName, handOver } from '@/utils/shell/download';
import type { OnShare } from '@/utils/text/pace';
import { beside, type Watch } from './beside/page';
import { now, tellShown, type Desk } from './desk';
import { takenBack } from './exchange-sets';

/** Whoever waits for it: how far it is, and whether it is still wanted. */
export interface BackupWatch {
  readonly onShare: OnShare;
  readonly signal: AbortSignal;
}

const UNWATCHED: BackupWatch = { onShare: () => undefined, signal: new AbortController().signal };

const watching = ({ onShare, signal }: BackupWatch): Watch => ({ onStage: (_stage, share) => onShare(share), signal });

/** Reads the file back before it counts as a backup. Problems: `stopped`, storage ones. */
export async function makeBackup(desk: Desk, watch: BackupWatch = UNWATCHED): Promise<Result<{ name: string }>> {
  const at = now();
  const written = await beside(desk, 'backup', { at }, watching(watch));
  if (!written.ok) return written;
  const name = fileName('mutual-margin-backup', at, '.json');
  handOver(written.value.file, name, 'application/json');
  await backup.markBackedUp(desk.library, at);
  return ok({ name });
}

export interface Restored {
  readonly added: number;
  readonly left: number;
  readonly takeBack: () => Promise<Result<unknown>>;
}

/** Adds what is missing and overwrites nothing. Problems: `stopped`, those of the reader, storage ones. */
export async function restoreBackup(desk: Desk, file: File, watch: BackupWatch = UNWATCHED): Promise<Result<Restored>> {
  const restored = await beside(desk, 'restore', { file }, watching(watch));
  if (!restored.ok) return restored;
  const { documents, group, added, left } = restored.value;
  await tellShown(desk, documents);
  return ok({ added, left, takeBack: () => takenBack(desk, group, documents) });
}
