// How large are the pages drawn, and which way up? By steps, or as the window gives room: its width, or a whole page.
import { useEffect, useState } from 'preact/hooks';
import type { PageZoom } from '@/components/PdfBar';
import type { SheetSize } from '@/utils/pdf/sheet-sizes';

/** Quarter turns, clockwise. */
export type Turn = 0 | 1 | 2 | 3;

export interface PageScale {
  readonly zoom: PageZoom;
  readonly turn: Turn;
  /** CSS px per point. */
  readonly scale: number;
  readonly onZoom: (zoom: PageZoom) => void;
  /** Larger or smaller than it is now. */
  readonly onStep: (step: 1 | -1) => void;
  readonly onTurn: () => void;
}

/** Room at the sides, px. */
const MARGIN = 32;
/** What the bar and the edges of the window take of its height, px. */
const ABOVE = 76;
/** At zoom 1 no page is drawn wider than this, px. */
const WIDEST = 900;
const STEP = 1.25;
const SMALLEST = 0.4;
const LARGEST = 4;

export const turnedSize = ({ width, height }: SheetSize, turn: Turn): SheetSize =>
  turn % 2 === 0 ? { width, height } : { width: height, height: width };

/** Of zoom 1, and of the two that fit. */
function scalesFor(
  sheets: readonly SheetSize[],
  turn: Turn,
  room: SheetSize,
): { readonly one: number; readonly width: number; readonly page: number } {
  const turned = sheets.map((sheet) => turnedSize(sheet, turn));
  const widest = Math.max(1, ...turned.map((s) => s.width));
  const tallest = Math.max(1, ...turned.map((s) => s.height));
  const width = Math.max(240, room.width - MARGIN) / widest;
  const height = Math.max(240, room.height - ABOVE) / tallest;
  return { one: Math.min(WIDEST / widest, width), width, page: Math.min(width, height) };
}

function useRoom(beside: number): SheetSize {
  const look = (): SheetSize => ({ width: document.documentElement.clientWidth - beside, height: innerHeight });
  const [, draw] = useState(0);
  useEffect(() => {
    const onResize = (): void => draw((n) => n + 1);
    addEventListener('resize', onResize);
    return () => removeEventListener('resize', onResize);
  }, []);
  return look();
}

/** `beside`: px of the window's width that the pages do not have. */
export function usePageScale(sheets: readonly SheetSize[], beside: number): PageScale {
  const [zoom, setZoom] = useState<PageZoom>(1);
  const [turn, setTurn] = useState<Turn>(0);
  const scales = scalesFor(sheets, turn, useRoom(beside));
  const scale = typeof zoom === 'number' ? zoom * scales.one : scales[zoom];
  return {
    zoom,
    turn,
    scale,
    onZoom: setZoom,
    onStep: (step) => setZoom(Math.min(LARGEST, Math.max(SMALLEST, (scale / scales.one) * STEP ** step))),
    onTurn: () => setTurn(((turn + 1) % 4) as Turn),
  };
}
