// What text and pages of the reader have in common with its tab: their passages found, painted and kept, what was clicked, and answers to the panel.
import { useEffect, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Desk } from '@/utils/desk/desk';
import { findPassages } from '@/utils/desk/find-passages';
import { inExcerpt } from '@/utils/desk/in-excerpt';
import { useLive } from '@/utils/desk/use-live';
import * as annotations from '@/utils/library/annotations';
import type { Found, MarkedRoot } from '@/utils/marking/marked-root';
import { readEnvelope, type Chosen, type Pointed } from '@/utils/messaging/protocol';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import { highlightCss } from '@/utils/painting/palette';
import { highlightNames, type Painter } from '@/utils/painting/painter';
import { updateTabPage } from '@/utils/shell/tab-pages';
import { smoothPace } from '@/utils/text/pace';
import { revealRange, seenAt } from '../page/reveal';

export interface MarkedText {
  readonly marked: MarkedRoot;
  readonly painter: Painter;
  /** The passage now selected in the text. */
  choose(): Promise<Result<Chosen>>;
}

/** Another value after every change; what it is does not matter. `undefined` for a moment. */
export const useChange = (desk: Desk, document: Iri): unknown =>
  useLive(async () => ({ of: await annotations.ofDocument(desk.library, document) }), [desk, document]);

/** The latest of them, for what outlives a draw. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}

/** Finds the passages of the document in its text, which may be cut out of a page's, and tells the tab where they are. */
export function findsFor(desk: Desk, document: Iri, tab: number, isExcerpt = false): (words: string) => Promise<readonly Found[]> {
  const pace = smoothPace();
  return async (words) => {
    const found = await findPassages(desk, document, words, pace);
    const placings = isExcerpt ? inExcerpt(found, words) : found;
    await updateTabPage(tab, { placings });
    return placings;
  };
}

/** Bars and lists are no text: what lies nearest to them was not clicked. */
export function tellSeen(root: HTMLElement, marked: Pick<MarkedRoot, 'at'>, tab: number, signal: AbortSignal): void {
  const at: MarkedRoot['at'] = (node, offset) => (root.contains(node) ? marked.at(node, offset) : []);
  seenAt({ at }, (ids) => void updateTabPage(tab, { seen: { ids, at: Date.now() } }), signal);
}

export function useHighlightRules(stem: string, scheme: 'auto' | 'light' | 'dark', isOverPictures = false): void {
  useEffect(() => {
    const { paints, emphasis } = highlightNames(stem);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(highlightCss(paints, { focusName: emphasis, scheme, isOverPictures }));
    globalThis.document.adoptedStyleSheets.push(sheet);
    return () => {
      globalThis.document.adoptedStyleSheets = globalThis.document.adoptedStyleSheets.filter((s) => s !== sheet);
    };
  }, [stem, scheme, isOverPictures]);
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
        if (text.reveal !== undefined) return ok((await text.reveal({ id, ...(place && { place }) })) ? 'shown' : 'nowhere');
        const range = text.marked.rangeOf(id, place);
        return ok(range === undefined ? 'nowhere' : await revealRange(range, text.painter, signal));
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
