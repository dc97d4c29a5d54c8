// Readability as it ships, but for work of which none of our answers knows: it looks for the words of a page that are its text, and we keep
// the page's own nodes. The only import of Readability.
import { Readability } from '@mozilla/readability';
import { isNeverRead } from './prepare';

/** The helpers of Readability 0.6.0 that are asked once for each element, or more; were one renamed, only time would be lost. */
interface Helpers {
  _grabArticle(page: Element | null): Element | null;
  _initializeNode(node: Element): void;
  _prepArticle(article: Element): void;
  _removeNodes(nodes: ArrayLike<Element>, isGone?: Filter): void;
  _getAllNodesWithTag(node: Element | Document, tags: readonly string[]): ArrayLike<Element>;
  _getInnerText(node: Element, isEven?: boolean): string;
  _isValidByline(node: Element, names: string): boolean;
  _isElementWithoutContent(node: Element): boolean;
  _isProbablyVisible(node: Element): boolean;
  _getLinkDensity(element: Element): number;
  _getTextDensity(element: Element, tags: readonly string[]): number;
}
type Filter = (this: Helpers, node: Element, i: number, nodes: ArrayLike<Element>) => boolean;
const slow = Readability.prototype as unknown as Helpers;

/** As Readability's own pattern has it. */
const BYLINE = /byline|author|dateline|writtenby|p-author/i;

/** Whether text other than white space stands in it; ends at the first. */
function hasText(element: Element): boolean {
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE ? /\S/.test(node.nodeValue ?? '') : hasText(node as Element)) return true;
  }
  return false;
}

const NONE: readonly Element[] = [];

/**
 * Finds the same words as Readability. Each helper answers as the one that it stands for, without reading an element's whole text or
 * its styles where a look at its names is enough, and without reading a text again that cannot have changed; classes, styles and
 * addresses of what was found are left as they are. Reads prepared documents (`prepare`).
 */
export class SparingReadability extends Readability<Node> implements Helpers {
  /** Even texts that were read, as long as nothing changes them; undefined where something may. */
  texts: Map<Element, string> | undefined;

  _grabArticle(page: Element | null): Element | null {
    const found = slow._grabArticle.call(this, page);
    // Its markup would be written down for a log that nobody reads.
    if (found !== null) Object.defineProperty(found, 'innerHTML', { value: '' });
    return found;
  }

  /** With the first of them begins the scoring, in which elements are moved, but none is changed. */
  _initializeNode(node: Element): void {
    this.texts ??= new Map();
    slow._initializeNode.call(this, node);
  }

  _prepArticle(article: Element): void {
    this.texts = undefined;
    slow._prepArticle.call(this, article);
  }

  /** Between two that go nothing changes. */
  _removeNodes(nodes: ArrayLike<Element>, isGone?: Filter): void {
    if (isGone === undefined) return slow._removeNodes.call(this, nodes);
    this.texts = new Map();
    slow._removeNodes.call(this, nodes, (node, i) => {
      const goes = isGone.call(this, node, i, nodes);
      if (goes) this.texts = new Map();
      return goes;
    });
    this.texts = undefined;
  }

  _getAllNodesWithTag(node: Element | Document, tags: readonly string[]): ArrayLike<Element> {
    if (node.nodeType === Node.DOCUMENT_NODE) return slow._getAllNodesWithTag.call(this, node, tags);
    if (node.firstElementChild === null) return NONE;
    const left = tags.filter((tag) => !isNeverRead(tag));
    return left.length === 0 ? NONE : node.querySelectorAll(left.join(','));
  }

  _getInnerText(node: Element, isEven = true): string {
    if (!isEven || this.texts === undefined) return slow._getInnerText.call(this, node, isEven);
    const known = this.texts.get(node);
    if (known !== undefined) return known;
    const text = slow._getInnerText.call(this, node, true);
    this.texts.set(node, text);
    return text;
  }

  _isValidByline(node: Element, names: string): boolean {
    const isNamed = node.getAttribute('rel') === 'author' || node.getAttribute('itemprop')?.includes('author') || BYLINE.test(names);
    return isNamed && slow._isValidByline.call(this, node, names);
  }

  _isElementWithoutContent(node: Element): boolean {
    return !hasText(node) && slow._isElementWithoutContent.call(this, node);
  }

  _isProbablyVisible(node: Element): boolean {
    const mayBeHidden = node.hasAttribute('style') || node.hasAttribute('hidden') || node.hasAttribute('aria-hidden');
    return !mayBeHidden || slow._isProbablyVisible.call(this, node);
  }

  _getLinkDensity(element: Element): number {
    return element.getElementsByTagName('a').length === 0 ? 0 : slow._getLinkDensity.call(this, element);
  }

  /** Of headings it is asked how much of the text they are; of all else only whether they hold any of it. */
  _getTextDensity(element: Element, tags: readonly string[]): number {
    const first = element.querySelector(tags.join(','));
    if (first === null) return 0;
    return tags.includes('SPAN') && hasText(first) ? 1 : slow._getTextDensity.call(this, element, tags);
  }

  _getCharCount(element: Element, sign = ','): number {
    return this._getInnerText(element).split(sign).length - 1;
  }

  _cleanStyles(): void {}

  _postProcessContent(): void {}
}
