// Long work under the reader's eyes: what is shown of it, and how it is stopped.
import { useState } from 'preact/hooks';
import type { WaitingProps } from './Waiting';
import { t } from './words';

/** Says what is being done, and how far it is: 0 to 1, or nothing where that is not known. */
export type Tell = (words: string, share?: number) => void;

export interface LongWork {
  /** `undefined` while nothing is under way. */
  readonly waiting: WaitingProps | undefined;
  /** Does the work; the signal says when the reader has stopped it. */
  readonly waitFor: <T>(words: string, work: (tell: Tell, signal: AbortSignal) => Promise<T>) => Promise<T>;
}

export function useWaiting(): LongWork {
  const [waiting, setWaiting] = useState<WaitingProps>();
  const waitFor: LongWork['waitFor'] = async (first, work) => {
    const controller = new AbortController();
    const { signal } = controller;
    const onStop = (): void => {
      controller.abort();
      setWaiting({ words: t('stopping') });
    };
    const tell: Tell = (words, share) => {
      if (signal.aborted) return;
      // A hundred steps, not one for each slice of the work.
      const value = share === undefined ? undefined : Math.floor(share * 100) / 100;
      setWaiting((before) => (before?.words === words && before.value === value ? before : { words, value, onStop }));
    };
    tell(first);
    try {
      // One frame for the words to be drawn before the first step takes its time.
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 0)));
      return await work(tell, signal);
    } finally {
      setWaiting(undefined);
    }
  };
  return { waiting, waitFor };
}
