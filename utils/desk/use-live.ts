// Live answers of the library, and facts that change outside it, as Preact state.
import { useEffect, useState } from 'preact/hooks';
import { live } from '@/utils/library/live';

/** The answer to `query`, asked again after every change in any window; `undefined` until the first answer has come. */
export function useLive<T>(query: () => Promise<T>, dependencies: readonly unknown[]): T | undefined {
  const [value, setValue] = useState<{ readonly answer: T } | undefined>(undefined);
  useEffect(() => {
    setValue(undefined);
    const { signal, stop } = live<{ readonly answer: T } | undefined>(async () => ({ answer: await query() }), undefined);
    // The same answer once more is no news, and draws nothing anew.
    const unsubscribe = signal.subscribe((now) =>
      setValue((before) => (before !== undefined && before.answer === now?.answer ? before : now)),
    );
    return () => {
      unsubscribe();
      stop();
    };
  }, dependencies);
  return value?.answer;
}

/** The answer to `read`, asked again whenever `subscribe` calls back; `undefined` until the first answer has come. */
export function useFact<T>(
  read: () => Promise<T>,
  subscribe: (again: () => void) => () => void,
  dependencies: readonly unknown[],
): T | undefined {
  const [value, setValue] = useState<{ readonly answer: T } | undefined>(undefined);
  useEffect(() => {
    let alive = true;
    // Answers may overtake each other: only the newest question counts.
    let asked = 0;
    const again = (): void => {
      const mine = ++asked;
      void read().then((answer) => {
        if (alive && mine === asked) setValue({ answer });
      });
    };
    setValue(undefined);
    const stop = subscribe(again);
    again();
    return () => {
      alive = false;
      stop();
    };
  }, dependencies);
  return value?.answer;
}
