// Which classes that say "out of sight" are in sight on this page? Its markup alone, of which the reader view is made, does not tell.
import { isNamedUnseen } from '../text/unseen.ts';
import { domTree } from './dom-tree.ts';
import { shutUnder } from './reading-rules.ts';

/** Such `class` attributes, as written: whatever bears them is read with the page. Empty on nearly every page. */
export function shownNames(document: Document): readonly string[] {
  const tree = domTree();
  const root = document.documentElement;
  const isShut = shutUnder(tree, root);
  const shut: Record<string, boolean> = {};
  // A form may bear the name of what is asked of the document.
  const named: NodeListOf<Element> = Element.prototype.querySelectorAll.call(root, '[class]');
  for (const element of named) {
    const name = tree.attribute(element, 'class');
    if (isNamedUnseen(name)) shut[name] ||= isShut(element);
  }
  return Object.keys(shut).filter((name) => !shut[name]);
}
