// Tells when other text comes into the window: whatever moves text in it, and the printer.
/** What is painted is looked at again when the text has moved by so many screens. */
const MOVED = 2;
/** And not more often than so (ms): nobody reads a text that flies by, and each look costs a frame. */
const SELDOM = 120;
/** The window stands still when it has not moved for so long (ms). */
const STILL = 150;

export interface ViewChanges {
  /** The text has moved far. */
  readonly onMove: () => void;
  /** It stands still again. */
  readonly onStill: () => void;
  readonly onPrint: () => void;
  readonly onPrinted: () => void;
  readonly signal: AbortSignal;
}

/** Scrolling of any box, the window's size, a page that grows, `details` that open. */
export function followView({ onMove, onStill, onPrint, onPrinted, signal }: ViewChanges): void {
  const tops = new WeakMap<EventTarget, number>();
  let frame = 0;
  let still = 0;
  let moved = -SELDOM;
  const move = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      onMove();
    });
  };
  const rest = (): void => {
    clearTimeout(still);
    still = window.setTimeout(onStill, STILL);
  };
  const scrolled = ({ target }: Event): void => {
    if (target === null) return;
    const top = target instanceof Element ? target.scrollTop : scrollY;
    if (Math.abs(top - (tops.get(target) ?? 0)) > MOVED * innerHeight && performance.now() > moved + SELDOM) {
      moved = performance.now();
      tops.set(target, top);
      move();
    }
    rest();
  };
  addEventListener('scroll', scrolled, { capture: true, passive: true, signal });
  for (const type of ['resize', 'toggle']) addEventListener(type, rest, { capture: true, passive: true, signal });
  let told = 0;
  const grown = new ResizeObserver(() => {
    // The first time it tells of the size that there is.
    if (told++ > 0) rest();
  });
  grown.observe(document.documentElement);
  const printer = matchMedia('print');
  printer.addEventListener('change', () => (printer.matches ? onPrint() : onPrinted()), { signal });
  addEventListener('beforeprint', onPrint, { signal });
  addEventListener('afterprint', onPrinted, { signal });
  signal.addEventListener('abort', () => {
    cancelAnimationFrame(frame);
    clearTimeout(still);
    grown.disconnect();
  });
}
