// Of a very long text the first screens are drawn first, and the rest when they have been seen.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { firstScreens } from '@/utils/extraction/first-screens';
import type { ReadingNode } from '@/utils/model/document';

/** Characters: some ten screens. */
const FIRST = 60_000;
/** Longer than a frame, so that what stands there is painted. */
const SEEN_MS = 60;

/** What is to be drawn now; the same array as `content` as soon as it is all of it. */
export function useFirstScreens(content: readonly ReadingNode[]): readonly ReadingNode[] {
  const first = useMemo(() => firstScreens(content, FIRST), [content]);
  const [whole, setWhole] = useState<readonly ReadingNode[]>();
  useEffect(() => {
    if (first === content) return undefined;
    const timer = setTimeout(() => setWhole(content), SEEN_MS);
    return () => clearTimeout(timer);
  }, [content, first]);
  return whole === content ? content : first;
}
