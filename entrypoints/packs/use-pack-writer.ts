// A change of a pack is written, and can be taken back by the button above or from its notice; or what went wrong is told.
import type { Desk } from '@/utils/desk/desk';
import { undo } from '@/utils/library/journal';
import type { Change } from '@/utils/library/write';
import type { Result } from '@/utils/model/result';
import type { Steps } from '../codebook/use-steps';
import type { Notices } from '../sidepanel/use-notices';

/** `told`: good news to say, with its way back. True when it was written. */
export type WritePack = (written: Promise<Result<Change & { readonly hasChanged?: boolean }>>, told?: string) => Promise<boolean>;

export function usePackWriter({
  desk,
  notices,
  steps,
}: {
  readonly desk: Desk;
  readonly notices: Notices;
  readonly steps: Steps;
}): WritePack {
  return async (written, told) => {
    const done = await written;
    if (!done.ok) {
      notices.problem(done.problem);
      return false;
    }
    const { group, hasChanged = true } = done.value;
    if (!hasChanged) return true;
    const step = { group, takeBack: () => undo(desk.library, group) };
    steps.add(step);
    if (told !== undefined) notices.done(told, () => void steps.undo(step));
    return true;
  };
}
