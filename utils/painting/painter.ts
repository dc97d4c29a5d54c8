// How passages are painted: ranges into the CSS Custom Highlight API, one highlight a paint, the page's DOM untouched.
// CSS Custom Highlight API Module Level 1. The registry is shared with the page: names say nothing, `clear()` is never
// called, and in Firefox a content script may not iterate it, so only `get`, `set`, `has` and `delete` are used.
import { PAINTS, type Paint } from '@/utils/model/concept';

export interface PaintedRange {
  readonly range: AbstractRange;
  readonly paints: readonly Paint[];
}

export interface Painter {
  /** Replaces everything painted. A passage with no concept is painted in the plain first paint. */
  paint(passages: readonly PaintedRange[]): void;
  /** Emphasises one passage above all paints; nothing when `undefined`. */
  emphasise(range: AbstractRange | undefined): void;
  /** False when the page has thrown our highlights out of the registry. */
  isIntact(): boolean;
  /** Takes everything away, for good: what is painted after that is not shown. */
  remove(): void;
}

/** Highlight names of one page load: eight paints and the emphasis, from one stem. */
export const highlightNames = (stem: string): { readonly paints: readonly string[]; readonly emphasis: string } => ({
  paints: PAINTS.map((paint) => `${stem}${paint}`),
  emphasis: `${stem}e`,
});

/** A stem that tells the page nothing: letters only, new at every page load. */
export function newStem(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => String.fromCharCode(97 + (byte % 26))).join('');
}

export const isStem = (text: string): boolean => /^[a-z]{10}$/.test(text);

export function createPainter(registry: HighlightRegistry, stem: string): Painter {
  const names = highlightNames(stem);
  let used: readonly string[] = [];
  let isOver = false;
  const put = (name: string, ranges: readonly AbstractRange[], priority: number) => {
    // What was still on its way when the script ended must not be painted beside the next one's.
    if (isOver) return;
    if (ranges.length === 0) return void registry.delete(name);
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    registry.set(name, highlight);
  };
  return {
    paint(passages) {
      const byPaint = PAINTS.map((paint) =>
        passages.filter((p) => (p.paints.length === 0 ? paint === 0 : p.paints.includes(paint))).map((p) => p.range),
      );
      byPaint.forEach((ranges, paint) => put(names.paints[paint] ?? '', ranges, paint));
      used = names.paints.filter((_, paint) => (byPaint[paint]?.length ?? 0) > 0);
    },
    emphasise(range) {
      put(names.emphasis, range === undefined ? [] : [range], 100);
    },
    isIntact: () => used.every((name) => registry.has(name)),
    remove() {
      isOver = true;
      used = [];
      [...names.paints, names.emphasis].forEach((name) => registry.delete(name));
    },
  };
}
