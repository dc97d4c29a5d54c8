// Paints what the reader can see or soon will: passages in the window at once, those within three screens in slices, all of
// them for the printer. Thousands of ranges at once take seconds in Firefox, and the reader sees a few dozen.
import type { DomText } from '@/utils/anchoring/dom-text';
import type { Paint } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import type { PaintedRange, Painter } from '@/utils/painting/painter';
import { unpaced, type Pace } from '@/utils/text/pace';
import { followView } from './follow-view';
import { placesNear } from './near-view';
import { levelsOf, type PlaceIndex, type Stretch } from './place-index';

export interface Place extends Stretch {
  readonly id: Iri;
  readonly paints: readonly Paint[];
}

/** Where the places stand and the reading of the root that says so. */
export interface Shown {
  readonly text: DomText;
  readonly index: PlaceIndex<Place>;
}

export interface NearSetting {
  readonly painter: Pick<Painter, 'add' | 'remove'>;
  readonly pace: Pace;
  /** Ends the listening. */
  readonly signal: AbortSignal;
}

export interface NearPainter {
  /** Paints these in place of those before; nothing when `undefined`. What has not changed is left alone. */
  show(next: Shown | undefined): void;
  /** Call when something of the page has been shown, hidden or moved. */
  look(): void;
}

/** So many screens above and below the window are painted too. */
const AHEAD = 3;
/** Points of the window that are asked, when it stands still, what text is there, as parts of its width and height. In a long page of Chromium's each takes some 4 ms. */
const POINTS = [0.1, 0.35, 0.65, 0.9].flatMap((x) => [0.3, 0.7].map((y) => [x, y] as const));
/** Of no more places than this each is asked where it stands: that is quicker than a point, and leaves nothing out. */
const FEW = 200;
interface CaretApis {
  caretPositionFromPoint?(x: number, y: number): { offsetNode: Node; offset: number } | null;
}

/** Offsets of the text under a few points of the window. */
async function offsetsInView(text: DomText, pace: Pace): Promise<readonly number[]> {
  const at = document as CaretApis; // in both browsers, not yet in TypeScript's DOM types (5.9)
  const offsets: number[] = [];
  for (const [x, y] of POINTS) {
    const caret = at.caretPositionFromPoint?.(innerWidth * x, innerHeight * y);
    if (caret?.offsetNode instanceof Text) offsets.push(text.offsetOf(caret.offsetNode, caret.offset));
    await pace();
  }
  return offsets;
}

/** One live range for all the measuring: each one that exists is kept up to date by the browser at every change of the page. */
function measure(): (range: AbstractRange) => DOMRect | undefined {
  const live = document.createRange();
  const within = (node: Node, offset: number): number => (node instanceof Text ? Math.min(offset, node.data.length) : 0);
  return ({ startContainer, startOffset, endContainer, endOffset }) => {
    // Back to the beginning first: setting one end compares it with the other, along all that stands between them.
    live.setEnd(document, 0);
    live.setStart(startContainer, within(startContainer, startOffset));
    live.setEnd(endContainer, within(endContainer, endOffset));
    const box = live.getBoundingClientRect();
    return box.width === 0 && box.height === 0 ? undefined : box;
  };
}

const isSame = (a: PaintedRange, b: PaintedRange): boolean =>
  a.level === b.level &&
  a.paints.join() === b.paints.join() &&
  a.range.startContainer === b.range.startContainer &&
  a.range.startOffset === b.range.startOffset &&
  a.range.endContainer === b.range.endContainer &&
  a.range.endOffset === b.range.endOffset;

type Places = Shown & { readonly levels: readonly number[] };

function passageOf({ text, index, levels }: Places, n: number): PaintedRange | undefined {
  const place = index.places[n];
  return place && { range: text.rangeOf(place.start, place.end), paints: place.paints, level: levels[n] ?? 0 };
}

/** What is painted by now, by its id. */
function canvas(painter: NearSetting['painter']): {
  put(shown: Places | undefined, n: number): void;
  keep(kept: ReadonlySet<Iri | undefined>, go: () => Promise<boolean>): Promise<void>;
} {
  const painted = new Map<Iri, PaintedRange>();
  return {
    put(shown, n) {
      const id = shown?.index.places[n]?.id;
      const next = shown && passageOf(shown, n);
      if (id === undefined || next === undefined) return;
      const before = painted.get(id);
      if (before !== undefined && isSame(before, next)) return;
      if (before !== undefined) painter.remove(before);
      painter.add(next);
      painted.set(id, next);
    },
    async keep(kept, go) {
      for (const [id, passage] of painted) {
        if (kept.has(id)) continue;
        if (!(await go())) return;
        painter.remove(passage);
        painted.delete(id);
      }
    },
  };
}

export function paintNear({ painter, pace, signal }: NearSetting): NearPainter {
  const boxOf = measure();
  const painted = canvas(painter);
  let shown: Places | undefined;
  /** What was near the last time: from there the text may have moved to in any column. */
  let last: ReadonlySet<number> = new Set();
  let turn = 0;
  let isPrinting = false;

  const near = async (screens: number, offsets: readonly number[], each: Pace): Promise<ReadonlySet<number>> => {
    const index = shown?.index;
    if (index === undefined || index.places.length === 0) return new Set();
    return placesNear({
      count: index.places.length,
      boxOf: (n) => {
        const passage = shown && passageOf(shown, n);
        return passage && boxOf(passage.range);
      },
      starts:
        screens > 0 && index.places.length <= FEW
          ? index.places.keys()
          : [...offsets.map((offset) => index.firstFrom(offset)), ...(screens === 0 ? [] : last)],
      top: -screens * innerHeight,
      bottom: (1 + screens) * innerHeight,
      pace: each,
    });
  };
  /**
   * Adds and takes away in as few frames as can be: after each, Chromium prepares the whole page for painting anew. `isClose`: with what
   * stands under the points of the window, which are asked last, when what is surely in it is painted.
   */
  const paint = async (isClose: boolean): Promise<void> => {
    const mine = ++turn;
    // A later look overtakes this one.
    const go = async (): Promise<boolean> => (await pace(), mine === turn);
    const seen = await near(0, [], unpaced);
    seen.forEach((n) => painted.put(shown, n));
    if (!(await go())) return;
    const offsets = isClose && shown !== undefined && shown.index.places.length > FEW ? await offsetsInView(shown.text, pace) : [];
    if (mine !== turn) return;
    const places = await near(AHEAD, offsets, pace);
    if (mine !== turn) return;
    last = places;
    for (const n of places) {
      if (!(await go())) return;
      painted.put(shown, n);
    }
    await painted.keep(new Set([...places].map((n) => shown?.index.places[n]?.id)), go);
  };
  const look = (isClose = false): void => {
    if (!isPrinting) void paint(isClose);
  };
  const all = (): void => {
    isPrinting = true;
    turn += 1;
    shown?.index.places.forEach((_, n) => painted.put(shown, n));
  };
  const again = (): void => {
    isPrinting = false;
    look();
  };
  followView({ onMove: look, onStill: () => look(true), onPrint: all, onPrinted: again, signal });
  return {
    show(next) {
      shown = next && { ...next, levels: levelsOf(next.index.places) };
      last = new Set();
      void paint(true);
    },
    look,
  };
}
