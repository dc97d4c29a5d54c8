// Which children of a long list are near to what is seen of it: only those are drawn.
import { useEffect, useRef, useState } from 'preact/hooks';

export interface NearSetting {
  /** How much around what is seen, as of CSS margins. */
  readonly margin: string;
  /** Whether the list scrolls itself; else the window does. */
  readonly scrolls?: boolean;
  /** Whether a child that is no longer near must stay. */
  readonly keeps?: (child: Element) => boolean;
}

interface Watched {
  readonly observer: IntersectionObserver;
  readonly places: Map<Element, number>;
}

/** Their places among the children, from 0. The children must stay the same ones; others may come behind them, when `count` changes. */
export function useNear(list: HTMLElement | null, { margin, scrolls = false, keeps }: NearSetting, count = 0): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set());
  const watched = useRef<Watched | undefined>(undefined);
  useEffect(() => {
    if (list === null) return undefined;
    const places = new Map<Element, number>();
    const watch = (entries: readonly IntersectionObserverEntry[]): void =>
      setNear((before) => {
        const after = new Set(before);
        for (const { target, isIntersecting } of entries) {
          const place = places.get(target) ?? -1;
          if (isIntersecting) after.add(place);
          else if (keeps?.(target) !== true) after.delete(place);
        }
        return after;
      });
    const observer = new IntersectionObserver(watch, { root: scrolls ? list : null, rootMargin: margin });
    watched.current = { observer, places };
    return () => observer.disconnect();
  }, [list]);
  useEffect(() => {
    if (list === null || watched.current === undefined) return;
    const { observer, places } = watched.current;
    for (const child of [...list.children].slice(places.size)) {
      places.set(child, places.size);
      observer.observe(child);
    }
  }, [list, count]);
  return near;
}
