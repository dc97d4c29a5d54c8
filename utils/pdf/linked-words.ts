// Which words of a page carry a link to the web? A file says only where on the page it lies: the words under it are worked out, whole ones.
import { reachOf } from './letter-reach.ts';
import type { WebLink } from './links.ts';
import type { GivenItem } from './page-items.ts';
import type { Piece } from './page.ts';

export interface LinkedStretch {
  /** UTF-16 offsets in the item's text. */
  readonly from: number;
  readonly to: number;
  readonly href: string;
}

/** By the item's place among the text items of its page. */
export type LinkedItems = ReadonlyMap<number, readonly LinkedStretch[]>;

/** Widths as most fonts have them, in thousandths: those of the file are told only when the page is drawn. */
const WIDTHS: ReadonlyMap<string, number> = new Map(
  ([['ijl.,;:!|\'’‘', 270], ['frtI()[]/- ', 330], ['mwMW@%—', 820], ['ABCDEFGHKLNOPQRSTUVXYZ', 680]] as const).flatMap(
    ([letters, width]) => [...letters].map((letter) => [letter, width] as const),
  ),
); // prettier-ignore

/** A little above the baseline every letter has ink, or is where it would be: of the type's size. */
const MIDDLE = 0.3;

/** So many letters are held against boxes of links on one page: no honest page has links laid over each other by the hundred. */
const MOST_STEPS = 1_000_000;

/** UTF-16 units of an item whose middle lies in the link: from the first to the last. `spend`: whether so many steps are left. */
function under({ corners }: WebLink, item: GivenItem, spend: (steps: number) => boolean): readonly [from: number, to: number] | undefined {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform ?? [];
  const text = item.str ?? '';
  const width = item.width ?? 0;
  const size = Math.hypot(a, b) || 1;
  const [ux, uy] = [a / size, b / size];
  const [x, y] = [e + MIDDLE * c, f + MIDDLE * d];
  const near = corners.filter(
    ([left, bottom, right, top]) =>
      Math.max(x, x + ux * width) > left && Math.min(x, x + ux * width) < right && Math.max(y, y + uy * width) > bottom && Math.min(y, y + uy * width) < top,
  ); // prettier-ignore
  if (near.length === 0 || !spend(text.length * near.length)) return undefined;
  const reach = reachOf({ text, width, size: Math.hypot(c, d) }, WIDTHS);
  const isIn = (unit: number): boolean => {
    const along = (reach[unit]! + reach[unit + 1]!) / 2;
    const at = item.dir === 'rtl' ? width - along : along;
    const [px, py] = [x + ux * at, y + uy * at];
    return near.some(([left, bottom, right, top]) => px > left && px < right && py > bottom && py < top);
  };
  const units = Array.from({ length: text.length }, (_, i) => i);
  const from = units.find(isIn);
  const last = units.findLast(isIn);
  return from === undefined || last === undefined ? undefined : [from, last + 1];
}

/** Whether a cut there would go through a letter: a pair of surrogates, or a letter and its accents. */
function isWithinLetter(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const isPair = (text.codePointAt(at - 1) ?? 0) > 0xffff;
  return isPair || /^\p{M}/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function wholeLetters(text: string, [from, to]: readonly [number, number]): readonly [number, number] {
  let [start, end] = [from, to];
  while (isWithinLetter(text, start)) start -= 1;
  while (isWithinLetter(text, end)) end += 1;
  return [start, end];
}

/** The words that the file says lie under the link, where they stand nearest to `from`; else the words of which most lies under it. */
function wholeWords(text: string, [from, to]: readonly [number, number], words: string): readonly [number, number] {
  let best = -1;
  for (let at = words === '' ? -1 : text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (best < 0 || Math.abs(at - from) < Math.abs(best - from)) best = at;
  }
  if (best >= 0) return [best, best + words.length];
  const touched = [...text.matchAll(/\S+/gu)].filter(({ 0: word, index }) => {
    const inside = Math.min(to, index + word.length) - Math.max(from, index);
    return inside > word.length / 2;
  });
  const [first, last] = [touched[0], touched.at(-1)];
  return first === undefined || last === undefined ? [from, to] : [first.index, last.index + last[0].length];
}

/** `items` as pdf.js gives them, marked content among them. */
export function linkedItems(links: readonly WebLink[], items: readonly GivenItem[]): LinkedItems {
  const linked = new Map<number, LinkedStretch[]>();
  if (links.length === 0) return linked;
  let index = -1;
  let left = MOST_STEPS;
  const spend = (steps: number): boolean => (left -= steps) >= 0;
  for (const item of items) {
    if (item.str === undefined) continue;
    index += 1;
    if (left < 0) break;
    if (item.str.trim() === '') continue;
    let end = 0;
    const found = links.flatMap((link) => {
      const place = under(link, item, spend);
      if (place === undefined) return [];
      const [from, to] = wholeLetters(item.str!, wholeWords(item.str!, place, link.words));
      return [{ from, to, href: link.href }];
    });
    // One that lies over another is none.
    const apart = found.sort((a, b) => a.from - b.from).filter(({ from, to }) => from >= end && (end = to) > from);
    if (apart.length > 0) linked.set(index, apart);
  }
  return linked;
}

export type LinkedPiece = Piece & { readonly href?: string };

/** The same pieces, cut where links begin and end. Blanks between words of one link are part of it. `linksOf`: by page index. */
export function cutAtLinks(pieces: readonly Piece[], linksOf: (page: number) => LinkedItems | undefined): readonly LinkedPiece[] {
  const cut: LinkedPiece[] = [];
  for (const piece of pieces) {
    const stretches = piece.item < 0 || piece.isMark ? undefined : linksOf(piece.page)?.get(piece.item);
    const end = piece.from + piece.text.length;
    const part = (from: number, to: number, href?: string): void => {
      if (from < to) cut.push({ ...piece, text: piece.text.slice(from - piece.from, to - piece.from), from, ...(href !== undefined && { href }) }); // prettier-ignore
    };
    if (stretches === undefined) {
      cut.push(piece);
      continue;
    }
    let at = piece.from;
    for (const { from, to, href } of stretches) {
      const [start, stop] = [Math.max(at, Math.min(from, end)), Math.max(at, Math.min(to, end))];
      part(at, start);
      part(start, stop, href);
      at = stop;
    }
    part(at, end);
  }
  return cut.map((piece, i) => {
    const [before, after] = [cut[i - 1]?.href, cut[i + 1]?.href];
    return piece.item < 0 && before !== undefined && before === after ? { ...piece, href: before } : piece;
  });
}
