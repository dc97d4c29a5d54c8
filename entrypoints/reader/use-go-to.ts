// Leads to a page, or to a place on it.
import { useCallback, useRef } from 'preact/hooks';
import type { SheetSize } from '@/utils/pdf/sheet-sizes';
import type { GoTo } from './PageLinks';
import { turnedRect } from './turned-rect';
import type { Turn } from './use-page-scale';

/** What stands above the place that a link leads to, as one sees it (px): a line or two. */
const ABOVE_PLACE = 32;

export interface GoingTo {
  readonly goTo: GoTo;
  /** To be called when more boxes are there: what was asked for may be among them. */
  readonly goOn: () => void;
}

interface PagesLaid {
  readonly sheets: readonly SheetSize[];
  readonly scale: number;
  readonly turn: Turn;
}

/** `root` holds the boxes of pages; `look` is told when they were scrolled. */
export function useGoTo(root: HTMLElement | null, laid: PagesLaid, look: () => void): GoingTo {
  const awaited = useRef<readonly [page: number, top: number] | undefined>(undefined);
  const now = useRef(laid);
  now.current = laid;
  const goTo = useCallback(
    (page: number, top = 0) => {
      const { sheets, scale, turn } = now.current;
      const sheet = sheets[page];
      const box = root?.children[page];
      // Its box may be still to come.
      awaited.current = box === undefined ? [page, top] : undefined;
      if (box === undefined || sheet === undefined) return;
      box.scrollIntoView({ block: 'start', behavior: 'instant' });
      const below = scale * turnedRect({ left: 0, top, width: sheet.width, height: 0 }, sheet, turn).top;
      if (below > ABOVE_PLACE) scrollBy({ top: below - ABOVE_PLACE, behavior: 'instant' });
      look();
    },
    [root, look],
  );
  const goOn = useCallback(() => (awaited.current === undefined ? undefined : goTo(...awaited.current)), [goTo]);
  return { goTo, goOn };
}
