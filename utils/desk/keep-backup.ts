// One file that holds the whole library, and the way back from it. Written and read beside the page.
import * as backup from '@/utils/library/backup';
import type { RestorePlan } from '@/utils/model/backup';
import { ok, type Result } from '@/utils/model/result';
import { fileName, handOver } from '@/utils/shell/download';
import { bringSettings, keptSettings, missingHere } from '@/utils/shell/keep-settings';
import { becomeAnnotator } from '@/utils/shell/settings';
import type { OnShare } from '@/utils/text/pace';
import { beside, startBeside, type Watch } from './beside/page';
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
  const written = await beside(desk, 'backup', { at, me: desk.me, settings: await keptSettings() }, watching(watch));
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

/** What a backup would bring back, held until it is done or `leave` is called. */
export interface PlannedRestore {
  /** Its settings are those that are not here. */
  readonly plan: RestorePlan;
  /**
   * Once. Adds what is missing and overwrites nothing, in one transaction. A reader who has tagged nothing here becomes the one of the
   * backup: what they wrote is theirs again. Problems: `stopped`, storage ones.
   */
  readonly restore: (watch: BackupWatch) => Promise<Result<Restored>>;
  readonly leave: () => void;
}

/** Reads the file; nothing is written. Problems: `stopped`, those of the reader. */
export async function planRestore(desk: Desk, file: File, watch: BackupWatch = UNWATCHED): Promise<Result<PlannedRestore>> {
  const worker = startBeside(desk);
  try {
    const planned = await worker.do('planRestore', { file, me: desk.me.id }, watching(watch));
    if (!planned.ok) {
      worker.end();
      return planned;
    }
    const plan = { ...planned.value, settings: await missingHere(planned.value.settings ?? []) };
    return ok({ plan, restore: restoring(desk, worker, plan), leave: worker.end });
  } catch (error) {
    worker.end();
    throw error;
  }
}

const restoring =
  (desk: Desk, worker: ReturnType<typeof startBeside>, plan: RestorePlan): PlannedRestore['restore'] =>
  async (watch) => {
    const before = desk.me;
    const isBack = plan.isNewHere && plan.annotator !== undefined;
    try {
      // First: windows draw what has come as soon as it is written, and must know whose it is.
      if (isBack) await becomeAnnotator(plan.annotator);
      const restored = await worker.do('restore', {}, watching(watch));
      if (!restored.ok) {
        if (isBack) await becomeAnnotator(before);
        return restored;
      }
      const { documents, group, added, left } = restored.value;
      await tellShown(desk, documents);
      const { settings = [] } = plan;
      const dropSettings = await bringSettings(settings);
      const takeBack = async (): Promise<Result<unknown>> => {
        if (isBack) await becomeAnnotator(before);
        await dropSettings();
        return added === 0 ? ok(undefined) : takenBack(desk, group, documents);
      };
      return ok({ added: added + settings.length, left, takeBack });
    } finally {
      worker.end();
    }
  };

/** Without a question: into a library that holds nothing. */
export async function restoreBackup(desk: Desk, file: File, watch: BackupWatch = UNWATCHED): Promise<Result<Restored>> {
  const planned = await planRestore(desk, file, watch);
  return planned.ok ? planned.value.restore(watch) : planned;
}
