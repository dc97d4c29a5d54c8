// A rectangle that is drawn on a page with the mouse, a pen or a finger.
import { useEffect, useRef } from 'preact/hooks';
import type { PageRect } from '@/utils/model/selector';

export interface AreaDrawing {
  /** Holds the pages. */
  readonly root: HTMLElement;
  readonly isOn: boolean;
  /** CSS px per point. */
  readonly scale: number;
  /** While it is drawn; pt of the page on which it was begun, which it may leave. */
  readonly onDrawn: (page: number, rect: PageRect) => void;
}

/** A press that moves less (px) draws nothing. */
const LEAST = 6;

function rectOf(page: Element, from: PointerEvent, to: PointerEvent, scale: number): PageRect {
  const box = page.getBoundingClientRect();
  const within = (low: number, value: number, high: number): number => Math.min(Math.max(low, value), high);
  const x = [from.clientX, to.clientX].map((at) => within(0, at - box.left, box.width));
  const y = [from.clientY, to.clientY].map((at) => within(0, at - box.top, box.height));
  const [left, top] = [Math.min(...x), Math.min(...y)];
  return { left: left / scale, top: top / scale, width: (Math.max(...x) - left) / scale, height: (Math.max(...y) - top) / scale };
}

export function useAreaDrawn({ root, isOn, scale, onDrawn }: AreaDrawing): void {
  const told = useRef(onDrawn);
  told.current = onDrawn;
  useEffect(() => {
    if (!isOn) return undefined;
    const ended = new AbortController();
    const { signal } = ended;
    let begun: { readonly page: HTMLElement; readonly at: PointerEvent } | undefined;
    root.classList.add('choosing-area');
    const down = (event: PointerEvent): void => {
      const page = event.target instanceof Element ? event.target.closest<HTMLElement>('.pdf-page') : null;
      if (page === null || event.button !== 0) return;
      // No words are selected meanwhile, and the focus stays on the frame.
      event.preventDefault();
      root.setPointerCapture(event.pointerId);
      begun = { page, at: event };
    };
    const move = (event: PointerEvent): void => {
      if (begun === undefined || Math.hypot(event.clientX - begun.at.clientX, event.clientY - begun.at.clientY) < LEAST) return;
      told.current(Number(begun.page.dataset['page']), rectOf(begun.page, begun.at, event, scale));
    };
    const up = (): void => void (begun = undefined);
    root.addEventListener('pointerdown', down, { signal });
    root.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
    root.addEventListener('pointermove', move, { signal });
    root.addEventListener('pointerup', up, { signal });
    root.addEventListener('pointercancel', up, { signal });
    return () => {
      ended.abort();
      root.classList.remove('choosing-area');
    };
  }, [root, isOn, scale]);
}
