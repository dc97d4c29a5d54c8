// What is done with several passages at once: which are chosen, and what they are for.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './Button';
import { count, t } from './words';

export interface SelectionBarProps {
  /** How many were found, and of them chosen. */
  readonly found: number;
  readonly chosen: number;
  readonly onAll: (isAll: boolean) => void;
  /** The passages chosen; where none is, all that were found. */
  readonly onPack: () => void;
  /** Asked only of chosen passages. */
  readonly onTag: () => void;
  readonly onStar: (isStarred: boolean) => void;
  readonly onExport: () => void;
}

export function SelectionBar({ found, chosen, onAll, onPack, onTag, onStar, onExport }: SelectionBarProps) {
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (box.current !== null) box.current.indeterminate = chosen > 0 && chosen < found;
  }, [chosen, found]);
  return (
    <div class="selection-bar" role="group" aria-label={t('selectionLabel')}>
      <label class="selection-all" title={t('selectionKeys')}>
        <input
          ref={box}
          type="checkbox"
          checked={chosen > 0 && chosen === found}
          onChange={(event) => onAll(event.currentTarget.checked && chosen < found)}
        />
        <span role="status">{chosen === 0 ? t('selectAll') : count('selected', chosen)}</span>
      </label>
      <div class="selection-acts">
        <Button icon="plus" onPress={onPack}>
          {chosen === 0 ? count('packAddAll', found) : t('selectionPack')}
        </Button>
        {chosen === 0 ? null : (
          <>
            <Button icon="edit" onPress={onTag}>
              {t('selectionTag')}
            </Button>
            <Button icon="star" onPress={() => onStar(true)}>
              {t('star')}
            </Button>
            <Button onPress={() => onStar(false)}>{t('unstar')}</Button>
            <Button icon="send" onPress={onExport}>
              {t('selectionExport')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
