// Words that are set twice at one place, a hair apart, to look bold or to throw a shadow, are read once.
import type { GivenItem } from './page-items.ts';

/** Copies lie no farther apart: of the type's size. */
const APART = 0.12;
/** Where a run begins with the letter that ends the one before, and so far inside it, it is that letter once more: of the type's size. */
const INSIDE = 0.2;
/** No letter is wider. */
const WIDEST = 1.3;

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly item: GivenItem;
}

function placed(item: GivenItem): Placed {
  const [, , c = 0, d = 1, x = 0, y = 0] = item.transform ?? [];
  return { x, y, size: Math.hypot(c, d), item };
}

const isCopy = (a: Placed, b: Placed): boolean =>
  Math.abs(a.x - b.x) <= APART * a.size && Math.abs(a.y - b.y) <= APART * a.size && Math.abs(a.size - b.size) <= APART * a.size;

/** Where in runs that are sorted from the left those begin that are no further left than `x`. */
function firstFrom(runs: readonly Placed[], x: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]!.x < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

function holdsCopy(runs: readonly Placed[], run: Placed): boolean {
  // As far as a copy may lie away that is as much larger as one may be.
  const reach = (APART * run.size) / (1 - APART);
  for (let i = firstFrom(runs, run.x - reach); i < runs.length && runs[i]!.x <= run.x + reach; i++) {
    if (isCopy(runs[i]!, run)) return true;
  }
  return false;
}

/** Remembers the runs of a page by their words and the line they are on, from the left: a line of dots has thousands that are alike. */
function seenRuns(): (run: Placed) => boolean {
  const known = new Map<string, Placed[]>();
  return (run) => {
    const line = Math.round(run.y);
    const isKnown = [line - 1, line, line + 1].some((at) => holdsCopy(known.get(`${at} ${run.item.str}`) ?? [], run));
    const key = `${line} ${run.item.str}`;
    const runs = known.get(key);
    if (runs === undefined) known.set(key, [run]);
    else runs.splice(firstFrom(runs, run.x), 0, run);
    return isKnown;
  };
}

/** How far the run lies inside the one before, when it begins with that one's last letter; 0 when it does not. Level runs only. */
function insideOf(before: Placed, { x, y, size, item }: Placed): number {
  const [a = 1, b = 0] = item.transform ?? [];
  const isLevel = b === 0 && a > 0 && item.dir !== 'rtl' && item.fontName === before.item.fontName;
  if (!isLevel || Math.abs(y - before.y) > APART * size || before.item.str?.at(-1) !== item.str?.[0]) return 0;
  const inside = before.x + (before.item.width ?? 0) - x;
  return inside > INSIDE * size && inside < WIDEST * size && x > before.x - APART * size ? inside : 0;
}

/** The same items; of what is there twice the second has no words. */
export function withoutOverprint(items: readonly GivenItem[]): readonly GivenItem[] {
  const isSeen = seenRuns();
  let before: Placed | undefined;
  return items.map((item) => {
    if (item.str === undefined || item.str.trim() === '') return item;
    const run = placed(item);
    if (isSeen(run)) return { ...item, str: '' };
    const inside = before === undefined ? 0 : insideOf(before, run);
    before = run;
    if (inside === 0) return item;
    const [a = 1, b = 0, c = 0, d = 1] = item.transform ?? [];
    return { ...item, str: item.str.slice(1), width: (item.width ?? 0) - inside, transform: [a, b, c, d, run.x + inside, run.y] };
  });
}
