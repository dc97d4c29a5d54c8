// Live answers of the library, and facts that change outside it, as Preact state.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { live } from '@/utils/library/live';

interface Answered<T> {
  /** Another object for other dependencies: an answer about something else is not shown for a moment either. */
  readonly asked: object;
  readonly answer: T;
}

/** The answer to `query`, asked again after every change in any window; `undefined` until the first answer has come. */
export function useLive<T>(query: () => Promise<T>, dependencies: readonly unknown[]): T | undefined {
  const [value, setValue] = useState<Answered<T>>();
  const asked = useMemo(() => ({}), dependencies);
  useEffect(() => {
    const { signal, stop } = live<Answered<T> | undefined>(async () => ({ asked, answer: await query() }), undefined);
    // The same answer once more is no news, and draws nothing anew.
    const unsubscribe = signal.subscribe((now) =>
      setValue((before) => (before?.asked === asked && before.answer === now?.answer ? before : now)),
    );
    return () => {
      unsubscribe();
      stop();
    };
  }, [asked]);
  return value?.asked === asked ? value.answer : undefined;
}

/** The answer to `read`, asked again whenever `subscribe` calls back; `undefined` until the first answer has come. */
export function useFact<T>(
  read: () => Promise<T>,
  subscribe: (again: () => void) => () => void,
  dependencies: readonly unknown[],
): T | undefined {
  const [value, setValue] = useState<Answered<T>>();
  const asked = useMemo(() => ({}), dependencies);
  useEffect(() => {
    let alive = true;
    // Answers may overtake each other: only the newest question counts.
    let newest = 0;
    const again = (): void => {
      const mine = ++newest;
      void read().then((answer) => {
        if (alive && mine === newest) setValue({ asked, answer });
      });
    };
    const stop = subscribe(again);
    again();
    return () => {
      alive = false;
      stop();
    };
  }, [asked]);
  return value?.asked === asked ? value.answer : undefined;
}
