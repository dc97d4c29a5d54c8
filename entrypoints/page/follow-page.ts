// Follows a page that changes under us: new content, a new address without a load, highlights thrown away.
export interface PageChanges {
  readonly onContent: () => Promise<void>;
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

export function followPage({ onContent, onAddress, onLost, isIntact, signal }: PageChanges): void {
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
    await (isElsewhere ? onAddress() : onContent());
    // A page that has changed again while it was read, or costs much to read, waits longer; one at rest starts anew.
    const cost = performance.now() - started;
    wait = changed ? Math.min(SELDOM, Math.max(wait * 1.5, cost * 10)) : QUIET;
    timer = 0;
    if (changed) soon();
  };
  const soon = (): void => {
    changed = true;
    if (timer === 0) timer = window.setTimeout(() => void read(), wait);
  };
  const observer = new MutationObserver(soon);
  observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  addEventListener('popstate', soon, { signal });
  // The registry is shared with the page: what it deletes is painted again.
  const check = window.setInterval(() => {
    if (!document.hidden && !isIntact()) onLost();
    if (addressOf(location.href) !== address) soon();
  }, CHECK);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
    clearInterval(check);
  });
}
