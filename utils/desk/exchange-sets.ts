// An annotation set goes out as files, and a colleague's comes in: first as a plan, then in one transaction. Both beside the page.
import type { Applied } from '@/utils/library/apply-plan';
import type { SetFormat } from '@/utils/model/annotation-set';
import { newId, type Iri } from '@/utils/model/ids';
import type { MergeChoices, PlanToReview } from '@/utils/model/merge';
import { fail, ok, type Result } from '@/utils/model/result';
import { fileName, handOver } from '@/utils/shell/download';
import { annotator } from '@/utils/shell/settings';
import { browserLanguage } from '@/utils/shell/words';
import { smoothPace, type OnShare } from '@/utils/text/pace';
import { beside, startBeside, type Watch } from './beside/page';
import { asLines } from './beside/messages';
import { now, tellShown, type Desk } from './desk';

export interface SetExport {
  readonly label: string;
  readonly format: SetFormat;
  readonly watch: ExportWatch;
}

/** Whoever waits for it: how far it is, where that is known, and whether it is still wanted. */
export interface ExportWatch {
  readonly onShare: OnShare;
  readonly signal: AbortSignal;
}

/**
 * Saves the annotations among the reader's downloads; a very large set as several files.
 * Problems: `not-found` when none is here any more, `stopped`.
 */
export async function exportSet(
  desk: Desk,
  annotations: readonly Iri[],
  { label, format, watch: { signal, onShare } }: SetExport,
): Promise<Result<{ readonly name: string }>> {
  const created = now();
  const about = { id: newId(), label, creator: await annotator(), created };
  const onStage = (_stage: string, share: number): void => onShare(share);
  const lines = await asLines(annotations, smoothPace());
  const written = await beside(desk, 'write', { annotations: lines, about, format }, { onStage, signal });
  if (!written.ok) return written;
  const { files } = written.value;
  if (files.length === 0) return fail('not-found', label);
  const names = files.map(({ content, ending, type }, i) => {
    const part = files.length === 1 ? '' : ` ${i + 1} of ${files.length}`;
    const name = fileName(`${label === '' ? 'annotations' : label}${part}`, created, ending);
    handOver(content, name, type);
    return name;
  });
  return ok({ name: names.join(', ') });
}

/** What is being done with a file that comes in. */
export type ImportStage = 'reading' | 'planning' | 'writing';

/** Whoever waits for it: how far it is, 0 to 1 of the stage, and whether it is still wanted. */
export type ImportWatch = Watch<ImportStage>;

/** What an import would do, held until it is done or `leave` is called. */
export interface PlannedImport {
  readonly plan: PlanToReview;
  /** Once. One transaction, which is taken back whole when the signal says so. Problems: `stopped`, those of `applyPlan`. */
  readonly confirm: (choices: MergeChoices, watch: ImportWatch) => Promise<Result<DoneImport>>;
  readonly leave: () => void;
}

export interface DoneImport extends Applied {
  readonly takeBack: () => Promise<Result<unknown>>;
}

/** Reads the file; nothing is written. Problems: `stopped`, those of the readers. */
export async function planImport(desk: Desk, file: File, watch: ImportWatch): Promise<Result<PlannedImport>> {
  const worker = startBeside(desk);
  try {
    const planned = await worker.do('plan', { file, me: desk.me.id, language: browserLanguage(), at: now() }, watch as Watch); // the stages of its jobs
    if (!planned.ok) worker.end();
    return planned.ok ? ok({ plan: planned.value, confirm: confirming(desk, worker), leave: worker.end }) : planned;
  } catch (error) {
    worker.end();
    throw error;
  }
}

function confirming(desk: Desk, worker: ReturnType<typeof startBeside>): PlannedImport['confirm'] {
  return async (choices, watch) => {
    try {
      const applied = await worker.do('apply', { choices, me: desk.me, at: now() }, watch as Watch); // the stages of its jobs
      if (!applied.ok) return applied;
      const { documents, ...done } = applied.value;
      await tellShown(desk, documents);
      return ok({ ...done, takeBack: () => takenBack(desk, done.group, documents) });
    } finally {
      worker.end();
    }
  };
}

/** The change undone, which may be of many records; web pages that show one of these documents hear of it. */
export async function takenBack(desk: Desk, group: string, documents: Iterable<Iri>): Promise<Result<unknown>> {
  const undone = await beside(desk, 'undo', { group }, { onStage: () => undefined, signal: new AbortController().signal });
  if (undone.ok) await tellShown(desk, documents);
  return undone;
}
