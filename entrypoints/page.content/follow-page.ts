// Follows a page that changes under us: new content, a new address without a load, highlights thrown away.
export interface PageChanges {
  readonly onContent: () => Promise<void>;
  readonly onAddress: () => Promise<void>;
  readonly onLost: () => void;
  readonly isIntact: () => boolean;
  readonly signal: AbortSignal;
}

/** Quiet time after the last change before the text is read again (ms). */
const QUIET = 400;
/** A page that never rests is read at most this often, and ever more seldom (ms). */
const LONGEST = 10_000;
const CHECK = 1_500;

const addressOf = (url: string): string => url.replace(/#.*$/su, '');

export function followPage({ onContent, onAddress, onLost, isIntact, signal }: PageChanges): void {
  let address = addressOf(location.href);
  let timer = 0;
  let wait = QUIET;
  let calmSince = performance.now();
  const read = async (): Promise<void> => {
    timer = 0;
    const here = addressOf(location.href);
    const moved = here !== address;
    address = here;
    const started = performance.now();
    await onContent();
    if (moved) await onAddress();
    // What reading cost decides how soon it may cost again.
    const cost = performance.now() - started;
    wait = started - calmSince < LONGEST ? Math.min(LONGEST, Math.max(wait * 1.3, cost * 10)) : QUIET;
    calmSince = performance.now();
  };
  const soon = (): void => {
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
