// Keeps the passages of a paper found and painted over its pages, of which only those near the window are there. The text
// is known without them; what is painted is what stands on the pages that are drawn.
import { describeText } from '@/utils/anchoring/describe';
import type { Iri } from '@/utils/model/ids';
import { fail, ok } from '@/utils/model/result';
import type { Painter } from '@/utils/painting/painter';
import { splitsPair } from '@/utils/text/code-points';
import type { Found, MarkedRoot } from './marked-root';

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
  /** Where a passage stands; `undefined` when it has no place. */
  placeOf(id: Iri): { readonly start: number; readonly end: number } | undefined;
  /** Call when pages were drawn or put away. */
  repaint(): void;
}

export interface MarkedPagesSetting {
  readonly pages: PagesText;
  readonly painter: Painter;
  readonly find: (text: string) => Promise<readonly Found[]>;
}

export function markPages({ pages, painter, find }: MarkedPagesSetting): MarkedPages {
  let found: readonly Found[] = [];
  let turn = 0;
  const placeOf = (id: Iri): Found | undefined => found.find((f) => f.id === id && f.end > f.start && f.start >= 0);
  const repaint = (): void =>
    painter.paint(
      found.flatMap(({ start, end, paints }) => (end > start ? pages.rangesOf(start, end).map((range) => ({ range, paints })) : [])),
    );
  const update = async (): Promise<void> => {
    const mine = ++turn;
    const next = await find(pages.text);
    if (mine !== turn) return;
    found = next;
    repaint();
  };
  return {
    update,
    refresh: update,
    forget() {
      turn += 1;
      found = [];
      repaint();
    },
    repaint,
    placeOf,
    rangeOf(id) {
      const place = placeOf(id);
      return place === undefined ? undefined : pages.rangesOf(place.start, place.end)[0];
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
      return ok({ selectors: describeText(text, start, end), headings: pages.headingsAt(start), quote: text.slice(start, end) });
    },
    at(node, offset) {
      const point = pages.offsetOf(node, offset);
      return found
        .filter((f) => f.start <= point && point < f.end)
        .sort((a, b) => b.end - b.start - (a.end - a.start))
        .map((f) => f.id);
    },
  };
}
