// A large letter that a paragraph begins with stands beside its first lines and on the baseline of the last of them: it is read as the first letter of the first.
import { median, type PageItem } from './page.ts';

/** Smaller than this many times the text, a letter is large for other reasons. */
const LARGE = 1.8;
/** Of its size, from the baseline to its top. */
const CAP_HEIGHT = 0.7;

const CAP = /^\s*["'“‘«]?\p{Lu}\s*$/u;

/** The item with which the first line beside the letter begins. */
function besideOf(cap: PageItem, items: readonly PageItem[]): PageItem | undefined {
  const right = cap.x + cap.width;
  const top = cap.y - CAP_HEIGHT * cap.size;
  const near = items.filter(
    (i) =>
      i !== cap &&
      cap.size >= LARGE * i.size &&
      i.x > right - 0.1 * cap.size &&
      i.x < right + 0.5 * cap.size &&
      i.y > top &&
      i.y < top + 1.3 * i.size &&
      /^\s*[\p{L}’']/u.test(i.text),
  );
  return near.sort((a, b) => a.x - b.x)[0];
}

/** The items of a page, with such letters moved to the lines that they begin. */
export function withDropCaps(items: readonly PageItem[]): readonly PageItem[] {
  const caps = items.filter((i) => CAP.test(i.text));
  if (caps.length === 0) return items;
  const size = median(items.map((i) => i.size), 10); // prettier-ignore
  const moved = new Map<PageItem, PageItem>();
  for (const cap of caps) {
    const beside = cap.size >= LARGE * size ? besideOf(cap, items) : undefined;
    if (beside === undefined || beside.isRtl) continue;
    // Close to the rest of the word, or a blank before the next one, as far as they stand apart.
    const gap = beside.x - (cap.x + cap.width) > 0.3 * beside.size && /^\s*\p{Lu}/u.test(beside.text) ? 0.3 * beside.size : 0;
    moved.set(cap, {
      ...cap,
      x: Math.min(cap.x, beside.x - gap),
      width: beside.x - gap - Math.min(cap.x, beside.x - gap),
      y: beside.y,
      size: beside.size,
    });
  }
  return moved.size === 0 ? items : items.map((i) => moved.get(i) ?? i);
}
