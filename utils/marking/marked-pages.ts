// Keeps the passages of a paper found and painted over its pages, of which only those near the window are there. The text
// is known without them; what is painted is what stands on the pages that are drawn.
import { describeText, type Described } from '@/utils/anchoring/describe';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Place } from '@/utils/model/annotation';
import type { PaintedRange, Painter } from '@/utils/painting/painter';
import { splitsPair } from '@/utils/text/code-points';
import type { Found, MarkedRoot } from './marked-root';
import { indexPlaces, levelsOf } from './place-index';

export interface PagesText {
  /** Canonical text of the whole paper. */
  readonly text: string;
  /** Offset of a DOM point on a drawn page. */
  offsetOf(node: Node, offset: number): number;
  /** DOM ranges of `[start, end)` on the pages that are drawn, one for each. */
  rangesOf(start: number, end: number): readonly AbstractRange[];
  /** Headings above a place, outermost first. */
  headingsAt(offset: number): readonly string[];
}

export interface MarkedPages extends MarkedRoot {
  /** Where a passage stands, or the one of its `places` that is given; `undefined` when it has no place. */
  placeOf(id: Iri, place?: Place): Place | undefined;
  /** Call when pages were drawn or put away. */
  repaint(): void;
}

export interface MarkedPagesSetting {
  readonly pages: PagesText;
  readonly painter: Painter;
  readonly find: (text: string) => Promise<readonly Found[]>;
}

export function markPages({ pages, painter, find }: MarkedPagesSetting): MarkedPages {
  let index = indexPlaces<Found>([]);
  let found = new Map<Iri, Found>();
  let painted: readonly PaintedRange[] = [];
  let turn = 0;
  const placeOf: MarkedPages['placeOf'] = (id, place) => {
    const f = found.get(id);
    const stands = place === undefined ? f : f?.places?.find((p) => p.start === place.start && p.end === place.end);
    return stands === undefined || stands.start >= stands.end ? undefined : stands;
  };
  const repaint = (): void => {
    const levels = levelsOf(index.places);
    const next = index.places.flatMap(({ start, end, paints }, n) =>
      pages.rangesOf(start, end).map((range) => ({ range, paints, level: levels[n] ?? 0 })),
    );
    painted.forEach((passage) => painter.remove(passage));
    next.forEach((passage) => painter.add(passage));
    painted = next;
  };
  const show = (all: readonly Found[]): void => {
    found = new Map(all.map((f) => [f.id, f]));
    index = indexPlaces(all);
    repaint();
  };
  const describeStretch = ({ start, end }: Place): Result<Described> =>
    ok({
      selectors: describeText(pages.text, start, end),
      headings: pages.headingsAt(start),
      quote: pages.text.slice(start, end),
    });
  const update = async (): Promise<void> => {
    const mine = ++turn;
    const next = await find(pages.text);
    if (mine !== turn) return;
    show(next);
  };
  return {
    update,
    refresh: async () => (await update(), true),
    forget() {
      turn += 1;
      show([]);
    },
    repaint,
    placeOf,
    rangeOf(id, place) {
      const stands = placeOf(id, place);
      return stands === undefined ? undefined : pages.rangesOf(stands.start, stands.end)[0];
    },
    async describeFound(id, place) {
      const stands = placeOf(id, place);
      return stands === undefined ? fail('page-gone') : describeStretch(stands);
    },
    async describe(range) {
      const { text } = pages;
      const ends = [pages.offsetOf(range.startContainer, range.startOffset), pages.offsetOf(range.endContainer, range.endOffset)];
      let start = Math.min(...ends);
      let end = Math.max(...ends);
      if (splitsPair(text, start)) start -= 1;
      if (splitsPair(text, end)) end += 1;
      while (start < end && /\s/.test(text.charAt(start))) start += 1;
      while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
      if (start === end) return fail('no-selection', 'nothing readable in the range');
      return describeStretch({ start, end });
    },
    at(node, offset) {
      const point = pages.offsetOf(node, offset);
      return [...index.over(point, point + 1)].sort((a, b) => b.end - b.start - (a.end - a.start)).map((f) => f.id);
    },
  };
}
