// The beginning of a reading tree: what is drawn first of a text that takes seconds to draw.
import type { ReadingNode } from '@/utils/model/document';

/** Levels that are walked; what is deeper is taken whole. */
const DEEPEST = 60;
/** An element counts as so many characters. */
const ELEMENT = 20;

/** The tree cut off after some `most` characters; the tree itself where it is no longer. */
export function firstScreens(nodes: readonly ReadingNode[], most: number): readonly ReadingNode[] {
  let left = most;
  const take = (all: readonly ReadingNode[], depth: number): readonly ReadingNode[] => {
    const taken: ReadingNode[] = [];
    for (const node of all) {
      if (left <= 0) break;
      if (typeof node === 'string') {
        taken.push(node.slice(0, left));
        left -= node.length;
      } else {
        left -= ELEMENT;
        taken.push(depth < DEEPEST ? { ...node, children: take(node.children, depth + 1) } : node);
      }
    }
    return taken;
  };
  const first = take(nodes, 0);
  return left > 0 ? nodes : first;
}
