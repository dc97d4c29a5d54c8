// Which boxes on a page cover a passage? One for each line, in the page's own space, as highlight annotations want them.
import type { GlyphWidths } from './glyph-widths.ts';
import { reachOf } from './letter-reach.ts';
import type { GivenItem } from './page-items.ts';
import type { ItemStretch } from './pages-map.ts';

/** Corners, x and y in turn: left and right of the top, left and right of the bottom, as the line is read from its left. Points of the page's own space. */
export type Quad = readonly [number, number, number, number, number, number, number, number];

/** Top and bottom of a line, of its type's size above and below the baseline: together one, so that lines set solid do not overlap. */
const ABOVE = 0.79;
const BELOW = 0.21;

/** A stretch of a line: where its baseline begins, which way it runs, how far. */
interface Band {
  readonly x: number;
  readonly y: number;
  /** Unit vector along the baseline. */
  readonly along: readonly [number, number];
  /** Unit vector from the baseline to the top of the letters. */
  readonly up: readonly [number, number];
  readonly size: number;
  readonly length: number;
}

const unit = (x: number, y: number): readonly [number, number] => {
  const length = Math.hypot(x, y) || 1;
  return [x / length, y / length];
};

/** `undefined` for what has no extent on the page. */
function bandOf({ from, to }: ItemStretch, item: GivenItem, widths: GlyphWidths): Band | undefined {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform ?? [];
  const text = item.str ?? '';
  const size = Math.hypot(c, d);
  const width = item.width ?? 0;
  const reach = reachOf({ text, width, size: Math.hypot(a, b) }, widths.get(item.fontName ?? ''));
  const start = reach[Math.min(from, text.length)] ?? 0;
  const end = reach[Math.min(to, text.length)] ?? width;
  if (size === 0 || end - start <= 0) return undefined;
  const along = unit(a, b);
  // Letters of a run from the right stand in the order in which they are read.
  const left = item.dir === 'rtl' ? width - end : start;
  return { x: e + along[0] * left, y: f + along[1] * left, along, up: unit(c, d), size, length: end - start };
}

/** Where `next` begins, seen from the beginning of `band`: along its baseline, and away from it. */
function seenFrom({ x, y, along, up }: Band, next: Band): readonly [number, number] {
  const [dx, dy] = [next.x - x, next.y - y];
  return [dx * along[0] + dy * along[1], dx * up[0] + dy * up[1]];
}

/** The two as one, blanks between them too, when they stand on one line beside one another. */
function joined(band: Band, next: Band): Band | undefined {
  const [at, off] = seenFrom(band, next);
  const size = Math.max(band.size, next.size);
  const isAskew = Math.abs(band.along[0] * next.along[1] - band.along[1] * next.along[0]) > 0.02;
  // A small raised sign is of the line; the line below is not.
  if (isAskew || Math.abs(off) > 0.5 * size) return undefined;
  const gap = at >= 0 ? at - band.length : -at - next.length;
  if (gap > 1.5 * size) return undefined;
  const from = Math.min(0, at);
  const length = Math.max(band.length, at + next.length) - from;
  const main = band.size >= next.size ? band : { ...next, x: next.x - band.along[0] * at, y: next.y - band.along[1] * at };
  return { ...main, x: main.x + band.along[0] * from, y: main.y + band.along[1] * from, length };
}

function quadOf({ x, y, along, up, size, length }: Band): Quad {
  const corner = (right: number, high: number): readonly [number, number] => [
    x + along[0] * right + up[0] * high * size,
    y + along[1] * right + up[1] * high * size,
  ];
  return [...corner(0, ABOVE), ...corner(length, ABOVE), ...corner(0, -BELOW), ...corner(length, -BELOW)] as const;
}

/** `stretches` of one page in reading order, `items` its text items by their place. */
export function quadsOf(stretches: readonly ItemStretch[], items: readonly GivenItem[], widths: GlyphWidths): readonly Quad[] {
  const lines: Band[] = [];
  for (const stretch of stretches) {
    const item = items[stretch.item];
    const band = item === undefined ? undefined : bandOf(stretch, item, widths);
    if (band === undefined) continue;
    const last = lines.at(-1);
    const line = last === undefined ? undefined : joined(last, band);
    if (line === undefined) lines.push(band);
    else lines[lines.length - 1] = line;
  }
  return lines.map(quadOf);
}
