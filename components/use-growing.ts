// A long list comes to the screen in slices: all of it at once would stop the page for a moment.
import { useEffect, useState } from 'preact/hooks';

export interface Growing {
  /** How many are there from the start. */
  readonly first: number;
  /** How many come with each slice. */
  readonly more: number;
}

/** How many of `all` are there now. */
export function useGrowing(all: number, { first, more }: Growing): number {
  const [count, setCount] = useState(first);
  useEffect(() => {
    if (count >= all) return undefined;
    const timer = setTimeout(() => setCount(count + more), 0);
    return () => clearTimeout(timer);
  }, [count, all, more]);
  return Math.min(all, count);
}
