// How long work lets the reader wait: never longer than a slice; between slices the browser paints and answers.

/** Awaited between small pieces of work; resolves at once (or returns undefined) while the slice has time left. */
export type Pace = () => Promise<void> | undefined;

/** A pace that gives way by `yieldTo` whenever `budgetMs` milliseconds of the clock `now` have passed since it last did. */
export function pacer(budgetMs: number, yieldTo: () => Promise<void>, now: () => number): Pace {
  let until = now() + budgetMs;
  return () => {
    if (now() < until) return undefined;
    return yieldTo().then(() => {
      until = now() + budgetMs;
    });
  };
}

/** Never gives way: for workers, tests and small texts. */
export const unpaced: Pace = () => undefined;
