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

declare const scheduler: { postTask?(task: () => void, options: { priority: 'user-visible' }): Promise<void> } | undefined;

/** The same without the 4 ms that browsers let pass between timers that follow each other. */
export const breath = (): Promise<void> =>
  typeof scheduler !== 'undefined' && scheduler.postTask !== undefined
    ? scheduler.postTask(() => undefined, { priority: 'user-visible' })
    : rest();

/** Work of our own pages at a time (ms): a frame of 16 ms has room left to be drawn. */
const SLICE_MS = 12;

/** For the pages of ours: no frame waits for more than a slice of the work. */
export const smoothPace = (): Pace => pacer(SLICE_MS, rest, () => performance.now());

/** For the background, which draws nothing: whoever asks meanwhile waits for a slice at most. */
export const briskPace = (): Pace => pacer(SLICE_MS, breath, () => performance.now());

/** The same pace until the reader calls the work off: then it throws the signal's reason, and whoever is at work stops there. */
export const until =
  (signal: AbortSignal, pace: Pace): Pace =>
  () => {
    signal.throwIfAborted();
    return pace();
  };

/** Work that may be left between any two of its steps: each `yield` stands between two small ones and says how much is done, 0 to 1. */
export type Steps<T> = Generator<number, T, undefined>;

/** All steps without a rest. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** How much of its work is done, 0 to 1. */
export type OnShare = (share: number) => void;

/** The steps one after the other, giving way as the pace has it; `onShare` is told before each rest. */
export async function inSlices<T>(steps: Steps<T>, pace: Pace, onShare?: OnShare): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    const waiting = pace();
    if (waiting === undefined) continue;
    onShare?.(value);
    await waiting;
  }
}

/** Steps that are a part of larger work, which stands at `from` before them and at `to` behind them. */
export function* within<T>(from: number, to: number, steps: Steps<T>): Steps<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    yield from + (to - from) * value;
  }
}

/** Never gives way: for workers, tests and small texts. */
export const unpaced: Pace = () => undefined;
