// The text that is shown, whichever way it is shown: where its places stand in the window, and the marks of a search in it.
import type { MarkedElement } from '@/utils/marking/marked-root';
import { paintNear } from '@/utils/marking/paint-near';
import { indexPlaces } from '@/utils/marking/place-index';
import type { Iri } from '@/utils/model/ids';
import type { DomText } from '@/utils/anchoring/dom-text';
import type { Pace } from '@/utils/text/pace';
import type { Hit } from '@/utils/text/search';
import { liveRange } from '../page/live-range';

export interface TextInView {
  /** Canonical text. The other calls answer once it has been read. */
  read(): Promise<string>;
  /** Marks the hits of a search, and the one that is looked at. */
  mark(hits: readonly Hit[], current: Hit | undefined): void;
  /** Scrolls to a place at once; `isTop`: to stand where reading begins, as after a choice in the table of contents. */
  reveal(place: Hit, isTop?: boolean): void;
  /** Where the text at an offset stands, px in the window. */
  topOf(offset: number): number | undefined;
  /** Takes the marks away, for good. */
  end(): void;
}

/** Names in the registry of highlights; the style sheet knows them. */
const HITS = 'search-place';
const CURRENT = 'search-one';

export interface HitMarks {
  readonly hits: Highlight;
  readonly current: Highlight;
  end(): void;
}

/** Above the passages, in their own look. */
export function hitMarks(): HitMarks {
  const [hits, current] = [new Highlight(), new Highlight()];
  hits.priority = 101;
  current.priority = 102;
  CSS.highlights.set(HITS, hits);
  CSS.highlights.set(CURRENT, current);
  return {
    hits,
    current,
    end() {
      // The next view may have put its own there.
      if (CSS.highlights.get(HITS) === hits) CSS.highlights.delete(HITS);
      if (CSS.highlights.get(CURRENT) === current) CSS.highlights.delete(CURRENT);
    },
  };
}

/** What stands nearer to the window's edges than this (px) is not well in view: bars and the search field lie there. */
const EDGE = 110;

export function bringIntoView(range: AbstractRange, isTop = false): void {
  const start = range.startContainer;
  const element = start instanceof Element ? start : start.parentElement;
  // Sideways too, in a table or on a page that is larger than the window.
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const { top, bottom, height } = liveRange(range).getBoundingClientRect();
  const isSeen = height > 0 && top >= EDGE && bottom <= innerHeight - EDGE;
  if (isTop || !isSeen) scrollBy({ top: top - (isTop ? EDGE : innerHeight / 3), behavior: 'instant' });
}

/** The flowing text under one element. */
export function elementInView(marked: MarkedElement, pace: Pace): TextInView {
  const ended = new AbortController();
  const marks = hitMarks();
  const painter = {
    add: ({ range }: { readonly range: AbstractRange }) => void marks.hits.add(range),
    remove: ({ range }: { readonly range: AbstractRange }) => void marks.hits.delete(range),
  };
  const near = paintNear({ painter, pace, signal: ended.signal });
  let text: DomText | undefined;
  const rangeOf = ({ start, end }: Hit): StaticRange | undefined => text?.rangeOf(start, end);
  return {
    async read() {
      text = await marked.read();
      return text.text;
    },
    mark(hits, current) {
      if (text === undefined) return;
      marks.current.clear();
      const one = current && rangeOf(current);
      if (one !== undefined) marks.current.add(one);
      const index = indexPlaces(hits.map((hit, n) => ({ ...hit, id: `urn:x-hit:${n}` as Iri, paints: [] })));
      near.show(hits.length === 0 ? undefined : { text, index });
    },
    reveal(place, isTop) {
      const range = rangeOf(place);
      if (range !== undefined && !ended.signal.aborted) bringIntoView(range, isTop);
    },
    topOf(offset) {
      const range = rangeOf({ start: offset, end: offset + 1 });
      return range && liveRange(range).getBoundingClientRect().top;
    },
    end() {
      ended.abort();
      marks.end();
    },
  };
}
