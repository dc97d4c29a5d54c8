// Walking through a long list by keys, of which only the rows in view are drawn: where Tab stops, and the focus, which never gets lost.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Iri } from '@/utils/model/ids';
import { revealing, type RowsQuestion } from './window-rows';

export const isInForm = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest('form, input, textarea, select') !== null;

/** Where it stands: mostly where it stood. A map of all would be made anew with every letter that is typed. */
export function placeOf(ids: readonly Iri[], id: Iri | undefined, before: number): number | undefined {
  if (id === undefined) return undefined;
  const at = ids[before] === id ? before : ids.indexOf(id);
  return at < 0 ? undefined : at;
}

export interface WalkQuestion {
  readonly frame: { readonly current: HTMLDivElement | null };
  readonly ids: readonly Iri[];
  readonly rows: RowsQuestion;
  readonly entered: number;
}

export interface Walk {
  /** The row that Tab stops at; it is drawn wherever it is. */
  readonly stop: number;
  /** Moves the focus there as soon as it is drawn. */
  go(at: number): void;
  /** Whether the key was one that walks. */
  answer(event: KeyboardEvent): boolean;
  follow(event: FocusEvent): void;
}

const cardOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-passage]') : null;

export function useWalk({ frame, ids, rows, entered }: WalkQuestion): Walk {
  // By id, so that it stays with its passage when others come or go; the place is for when it is gone.
  const [at, setAt] = useState<{ readonly id: Iri | undefined; readonly place: number }>({ id: undefined, place: 0 });
  const wanted = useRef(false);
  const hadFocus = useRef(false);
  const stop = Math.max(0, Math.min(ids.length - 1, placeOf(ids, at.id, at.place) ?? at.place));
  const go = (place: number): void => {
    const to = Math.max(0, Math.min(ids.length - 1, place));
    wanted.current = true;
    setAt({ id: ids[to], place: to });
    const element = frame.current;
    const scroll = element && revealing(rows, to, { top: element.scrollTop, height: element.clientHeight });
    if (element && scroll !== undefined && scroll !== null) element.scrollTop = scroll;
  };
  useEffect(() => {
    if (entered > 0 && ids.length > 0) go(0);
  }, [entered]);
  useLayoutEffect(() => {
    // A passage that was deleted takes the focus with it: the next one gets it.
    if (hadFocus.current && document.activeElement === document.body) wanted.current = true;
    const id = ids[stop];
    if (!wanted.current || id === undefined) return;
    const card = frame.current?.querySelector<HTMLElement>(`[data-passage="${CSS.escape(id)}"]`);
    if (!card) return;
    wanted.current = false;
    card.focus({ preventScroll: true });
  });
  useEffect(() => {
    const look = (event: FocusEvent): void => void (hadFocus.current = frame.current?.contains(event.target as Node) ?? false);
    document.addEventListener('focusin', look);
    return () => document.removeEventListener('focusin', look);
  }, []);
  return {
    stop,
    go,
    answer: (event) => {
      if (cardOf(event.target) === null || isInForm(event) || event.altKey || event.ctrlKey || event.metaKey) return false;
      const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 600) / rows.row));
      const to = { ArrowDown: stop + 1, ArrowUp: stop - 1, PageDown: stop + page, PageUp: stop - page, Home: 0, End: ids.length - 1 }[
        event.key
      ];
      if (to === undefined) return false;
      go(to);
      return true;
    },
    follow: (event) => {
      const id = cardOf(event.target)?.dataset['passage'];
      const place = id === at.id ? undefined : placeOf(ids, id, at.place + 1);
      if (id !== undefined && place !== undefined) setAt({ id, place });
    },
  };
}
