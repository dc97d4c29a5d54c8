// Keeps the passages of the reader's text found and painted, and answers what the panel asks of this tab.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Desk } from '@/utils/desk/desk';
import { markRoot, type MarkedElement } from '@/utils/marking/marked-root';
import { asChosen, type Chosen } from '@/utils/messaging/protocol';
import type { PaperDocument } from '@/utils/model/document';
import { fail, ok, type Result } from '@/utils/model/result';
import { createPainter, newStem } from '@/utils/painting/painter';
import { smoothPace } from '@/utils/text/pace';
import { revealRange } from '../page/reveal';
import { selectedRange } from '../page/selected-range';
import {
  answerPanel,
  findsFor,
  tellSeen,
  useChange,
  useHighlightRules,
  useLatest,
  type AnsweringText,
  type MarkedText,
} from './marking-tab';
import { onPage, pageOf } from './page-place';

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
  const change = useChange(desk, document.id);
  useHighlightRules(stem, scheme);
  const tag = useLatest(onTag);
  const isExcerpt = document.sources.some(({ url }) => /^https?:/.test(url));
  useEffect(() => {
    if (root === null) return undefined;
    const ended = new AbortController();
    const painter = createPainter(CSS.highlights, stem);
    const pace = smoothPace();
    const find = findsFor(desk, document.id, tab, isExcerpt);
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
    tellSeen(root, marked, tab, ended.signal);
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
  }, [root, stem, tab, desk, document.id, isExcerpt]);
  // Asked for by whoever opened this window; once, so that later changes leave the reader where they are.
  const asked = useRef(new URLSearchParams(location.hash.slice(1)).get('passage'));
  useEffect(() => {
    if (text === undefined || change === undefined) return undefined;
    let isOver = false;
    void text.marked.update().then(() => {
      const range = asked.current === null || isOver ? undefined : text.marked.rangeOf(asked.current);
      if (range === undefined) return;
      asked.current = null;
      void revealRange(range, text.painter, new AbortController().signal);
    });
    return () => void (isOver = true);
  }, [text, change]);
  return text;
}
