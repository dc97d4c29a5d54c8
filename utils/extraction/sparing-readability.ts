// Readability as it ships, but for work of which none of our answers knows: it looks for the words of a page that are its text, and we keep
// the page's own nodes. The only import of Readability.
import { Readability } from '@mozilla/readability';

/** The helpers of Readability 0.6.0 that are asked once for each element, or more; were one renamed, only time would be lost. */
interface Helpers {
  _isValidByline(node: Element, names: string): boolean;
  _isElementWithoutContent(node: Element): boolean;
  _isProbablyVisible(node: Element): boolean;
  _getLinkDensity(element: Element): number;
  _getTextDensity(element: Element, tags: readonly string[]): number;
}
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

/**
 * Finds the same words as Readability. Each helper answers as the one that it stands for, without reading an element's whole text or
 * its styles where a look at its names is enough; classes, styles and addresses of what was found are left as they are.
 */
export class SparingReadability extends Readability<Node> implements Helpers {
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

  _getTextDensity(element: Element, tags: readonly string[]): number {
    return element.querySelector(tags.join(',')) === null ? 0 : slow._getTextDensity.call(this, element, tags);
  }

  _getCharCount(element: Element, sign = ','): number {
    return (element.textContent ?? '').split(sign).length - 1;
  }

  _cleanStyles(): void {}

  _postProcessContent(): void {}
}
