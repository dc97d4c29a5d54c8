// The table of contents of a paper beside its text: where the reader is, and a way to each part.
import { useListKeys } from './use-list-keys';
import { t } from './words';

export interface OutlineItem {
  readonly title: string;
  /** From 1. */
  readonly level: number;
  /** Of its page, as it is cited. */
  readonly label: string;
}

export interface PdfOutlineProps {
  readonly items: readonly OutlineItem[];
  /** The part that is read, from 0; -1 before the first. */
  readonly current: number;
  readonly takesFocus: boolean;
  readonly onGo: (item: number) => void;
}

export function PdfOutline({ items, current, takesFocus, onGo }: PdfOutlineProps) {
  const { list, focused, onFocus, onKey } = useListKeys({ count: items.length, current, takesFocus });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its buttons
    <ol ref={list} onKeyDown={onKey}>
      {items.map(({ title, level, label }, n) => (
        <li key={n}>
          <button
            type="button"
            class={`outline-item level-${Math.min(4, level)}`}
            aria-current={n === current ? 'location' : undefined}
            tabIndex={n === focused ? 0 : -1}
            onFocus={() => onFocus(n)}
            onClick={() => onGo(n)}
          >
            <span>{title}</span>
            <span class="outline-page" aria-label={t('pageMark', label)}>
              {label}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
