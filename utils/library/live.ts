// How a page sees every change at once, from whichever window of the extension it comes.
import { signal, type ReadonlySignal } from '@preact/signals-core';
import { liveQuery } from 'dexie';
import type { Problem } from '@/utils/model/result';
import { problemOf } from './problems';

export interface Live<T> {
  /** `initial` until the first answer; after a failure the last answer. */
  readonly signal: ReadonlySignal<T>;
  /** Set when the query failed, undefined again when it succeeds. */
  readonly problem: ReadonlySignal<Problem | undefined>;
  stop(): void;
}

/** Asks again after every change to what the query read. The query may await nothing but this room's functions. */
export function live<T>(query: () => Promise<T>, initial: T): Live<T> {
  const value = signal(initial);
  const problem = signal<Problem | undefined>(undefined);
  // An async function of its own, so that Dexie follows the awaits of whatever it is given.
  const subscription = liveQuery(async () => query()).subscribe({
    next: (answer) => {
      value.value = answer;
      problem.value = undefined;
    },
    error: (error: unknown) => {
      problem.value = problemOf(error).problem;
    },
  });
  return { signal: value, problem, stop: () => subscription.unsubscribe() };
}
