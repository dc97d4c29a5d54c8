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
  /** Calls `go`, which asks for the next frame to draw in, when no other page draws in that one: pdf.js fills most of a frame by itself. */
  frame(go: () => void): void;
}

/** While the worker unpacks one page, another is put on its canvas. */
const AT_ONCE = 2;
/** Who scrolls past a page has left it sooner (ms). */
const LINGER = 150;

interface Waiting extends Wish {
  readonly begin: () => void;
}

export interface Clock {
  readonly now: () => number;
  readonly later: (call: () => void, ms: number) => void;
  readonly onFrame: (call: () => void) => void;
}

const ofTheBrowser: Clock = { now: () => performance.now(), later: setTimeout, onFrame: (call) => void requestAnimationFrame(call) };

/** The clock is another in tests. */
export function turns({ now, later, onFrame }: Clock = ofTheBrowser): Turns {
  let waiting: readonly Waiting[] = [];
  let under = 0;
  let lastCame = Number.NEGATIVE_INFINITY;
  let isFrameTaken = false;
  const forFrames: (() => void)[] = [];
  const frame = (go: () => void): void => {
    if (isFrameTaken) return void forFrames.push(go);
    isFrameTaken = true;
    go();
    onFrame(() => {
      isFrameTaken = false;
      const after = forFrames.shift();
      if (after !== undefined) frame(after);
    });
  };
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
    frame,
  };
}
