// Reads one root again and again while it changes: only the blocks that a change has touched, and nothing while nothing changes.
import type { Pace } from '../text/pace.ts';
import { newMemory, type News, readPieces } from './dom-pieces.ts';
import { type DomText, textOf } from './dom-text.ts';
import { domTree, isElement } from './dom-tree.ts';

export interface DomReader {
  /** The text as it stands now; the same object as the last time when nothing has changed. */
  read(): Promise<DomText>;
  /** The next reading begins anew: for when a change may have gone unseen, as one made by a style sheet alone. */
  forget(): void;
}

export interface DomReaderSetting {
  /** Asked at every reading. */
  readonly root: () => Element;
  readonly pace: Pace;
  /** Called after each change of the root, read or not. */
  readonly onChange: () => void;
  readonly signal: AbortSignal;
}

/** Attributes by which an element is shown, hidden or put elsewhere. */
const TELLING = ['class', 'hidden', 'open', 'slot', 'style'];
/** Of so many changes at once the root is read anew. */
const MANY = 2_000;

export function domReader({ root, pace, onChange, signal }: DomReaderSetting): DomReader {
  const tree = domTree();
  let memory = newMemory();
  let news = noNews();
  let isRead = false;
  let text: DomText | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const forget = (): void => {
    memory = newMemory();
    news = noNews();
    isRead = false;
    text = undefined;
  };
  const mark = (node: Node): void => {
    for (let at: Node | null = node; at !== null; at = tree.flatParent(at)) if (isElement(tree, at)) news.changed.add(at);
  };
  const note = ({ type, target, attributeName, addedNodes }: MutationRecord): void => {
    // It may have been here before, and changed while it was away.
    addedNodes.forEach((node) => isElement(tree, node) && news.strange.add(node));
    // What a host shows of its children is its slots' to say, which stand in another tree.
    const host = attributeName === 'slot' ? tree.parent(target) : type === 'childList' ? target : null;
    if (isElement(tree, host) && tree.shadow(host) !== null) news.strange.add(host);
    if (attributeName === 'slot') mark(host ?? target);
    else if (type !== 'attributes') mark(target);
    else if (isElement(tree, target)) news.doubtful.add(target);
  };
  const observer = new MutationObserver((records) => {
    if (records.length + news.changed.size > MANY) forget();
    else if (isRead) records.forEach(note);
    onChange();
  });
  const observe = (node: Node): void =>
    observer.observe(node, { subtree: true, childList: true, characterData: true, attributeFilter: TELLING });
  observe(root());
  signal.addEventListener('abort', () => observer.disconnect());

  /** What is shown or hidden since, without a change of content. */
  const lookForShown = async (): Promise<void> => {
    const { hidden } = memory;
    for (const element of news.doubtful) if (tree.isHidden(element) !== hidden.has(element)) mark(element);
    news.doubtful.clear();
    for (const element of hidden) {
      if (!tree.isConnected(element)) hidden.delete(element);
      else if (!tree.isHidden(element)) mark(element);
      await pace();
    }
  };
  const read = async (): Promise<DomText> => {
    const at = root();
    if (text !== undefined && text.root !== at) forget();
    if (text !== undefined) await lookForShown();
    if (text !== undefined && news.changed.size === 0) return text;
    observe(at);
    isRead = true;
    // What changes while it is read is news for the next reading.
    const [mine, old] = [memory, news];
    news = noNews();
    const block = await readPieces(at, { tree, memory: mine, news: old, pace, isSkipped: () => false, onShadow: observe });
    const next = await textOf(block, { tree, homes: mine.homes, pace });
    if (mine === memory) text = next;
    return next;
  };
  return {
    // One after the other: a reading that is under way may have passed what has changed since.
    read: () => {
      const mine = turn.then(read);
      turn = mine.catch(() => undefined);
      return mine;
    },
    forget,
  };
}

interface Noted extends News {
  readonly changed: Set<Element>;
  readonly strange: Set<Element>;
  /** Elements that may be shown or hidden since. */
  readonly doubtful: Set<Element>;
}

const noNews = (): Noted => ({ changed: new Set(), strange: new Set(), doubtful: new Set() });
