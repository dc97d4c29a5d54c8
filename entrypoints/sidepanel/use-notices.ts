// The messages of one window: what happened, with undo where a change can be taken back.
import { useMemo, useState } from 'preact/hooks';
import type { NoticeAction } from '@/components/Notice';
import { UNDO_KEYS, type StackedNotice } from '@/components/NoticeStack';
import { t } from '@/components/words';
import type { Problem } from '@/utils/model/result';

export interface Notices {
  readonly list: readonly StackedNotice[];
  dismiss(id: string): void;
  /** Good news, with undo where it can be taken back; news `about` the same thing take the place of what was said before. */
  done(text: string, undo?: () => void, about?: string): void;
  warn(text: string): void;
  /** A warning that stays until it is answered or dismissed; one `about` the same thing takes its place. */
  ask(text: string, about: string, answers: readonly NoticeAction[]): void;
  problem(problem: Problem): void;
}

export function useNotices(): Notices {
  const [list, setList] = useState<readonly StackedNotice[]>([]);
  const verbs = useMemo(() => {
    const dismiss = (id: string): void => setList((before) => before.filter((n) => n.id !== id));
    // Four at a time: more would cover the work.
    const add = (notice: Omit<StackedNotice, 'id'>, id: string = crypto.randomUUID()): void =>
      setList((before) => [...before.filter((n) => n.id !== id).slice(-3), { ...notice, id }]);
    return {
      dismiss,
      done(text: string, undo?: () => void, about?: string) {
        const id = about ?? crypto.randomUUID();
        const act = (): void => {
          dismiss(id);
          undo?.();
        };
        add({ kind: 'success', text, ...(undo === undefined ? {} : { actions: [{ label: t('undo'), onAct: act, keys: UNDO_KEYS }] }) }, id);
      },
      ask(text: string, about: string, answers: readonly NoticeAction[]) {
        const actions = answers.map((answer) => ({
          ...answer,
          onAct: () => {
            dismiss(about);
            answer.onAct();
          },
        }));
        add({ kind: 'warning', text, actions }, about);
      },
      warn: (text: string) => add({ kind: 'warning', text }),
      problem: (problem: Problem) => add({ kind: 'error', problem }),
    };
  }, []);
  return { list, ...verbs };
}
