// All of a page's text in the parts that a reader may choose from, in reading order: for when the main text was not found well.
import type { Capture, ReadingElement, ReadingNode } from '@/utils/model/document';
import type { PageBlock } from '@/utils/model/page-block';
import { fail, ok, type Result } from '@/utils/model/result';
import { isInline, isLayout } from './blocks';
import { describeBlock } from './find-block';
import { baseOf, nameShown, prepare, unclobber } from './prepare';
import { isUnseen } from './names';
import { readingText } from './reading-text';
import { readingTree } from './reading-tree';

/** Under so many words it is no part of its own, but of what stands around it. */
const FEW = 12;
/** Read as one, whatever stands in it. */
const WHOLE = /^(p|h[1-6]|ul|ol|dl|blockquote|figure|pre)$/;
const MAIN = 'main, article, [role=main], [itemprop~=articleBody]';

const holdsBlocks = (element: Element): boolean =>
  !isInline(element) && !WHOLE.test(element.localName) && (element.localName !== 'table' || isLayout(element));

/** Words as they are counted for people: a sign of Chinese or Japanese is one. */
export const wordsIn = (text: string): number =>
  text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

/** Takes out what nobody sees. The document must be inert, `unclobber`ed and `prepare`d. */
export function dropUnseen(body: Element): void {
  for (const element of body.querySelectorAll('[class], [id]')) if (isUnseen(element)) element.remove();
}

/** Whose description stands for an element and the one element inside it that holds the same text: what is named better, then the inner. */
function better(outer: Element, inner: Element): Element {
  const rank = (e: Element): number => (e.matches(MAIN) ? 2 : describeBlock(e)[0]?.id === '' ? 0 : 1);
  return rank(outer) > rank(inner) ? outer : inner;
}

/** A link is nothing to press where a press chooses. */
const unlinked = (nodes: readonly ReadingNode[]): readonly ReadingNode[] =>
  nodes.map((node): ReadingNode => (typeof node === 'string' ? node : { ...unhrefed(node), children: unlinked(node.children) }));

function unhrefed({ href: _href, ...node }: ReadingElement): ReadingElement {
  return node.tag === 'a' ? { ...node, tag: 'span' } : node;
}

interface Built extends PageBlock {
  readonly element: Element;
}

function build(element: Element, base: string): Built {
  const parts: (Built | readonly ReadingNode[])[] = [];
  let run = element.ownerDocument.createElement('div');
  const endRun = (): void => {
    const text = unlinked(readingTree(run, base));
    if (wordsIn(readingText(text)) > 0) parts.push(text);
    run = element.ownerDocument.createElement('div');
  };
  for (const node of element.childNodes) {
    const inner = node.nodeType === Node.ELEMENT_NODE && holdsBlocks(node as Element) ? build(node as Element, base) : undefined;
    if (inner !== undefined && inner.words >= FEW) {
      endRun();
      parts.push(inner);
    } else run.append(node.cloneNode(true));
  }
  endRun();
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && 'element' in only) {
    const named = better(element, only.element);
    return { ...only, element: named, description: describeBlock(named) };
  }
  const words = parts.reduce((sum, part) => sum + ('element' in part ? part.words : wordsIn(readingText(part))), 0);
  return { element, description: describeBlock(element), words, parts };
}

const bare = ({ element: _element, ...block }: Built): PageBlock => ({
  ...block,
  parts: block.parts.map((part) => ('element' in part ? bare(part as Built) : part)),
});

/** The whole page as one part with parts inside. Problems: `page-is-pdf`, `no-main-text` where there is no word. Never throws. */
export function pageBlocks(capture: Capture, parse: (html: string) => Document): Result<PageBlock> {
  if (capture.contentType === 'application/pdf') return fail('page-is-pdf');
  try {
    const doc = parse(capture.html);
    unclobber(doc);
    nameShown(doc, capture.shown);
    if (doc.body === null) return fail('no-main-text', 'the page has no body');
    const base = baseOf(doc, capture.url);
    prepare(doc, '');
    dropUnseen(doc.body);
    const page = build(doc.body, base);
    return page.words === 0 ? fail('no-main-text') : ok(bare(page));
  } catch (error) {
    return fail('no-main-text', error instanceof Error ? error.message : String(error));
  }
}
