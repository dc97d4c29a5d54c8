// Where on the screen the selection ends: where the tag bar stands.
import { useEffect, useRef, useState } from 'preact/hooks';

/** Of the selection's box, px in the window. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
}

/** Of what is selected inside `root` now; `undefined` when nothing is. */
export function selectionPlace(root: HTMLElement): Place | undefined {
  const selection = document.getSelection();
  const range = selection !== null && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
  if (range === undefined || !root.contains(range.commonAncestorContainer) || range.toString().trim() === '') return undefined;
  const { left, top, bottom, right } = range.getBoundingClientRect();
  return { left, top, bottom, right };
}

/** Quiet time after the selection has changed (ms). */
const QUIET = 150;

export function useSelectionPlace(root: HTMLElement | null): { readonly current: Place | undefined } {
  const [, draw] = useState(0);
  const place = useRef<Place | undefined>(undefined);
  useEffect(() => {
    if (root === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      place.current = selectionPlace(root);
      draw((n) => n + 1);
    };
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(look, QUIET);
    };
    document.addEventListener('selectionchange', soon);
    addEventListener('scroll', soon, { passive: true });
    addEventListener('resize', soon);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', soon);
      removeEventListener('scroll', soon);
      removeEventListener('resize', soon);
    };
  }, [root]);
  return place;
}
