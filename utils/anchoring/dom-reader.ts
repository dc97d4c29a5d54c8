// Reads one root again and again while it changes: only the blocks that a change has touched, and nothing while nothing changes.
import type { Pace } from '../text/pace.ts';
import { gatherNews, TELLING } from './dom-news.ts';
import { newMemory, readPieces } from './dom-pieces.ts';
import { type DomText, textOf } from './dom-text.ts';
import { changesRules, followStyle } from './dom-style.ts';
import { domTree } from './dom-tree.ts';
import { shutUnder } from './reading-rules.ts';

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

/** Of so many changed elements the root is read anew; what nobody reads is not held for longer. */
const MANY = 10_000;

export function domReader({ root, pace, onChange, signal }: DomReaderSetting): DomReader {
  const tree = domTree();
  let memory = newMemory();
  let news = gatherNews(tree);
  let isRead = false;
  let text: DomText | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const forget = (): void => {
    memory = newMemory();
    news = gatherNews(tree);
    isRead = false;
    text = undefined;
  };
  const onStyle = (): void => {
    if (isRead) news.doubt(root());
    onChange();
  };
  const observer = new MutationObserver((records) => {
    if (isRead) records.forEach(news.note);
    if (isRead && records.some((record) => changesRules(tree, record))) news.doubt(root());
    if (news.size() > MANY) forget();
    onChange();
  });
  const observe = (node: Node): void => {
    // A reading may outlive the watching.
    if (!signal.aborted) observer.observe(node, { subtree: true, childList: true, characterData: true, attributeFilter: TELLING });
  };
  observe(root());
  followStyle({ tree, document: root().ownerDocument, onChange: onStyle, signal });
  signal.addEventListener('abort', () => observer.disconnect());

  const read = async (): Promise<DomText> => {
    const at = root();
    if (text !== undefined && text.root !== at) forget();
    const isShut = shutUnder(tree, at);
    if (text !== undefined) await news.look(memory, isShut, pace);
    if (text !== undefined && news.changed.size === 0) return text;
    observe(at);
    isRead = true;
    // What changes while it is read is news for the next reading.
    const [mine, old] = [memory, news];
    news = gatherNews(tree);
    const block = await readPieces(at, { tree, memory: mine, news: old, pace, isShut, onShadow: observe });
    const next = await textOf(block, tree, pace);
    if (mine === memory) text = next;
    return next;
  };
  return {
    // One after the other: a reading that is under way may have passed what has changed since.
    read: () => {
      const mine = turn.then(read);
      turn = mine.catch(forget);
      return mine;
    },
    forget,
  };
}
