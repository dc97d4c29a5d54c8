// A box set into the text, with lines of the text beside it: its words are no part of those lines. Told by its type, which is
// another than the text's, and by the room about it.
import { rowsOf } from './lines.ts';
import { commonest, type PageItem } from './page.ts';

/** Type that differs from the text's by more than this share is another. */
const OTHER = 0.07;
/** A box keeps away from the lines beside it by this share of their type's size. */
const ROOM = 0.4;
/** Lines of a box stand nearer to each other than this many times their size. */
const PITCH = 2;

interface Rect {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly foot: number;
}

function rectOf(items: readonly PageItem[]): Rect {
  return {
    left: Math.min(...items.map((i) => i.x)),
    right: Math.max(...items.map((i) => i.x + i.width)),
    top: Math.min(...items.map((i) => i.y - i.size)),
    foot: Math.max(...items.map((i) => i.y + 0.2 * i.size)),
  };
}

const around = (a: Rect, b: Rect): Rect => ({
  left: Math.min(a.left, b.left),
  right: Math.max(a.right, b.right),
  top: Math.min(a.top, b.top),
  foot: Math.max(a.foot, b.foot),
});

/** Items that stand under and beside each other, from the top. */
function groupsOf(items: readonly PageItem[]): readonly (readonly PageItem[])[] {
  const groups: { rect: Rect; readonly items: PageItem[] }[] = [];
  for (const item of [...items].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const reach = PITCH * item.size;
    const near = groups.findLast(
      ({ rect }) => item.y - rect.foot < reach && item.x < rect.right + reach && item.x + item.width > rect.left - reach,
    );
    if (near === undefined) groups.push({ rect: rectOf([item]), items: [item] });
    else {
      near.items.push(item);
      near.rect = around(near.rect, rectOf([item]));
    }
  }
  return groups.map((group) => group.items);
}

/** Whether at least two lines of the text stand beside it, all on one side, and none runs through it. */
function isBox(box: readonly PageItem[], text: readonly PageItem[]): boolean {
  if (rowsOf(box).length < 2 || box.reduce((sum, i) => sum + i.text.length, 0) < 20) return false;
  const { left, right, top, foot } = rectOf(box);
  const beside = text.filter((i) => i.y > top && i.y - 0.7 * i.size < foot);
  const isBeside = beside.every((i) => i.x + i.width < left - ROOM * i.size) || beside.every((i) => i.x > right + ROOM * i.size);
  return isBeside && rowsOf(beside).length >= 2;
}

/** Lines of a box begin at one place, within so much (pt). */
const EDGE = 1;
/** Fewer lines in the text's own type are no box, */
const FEWEST = 3;
/** and no more of them than this share stand on the baselines of the text beside: those would be cells of a table. */
const ON_LINE = 0.34;

/** Lines that are pushed in fill the room that is left to them by this share, most of them. */
const FULL = 0.75;
const MOST = 0.6;

/** Items below each other that begin at one place, from the top. */
function stacksOf(items: readonly PageItem[], size: number): readonly (readonly PageItem[])[] {
  const edges = new Map<number, PageItem[]>();
  for (const item of [...items].sort((a, b) => a.y - b.y)) {
    const edge = Math.round(item.x / EDGE);
    const own = edges.get(edge);
    if (own === undefined) edges.set(edge, [item]);
    else own.push(item);
  }
  return [...edges.values()].flatMap((column) => {
    const stacks: PageItem[][] = [];
    for (const item of column) {
      const last = stacks.at(-1)?.at(-1);
      if (last !== undefined && item.y - last.y < PITCH * size) stacks.at(-1)!.push(item);
      else stacks.push([item]);
    }
    return stacks.filter((stack) => stack.length >= FEWEST);
  });
}

/** Whether lines above it and below it run where it stands, and those beside it go down at a pace of their own. */
function isFlowedAround(box: readonly PageItem[], text: readonly PageItem[], size: number): boolean {
  const { left, right, top, foot } = rectOf(box);
  const runsOver = ({ x, width }: PageItem): boolean => x < left - ROOM * size && x + width > left + 0.5 * (right - left);
  const isCrossed = text.some((i) => i.y <= top && i.y > top - 4 * size && runsOver(i)) || text.some((i) => i.y > foot && i.y < foot + 4 * size && runsOver(i)); // prettier-ignore
  const beside = text.filter((i) => i.y > top && i.y <= foot + size);
  const from = Math.min(...text.map((i) => i.x));
  const rows = rowsOf(beside.filter((i) => i.x < left));
  const full = rows.filter((row) => rectOf(row.items).right - from > FULL * (left - from));
  if (full.length < MOST * rows.length) return false;
  const onLine = rowsOf(box).filter((row) => beside.some((i) => Math.abs(i.y - row.y) < 0.15 * size));
  return isCrossed && onLine.length <= ON_LINE * rowsOf(box).length;
}

/** The first box in the type of the text itself, at the right of the lines that it pushes in. */
function likeText(items: readonly PageItem[], size: number): readonly PageItem[] | undefined {
  for (const stack of stacksOf(items, size)) {
    const { left, top, foot } = rectOf(stack);
    const box = items.filter((i) => i.x >= left - EDGE && i.y > top && i.y <= foot);
    const own = new Set(box);
    const text = items.filter((i) => !own.has(i));
    if (isBox(box, text) && isFlowedAround(box, text, size)) return box;
  }
  return undefined;
}

function without(items: readonly PageItem[], box: readonly PageItem[]): readonly PageItem[] {
  const boxed = new Set(box);
  return boxed.size === 0 ? items : items.filter((i) => !boxed.has(i));
}

/** The items of a part of a page without its boxes, and the items of each box. */
export function partBoxes(items: readonly PageItem[]): {
  readonly text: readonly PageItem[];
  readonly boxes: readonly (readonly PageItem[])[];
} {
  const size = commonest(items.map((i) => [i.size, i.text.length] as const), 0.5, 0); // prettier-ignore
  const others = items.filter((i) => Math.abs(i.size - size) > OTHER * size);
  const own = new Set(others);
  const plain = items.filter((i) => !own.has(i));
  const areFew = others.length >= 2 && others.length <= items.length / 2;
  const boxes = areFew ? groupsOf(others).filter((group) => isBox(group, plain)) : [];
  let text = without(items, boxes.flat());
  for (let box = likeText(text, size); box !== undefined; box = likeText(text, size)) {
    boxes.push(box);
    text = without(text, box);
  }
  return { text, boxes };
}
