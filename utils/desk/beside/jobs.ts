// The jobs of the worker beside a page, by name. What an import would do stays with the worker: the page sees what it shows, and says
// what is to become of it.
import type { Library } from '@/utils/library/db';
import { undo } from '@/utils/library/journal';
import type { Annotator } from '@/utils/model/annotation';
import type { BackupTables, RestorePlan } from '@/utils/model/backup';
import type { Iri } from '@/utils/model/ids';
import type { MergeChoices, MergePlan, PlanToReview } from '@/utils/model/merge';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Pace } from '@/utils/text/pace';
import { unlessStopped } from '../unless-stopped';
import { applyReviewed, planFile, type AppliedPlan, type FileToPlan } from './import-file';
import { planBackup, restoreTables, writeFile, type BackupAsked, type RestoredFile } from './backup-file';
import { writeSet, type SetAsked, type WrittenFile } from './write-set';

/** What a job is given beside its own matter. */
export interface Doing {
  readonly signal: AbortSignal;
  /** Throws the signal's reason. */
  readonly pace: Pace;
  readonly tell: (stage: string, share: number) => void;
}

/** Of one worker; `plan` comes before `apply`, `planRestore` before `restore`. Each may end with the problem `stopped`. */
export function besideJobs(library: Library) {
  let plan: MergePlan | undefined;
  let backup: BackupTables | undefined;
  return {
    plan: (given: FileToPlan, doing: Doing): Promise<Result<PlanToReview>> =>
      unlessStopped(doing.signal, async () => {
        const planned = await planFile(library, given, doing);
        if (!planned.ok) return planned;
        plan = planned.value;
        return ok(reviewed(plan));
      }),
    apply: (
      given: { readonly choices: MergeChoices; readonly me: Annotator; readonly at: string },
      doing: Doing,
    ): Promise<Result<AppliedPlan>> =>
      unlessStopped(doing.signal, async () =>
        plan === undefined ? fail('not-found', 'no plan') : applyReviewed(library, { ...given, plan }, doing),
      ),
    undo: ({ group }: { readonly group: string }) => undo(library, group),
    write: (given: SetAsked, doing: Doing): Promise<Result<{ readonly files: readonly WrittenFile[] }>> =>
      unlessStopped(doing.signal, async () => ok({ files: await writeSet(library, given, doing) })),
    backup: (given: BackupAsked, doing: Doing): Promise<Result<{ readonly file: Blob }>> =>
      unlessStopped(doing.signal, () => writeFile(library, given, doing)),
    planRestore: (given: { readonly file: File; readonly me: Iri }, doing: Doing): Promise<Result<RestorePlan>> =>
      unlessStopped(doing.signal, async () => {
        const read = await planBackup(library, given, doing);
        if (!read.ok) return read;
        backup = read.value.tables;
        return ok(read.value.plan);
      }),
    restore: (_given: Readonly<Record<string, never>>, doing: Doing): Promise<Result<RestoredFile>> =>
      unlessStopped(doing.signal, async () =>
        backup === undefined ? fail('not-found', 'no backup') : restoreTables(library, backup, doing),
      ),
  };
}

export type Jobs = ReturnType<typeof besideJobs>;

/** Of what is not shown one by one the numbers. */
function reviewed({ snapshotsToAdd: _texts, picturesToAdd: _pictures, ...plan }: MergePlan): PlanToReview {
  const number = ({ length }: readonly unknown[]): PlanToReview['annotationsToAdd'] => ({ length });
  return {
    ...plan,
    documentsToAdd: number(plan.documentsToAdd),
    documentsToExtend: number(plan.documentsToExtend),
    annotationsToAdd: number(plan.annotationsToAdd),
    annotationsToExtend: number(plan.annotationsToExtend),
  };
}
