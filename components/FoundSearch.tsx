// Which passages of the whole library does the reader look for? A field, the order, and how many were found.
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { ORDERS, type Order } from '@/utils/finding/question';
import { ChoiceField } from './ChoiceField';
import { count, figure, t, type MessageKey } from './words';

export interface FoundSearchProps {
  readonly words: string;
  readonly order: Order;
  /** How many passages answer, of how many; `undefined` while nothing is known yet. */
  readonly found: number | undefined;
  readonly all: number | undefined;
  /** Of the library, how much has been read: 0 to 1. */
  readonly share: number;
  readonly onWords: (words: string) => void;
  /** The words stand as they are: they may be remembered as a step. */
  readonly onSettled: () => void;
  readonly onOrder: (order: Order) => void;
  /** On to the first passage of the list. */
  readonly onEnter: () => void;
}

const ORDER_WORDS: Readonly<Record<Order, MessageKey>> = { newest: 'orderNewest', oldest: 'orderOldest', document: 'orderDocument' };

/** `/` leads to the field from anywhere on the page; Enter or arrow down leads on to the passages, Escape empties the field. */
export function FoundSearch(props: FoundSearchProps) {
  const ids = useId();
  const field = useRef<HTMLInputElement>(null);
  useSlash(field);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && props.words !== '') props.onWords('');
    else if (event.key === 'Enter' || event.key === 'ArrowDown') props.onEnter();
    else return;
    event.preventDefault();
  };
  return (
    <div class="found-search" role="search" aria-label={t('filterLabel')}>
      <label class="for-readers" for={`${ids}-words`}>
        {t('findWords')}
      </label>
      <input
        ref={field}
        id={`${ids}-words`}
        type="search"
        class="text-input"
        placeholder={t('findShort')}
        title={t('findWordsHint')}
        aria-keyshortcuts="/"
        autocomplete="off"
        spellcheck={false}
        value={props.words}
        onInput={(event) => props.onWords(event.currentTarget.value)}
        onBlur={props.onSettled}
        onKeyDown={onKeyDown}
      />
      <ChoiceField
        label={t('orderLabel')}
        choices={ORDERS.map((value) => ({ value, words: t(ORDER_WORDS[value]) }))}
        chosen={props.order}
        onChoose={props.onOrder}
        isQuiet
      />
      <p class="filter-count" role="status">
        {told(props)}
      </p>
    </div>
  );
}

function told({ found, all, share }: FoundSearchProps): string {
  if (found === undefined || all === undefined) return '';
  const words = found === all ? count('passagesCount', all) : count('filterShown', all, figure(found));
  return share < 1 ? t('findReading', words, String(Math.floor(share * 100))) : words;
}

/** Not while the reader types somewhere else; from the first draw, so that no early key is lost. */
function useSlash(field: { readonly current: HTMLInputElement | null }): void {
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]') !== null) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
