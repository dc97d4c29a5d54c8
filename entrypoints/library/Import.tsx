// A colleague's file comes in: read, planned, reviewed, written at once, and taken back with one button.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ImportDrop } from '@/components/ImportDrop';
import { MergeReview } from '@/components/MergeReview';
import { useWaiting } from '@/components/use-waiting';
import { figure, t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { confirmImport, planImport, tellTouched, type ImportStage } from '@/utils/desk/exchange-sets';
import { undo } from '@/utils/library/journal';
import type { Edited } from '@/utils/desk/edit-codebook';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import type { MergeChoices, MergePlan } from '@/utils/model/merge';
import type { Problem, Result } from '@/utils/model/result';
import type { Notices } from '../sidepanel/use-notices';
import { smoothPace } from '@/utils/text/pace';

interface ImportProps {
  readonly desk: Desk;
  readonly concepts: readonly Concept[];
  readonly notices: Notices;
  /** Words above the button and below it; default: about annotation sets. */
  readonly title?: string;
  readonly hint?: string;
  /** The codebooks into which something came. `takeBack` undoes it. */
  readonly onDone?: (schemes: readonly Iri[], step: Edited) => void;
}

export function Import({ desk, concepts, notices, title, hint, onDone }: ImportProps) {
  const [plan, setPlan] = useState<MergePlan>();
  const [problem, setProblem] = useState<Problem>();
  const { waiting, waitFor } = useWaiting();
  const failed = (why: Problem): void => (why.code === 'stopped' ? notices.done(t('importStopped')) : setProblem(why));
  const read = async (file: File): Promise<void> => {
    setProblem(undefined);
    const reading = t('importReading', file.name);
    const planned = await waitFor(reading, (tell, signal) => {
      const onStage = (stage: ImportStage, share: number): void => tell(stage === 'reading' ? reading : t('importPlanning'), share);
      return planImport(desk, file, smoothPace(), { onStage, signal });
    });
    if (planned.ok) setPlan(planned.value);
    else failed(planned.problem);
  };
  const confirm = async (reviewed: MergePlan, choices: MergeChoices): Promise<void> => {
    const writing = t('mergeBusy');
    const applied = await waitFor(writing, (tell, signal) =>
      confirmImport(desk, reviewed, choices, { onStage: (_stage, share) => tell(writing, share), signal }),
    );
    setPlan(undefined);
    if (!applied.ok) return failed(applied.problem);
    const { added, replaced, keptBoth, group } = applied.value;
    const step: Edited = { group, takeBack: () => takeBack(desk, group, reviewed) };
    notices.done(
      t('imported', figure(added), figure(replaced + keptBoth)),
      () => void step.takeBack().then((undone) => (undone.ok ? notices.done(t('importUndone')) : notices.problem(undone.problem))),
    );
    onDone?.(schemesOf(reviewed), step);
  };
  const place = useFocusKept(waiting !== undefined, plan !== undefined);
  return (
    <div ref={place} class="bringing">
      {plan === undefined ? (
        <ImportDrop
          onFile={(file) => void read(file)}
          busy={waiting?.words}
          progress={waiting?.value}
          onStop={waiting?.onStop}
          problem={problem}
          {...(title !== undefined && { title })}
          {...(hint !== undefined && { hint })}
        />
      ) : (
        <MergeReview
          plan={plan}
          concepts={concepts}
          waiting={waiting}
          onConfirm={(choices) => void confirm(plan, choices)}
          onCancel={() => setPlan(undefined)}
        />
      )}
    </div>
  );
}

/** The button that was pressed goes with its step: the focus goes to what comes after it, the plan or the choice of a file. */
function useFocusKept(isBusy: boolean, hasPlan: boolean): { readonly current: HTMLDivElement | null } {
  const place = useRef<HTMLDivElement>(null);
  const hasBegun = useRef(false);
  useLayoutEffect(() => {
    hasBegun.current ||= isBusy;
    if (!hasBegun.current || isBusy || document.activeElement !== document.body) return;
    place.current?.querySelector<HTMLElement>(hasPlan ? 'h2' : 'button')?.focus();
  }, [isBusy, hasPlan]);
  return place;
}

async function takeBack(desk: Desk, group: string, plan: MergePlan): Promise<Result<unknown>> {
  const undone = await undo(desk.library, group);
  if (undone.ok) await tellTouched(desk, plan);
  return undone;
}

/** New codebooks first, then those that gained or changed a concept. */
const schemesOf = ({ schemesToAdd, conceptsToAdd, conceptsDiffering }: MergePlan): readonly Iri[] => [
  ...new Set([...schemesToAdd.map((s) => s.id), ...conceptsToAdd.map((c) => c.scheme), ...conceptsDiffering.map((d) => d.mine.scheme)]),
];
