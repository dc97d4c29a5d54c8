// What may be another text since the root was read: told by the records of its changes, or seen by asking what is displayed.
import type { Pace } from '../text/pace.ts';
import { type Block, isBlock, type Memory, type News, type PieceReading } from './dom-pieces.ts';
import { type DomTree, isElement } from './dom-tree.ts';

/** Attributes by which an element is shown, hidden or put elsewhere. */
export const TELLING = ['class', 'hidden', 'open', 'slot', 'style'];

type IsShut = PieceReading['isShut'];

export interface Gathering extends News {
  /** Number of elements that it holds. */
  size(): number;
  note(record: MutationRecord): void;
  /** The element or what is in it may be shown or hidden since. */
  doubt(element: Element): void;
  /** Asks what is shown, hidden or composed otherwise since, without a change of content. */
  look(memory: Memory, isShut: IsShut, pace: Pace): Promise<void>;
}

export function gatherNews(tree: DomTree): Gathering {
  const changed = new Set<Element>();
  const strange = new Set<Element>();
  /** Elements that may be shown or hidden since, or what is in them. */
  const doubtful = new Set<Element>();
  const mark = (node: Node): void => {
    // Above an element that is marked all are.
    for (let at: Node | null = node; at !== null && !(changed as Set<Node>).has(at); at = tree.flatParent(at))
      if (isElement(tree, at)) changed.add(at);
  };
  return {
    changed,
    strange,
    size: () => changed.size + strange.size + doubtful.size,
    note({ type, target, attributeName, addedNodes }) {
      // It may have been here before, and changed while it was away.
      addedNodes.forEach((node) => isElement(tree, node) && strange.add(node));
      // What a host shows of its children is its slots' to say, which stand in another tree.
      const host = attributeName === 'slot' ? tree.parent(target) : type === 'childList' ? target : null;
      if (isElement(tree, host) && tree.shadow(host) !== null) strange.add(host);
      if (attributeName === 'slot') mark(host ?? target);
      else if (type !== 'attributes') mark(target);
      else if (isElement(tree, target)) doubtful.add(target);
    },
    doubt: (element) => doubtful.add(element),
    async look({ blocks, hidden, bare }, isShut, pace) {
      const asked = [...doubtful].filter((element) => tree.isConnected(element));
      doubtful.clear();
      for (const element of asked) if (isShut(element) !== hidden.has(element)) mark(element);
      const around = new Set(asked.flatMap((element) => blockAround(tree, blocks, element) ?? []));
      for (const element of await shutIn(around, { tree, isShut, pace })) mark(element);
      for (const element of hidden) {
        if (!tree.isConnected(element)) hidden.delete(element);
        else if (!isShut(element)) mark(element);
        await pace();
      }
      for (const element of bare) {
        const isComposed = tree.shadow(element) !== null;
        if (isComposed || !tree.isConnected(element)) bare.delete(element);
        if (isComposed) {
          strange.add(element);
          mark(element);
        }
      }
    },
  };
}

/** The innermost block that was read and has the element in it, or is it. */
function blockAround(tree: DomTree, blocks: Memory['blocks'], element: Element): Block | undefined {
  for (let at: Node | null = element; at !== null; at = tree.flatParent(at)) {
    const block = isElement(tree, at) ? blocks.get(at) : undefined;
    if (block !== undefined) return block;
  }
  return undefined;
}

/** Elements in these blocks that were read and are not displayed any more. Each block is looked at once. */
async function shutIn(
  first: Iterable<Block>,
  { tree, isShut, pace }: { tree: DomTree; isShut: IsShut; pace: Pace },
): Promise<readonly Element[]> {
  const shut: Element[] = [];
  const blocks = new Set(first);
  for (const { element, parts } of blocks)
    for (const part of parts) {
      await pace();
      if (isBlock(part)) {
        if (isShut(part.element)) shut.push(part.element);
        else blocks.add(part);
        continue;
      }
      for (const node of new Set(part.nodes))
        for (let at = tree.flatParent(node); at !== null && at !== element; at = tree.flatParent(at))
          if (isElement(tree, at) && isShut(at)) shut.push(at);
    }
  return shut;
}
