// What happened, what is safe, what to do next: one message with what can be done about it.
import type { Problem } from '@/utils/model/result';
import { Button, IconButton } from './Button';
import { Icon, type IconName } from './Icon';
import { problemSentence, t } from './words';

export type NoticeKind = 'info' | 'success' | 'warning' | 'error';

/** Something that can be done about it, such as Undo. */
export interface NoticeAction {
  readonly label: string;
  readonly onAct: () => void;
  /** Keys that do the same, as `aria-keyshortcuts` writes them. */
  readonly keys?: string;
}

export interface NoticeProps {
  readonly kind: NoticeKind;
  /** The message in the reader's language; or a problem, whose sentence is made here. One of the two. */
  readonly text?: string;
  readonly problem?: Problem | undefined;
  /** A few words before the message. */
  readonly lead?: string;
  readonly actions?: readonly NoticeAction[];
  readonly onDismiss?: () => void;
  /** True inside a `NoticeStack`, which speaks for its notices. */
  readonly isSpokenFor?: boolean;
}

const PICTURES: Readonly<Record<NoticeKind, IconName>> = { info: 'info', success: 'check', warning: 'warning', error: 'warning' };

/** A live region of its own: errors interrupt, the rest waits its turn. */
export function Notice({ kind, text, problem, lead, actions = [], onDismiss, isSpokenFor = false }: NoticeProps) {
  const role = kind === 'error' ? 'alert' : 'status';
  return (
    <div class={`notice ${kind}`} role={isSpokenFor ? undefined : role}>
      <Icon name={PICTURES[kind]} />
      <div class="notice-words">
        <p>
          {lead === undefined ? null : <strong>{lead} </strong>}
          {problem === undefined ? text : problemSentence(problem)}
        </p>
        {actions.length === 0 ? null : (
          <div class="notice-actions">
            {actions.map((action) => (
              <Button key={action.label} keys={action.keys} onPress={action.onAct}>
                {action.label}
              </Button>
            ))}
          </div>
        )}
      </div>
      {onDismiss === undefined ? null : <IconButton icon="close" label={t('dismiss')} onPress={onDismiss} />}
    </div>
  );
}
