// Keeps the passages of a paper found and painted over its drawn pages, and answers what the panel asks of this tab.
import { useEffect, useState } from 'preact/hooks';
import type { Desk } from '@/utils/desk/desk';
import * as annotations from '@/utils/library/annotations';
import { markPages, type MarkedPages } from '@/utils/marking/marked-pages';
import { asChosen, type Chosen, type Pointed } from '@/utils/messaging/protocol';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import { wordlessAreaOf } from '@/utils/model/selector';
import { createPainter, newStem, type Painter } from '@/utils/painting/painter';
import { revealRange } from '../page/reveal';
import { selectedRange } from '../page/selected-range';
import type { DrawnPages } from './drawn-pages';
import { answerPanel, findsFor, tellSeen, useChange, useHighlightRules, useLatest, type MarkedText } from './marking-tab';
import { onPage } from './page-place';
import type { MarkedTextSetting } from './use-marked-text';

/** How long a page that was scrolled to may take until it is drawn (ms). */
const PATIENCE = 4_000;

export interface PaperOnPages {
  readonly drawn: DrawnPages;
  /** By page index, as they are cited. */
  readonly labels: readonly string[];
  /** Indexes of pages whose words were recognised on their pictures. */
  readonly recognised: readonly number[];
}

export type MarkedPagesText = MarkedText & { readonly marked: MarkedPages };

/** `undefined` for a moment. `goTo` brings a page into view. */
export function useMarkedPages(
  root: HTMLElement,
  { drawn, labels, recognised }: PaperOnPages,
  { desk, document, tab, onTag, goTo }: Omit<MarkedTextSetting, 'scheme'> & { readonly goTo: (page: number) => void },
): MarkedPagesText | undefined {
  const [text, setText] = useState<MarkedPagesText>();
  const [stem] = useState(newStem);
  const change = useChange(desk, document.id);
  // Paper is white, whatever the scheme around it.
  useHighlightRules(stem, 'light', true);
  const tag = useLatest(onTag);
  useEffect(() => {
    const ended = new AbortController();
    const painter = createPainter(CSS.highlights, stem);
    const marked = markPages({ pages: drawn, painter, find: findsFor(desk, document.id, tab) });
    const placed = (described: Result<Chosen>): Result<Chosen> => {
      const chosen = asChosen(described);
      if (!chosen.ok) return chosen;
      const at = chosen.value.selectors.find((s) => s.type === 'TextPositionSelector');
      const index = at === undefined ? undefined : drawn.pageAt(at.start);
      const place =
        index === undefined ? undefined : { index, label: labels[index] ?? String(index + 1), isRecognised: recognised.includes(index) };
      return ok(onPage(chosen.value, place));
    };
    const choose: MarkedText['choose'] = async () => {
      const range = selectedRange();
      if (range === undefined || !root.contains(range.startContainer)) return fail('no-selection');
      return placed(await marked.describe(range));
    };
    tellSeen(root, marked, tab, ended.signal);
    const reveal = async (passage: Pointed): Promise<boolean> =>
      (await revealPassage(passage, { marked, drawn, painter, goTo, signal: ended.signal })) || revealArea(desk, passage.id, goTo);
    const describeFound = async ({ id, place }: Pointed): Promise<Result<Chosen>> => placed(await marked.describeFound(id, place));
    answerPanel(tab, { marked, painter, choose, tag: () => tag.current(), reveal, describeFound }, ended.signal);
    setText({ marked, painter, choose });
    return () => {
      ended.abort();
      painter.end();
    };
  }, [root, stem, tab, desk, document.id, drawn]);
  useEffect(() => {
    if (text !== undefined && change !== undefined) void text.marked.update();
  }, [text, change]);
  return text;
}

/** Of an area on a page without words, its page is shown; false where it is none. */
async function revealArea(desk: Desk, id: Iri, goTo: (page: number) => void): Promise<boolean> {
  const [annotation] = await annotations.some(desk.library, [id]);
  const area = annotation === undefined ? undefined : wordlessAreaOf(annotation.target.selectors);
  if (area !== undefined) goTo(area.page);
  return area !== undefined;
}

interface Revealing {
  readonly marked: MarkedPages;
  readonly drawn: DrawnPages;
  readonly painter: Painter;
  readonly goTo: (page: number) => void;
  readonly signal: AbortSignal;
}

/** Its page may have to be drawn first. */
async function revealPassage({ id, place: of }: Pointed, { marked, drawn, painter, goTo, signal }: Revealing): Promise<boolean> {
  const place = marked.placeOf(id, of);
  const page = place === undefined ? undefined : drawn.pageAt(place.start);
  if (page === undefined) return false;
  goTo(page);
  for (const end = performance.now() + PATIENCE; performance.now() < end && !signal.aborted; ) {
    const range = marked.rangeOf(id, of);
    if (range !== undefined) {
      void revealRange(range, painter, signal);
      return true;
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  return true;
}
