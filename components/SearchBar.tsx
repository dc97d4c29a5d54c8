// Words to look for in the text that is read: a field, how many places there are, and the steps from one to the next.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from './Button';
import { t } from './words';

export interface SearchBarProps {
  readonly words: string;
  readonly onWords: (words: string) => void;
  /** Number of places; `undefined` while the text is searched. */
  readonly found: number | undefined;
  /** The place that is looked at, from 0. */
  readonly current: number;
  readonly onStep: (step: 1 | -1) => void;
  readonly onClose: () => void;
  /** A new number for each time that it is asked for: the field takes the focus. */
  readonly asked: number;
}

/** Enter goes to the next place, Shift+Enter to the one before, Escape closes. */
export function SearchBar({ words, onWords, found, current, onStep, onClose, asked }: SearchBarProps) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && event.target === field.current && !event.isComposing) onStep(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its field and buttons
    <div class="search-bar" role="search" aria-label={t('searchText')} onKeyDown={onKey}>
      <input
        ref={field}
        type="text"
        class="text-input"
        aria-label={t('searchText')}
        placeholder={t('searchText')}
        autocomplete="off"
        spellcheck={false}
        value={words}
        onInput={(event) => onWords(event.currentTarget.value)}
      />
      <span class="hint" role="status">
        {told(words, found, current)}
      </span>
      <IconButton icon="up" label={t('searchBefore')} onPress={() => onStep(-1)} />
      <IconButton icon="down" label={t('searchNext')} onPress={() => onStep(1)} />
      <IconButton icon="close" label={t('searchClose')} onPress={onClose} />
    </div>
  );
}

function told(words: string, found: number | undefined, current: number): string {
  if (words.trim() === '') return '';
  if (found === undefined) return t('searching');
  return found === 0 ? t('searchNothing') : t('searchFound', String(current + 1), String(found));
}
