// Which element is meant by a path such as `/html[1]/body[1]/div[2]/p[3]`, and what is an element's path?
// Only steps by name and number, as annotation tools write them; no expression is ever evaluated.
import { type DomTree, domTree, isElement } from './dom-tree.ts';

function numberAmong(tree: DomTree, parent: Node, element: Element): number {
  let n = 0;
  for (let c = tree.firstChild(parent); c !== null; c = tree.nextSibling(c)) {
    if (isElement(tree, c) && tree.name(c) === tree.name(element)) n++;
    if (c === element) break;
  }
  return n;
}

/** The path from the document; undefined for elements that have none (foreign, in a shadow root, in no document). */
export function xpathOf(element: Element): string | undefined {
  const tree = domTree();
  const steps: string[] = [];
  let at: Element = element;
  for (;;) {
    const parent = tree.parent(at);
    if (parent === null || !tree.isHtml(at)) return undefined;
    steps.unshift(`/${tree.name(at)}[${numberAmong(tree, parent, at)}]`);
    if (tree.kind(parent) === 9) return steps.join('');
    if (!isElement(tree, parent)) return undefined;
    at = parent;
  }
}

/**
 * The element at a path. An absolute path starts at the document; one that does not start with `/html` is read from
 * `root`, as Hypothesis writes it.
 */
export function elementAt(path: string, root: Element): Element | undefined {
  const tree = domTree();
  if (!/^\.?(\/[\w:-]+(\[\d+\])?)+$/.test(path)) return undefined;
  let at: Node = root;
  if (/^\/html(\[|\/|$)/.test(path)) for (let up = tree.parent(at); up !== null; up = tree.parent(at)) at = up;
  for (const [, name, number = '1'] of path.matchAll(/\/([\w:-]+)(?:\[(\d+)\])?/g)) {
    let left = Number(number);
    let child = tree.firstChild(at);
    for (; child !== null; child = tree.nextSibling(child))
      if (isElement(tree, child) && tree.name(child) === name?.toLowerCase() && --left === 0) break;
    if (child === null) return undefined;
    at = child;
  }
  return isElement(tree, at) ? at : undefined;
}
