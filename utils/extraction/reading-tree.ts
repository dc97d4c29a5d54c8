// What of a piece of DOM may a reader see? Text and a few harmless elements, built by walking (never by string), and back to plain text.
// Nodes are read through the prototypes' getters: a form can put its own inputs in the place of `parentNode` or `childNodes`.
import { READING_TAGS, type ReadingElement, type ReadingNode, type ReadingTag } from '@/utils/model/document';

const words = (s: string): readonly string[] => s.split(' ');

const KEPT: ReadonlySet<string> = new Set(READING_TAGS);
const isKept = (tag: string): tag is ReadingTag => KEPT.has(tag);

const all = (names: string, tag: ReadingTag): readonly (readonly [string, ReadingTag])[] => words(names).map((name) => [name, tag]);

/** Elements that are another element to a reader; blocks become `div`, so that their text does not run into the next block's. */
const INSTEAD: ReadonlyMap<string, ReadingTag> = new Map([
  ...all('article main header footer nav aside address hgroup details summary center form fieldset legend search body', 'div'),
  ...all('kbd samp var tt', 'code'),
  ...all('xmp listing plaintext', 'pre'),
  ...all('dir menu', 'ul'),
  ...all('dfn', 'i'),
  ...all('strike', 's'),
  ...all('acronym', 'abbr'),
]);

/** Gone with all they hold. What is neither kept, replaced nor dropped (font, label, own elements) is unwrapped. */
const DROPPED: ReadonlySet<string> = new Set([
  ...words('script style noscript template iframe frame frameset noframes noembed object embed applet image source track'),
  ...words('map area canvas audio video input textarea select option optgroup datalist button progress meter output'),
  ...words('head title meta link base param col colgroup rp dialog slot marquee portal fencedframe keygen'),
]);

/** White space between their children is never seen. */
const BARE: ReadonlySet<string> = new Set(words('table thead tbody tfoot tr ul ol dl'));
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(words('br hr td th img'));

const LINKS: ReadonlySet<string> = new Set(words('http: https: mailto:'));
const LONGEST_LINK = 4096;
const XHTML = 'http://www.w3.org/1999/xhtml';

/** Reads a property as the browser defines it, whatever the node itself says. */
type Getter = (this: Node) => unknown;
const getter = (of: object, name: string): Getter => Object.getOwnPropertyDescriptor(of, name)?.get ?? (() => undefined);

const readers = () => ({
  firstChild: getter(Node.prototype, 'firstChild'),
  nextSibling: getter(Node.prototype, 'nextSibling'),
  nodeType: getter(Node.prototype, 'nodeType'),
  data: getter(CharacterData.prototype, 'data'),
  localName: getter(Element.prototype, 'localName'),
  namespaceURI: getter(Element.prototype, 'namespaceURI'),
});

// Nodes may come from another realm (a frame), where `instanceof` fails: the prototypes' getters are the border.
const asNode = (value: unknown): Node | undefined => (value === null || value === undefined ? undefined : (value as Node));
const attribute = (node: Node, name: string): string => Element.prototype.getAttribute.call(node as Element, name) ?? '';

/** The whole address of a link as it is written, where it leads to the web or to mail; without a base only whole ones do. */
export function safeHref(written: string, base?: string): string | undefined {
  const url = written === '' || written.length > LONGEST_LINK ? null : URL.parse(written, base);
  if (url === null) return undefined;
  return LINKS.has(url.protocol) && url.href.length <= LONGEST_LINK ? url.href : undefined;
}

function linkOf(node: Node, base: string): { readonly href?: string } {
  const href = safeHref(attribute(node, 'href'), base);
  return href === undefined ? {} : { href };
}

/** Pages that load their pictures late keep the address elsewhere until then. */
const SOURCES = ['src', 'data-src', 'data-lazy-src', 'data-original'] as const;
/** A picture that says to be smaller than this (px) is an icon or counts readers. */
const SMALLEST = 40;
const LONGEST_ALT = 1000;

