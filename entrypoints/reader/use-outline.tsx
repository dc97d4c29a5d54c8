// The table of contents beside the text: open or not, where the reader is in it, and going to a part.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { PdfOutline } from '@/components/PdfOutline';
import { outlineOf, type OutlineEntry } from '@/utils/pdf/outline';
import type { ShownPdf } from './use-pdf';
import type { TextInView } from './text-in-view';

export interface Outline {
  /** Opens or closes it; `undefined` while there is nothing in it. */
  readonly toggle: (() => void) | undefined;
  readonly isOpen: boolean;
  /** The list, while it is open. */
  readonly list: ComponentChildren;
}

/** Narrower windows (px) have no room for it beside the text: it lies above, and goes when a part was chosen. */
export const BESIDE = 860;
/** A part is read once its heading has come up to here, px in the window. */
const READING_LINE = 160;
/** How often is looked where the reader is (ms). */
const SELDOM = 150;

/** The last entry whose place is above the reading line; entries stand in text order, or nearly so. */
function entryRead(entries: readonly OutlineEntry[], view: TextInView): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((view.topOf(entries[middle]?.at ?? 0) ?? 0) <= READING_LINE) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function useEntries(pages: ShownPdf['pages']): readonly OutlineEntry[] {
  const [entries, setEntries] = useState<readonly OutlineEntry[]>([]);
  useEffect(() => {
    if (pages === undefined) return undefined;
    let isOver = false;
    void outlineOf(pages.pdf, pages.paper).then((found) => (isOver ? undefined : setEntries(found)));
    return () => {
      isOver = true;
    };
  }, [pages]);
  return entries;
}

function useEntryRead(entries: readonly OutlineEntry[], view: TextInView | undefined, isOpen: boolean): number {
  const [current, setCurrent] = useState(-1);
  useEffect(() => {
    if (!isOpen || view === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      timer = undefined;
      setCurrent(entryRead(entries, view));
    };
    const soon = (): void => {
      timer ??= setTimeout(look, SELDOM);
    };
    void view.read().then(soon);
    addEventListener('scroll', soon, { passive: true });
    addEventListener('resize', soon);
    return () => {
      clearTimeout(timer);
      removeEventListener('scroll', soon);
      removeEventListener('resize', soon);
    };
  }, [entries, view, isOpen]);
  return current;
}

export function useOutline(pages: ShownPdf['pages'], view: TextInView | undefined): Outline {
  const entries = useEntries(pages);
  const [isOpen, setOpen] = useState(false);
  const current = useEntryRead(entries, view, isOpen);
  const before = useRef<HTMLElement | null>(null);
  const close = (): void => {
    setOpen(false);
    before.current?.focus({ preventScroll: true });
  };
  const onGo = (n: number): void => {
    const entry = entries[n];
    if (entry === undefined || view === undefined) return;
    if (innerWidth < BESIDE) close();
    view.reveal({ start: entry.at, end: entry.at + 1 }, true);
  };
  const items = entries.map(({ title, level, page }) => ({ title, level, label: pages?.paper.labels[page] ?? String(page + 1) }));
  const toggle = (): void => {
    if (isOpen) return close();
    before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setOpen(true);
  };
  return {
    toggle: entries.length === 0 ? undefined : toggle,
    isOpen,
    list: isOpen ? <PdfOutline items={items} current={current} onGo={onGo} onClose={close} /> : null,
  };
}
