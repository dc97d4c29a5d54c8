// How does a reader like to read? Sizes that can be chosen, and the way they reach the page.

import type { ReadingTaste } from '@/utils/model/kept-settings';

export type { ReadingTaste } from '@/utils/model/kept-settings';

export const SIZES = [15, 17, 19, 22, 26] as const;
export const WIDTHS = [52, 68, 84] as const;
export const SPACINGS = [1.4, 1.6, 1.9] as const;
export const SCHEMES = ['auto', 'light', 'sepia', 'dark'] as const;

/** Custom properties for the article; the scheme goes to `data-scheme` of the document's root (left out for `auto`). */
export function tasteStyle({ size, width, spacing }: ReadingTaste): Readonly<Record<string, string>> {
  return { '--reading-size': `${size}px`, '--reading-width': `${width}ch`, '--reading-spacing': String(spacing) };
}

/** The offered value nearest to the kept one, so that one radio button is always set. */
export function nearest<N extends number>(offered: readonly N[], kept: number): N | undefined {
  return [...offered].sort((a, b) => Math.abs(a - kept) - Math.abs(b - kept))[0];
}
