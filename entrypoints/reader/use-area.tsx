// Choosing an area of a page: the frame about it, drawn by the mouse or moved by keys, and how it becomes a passage.
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { AreaFrame, insideSheet } from '@/components/AreaFrame';
import type { Chosen } from '@/utils/messaging/protocol';
import type { Result } from '@/utils/model/result';
import type { PageRect } from '@/utils/model/selector';
import type { SheetSize } from '@/utils/pdf/sheet-sizes';
import { useAreaDrawn } from './use-area-drawn';
import { pageRead } from './use-page-read';
import type { Place } from './use-selection-place';

export interface AreaSetting {
  /** Holds the pages, one child each. */
  readonly root: HTMLElement;
  readonly isChoosing: boolean;
  /** Of the pages as they are seen, pt. */
  readonly sheets: readonly SheetSize[];
  readonly labels: readonly string[];
  /** CSS px per point. */
  readonly scale: number;
  /** `rect`: of the page as it is seen. */
  readonly describe: (page: number, rect: PageRect) => Promise<Result<Chosen>>;
  /** Opens the form beside it; called back when that is closed. */
  readonly onChosen: (chosen: Result<Chosen>, place: Place, onClose: () => void) => void;
  readonly onOver: () => void;
  readonly goTo: (page: number) => void;
}

interface AreaChosen {
  readonly page: number;
  readonly rect: PageRect;
}

/** Of a page, the part that lies in the window, pt from its top. */
function seen(box: DOMRect, scale: number): readonly [number, number] {
  return [Math.max(0, -box.top) / scale, Math.min(box.height, innerHeight - box.top) / scale];
}

/** In the middle of what is seen of the page that is read. */
function firstRect(root: HTMLElement, page: number, { width, height }: SheetSize, scale: number): PageRect {
  const box = root.children[page]?.getBoundingClientRect();
  const [top, bottom] = box === undefined ? [0, height] : seen(box, scale);
  const room = Math.max(0, bottom - top);
  return insideSheet({ left: 0.2 * width, top: top + 0.3 * room, width: 0.6 * width, height: 0.4 * room }, { width, height });
}

const NO_SHEET: SheetSize = { width: 1, height: 1 };

export function useArea(setting: AreaSetting): ComponentChildren {
  const { root, isChoosing, sheets, labels, scale, describe, onChosen, onOver, goTo } = setting;
  const [area, setArea] = useState<AreaChosen>();
  const [isHeld, setHeld] = useState(false);
  const start = (page: number): void => setArea({ page, rect: firstRect(root, page, sheets[page] ?? NO_SHEET, scale) });
  useEffect(() => {
    setHeld(false);
    if (isChoosing) start(pageRead() ?? 0);
    else setArea(undefined);
  }, [isChoosing]);
  useAreaDrawn({ root, isOn: isChoosing && !isHeld, scale, onDrawn: (page, rect) => setArea({ page, rect: insideSheet(rect, sheets[page] ?? NO_SHEET) }) }); // prettier-ignore
  const layer = useRef<HTMLDivElement>(null);
  const [origin, setOrigin] = useState({ left: 0, top: 0 });
  // Asked after every drawing: the pages move when the window, the zoom or what stands beside them changes.
  useLayoutEffect(() => {
    const [page, own] = [area && root.children[area.page]?.getBoundingClientRect(), layer.current?.getBoundingClientRect()];
    if (page === undefined || own === undefined) return;
    const next = { left: page.left - own.left, top: page.top - own.top };
    if (Math.abs(next.left - origin.left) + Math.abs(next.top - origin.top) > 0.5) setOrigin(next);
  });
  const [, draw] = useState(0);
  useEffect(() => {
    // Pages that are wider than the window are moved under the frame.
    const onScroll = (): void => draw((n) => n + 1);
    root.addEventListener('scroll', onScroll, { passive: true });
    return () => root.removeEventListener('scroll', onScroll);
  }, [root]);
  if (area === undefined) return null;
  const { page, rect } = area;
  const tag = async (): Promise<void> => {
    setHeld(true);
    const chosen = await describe(page, rect);
    const box = layer.current?.firstElementChild?.getBoundingClientRect();
    if (box === undefined) return;
    if (!chosen.ok) setHeld(false);
    onChosen(chosen, { left: box.left, top: box.top, right: box.right, bottom: box.bottom }, onOver);
  };
  const move = (step: 1 | -1): void => {
    const next = page + step;
    if (sheets[next] === undefined) return;
    goTo(next);
    start(next);
  };
  const place = { left: origin.left + rect.left * scale, top: origin.top + rect.top * scale, width: rect.width * scale, height: rect.height * scale }; // prettier-ignore
  return (
    <div ref={layer} class="area-layer">
      <AreaFrame
        rect={rect}
        sheet={sheets[page] ?? NO_SHEET}
        page={labels[page] ?? String(page + 1)}
        place={place}
        isHeld={isHeld}
        onRect={(moved) => setArea({ page, rect: moved })}
        onPage={move}
        onTag={() => void tag()}
        onCancel={onOver}
      />
    </div>
  );
}
