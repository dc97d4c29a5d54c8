// A colleague's file comes in: read, planned, reviewed, written at once, and taken back with one button.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ImportDrop } from '@/components/ImportDrop';
import { MergeReview } from '@/components/MergeReview';
import { useWaiting } from '@/components/use-waiting';
import { figure, t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { planImport, type ImportStage, type PlannedImport } from '@/utils/desk/exchange-sets';
import type { Edited } from '@/utils/desk/edit-codebook';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import type { MergeChoices, PlanToReview } from '@/utils/model/merge';
import type { Problem } from '@/utils/model/result';
import type { Notices } from '../sidepanel/use-notices';

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
  const [planned, setPlanned] = useState<PlannedImport>();
  const plan = planned?.plan;
  const [problem, setProblem] = useState<Problem>();
  const { waiting, waitFor } = useWaiting();
  useEffect(() => planned?.leave, [planned]);
  const failed = (why: Problem): void => (why.code === 'stopped' ? notices.done(t('importStopped')) : setProblem(why));
  const read = async (file: File): Promise<void> => {
    setProblem(undefined);
    const reading = t('importReading', file.name);
    const outcome = await waitFor(reading, (tell, signal) => {
      const onStage = (stage: ImportStage, share: number): void => tell(stage === 'reading' ? reading : t('importPlanning'), share);
      return planImport(desk, file, { onStage, signal });
    });
    if (outcome.ok) setPlanned(outcome.value);
    else failed(outcome.problem);
  };
  const confirm = async ({ plan: reviewed, confirm: apply }: PlannedImport, choices: MergeChoices): Promise<void> => {
    const writing = t('mergeBusy');
    const applied = await waitFor(writing, (tell, signal) => apply(choices, { onStage: (_stage, share) => tell(writing, share), signal }));
    setPlanned(undefined);
    if (!applied.ok) return failed(applied.problem);
    const { added, replaced, keptBoth, group, takeBack } = applied.value;
    notices.done(
      t('imported', figure(added), figure(replaced + keptBoth)),
      () => void takeBack().then((undone) => (undone.ok ? notices.done(t('importUndone')) : notices.problem(undone.problem))),
    );
    onDone?.(schemesOf(reviewed), { group, takeBack });
  };
  const place = useFocusKept(waiting !== undefined, plan !== undefined);
  return (
    <div ref={place} class="bringing">
      {planned === undefined ? (
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
          plan={planned.plan}
          concepts={concepts}
          waiting={waiting}
          onConfirm={(choices) => void confirm(planned, choices)}
          onCancel={() => setPlanned(undefined)}
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

/** New codebooks first, then those that gained or changed a concept. */
const schemesOf = ({ schemesToAdd, conceptsToAdd, conceptsDiffering }: PlanToReview): readonly Iri[] => [
  ...new Set([...schemesToAdd.map((s) => s.id), ...conceptsToAdd.map((c) => c.scheme), ...conceptsDiffering.map((d) => d.mine.scheme)]),
];
