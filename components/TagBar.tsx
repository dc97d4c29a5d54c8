// The one button at a selection in a page of ours: starts tagging the passage.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './Button';
import { t } from './words';

export interface TagBarProps {
  /** Where the selection ends, px in the window. */
  readonly place: { readonly right: number; readonly bottom: number };
  readonly onTag: () => void;
}

const GAP = 8;

/** Stands just under the end of the selection, inside the window. */
export function TagBar({ place, onTag }: TagBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = bar.current;
    if (box === null) return;
    box.style.left = `${Math.max(GAP, Math.min(place.right - box.offsetWidth / 2, innerWidth - box.offsetWidth - GAP))}px`;
    box.style.top = `${Math.max(GAP, Math.min(place.bottom + GAP, innerHeight - box.offsetHeight - GAP))}px`;
  });
  return (
    // A press on the bar must not clear the selection it stands for.
    <div ref={bar} class="tag-bar" onMouseDown={(event) => event.preventDefault()}>
      <Button kind="primary" onPress={onTag}>
        {t('tagPassage')}
      </Button>
    </div>
  );
}