/** None of a book or a file that was not read on the web: a picture that is elsewhere would only tell that it is read. */
function pictureOf(node: Node, base: string): Pick<ReadingElement, 'src' | 'alt'> | undefined {
  const isTiny = ['width', 'height'].some(
    (side) => /^\s*\d+\s*(?:px)?\s*$/i.test(attribute(node, side)) && Number.parseInt(attribute(node, side), 10) < SMALLEST,
  );
  const src = SOURCES.map((name) => safeHref(attribute(node, name).trim(), base)).find(
    (href) => href !== undefined && /^https?:/.test(href),
  );
  if (isTiny || src === undefined || !/^https?:/.test(base)) return undefined;
  const alt = attribute(node, 'alt').replaceAll(/\s+/gu, ' ').trim().slice(0, LONGEST_ALT);
  return alt === '' ? { src } : { src, alt };
}

function numberOf(node: Node, name: string, least: number): number | undefined {
  const value = /^\s*\+?(-?\d{1,6})/.exec(attribute(node, name))?.[1];
  const number = Number(value);
  return value === undefined || number < least || number > 100_000 || number === 1 ? undefined : number;
}

function attributesOf(tag: ReadingTag, node: Node, base: string): Omit<ReadingElement, 'tag' | 'children'> {
  if (tag === 'a') return linkOf(node, base);
  if (tag === 'img') return pictureOf(node, base) ?? {};
  if (tag === 'ol') {
    const start = numberOf(node, 'start', -100_000);
    return start === undefined ? {} : { start };
  }
  if (tag !== 'td' && tag !== 'th') return {};
  const [colspan, rowspan] = [numberOf(node, 'colspan', 2), numberOf(node, 'rowspan', 2)];
  return {
    ...(colspan !== undefined && { colspan: Math.min(colspan, 1000) }),
    ...(rowspan !== undefined && { rowspan: Math.min(rowspan, 1000) }),
  };
}

/** A node being walked: the child to look at next, where its children go, and what it becomes when they are done. */
interface Frame {
  next: Node | undefined;
  readonly tag: ReadingTag | undefined;
  readonly children: ReadingNode[];
  readonly parent: ReadingNode[];
  readonly attributes: Omit<ReadingElement, 'tag' | 'children'>;
}

function addText(frame: Frame, text: string): void {
  if (text === '' || (frame.tag !== undefined && BARE.has(frame.tag) && /^\s*$/.test(text))) return;
  const last = frame.children.at(-1);
  if (typeof last === 'string') frame.children[frame.children.length - 1] = last + text;
  else frame.children.push(text);
}

function close(frame: Frame): void {
  if (frame.tag === undefined || (frame.tag === 'img' && frame.attributes.src === undefined)) return;
  if (frame.children.length > 0 || MAY_BE_EMPTY.has(frame.tag))
    frame.parent.push({ tag: frame.tag, ...frame.attributes, children: frame.children });
}

/**
 * The children of `root` as a reading tree: only elements of `READING_TAGS`, text exactly as it stands, links only `http:`,
 * `https:` and `mailto:`, pictures by their address alone, resolved against `baseUrl`. Walks without recursion, so depth does not matter; `root` is not changed.
 */
export function readingTree(root: Element, baseUrl: string): readonly ReadingNode[] {
  const { firstChild, nextSibling, nodeType, data, localName, namespaceURI } = readers();
  const content: ReadingNode[] = [];
  const frames: Frame[] = [{ next: asNode(firstChild.call(root)), tag: undefined, children: content, parent: content, attributes: {} }];
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const node = frame.next;
    if (node === undefined) {
      close(frame);
      frames.pop();
      continue;
    }
    frame.next = asNode(nextSibling.call(node));
    const type = nodeType.call(node);
    if (type === Node.TEXT_NODE) addText(frame, String(data.call(node)));
    if (type !== Node.ELEMENT_NODE || namespaceURI.call(node) !== XHTML) continue;
    const name = String(localName.call(node));
    if (DROPPED.has(name)) continue;
    const tag = isKept(name) ? name : INSTEAD.get(name);
    frames.push({
      next: asNode(firstChild.call(node)),
      // An unwrapped element hands its children to the element around it.
      tag,
      children: tag === undefined ? frame.children : [],
      parent: frame.children,
      attributes: tag === undefined ? {} : attributesOf(tag, node, baseUrl),
    });
  }
  return content;
}

export { readingText } from './reading-text';
