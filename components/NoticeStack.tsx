// Messages on top of each other, the newest last; good news leaves by itself, but never from under a hand or the cursor.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '@/utils/model/result';
import { Notice, type NoticeAction, type NoticeKind } from './Notice';
import { t } from './words';

/** One message of the stack. */
export interface StackedNotice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly text?: string;
  readonly problem?: Problem;
  readonly actions?: readonly NoticeAction[];
}

export interface NoticeStackProps {
  readonly notices: readonly StackedNotice[];
  readonly onDismiss: (id: string) => void;
  /** Milliseconds that good news stays, counted anew after each touch; with an action it stays three times as long. Default 8,000. */
  readonly patience?: number;
}

/** Of an action that takes back. */
export const UNDO_KEYS = 'Control+Z';

/** Keep it mounted while it is empty: a live region speaks only of what changes inside it. */
export function NoticeStack({ notices, onDismiss, patience = 8_000 }: NoticeStackProps) {
  const urgent = notices.filter((n) => n.kind === 'error');
  const calm = notices.filter((n) => n.kind !== 'error');
  const draw = (n: StackedNotice) => <Leaving key={n.id} notice={n} onDismiss={onDismiss} patience={patience} />;
  const stack = useRef<HTMLElement>(null);
  useFocusBack(stack, notices);
  useUndoKeys(notices);
  return (
    <section ref={stack} class="notice-stack" aria-label={t('notices')}>
      <div role="alert">{urgent.map(draw)}</div>
      <div role="status">{calm.map(draw)}</div>
    </section>
  );
}

/** Where the focus came from, for when the message that has it goes. */
function useFocusBack(stack: { readonly current: HTMLElement | null }, notices: readonly StackedNotice[]): void {
  const from = useRef<Element | null>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    const look = ({ target, relatedTarget }: FocusEvent): void => {
      const isIn = stack.current?.contains(target as Node) ?? false;
      if (isIn && !hadFocus.current) from.current = relatedTarget instanceof Element ? relatedTarget : null;
      hadFocus.current = isIn;
    };
    document.addEventListener('focusin', look);
    return () => document.removeEventListener('focusin', look);
  }, []);
  useLayoutEffect(() => {
    if (!hadFocus.current || document.activeElement !== document.body) return;
    hadFocus.current = false;
    if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus({ preventScroll: true });
  }, [notices]);
}

/** Control+Z takes back what the newest message offers to take back; in a field it is the field's own. */
function useUndoKeys(notices: readonly StackedNotice[]): void {
  const act = notices.flatMap((n) => n.actions ?? []).findLast((a) => a.keys === UNDO_KEYS)?.onAct;
  useLayoutEffect(() => {
    if (act === undefined) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]') !== null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [act]);
}

interface LeavingProps {
  readonly notice: StackedNotice;
  readonly onDismiss: (id: string) => void;
  readonly patience: number;
}

function Leaving({ notice, onDismiss, patience }: LeavingProps) {
  const { id, ...rest } = notice;
  const [isHeld, setHeld] = useState(false);
  const dismiss = useRef(onDismiss);
  dismiss.current = onDismiss;
  const leaves = rest.kind === 'success' || rest.kind === 'info';
  const after = (rest.actions?.length ?? 0) > 0 ? patience * 3 : patience;
  useEffect(() => {
    if (!leaves || isHeld) return undefined;
    const timer = setTimeout(() => dismiss.current(id), after);
    return () => clearTimeout(timer);
  }, [id, leaves, isHeld, after]);
  return (
    <div
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocusCapture={() => setHeld(true)}
      onBlurCapture={() => setHeld(false)}
    >
      <Notice {...rest} onDismiss={() => onDismiss(id)} isSpokenFor />
    </div>
  );
}
