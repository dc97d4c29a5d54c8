// When may a style sheet have shown or hidden text, though no element in the root has changed?
import { type DomTree, isElement } from './dom-tree.ts';

export interface StyleChanges {
  readonly tree: DomTree;
  readonly document: Document;
  readonly onChange: () => void;
  readonly signal: AbortSignal;
}

const bringsRules = (tree: DomTree, node: Node | null): boolean => isElement(tree, node) && /^(style|link)$/.test(tree.name(node));

/** Is it of a sheet that stands in the root itself? */
export function changesRules(tree: DomTree, { target, addedNodes, removedNodes }: MutationRecord): boolean {
  return [target, tree.parent(target), ...addedNodes, ...removedNodes].some((node) => bringsRules(tree, node));
}

/** Attributes by which a sheet holds or not. */
const SWITCHES = ['disabled', 'href', 'media', 'rel', 'title', 'type'];

/**
 * Tells of sheets in the head that come, go, load or are switched, of attributes of the page's own element, of another address
 * within the page (`:target`), fields (`:checked`), the window's size and the colour scheme (media queries), and of what opens.
 * A sheet that a script rewrites by its rules tells nobody.
 */
export function followStyle({ tree, document, onChange, signal }: StyleChanges): void {
  const view = document.defaultView;
  // An inline style of the page's own element hides nothing but the whole page, and some write theirs at every scroll.
  const observer = new MutationObserver((records) => {
    if (records.some(({ attributeName }) => attributeName !== 'style')) onChange();
  });
  observer.observe(document.documentElement, { attributes: true });
  if (document.head !== null)
    observer.observe(document.head, { subtree: true, childList: true, characterData: true, attributeFilter: SWITCHES });
  const loaded = ({ target }: Event): void => {
    if (target instanceof Node && bringsRules(tree, target)) onChange();
  };
  document.addEventListener('load', loaded, { capture: true, signal });
  for (const type of ['change', 'toggle']) document.addEventListener(type, onChange, { capture: true, signal });
  for (const type of ['hashchange', 'resize']) view?.addEventListener(type, onChange, { signal });
  view?.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', onChange, { signal });
  signal.addEventListener('abort', () => observer.disconnect());
}
