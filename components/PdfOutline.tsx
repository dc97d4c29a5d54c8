// The table of contents of a paper beside its text: where the reader is, and a way to each part.
import { useEffect, useRef, useState } from 'preact/hooks';
import { IconButton } from './Button';
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
  readonly onGo: (item: number) => void;
  readonly onClose: () => void;
}

const MOVES: Readonly<Record<string, (at: number, all: number) => number>> = {
  ArrowDown: (at, all) => Math.min(all - 1, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, all) => all - 1,
};

/** One stop for Tab; arrows, Home and End move in it, Escape closes. It takes the focus when it opens. */
export function PdfOutline({ items, current, onGo, onClose }: PdfOutlineProps) {
  const list = useRef<HTMLOListElement>(null);
  const [focused, setFocused] = useState(Math.max(0, current));
  const button = (n: number): HTMLElement | null | undefined => list.current?.children[n]?.querySelector('button');
  // Where the reader is may be known a moment later; what was moved to since is left.
  const isMoved = useRef(false);
  useEffect(() => {
    if (!isMoved.current) button(Math.max(0, current))?.focus();
    if (current >= 0) isMoved.current = true;
  }, [current]);
  useEffect(() => {
    // What is read stays in sight, without moving the page.
    const [box, one] = [list.current, button(current)];
    if (box === null || one === null || one === undefined) return;
    const [around, own] = [box.getBoundingClientRect(), one.getBoundingClientRect()];
    if (own.top < around.top || own.bottom > around.bottom) box.scrollTop += own.top - around.top - box.clientHeight / 3;
  }, [current]);
  const onKey = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (event.key === 'Escape') onClose();
    else if (move !== undefined && event.target instanceof Element && list.current?.contains(event.target) === true) {
      isMoved.current = true;
      button(move(focused, items.length))?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its buttons
    <nav class="outline" aria-label={t('outline')} onKeyDown={onKey}>
      <div class="outline-head">
        <h2>{t('outline')}</h2>
        <IconButton icon="close" label={t('outlineClose')} onPress={onClose} />
      </div>
      <ol ref={list}>
        {items.map(({ title, level, label }, n) => (
          <li key={n}>
            <button
              type="button"
              class={`outline-item level-${Math.min(4, level)}`}
              aria-current={n === current ? 'location' : undefined}
              tabIndex={n === focused ? 0 : -1}
              onFocus={() => setFocused(n)}
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
    </nav>
  );
}
