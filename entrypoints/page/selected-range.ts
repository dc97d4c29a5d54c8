// Which passage is selected in the page: one range, inside an open shadow root too.

// `getComposedRanges` is in both browsers but not yet in TypeScript's DOM types (5.9).
interface ComposedSelection {
  getComposedRanges?(options: { shadowRoots: readonly ShadowRoot[] }): readonly StaticRange[];
}

function openRootAt(selection: Selection): ShadowRoot | undefined {
  let node: Node | null = selection.anchorNode;
  let root: ShadowRoot | undefined;
  // The selection of a page stops at the outermost host; what is selected may be several roots deeper.
  for (let depth = 0; node !== null && depth < 32; depth += 1) {
    const at: Node | undefined = node.childNodes[selection.anchorOffset];
    const host: Node = at instanceof Element ? at : node;
    const inner: ShadowRoot | null = host instanceof Element ? host.shadowRoot : null;
    if (inner === null) return root;
    root = inner;
    node = inner.firstElementChild;
  }
  return root;
}

/** Is the focus in a frame? What is selected there is another page's, and out of reach. */
export const isInFrame = (): boolean => document.activeElement instanceof HTMLIFrameElement;

/** Is more selected than a place for the cursor? */
export const isSelected = (): boolean => document.getSelection()?.isCollapsed === false;

/** `undefined` when nothing is selected, or when what is selected stands in a text field. */
export function selectedRange(): AbstractRange | undefined {
  const selection = document.getSelection();
  if (selection === null) return undefined;
  const root = openRootAt(selection);
  if (root !== undefined) {
    const composed = (selection as ComposedSelection).getComposedRanges?.({ shadowRoots: [root] })[0]; // see ComposedSelection
    if (composed !== undefined && !composed.collapsed) return composed;
  }
  if (selection.isCollapsed || selection.rangeCount === 0) return undefined;
  // Cloned: the page may move its selection while we still describe this one.
  return selection.getRangeAt(0).cloneRange();
}
