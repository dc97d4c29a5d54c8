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

/** The items of a part of a page without its boxes, and the items of each box. */
export function partBoxes(items: readonly PageItem[]): {
  readonly text: readonly PageItem[];
  readonly boxes: readonly (readonly PageItem[])[];
} {
  const size = commonest(items.map((i) => [i.size, i.text.length] as const), 0.5, 0); // prettier-ignore
  const others = items.filter((i) => Math.abs(i.size - size) > OTHER * size);
  if (others.length < 2 || others.length > items.length / 2) return { text: items, boxes: [] };
  const own = new Set(others);
  const text = items.filter((i) => !own.has(i));
  const boxes = groupsOf(others).filter((group) => isBox(group, text));
  const boxed = new Set(boxes.flat());
  return { text: items.filter((i) => !boxed.has(i)), boxes };
}
