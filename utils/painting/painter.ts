// How passages are painted: ranges into the CSS Custom Highlight API, one highlight a paint and level, the page's DOM untouched.
// CSS Custom Highlight API Module Level 1. The registry is shared with the page: names say nothing, `clear()` is never
// called, and in Firefox a content script may not iterate it, so only `get`, `set` and `delete` are used.
import { PAINTS, type Paint } from '@/utils/model/concept';

/** Underlines that find room below one line of text: passages over the same words get one each. */
export const LEVELS = 3;

export interface PaintedRange {
  readonly range: AbstractRange;
  /** A passage with no concept is painted in the plain first paint. */
  readonly paints: readonly Paint[];
  /** Level of its first underline, from 0; the others follow below it. */
  readonly level: number;
}

export interface Painter {
  /** The same object once more changes nothing. */
  add(passage: PaintedRange): void;
  /** The same object that was added. */
  remove(passage: PaintedRange): void;
  /** Emphasises one passage above all paints; nothing when `undefined`. */
  emphasise(range: AbstractRange | undefined): void;
  /** False when the page has thrown our highlights out of the registry, or their ranges out of them. */
  isIntact(): boolean;
  /** Puts back all that the page has thrown out. */
  renew(): void;
  /** Takes everything away, for good: what is painted after that is not shown. */
  end(): void;
}

/** Highlight names of one page load, from one stem: eight paints, level by level, and the emphasis. */
export const highlightNames = (stem: string): { readonly paints: readonly string[]; readonly emphasis: string } => ({
  paints: Array.from({ length: LEVELS * PAINTS.length }, (_, n) => `${stem}${n}`),
  emphasis: `${stem}e`,
});

/** A stem that tells the page nothing: letters only, new at every page load. */
export function newStem(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => String.fromCharCode(97 + (byte % 26))).join('');
}

export function createPainter(registry: HighlightRegistry, stem: string): Painter {
  const names = highlightNames(stem);
  const passages = new Set<PaintedRange>();
  /** What should be in the registry, by name. The sizes are kept apart: a page can reach into the highlights themselves. */
  const shown = new Map<string, { readonly highlight: Highlight; size: number }>();
  let isOver = false;

  const put = (name: string, range: AbstractRange, priority: number): void => {
    // What was still on its way when the script ended must not be painted beside the next one's.
    if (isOver) return;
    let entry = shown.get(name);
    if (entry === undefined) {
      entry = { highlight: new Highlight(), size: 0 };
      entry.highlight.priority = priority;
      shown.set(name, entry);
      registry.set(name, entry.highlight);
    }
    entry.highlight.add(range);
    entry.size += 1;
  };
  const take = (name: string, range: AbstractRange): void => {
    const entry = shown.get(name);
    if (entry === undefined) return;
    entry.highlight.delete(range);
    entry.size -= 1;
    if (entry.size > 0) return;
    shown.delete(name);
    registry.delete(name);
  };
  const each = ({ range, paints, level }: PaintedRange, act: (name: string, range: AbstractRange, priority: number) => void): void =>
    (paints.length === 0 ? PAINTS.slice(0, 1) : paints).forEach((paint, n) => {
      const name = Math.min(level + n, LEVELS - 1) * PAINTS.length + paint;
      act(names.paints[name] ?? '', range, name);
    });
  let emphasised: AbstractRange | undefined;
  const emphasise = (range: AbstractRange | undefined): void => {
    if (emphasised !== undefined) take(names.emphasis, emphasised);
    emphasised = range;
    if (range !== undefined) put(names.emphasis, range, 100);
  };
  const clear = (): void => {
    [...names.paints, names.emphasis].forEach((name) => registry.delete(name));
    shown.clear();
  };
  return {
    add(passage) {
      if (passages.has(passage)) return;
      passages.add(passage);
      each(passage, put);
    },
    remove(passage) {
      if (passages.delete(passage)) each(passage, take);
    },
    emphasise,
    isIntact: () => [...shown].every(([name, { size }]) => registry.get(name)?.size === size),
    renew() {
      const again = emphasised;
      emphasised = undefined;
      clear();
      passages.forEach((passage) => each(passage, put));
      emphasise(again);
    },
    end() {
      isOver = true;
      passages.clear();
      clear();
    },
  };
}
