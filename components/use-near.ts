// Which children of a long list are near to what is seen of it: only those are drawn.
import { useEffect, useState } from 'preact/hooks';

export interface NearSetting {
  /** How much around what is seen, as of CSS margins. */
  readonly margin: string;
  /** Whether the list scrolls itself; else the window does. */
  readonly scrolls?: boolean;
  /** Whether a child that is no longer near must stay. */
  readonly keeps?: (child: Element) => boolean;
}

/** Their places among the children, from 0. The children must stay the same ones. */
export function useNear(list: HTMLElement | null, { margin, scrolls = false, keeps }: NearSetting): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    if (list === null) return undefined;
    const places = new Map([...list.children].map((child, i) => [child, i]));
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
    for (const child of places.keys()) observer.observe(child);
    return () => observer.disconnect();
  }, [list]);
  return near;
}
