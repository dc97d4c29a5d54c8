// What is held for a page that has greeted, while it reads its own text and sends it: the passages that it asks for next, and the
// rules that paint them.
import type { Shown } from '@/utils/desk/find-shown';
import type { Result } from '@/utils/model/result';

export interface Greeted {
  readonly shown: Promise<Result<Shown>>;
  /** Adds the rules, once. New rules cost a large page the styles of all its elements: it has the time while it waits for its places. */
  readonly addRules: () => Promise<void>;
}

/** When the rules are added where no text has come (ms). */
const LATEST = 300;
/** The newest greeting of each tab, until its text comes. */
const greeted = new Map<number, { ready?: Greeted }>();

/**
 * Call when a page greets: nothing is held any more for the tab. What the answer is given is for the first text that comes from the tab; not
 * when another page has greeted there since, or passages have changed. Why something failed is told to whoever asks for it.
 */
export function greeting(tab: number): (ready: Greeted) => void {
  const mine: { ready?: Greeted } = {};
  greeted.set(tab, mine);
  return (ready) => {
    ready.shown.catch(() => undefined);
    setTimeout(() => void ready.addRules().catch(() => undefined), LATEST);
    mine.ready = ready;
  };
}

/** What is held for this tab, which is held no longer. */
export function takeReady(tab: number): Greeted | undefined {
  const ready = greeted.get(tab)?.ready;
  greeted.delete(tab);
  return ready;
}

/** Call when passages have changed: what was read before is not for those who are told now. */
export const forgetReady = (): void => greeted.clear();
