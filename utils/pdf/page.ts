// What a page of a PDF is to the text engine: glyph runs with their places, as they lie on the page that is shown.
import type { LinkedItems } from './linked-words.ts';

/** What the file's structure tree says of a run, where it has one that can be trusted. */
export type Role = '' | 'artifact' | 'note' | 'cell' | 'item' | 'caption' | 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6';

/** A run of glyphs. Places in points from the top left of the page, as it is turned for reading. */
export interface PageItem {
  /** Its place among the text items of the page, as pdf.js gives them. */
  readonly index: number;
  /** In logical order. */
  readonly text: string;
  /** Left edge. */
  readonly x: number;
  /** Baseline, growing downwards. */
  readonly y: number;
  readonly width: number;
  /** Height of the type. */
  readonly size: number;
  readonly isRtl: boolean;
  /** Equal names are one font of the file. */
  readonly font: string;
  readonly role: Role;
  /** Which element of the page's structure tree gives it its role: equal numbers are one element. */
  readonly part?: number | undefined;
}

/** The name of the font that words recognised on a page's picture are said to be in: no file's font is called so. */
export const RECOGNISED_FONT = 'recognised';

export interface Page {
  /** From 0. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  /** Those that are set in the page's own direction; text in its margins that stands on end is left out. */
  readonly items: readonly PageItem[];
  /** Words that lead to the web. */
  readonly links?: LinkedItems;
  /** Set when the page is damaged and cannot be read. */
  readonly isUnread?: true;
}

/** What may be asked of the fonts of a file. */
export interface Fonts {
  readonly isBold: (font: string) => boolean;
}

/** Text in a line or paragraph, with the stretch of the item that it came from; `item` is -1 for blanks between items. */
export interface Piece {
  readonly text: string;
  readonly page: number;
  readonly item: number;
  /** UTF-16 offset in the item's text. */
  readonly from: number;
  /** The mark of a footnote: no part of the text. */
  readonly isMark?: true;
}

export const textOf = (pieces: readonly Piece[]): string => pieces.map((p) => (p.isMark ? '' : p.text)).join('');

/** The middle one; `otherwise` when there is none. */
export function median(numbers: readonly number[], otherwise: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? otherwise;
}

/** The number with the most weight, counted in steps. */
export function commonest(weighted: Iterable<readonly [value: number, weight: number]>, step: number, otherwise: number): number {
  const sums = new Map<number, number>();
  for (const [value, weight] of weighted) {
    const k = Math.round(value / step) * step;
    sums.set(k, (sums.get(k) ?? 0) + weight);
  }
  let best = otherwise;
  let most = 0;
  for (const [value, sum] of sums) {
    if (sum <= most) continue;
    most = sum;
    best = value;
  }
  return best;
}
