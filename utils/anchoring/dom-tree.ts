// How is a page's tree read when the page may lie? A form answers `form.parentNode` with its field of that name, and
// Chromium does not protect content scripts from it; so every property comes from the prototype's getter.
// The tree is the flattened one: open shadow roots are entered, slotted nodes stand in their slots.
import { isNamedUnseen } from '../text/unseen.ts';

/** What one realm knows about nodes. */
export interface DomTree {
  readonly kind: (node: Node) => number;
  /** Lower case for HTML. */
  readonly name: (element: Element) => string;
  readonly data: (text: Text) => string;
  readonly parent: (node: Node) => Node | null;
  readonly nextSibling: (node: Node) => Node | null;
  readonly firstChild: (node: Node) => Node | null;
  readonly isHtml: (element: Element) => boolean;
  readonly isConnected: (node: Node) => boolean;
  /** Its open shadow root. */
  readonly shadow: (element: Element) => ShadowRoot | null;
  readonly hasAttribute: (element: Element, name: string) => boolean;
  /** Empty when it is not there. */
  readonly attribute: (element: Element, name: string) => string;
  /** Is there a layout in which it is `display: none`? Without layout the `hidden` attribute decides. */
  readonly isHidden: (element: Element) => boolean;
  /** Computed `display`; empty without layout. */
  readonly display: (element: Element) => string;
  /** Its class says that it is out of sight, and it stands out of the flow; without layout its class decides. */
  readonly isOutOfSight: (element: Element) => boolean;
  /** Children in the flattened tree: a list for a slot that is filled, else the first of a chain of siblings. */
  readonly flatChildren: (element: Element) => readonly Node[] | Node | null;
  /** Parent in the flattened tree: slot before parent, host instead of shadow root. */
  readonly flatParent: (node: Node) => Node | null;
}

export const isElement = (tree: DomTree, node: Node | null): node is Element => node !== null && tree.kind(node) === 1;
export const isText = (tree: DomTree, node: Node | null): node is Text => node !== null && (tree.kind(node) === 3 || tree.kind(node) === 4);

// The type of what a prototype's getter gives is known to the DOM's types only by property; hence the casts here.
// Bound and not wrapped: each property of each node of a page is asked, mostly by code that has not been compiled yet.
function getter<O, K extends keyof O>(prototype: O, property: K): (of: O) => O[K] {
  const get = Object.getOwnPropertyDescriptor(prototype, property)?.get;
  return (get === undefined ? () => undefined : Function.prototype.call.bind(get)) as (of: O) => O[K];
}

/** The safe reader; cheap to make. */
export function domTree(): DomTree {
  const kind = getter(Node.prototype, 'nodeType');
  const name = getter(Element.prototype, 'localName');
  const parent = getter(Node.prototype, 'parentNode');
  const firstChild = getter(Node.prototype, 'firstChild');
  const shadowRoot = getter(Element.prototype, 'shadowRoot');
  const host = getter(ShadowRoot.prototype, 'host');
  const slotOfElement = getter(Element.prototype, 'assignedSlot');
  const slotOfText = getter(Text.prototype, 'assignedSlot');
  const namespace = getter(Element.prototype, 'namespaceURI');
  const owner = getter(Node.prototype, 'ownerDocument');
  const view = getter(Document.prototype, 'defaultView');
  const assigned = HTMLSlotElement.prototype.assignedNodes;
  // Absent before Chromium 105 and Firefox 106.
  const visibility = Element.prototype.checkVisibility as typeof Element.prototype.checkVisibility | undefined;
  const hasAttribute = (e: Element, n: string): boolean => Element.prototype.hasAttribute.call(e, n);
  const attribute = (e: Element, n: string): string => Element.prototype.getAttribute.call(e, n) ?? '';
  const isShadow = (n: Node): n is ShadowRoot => kind(n) === 11 && n instanceof ShadowRoot;
  const styleOf = (e: Element): CSSStyleDeclaration | undefined => {
    const of = owner(e);
    return (of && view(of)?.getComputedStyle(e)) ?? undefined;
  };
  const display = (e: Element): string => styleOf(e)?.display ?? '';
  return {
    kind,
    name,
    parent,
    firstChild,
    display,
    hasAttribute,
    isConnected: getter(Node.prototype, 'isConnected'),
    shadow: shadowRoot,
    attribute,
    data: getter(CharacterData.prototype, 'data'),
    nextSibling: getter(Node.prototype, 'nextSibling'),
    isHtml: (e) => namespace(e) === 'http://www.w3.org/1999/xhtml',
    isHidden: (e) => {
      // False also for `display: contents` and closed `details`, whose text is read.
      if (visibility?.call(e) === true) return false;
      const d = display(e);
      return d === 'none' || (d === '' && hasAttribute(e, 'hidden'));
    },
    isOutOfSight: (e) => isNamedUnseen(attribute(e, 'class')) && /^(absolute|fixed|)$/.test(styleOf(e)?.position ?? ''),
    flatChildren: (e) => {
      const shadow = shadowRoot(e);
      if (shadow !== null) return firstChild(shadow);
      if (name(e) === 'slot') {
        const nodes = assigned.call(e);
        if (nodes.length > 0) return nodes;
      }
      return firstChild(e);
    },
    flatParent: (n) => {
      const slot = kind(n) === 1 ? slotOfElement(n as Element) : kind(n) === 3 ? slotOfText(n as Text) : null;
      if (slot !== null) return slot;
      if (isShadow(n)) return host(n);
      const p = parent(n);
      return p !== null && isShadow(p) ? host(p) : p;
    },
  };
}

/** Nodes of the flattened tree from a boundary point on, in order, to the end of the root. */
export function* nodesFrom(tree: DomTree, root: Node, { node, offset }: { readonly node: Node; readonly offset: number }): Generator<Node> {
  let at: Node | null = node;
  let inside = false;
  if (!isText(tree, node)) {
    let child = tree.firstChild(node);
    for (let i = 0; i < offset && child !== null; i++) child = tree.nextSibling(child);
    if (child !== null) at = child;
    inside = child !== null;
  }
  while (at !== null) {
    if (inside) {
      yield at;
      const children: readonly Node[] | Node | null = isElement(tree, at) ? tree.flatChildren(at) : null;
      const first: Node | null = Array.isArray(children) ? (children[0] ?? null) : (children as Node | null);
      if (first !== null) {
        at = first;
        continue;
      }
    }
    inside = true;
    at = following(tree, root, at);
  }
}

function following(tree: DomTree, root: Node, node: Node): Node | null {
  for (let at: Node | null = node; at !== null && at !== root; at = tree.flatParent(at)) {
    const parent = tree.flatParent(at);
    const children = parent !== null && isElement(tree, parent) ? tree.flatChildren(parent) : null;
    const next: Node | null = Array.isArray(children) ? (children[children.indexOf(at) + 1] ?? null) : tree.nextSibling(at);
    if (next !== null) return next;
  }
  return null;
}
