// Follows a page that changes under us: new content, a new address without a load, highlights thrown away.
export interface PageChanges {
  /** Whether the content was another. */
  readonly onContent: () => Promise<boolean>;
  readonly onAddress: () => Promise<void>;
  readonly onLost: () => void;
  readonly isIntact: () => boolean;
  readonly signal: AbortSignal;
}

/** Quiet time after a change before the text is read again (ms). */
const QUIET = 400;
/** A page that never rests is read ever more seldom, down to this (ms). */
const SELDOM = 10_000;
/** How often the paint and the address are looked after (ms). */
const CHECK = 1_500;

const addressOf = (url: string): string => url.replace(/#.*$/su, '');

/** Answers with what to call after each change of the page. */
export function followPage({ onContent, onAddress, onLost, isIntact, signal }: PageChanges): () => void {
  let address = addressOf(location.href);
  let timer = 0;
  let wait = QUIET;
  let changed = false;
  const read = async (): Promise<void> => {
    const started = performance.now();
    changed = false;
    const here = addressOf(location.href);
    const isElsewhere = here !== address;
    address = here;
    let isOther = true;
    try {
      isOther = isElsewhere ? (await onAddress(), true) : await onContent();
    } finally {
      // A look that failed is no reason to look no more.
      // A page whose words have changed again while they were read waits longer; one that only moves waits by what a look costs.
      const cost = performance.now() - started;
      wait = changed ? Math.min(SELDOM, Math.max(isOther ? wait * 1.5 : QUIET, cost * 10)) : QUIET;
      timer = 0;
      if (changed) soon();
    }
  };
  const soon = (): void => {
    changed = true;
    if (timer === 0) timer = window.setTimeout(() => void read(), wait);
  };
  addEventListener('popstate', soon, { signal });
  // The registry is shared with the page: what it deletes is painted again.
  const check = window.setInterval(() => {
    if (!document.hidden && !isIntact()) onLost();
    if (addressOf(location.href) !== address) soon();
  }, CHECK);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    clearInterval(check);
  });
  return soon;
}
