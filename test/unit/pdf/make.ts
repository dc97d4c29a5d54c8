// Pages of a PDF made up for a test: lines at places, each of one run or of several.
import type { Fonts, Page, PageItem, Role } from '@/utils/pdf/page';

export interface Run {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
  readonly width?: number;
  readonly font?: string;
  readonly role?: Role;
  readonly part?: number;
}

/** Letters are half as wide as they are high. */
const widthOf = (text: string, size: number): number => text.length * size * 0.5;

export function page(index: number, runs: readonly Run[]): Page {
  const items: PageItem[] = runs.map(({ text, x = 72, y, size = 10, width, font = 'body', role = '', part }, i) => ({
    index: i,
    text,
    x,
    y,
    size,
    width: width ?? widthOf(text, size),
    font,
    role,
    part,
    isRtl: /[\u0590-\u06ff]/.test(text),
  }));
  return { index, width: 612, height: 792, items };
}

/** Lines under each other from `top`, 12 pt apart. */
export const lines = (texts: readonly string[], top: number, rest: Omit<Run, 'text' | 'y'> = {}): readonly Run[] =>
  texts.map((text, i) => ({ ...rest, text, y: top + 12 * i }));

export const noBold: Fonts = { isBold: () => false };

/** Enough running text to make the body's size plain. */
export const FILLER = Array.from(
  { length: 12 },
  (_, i) => `Line ${String.fromCharCode(97 + i)} of a paragraph that fills the page with its many words and`,
);
