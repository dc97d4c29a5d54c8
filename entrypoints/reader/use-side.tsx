// Beside the text or the pages: the table of contents, or the pages in small. Open or not, where the reader is in it, and going to a part.
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { PdfOutline } from '@/components/PdfOutline';
import { PdfSide, type SidePart } from '@/components/PdfSide';
import { PdfThumbnails, type DrawThumbnail } from '@/components/PdfThumbnails';
import { outlineOf, type OutlineEntry } from '@/utils/pdf/outline';
import type { OpenPdf } from '@/utils/pdf/read-pdf';
import { drawSmall } from '@/utils/pdf/sheet';
import type { ShownPdf } from './show-pdf';
import type { TextInView } from './text-in-view';
import { useLook } from './use-look';

export interface Side {
  /** Opens or closes it; `undefined` while the pages are not there. */
  readonly toggle: (() => void) | undefined;
  readonly isOpen: boolean;
  /** What stands there, while it is open. */
  readonly list: ComponentChildren;
}

/** Narrower windows (px) have no room for it beside the text: it lies above, and goes when a part was chosen. */
export const BESIDE = 860;
/** A part is read once its heading has come up to here, px in the window. */
const READING_LINE = 160;

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
  const look = isOpen && view !== undefined ? () => setCurrent(entryRead(entries, view)) : undefined;
  useLook(look, [entries, view, isOpen], async () => view?.read());
  return current;
}

export interface SideSetting {
  readonly shown: ShownPdf;
  /** By page index, as they are cited. */
  readonly labels: readonly string[];
  readonly view: TextInView | undefined;
  /** The page that is read, index from 0. */
  readonly page: number;
  readonly onPage: (page: number) => void;
}

export function useSide({ shown: { open, pages }, labels, view, page, onPage }: SideSetting): Side {
  const entries = useEntries(pages);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<SidePart>();
  const hasContents = entries.length > 0;
  const part = hasContents ? (chosen ?? 'contents') : 'pages';
  const current = useEntryRead(entries, view, isOpen && part === 'contents');
  const draw = useThumbnails(open?.pdf);
  const before = useRef<HTMLElement | null>(null);
  const close = (): void => {
    setOpen(false);
    setChosen(undefined);
    before.current?.focus({ preventScroll: true });
  };
  const toggle = (): void => {
    if (isOpen) return close();
    before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setOpen(true);
  };
  const going = (go: () => void) => (): void => {
    if (innerWidth < BESIDE) close();
    go();
  };
  const onGo = (n: number): void => {
    const entry = entries[n];
    if (entry !== undefined) going(() => view?.reveal({ start: entry.at, end: entry.at + 1 }, true))();
  };
  const items = entries.map(({ title, level, page: of }) => ({ title, level, label: labels[of] ?? String(of + 1) }));
  const takesFocus = chosen === undefined;
  const list = (
    <PdfSide parts={hasContents ? ['contents', 'pages'] : ['pages']} part={part} onPart={setChosen} onClose={close}>
      {part === 'contents' ? (
        <PdfOutline items={items} current={current} takesFocus={takesFocus} onGo={onGo} />
      ) : open === undefined ? null : (
        <PdfThumbnails
          sheets={open.sheets}
          labels={labels}
          current={page}
          takesFocus={takesFocus}
          draw={draw}
          onGo={(n) => going(() => onPage(n))()}
        />
      )}
    </PdfSide>
  );
  return { toggle: open === undefined ? undefined : toggle, isOpen, list: isOpen && open !== undefined ? list : null };
}

function useThumbnails(pdf: OpenPdf | undefined): DrawThumbnail {
  return useMemo(() => async (page, canvas, signal) => (pdf === undefined ? undefined : drawSmall(pdf, page, canvas, signal)), [pdf]);
}
