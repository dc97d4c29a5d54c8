// What the page itself decides: whether it is dark, and when it leaves us time.
import { breath, pacer, type Pace } from '@/utils/text/pace';

/** Work of ours is done in slices of this length, so that the page stays quick under the reader's hand. */
const SLICE_MS = 8;

export const sliceOfPage = (): Pace => pacer(SLICE_MS, breath, () => performance.now());

/** The background that is really painted decides, not the reader's system setting. Relative luminance as in WCAG 2.2. */
export function pageIsDark(): boolean {
  const root = document.documentElement;
  for (const element of [document.body, root]) {
    const [r = 255, g = 255, b = 255, alpha = 1] = (getComputedStyle(element).backgroundColor.match(/[\d.]+/gu) ?? []).map(Number);
    if (alpha > 0.5) return 0.2126 * r + 0.7152 * g + 0.0722 * b < 110;
  }
  return getComputedStyle(root).colorScheme === 'dark';
}
