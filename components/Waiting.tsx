// Something long is under way: what, how far it is, and the way out of it.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './Button';
import { Progress } from './Progress';
import { t } from './words';

export interface WaitingProps {
  readonly words: string;
  /** 0 to 1; left out when it is not known. */
  readonly value?: number | undefined;
  /** Left out when it can no longer be stopped. */
  readonly onStop?: (() => void) | undefined;
}

/** Takes the focus that the button left which began it; not onto the way out, which a key held too long would press. */
export function Waiting({ words, value, onStop }: WaitingProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={place} class="waiting" role="group" aria-label={words} tabIndex={-1}>
      <Progress words={words} value={value} />
      {onStop === undefined ? null : <Button onPress={onStop}>{t('cancel')}</Button>}
    </div>
  );
}
