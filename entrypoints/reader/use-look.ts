// Something is looked at again while the reader scrolls or the window changes, but seldom.
import { useEffect } from 'preact/hooks';

/** How often (ms). */
const SELDOM = 120;

/** `undefined`: nothing is looked at. `first` is awaited before the first look; `about`: another value where it is to be looked at anew. */
export function useLook(
  look: (() => void) | undefined,
  about: readonly unknown[],
  first: () => Promise<unknown> = () => Promise.resolve(),
): void {
  useEffect(() => {
    if (look === undefined) return undefined;
    const life = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (): void => {
      if (life.signal.aborted) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        look();
      }, SELDOM);
    };
    void first().then(soon);
    addEventListener('scroll', soon, { passive: true, signal: life.signal });
    addEventListener('resize', soon, { signal: life.signal });
    return () => {
      life.abort();
      clearTimeout(timer);
    };
  }, about);
}
