// Pages are drawn a few at a time, the nearest to the window first, and one that is scrolled past never: each page that is begun
// has its pictures unpacked by pdf.js, wanted or not, and a hundred at a time are hundreds of megabytes.

export interface Wish {
  /** How far from what is looked at; asked when a turn is free. */
  readonly distance: () => number;
  readonly signal: AbortSignal;
}

export interface Turns {
  /** Resolves when a page has been near for long enough not to be one that is scrolled past, at once when none came before it in a while. Rejects when the signal ends it. */
  stays(signal: AbortSignal): Promise<void>;
  /** Resolves when it may begin, with what is to be called when it is done; `undefined` when the signal ended it before. */
  take(wish: Wish): Promise<(() => void) | undefined>;
}

/** While the worker unpacks one page, another is put on its canvas. */
const AT_ONCE = 2;
/** Who scrolls past a page has left it sooner (ms). */
const LINGER = 150;

interface Waiting extends Wish {
  readonly begin: () => void;
}

/** `now` and `later` are the clock's, for tests. */
export function turns(now: () => number = () => performance.now(), later: (call: () => void, ms: number) => void = setTimeout): Turns {
  let waiting: readonly Waiting[] = [];
  let under = 0;
  let lastCame = Number.NEGATIVE_INFINITY;
  const next = (): void => {
    waiting = waiting.filter((w) => !w.signal.aborted);
    while (under < AT_ONCE) {
      const [first] = waiting.map((w) => [w, w.distance()] as const).sort((a, b) => a[1] - b[1])[0] ?? [];
      if (first === undefined) return;
      waiting = waiting.filter((w) => w !== first);
      under += 1;
      first.begin();
    }
  };
  const end = (): void => {
    under -= 1;
    next();
  };
  return {
    async stays(signal) {
      const isFirst = now() - lastCame > LINGER;
      lastCame = now();
      if (!isFirst) await new Promise<void>((done) => later(done, LINGER));
      signal.throwIfAborted();
    },
    take: ({ distance, signal }) =>
      new Promise((done) => {
        if (signal.aborted) return done(undefined);
        signal.addEventListener('abort', () => done(undefined), { once: true });
        waiting = [...waiting, { distance, signal, begin: () => done(end) }];
        // Those that come together are all there when the nearest is chosen.
        later(next, 0);
      }),
  };
}
