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

/** To the end of the queue: what waits is done first. */
export const rest = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

/** Work of our own pages at a time (ms): a frame of 16 ms has room left to be drawn. */
const SLICE_MS = 12;

/** For the pages of ours: no frame waits for more than a slice of the work. */
export const smoothPace = (): Pace => pacer(SLICE_MS, rest, () => performance.now());

/** Never gives way: for workers, tests and small texts. */
export const unpaced: Pace = () => undefined;
