// Drafts of bills and papers under review number their lines in the margin: those numbers are no part of the text.
import type { PageItem } from './page.ts';

const NUMBER = /^\s*\d{1,4}\s*$/;

/** So many on a page are no chance. */
const ENOUGH = 5;
/** Numbers that end (or begin) within this of each other stand under each other, pt. */
const LEVEL = 2;
/** Heads and feet, which may stand further out: of the page's height. */
const EDGE = 0.09;

/** Those that stand under each other, from the top. */
function columnsOf(numbers: readonly PageItem[], edgeOf: (item: PageItem) => number): readonly (readonly PageItem[])[] {
  const columns: PageItem[][] = [];
  for (const item of [...numbers].sort((a, b) => a.y - b.y)) {
    const column = columns.find((c) => Math.abs(edgeOf(c[0]!) - edgeOf(item)) < LEVEL);
    if (column === undefined) columns.push([item]);
    else column.push(item);
  }
  return columns.filter((c) => c.length >= ENOUGH);
}

/** Each is by one more than the one above it, or by five, or by what else the first two differ. */
function countsOn(column: readonly PageItem[]): boolean {
  const steps = column.slice(1).map((item, i) => Number(item.text) - Number(column[i]!.text));
  const step = steps[0] ?? 0;
  return step > 0 && steps.every((s) => s === step);
}

/** Items that number the lines of a page: a column of numbers that count on, with all of the text on one side of it. */
export function lineNumbers(items: readonly PageItem[], height: number): ReadonlySet<PageItem> {
  const inside = items.filter((i) => i.y > EDGE * height && i.y < (1 - EDGE) * height);
  const numbers = inside.filter((i) => NUMBER.test(i.text));
  if (numbers.length < ENOUGH) return new Set();
  const isBeside = (column: readonly PageItem[]): boolean => {
    const own = new Set(column);
    const right = Math.max(...column.map((i) => i.x + i.width));
    const left = Math.min(...column.map((i) => i.x));
    const others = inside.filter((i) => !own.has(i));
    return others.length > 0 && (others.every((i) => i.x > right) || others.every((i) => i.x + i.width < left));
  };
  const columns = [...columnsOf(numbers, (i) => i.x + i.width), ...columnsOf(numbers, (i) => i.x)];
  return new Set(columns.filter((c) => countsOn(c) && isBeside(c)).flat());
}
