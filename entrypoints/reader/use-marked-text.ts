// Keeps the passages of the reader's text found and painted, and answers what the panel asks of this tab.
import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Desk } from '@/utils/desk/desk';
import { findPassages } from '@/utils/desk/find-passages';
import { useLive } from '@/utils/desk/use-live';
import * as annotations from '@/utils/library/annotations';
import { markRoot, type Found, type MarkedElement, type MarkedRoot } from '@/utils/marking/marked-root';
import { asChosen, readEnvelope, type Chosen, type Pointed } from '@/utils/messaging/protocol';
import type { PaperDocument } from '@/utils/model/document';
import { fail, ok, type Result } from '@/utils/model/result';
import { highlightCss } from '@/utils/painting/palette';
import { createPainter, highlightNames, newStem, type Painter } from '@/utils/painting/painter';
import { updateTabPage } from '@/utils/shell/tab-pages';
import { smoothPace } from '@/utils/text/pace';
import { onPage, pageOf } from './page-place';
import { revealRange, seenAt } from '../page/reveal';
import { selectedRange } from '../page/selected-range';

export interface MarkedText {
  readonly marked: MarkedRoot;
  readonly painter: Painter;
  /** The passage now selected in the text. */
  choose(): Promise<Result<Chosen>>;
}

/** Of one element, in which the text flows. */
export interface MarkedFlow extends MarkedText {
  readonly marked: MarkedElement;
}

export interface MarkedTextSetting {
  readonly desk: Desk;
  readonly document: PaperDocument;
  readonly tab: number;
  readonly scheme: 'auto' | 'light' | 'dark';
  readonly onTag: () => void;
}

/** `root` is the article's element; `undefined` until it is drawn. */
export function useMarkedText(root: HTMLElement | null, { desk, document, tab, scheme, onTag }: MarkedTextSetting): MarkedFlow | undefined {
  const [text, setText] = useState<MarkedFlow>();
  const [stem] = useState(newStem);
  // Asked again after every change; what it answers does not matter, that it answered does.
  const change = useLive(async () => ({ of: await annotations.ofDocument(desk.library, document.id) }), [desk, document.id]);
  useHighlightRules(stem, scheme);
  const tag = useRef(onTag);
  tag.current = onTag;
  useEffect(() => {
    if (root === null) return undefined;
    const ended = new AbortController();
    const painter = createPainter(CSS.highlights, stem);
    const pace = smoothPace();
    const find = async (words: string): Promise<readonly Found[]> => {
      const placings = await findPassages(desk, document.id, words, pace);
      await updateTabPage(tab, { placings });
      return placings;
    };
    const marked = markRoot({ root: () => root, painter, pace, find, signal: ended.signal });
    const placed = (range: AbstractRange | undefined, described: Result<Chosen>): Result<Chosen> => {
      const chosen = asChosen(described);
      return chosen.ok && range !== undefined ? ok(onPage(chosen.value, pageOf(root, range))) : chosen;
    };
    const choose = async (): Promise<Result<Chosen>> => {
      const range = selectedRange();
      if (range === undefined || !root.contains(range.startContainer)) return fail('no-selection');
      return placed(range, await marked.describe(range));
    };
    const at: MarkedFlow['marked']['at'] = (node, offset) => (root.contains(node) ? marked.at(node, offset) : []);
    seenAt({ at }, (ids) => void updateTabPage(tab, { seen: { ids, at: Date.now() } }), ended.signal);
    const describeFound: AnsweringText['describeFound'] = async ({ id, place }) => {
      const described = await marked.describeFound(id, place);
      return placed(marked.rangeOf(id, place), described);
    };
    answerPanel(tab, { marked, painter, choose, describeFound, tag: () => tag.current() }, ended.signal);
    setText({ marked, painter, choose });
    return () => {
      ended.abort();
      painter.end();
    };
  }, [root, stem, tab, desk, document.id]);
  // Asked for by whoever opened this window; once, so that later changes leave the reader where they are.
  const asked = useRef(new URLSearchParams(location.hash.slice(1)).get('passage'));
  useEffect(() => {
    if (text === undefined || change === undefined) return undefined;
    let isOver = false;
    void text.marked.update().then(() => {
      const range = asked.current === null || isOver ? undefined : text.marked.rangeOf(asked.current);
      if (range === undefined) return;
      asked.current = null;
      revealRange(range, text.painter, new AbortController().signal);
    });
    return () => void (isOver = true);
  }, [text, change]);
  return text;
}

export function useHighlightRules(stem: string, scheme: 'auto' | 'light' | 'dark'): void {
  useEffect(() => {
    const { paints, emphasis } = highlightNames(stem);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(highlightCss(paints, { focusName: emphasis, scheme }));
    globalThis.document.adoptedStyleSheets.push(sheet);
    return () => {
      globalThis.document.adoptedStyleSheets = globalThis.document.adoptedStyleSheets.filter((s) => s !== sheet);
    };
  }, [stem, scheme]);
}

/** `reveal` brings a passage into view; false when it has no place. */
export interface AnsweringText extends MarkedText {
  tag(): void;
  reveal?(passage: Pointed): Promise<boolean>;
  /** Describes anew the place where it was found. */
  describeFound(passage: Pointed): Promise<Result<Chosen>>;
}

export function answerPanel(tab: number, text: AnsweringText, signal: AbortSignal): void {
  const answer = async (name: string, payload: unknown): Promise<Result<unknown>> => {
    switch (name) {
      case 'show': {
        // Sent by the panel alone; what it names is looked up, not trusted.
        const { id, place } = payload as Pointed;
        if (text.reveal !== undefined) return ok(await text.reveal({ id, ...(place && { place }) }));
        const range = text.marked.rangeOf(id, place);
        if (range !== undefined) revealRange(range, text.painter, signal);
        return ok(range !== undefined);
      }
      case 'describe':
        return text.describeFound(payload as Pointed);
      case 'selected':
        return ok(globalThis.document.getSelection()?.toString() ?? '');
      case 'selection':
        return text.choose();
      case 'tag':
        text.tag();
        return ok(null);
      default:
        return fail('message-refused', name);
    }
  };
  const listen = (message: unknown, sender: { id?: string }, reply: (answer: unknown) => void): true | undefined => {
    const envelope = readEnvelope(message);
    if (envelope?.door !== 'to-page' || envelope.tab !== tab || sender.id !== browser.runtime.id) return undefined;
    answer(envelope.name, envelope.payload).then(reply, (cause: unknown) => reply(fail('unexpected', String(cause))));
    return true;
  };
  browser.runtime.onMessage.addListener(listen);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listen));
}
