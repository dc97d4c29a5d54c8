// Long lists draw what is seen of them: an entry is drawn when it first comes near to the window, and stays.
import { useEffect, useState } from 'preact/hooks';

/** How far beyond the window an entry is drawn. */
const MARGIN = '1200px 0px';

const waiting = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

/** One observer for all: a browser asks each of them at every frame. */
function watch(element: Element, onNear: () => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) waiting.get(target)?.();
    },
    { rootMargin: MARGIN },
  );
  waiting.set(element, onNear);
  observer.observe(element);
  return () => {
    waiting.delete(element);
    observer?.unobserve(element);
  };
}

/** Whether the element is or has been near, or has the focus: a key is not to be too quick for it. True from the beginning where nothing `isLong`. */
export function useOnceNear(element: { readonly current: Element | null }, isLong: boolean): boolean {
  const [isNear, setNear] = useState(!isLong);
  useEffect(() => {
    const { current } = element;
    if (isNear || current === null) return undefined;
    const onNear = (): void => setNear(true);
    current.addEventListener('focusin', onNear);
    const unwatch = watch(current, onNear);
    return () => {
      current.removeEventListener('focusin', onNear);
      unwatch();
    };
  }, [isNear]);
  return isNear;
}
