// Words recognised on a page's picture as the runs of glyphs that a page with a text layer has: so that reading, drawing, tagging
// and saving need not know where the words of a page come from.
import type { RecognisedLine, RecognisedPage, RecognisedWord } from '../model/recognised.ts';
import type { GivenItem } from './page-items.ts';
import { commonest, median, RECOGNISED_FONT } from './page.ts';

/** A word that the engine is less sure of (of 100) is left out: specks, rules and pictures taken for letters. */
const LEAST_SURE = 30;
/** What holds neither letter nor digit must be surer: it is what dirt looks like. */
const LEAST_SURE_SIGN = 60;

/** Height of the type in heights of a line from the top of tall letters to the foot of long ones. */
const TYPE = 1.1;

/** Lines that differ by less than this share from the page's usual size have that size: letters of one size are measured unequal. */
const SAME_SIZE = 0.14;

/** Words nearer than this (in heights of the type) are parted by one blank, and the first reaches to the second. */
const NEAR = 1;

const isSure = ({ text, sure }: RecognisedWord): boolean => sure >= (/[\p{L}\p{N}]/u.test(text) ? LEAST_SURE : LEAST_SURE_SIGN);

const letters = (line: RecognisedLine): number => line.words.reduce((sum, w) => sum + w.text.length, 0);

/** How far the page lies askew, radians, clockwise: the middle of its longer lines. */
function skewOf(lines: readonly RecognisedLine[]): number {
  const long = lines.filter((l) => l.words.length > 3);
  return median(
    long.map(({ baseline: [x0, y0, x1, y1] }) => Math.atan2(y1 - y0, x1 - x0)),
    0,
  );
}

/** Sizes of the lines, px. */
function sizesOf(lines: readonly RecognisedLine[]): readonly number[] {
  const usual = commonest(lines.map((l) => [l.height * TYPE, letters(l)] as const), 2, 0); // prettier-ignore
  return lines.map((l) => (Math.abs(l.height * TYPE - usual) < SAME_SIZE * usual ? usual : l.height * TYPE));
}

type Six = readonly [number, number, number, number, number, number];

function inverse([a, b, c, d, e, f]: Six): Six {
  const of = a * d - b * c;
  return [d / of, -b / of, -c / of, a / of, (c * f - d * e) / of, (b * e - a * f) / of];
}

const isFromRight = ({ text }: RecognisedWord): boolean => /[\u0590-\u08ff]/u.test(text);

/** With the blank after it, over which it reaches, where the next word of the line is near (px). */
function reach(word: RecognisedWord, next: RecognisedWord | undefined, near: number): Pick<RecognisedWord, 'text' | 'left' | 'right'> {
  const { text, left, right } = word;
  const isRtl = isFromRight(word);
  const gap = next === undefined ? Number.POSITIVE_INFINITY : isRtl ? left - next.right : next.left - right;
  if (next === undefined || gap > near) return { text, left, right };
  return isRtl
    ? { text: `${text} `, left: Math.min(next.right, right - 1), right }
    : { text: `${text} `, left, right: Math.max(next.left, left + 1) };
}

/**
 * In the order of the picture. `transform`: from the page's own space to the page as it is shown, in points, as pdf.js gives it;
 * `width`: of the page as it is shown, pt.
 */
export function recognisedItems(
  page: RecognisedPage,
  { transform, width }: { readonly transform: readonly number[]; readonly width: number },
): readonly GivenItem[] {
  const lines = page.lines.map((line) => ({ ...line, words: line.words.filter(isSure) })).filter((line) => line.words.length > 0);
  const skew = skewOf(lines);
  const sizes = sizesOf(lines);
  const points = width / page.width;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  const back = inverse([a, b, c, d, e, f]);
  const perPoint = Math.hypot(back[0], back[1]);
  const items: GivenItem[] = [];
  lines.forEach(({ words, baseline: [x0, y0, x1, y1] }, i) => {
    const size = sizes[i]! * points;
    const slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
    words.forEach((word, n) => {
      const { text, left, right } = reach(word, words[n + 1], (NEAR * size) / points);
      items.push({
        str: text,
        dir: isFromRight(word) ? 'rtl' : 'ltr',
        width: (right - left) * points * perPoint,
        height: size * perPoint,
        transform: placed(back, { x: left * points, y: (y0 + slope * (left - x0)) * points, size, skew }),
        fontName: RECOGNISED_FONT,
      });
    });
  });
  return items;
}

/** A word's own six numbers: to its type's size, along the skewed line, to its place, back into the page's own space. */
function placed(
  [a, b, c, d, e, f]: Six,
  { x, y, size, skew }: { readonly x: number; readonly y: number; readonly size: number; readonly skew: number },
): readonly number[] {
  // On the page as it is shown y grows downwards, and letters stand up.
  const [across, down] = [size * Math.cos(skew), size * Math.sin(skew)];
  const own = [across, down, down, -across] as const;
  return [
    a * own[0] + c * own[1],
    b * own[0] + d * own[1],
    a * own[2] + c * own[3],
    b * own[2] + d * own[3],
    a * x + c * y + e,
    b * x + d * y + f,
  ];
}
