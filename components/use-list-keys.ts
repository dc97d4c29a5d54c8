// A list of buttons as one stop for Tab: arrows, Home and End move in it, and the one that stands for what is read stays in sight.
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface ListKeysSetting {
  readonly count: number;
  /** What is read, from 0; -1 for none. */
  readonly current: number;
  /** Whether it takes the focus when it appears. */
  readonly takesFocus: boolean;
}

export interface ListKeys {
  /** Of the list, whose items hold one button each. */
  readonly list: RefObject<HTMLOListElement | null>;
  /** The button that Tab stops at, from 0. */
  readonly focused: number;
  readonly onFocus: (item: number) => void;
  /** Of the list or what stands around it. */
  readonly onKey: (event: KeyboardEvent) => void;
}

const MOVES: Readonly<Record<string, (at: number, all: number) => number>> = {
  ArrowDown: (at, all) => Math.min(all - 1, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, all) => all - 1,
};

export function useListKeys({ count, current, takesFocus }: ListKeysSetting): ListKeys {
  const list = useRef<HTMLOListElement>(null);
  const [focused, setFocused] = useState(Math.max(0, current));
  const button = (n: number): HTMLElement | null | undefined => list.current?.children[n]?.querySelector('button');
  // Where the reader is may be known a moment later; what was moved to since is left.
  const isMoved = useRef(!takesFocus);
  useLayoutEffect(() => {
    if (!isMoved.current) button(Math.max(0, current))?.focus();
    if (current >= 0) isMoved.current = true;
  }, [current]);
  useEffect(() => {
    // What is read stays in sight, without moving the page.
    const [box, one] = [list.current, button(current)];
    if (box === null || one === null || one === undefined) return;
    const [around, own] = [box.getBoundingClientRect(), one.getBoundingClientRect()];
    if (own.top < around.top || own.bottom > around.bottom) box.scrollTop += own.top - around.top - box.clientHeight / 3;
  }, [current]);
  const onKey = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (move === undefined || !(event.target instanceof Element) || list.current?.contains(event.target) !== true) return;
    isMoved.current = true;
    button(move(focused, count))?.focus();
    event.preventDefault();
  };
  return { list, focused, onFocus: setFocused, onKey };
}
