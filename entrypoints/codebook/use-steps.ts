// The steps of this window that can be taken back, the latest last.
import { useMemo, useState } from 'preact/hooks';
import { t } from '@/components/words';
import type { Edited } from '@/utils/desk/edit-codebook';
import type { Notices } from '../sidepanel/use-notices';

export interface Steps {
  readonly canUndo: boolean;
  add(step: Edited): void;
  /** Takes back that step, or the latest. */
  undo(step?: Edited): Promise<void>;
}

export function useSteps(notices: Notices): Steps {
  const [list, setList] = useState<readonly Edited[]>([]);
  return useMemo(
    () => ({
      canUndo: list.length > 0,
      add: (step) => setList((before) => [...before, step]),
      undo: async (step = list.at(-1)) => {
        if (step === undefined) return;
        setList((before) => before.filter((one) => one.group !== step.group));
        const undone = await step.takeBack();
        if (undone.ok) notices.done(t('editorUndone'));
        else notices.problem(undone.problem);
      },
    }),
    [list, notices],
  );
}
