// An area of a page that a reader has drawn about a figure or a table: which words of the paper are its own?
import type { PageRect } from '../model/selector.ts';
import type { GivenItem } from './page-items.ts';
import type { PagesMap } from './pages-map.ts';

/** A page as it is shown: its runs, and the way from its own space to pt from its top left corner. */
export interface AreaPage {
  /** From 0. */
  readonly index: number;
  readonly items: readonly GivenItem[];
  readonly transform: readonly number[];
}

/** The paper's canonical text and the way from it to its pages. */
export interface AreaText {
  readonly text: string;
  readonly map: PagesMap;
}

/** `[start, end)` in UTF-16 units of the canonical text. */
export interface AreaWords {
  readonly start: number;
  readonly end: number;
  /** They stand beside the area, not in it. */
  readonly areBeside: boolean;
}

/** A word of a run: where it begins and ends in it, and its middle, pt. */
interface WordPoint {
  readonly item: number;
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly y: number;
}

/** Words of a run stand in it as if its letters were of one width: near enough to tell what is inside from what is not. */
function pointsOf(item: GivenItem & { readonly str: string }, index: number, page: AreaPage): readonly WordPoint[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = page.transform;
  const [oa = 1, ob = 0, oc = 0, od = 1, oe = 0, of = 0] = item.transform ?? [];
  const across = Math.hypot(oa, ob) || 1;
  const length = item.str.length;
  return [...item.str.matchAll(/\S+/gu)].map(({ 0: word, index: from }) => {
    const middle = (from + word.length / 2) / length;
    const along = ((item.dir === 'rtl' ? 1 - middle : middle) * (item.width ?? 0)) / across;
    // The middle of small letters stands a quarter of the type's size above the baseline.
    const [x, y] = [oe + oa * along + 0.25 * oc, of + ob * along + 0.25 * od];
    return { item: index, from, to: from + word.length, x: a * x + c * y + e, y: b * x + d * y + f };
  });
}

/** Words that are read; heads and feet of the page are none. */
function wordPoints(page: AreaPage, { map }: AreaText): readonly WordPoint[] {
  const read = new Set(map.itemsOf(page.index));
  const runs = page.items.filter((i): i is GivenItem & { readonly str: string } => i.str !== undefined);
  return runs.flatMap((run, i) => (read.has(i) ? pointsOf(run, i, page) : []));
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Stretches with nothing but blanks between them are one. */
function joined(words: readonly Stretch[], text: string): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const word of [...words].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last !== undefined && text.slice(last.end, word.start).trim() === '')
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, word.end) };
    else all.push(word);
  }
  return all;
}

const lengthOf = ({ start, end }: Stretch): number => end - start;

const isInside = ({ left, top, width, height }: PageRect, { x, y }: WordPoint): boolean =>
  x >= left && x <= left + width && y >= top && y <= top + height;

/** How far a word stands from the area, pt; one above or below it is nearer than one at its side: a caption stands so. */
function distance({ left, top, width, height }: PageRect, { x, y }: WordPoint): number {
  const aside = Math.max(left - x, 0, x - left - width);
  return Math.hypot(3 * aside, Math.max(top - y, 0, y - top - height));
}

/** Longer no caption is taken, UTF-16 units. */
const LONGEST = 300;

/** The line of the text that a place stands in, cut at a blank when it is long. */
function lineAt(text: string, at: number): Stretch {
  const start = text.lastIndexOf('\n', at) + 1;
  const next = text.indexOf('\n', at);
  const end = next < 0 ? text.length : next;
  if (end - start <= LONGEST) return { start, end };
  const cut = text.lastIndexOf(' ', start + LONGEST);
  return at < start + LONGEST && cut > start ? { start, end: cut } : { start: at, end: Math.min(end, at + LONGEST) };
}

/**
 * The longest stretch of the paper whose words all stand in the area; where none stands in it, the line nearest to it, which is
 * most often its caption. `undefined` on a page without a word that is read.
 */
export function wordsOfArea(page: AreaPage, rect: PageRect, paper: AreaText): AreaWords | undefined {
  const points = wordPoints(page, paper);
  const placed = (p: WordPoint): Stretch | undefined => {
    const start = paper.map.offsetAt(page.index, p.item, p.from);
    const end = paper.map.offsetAt(page.index, p.item, p.to);
    return start === undefined || end === undefined || end <= start ? undefined : { start, end };
  };
  const inside = joined(points.filter((p) => isInside(rect, p)).flatMap((p) => placed(p) ?? []), paper.text); // prettier-ignore
  const [longest] = [...inside].sort((a, b) => lengthOf(b) - lengthOf(a));
  if (longest !== undefined) return { ...longest, areBeside: false };
  const [nearest] = [...points].sort((a, b) => distance(rect, a) - distance(rect, b)).flatMap((p) => placed(p) ?? []);
  return nearest && { ...lineAt(paper.text, nearest.start), areBeside: true };
}
