// Programs write Arabic and Hebrew into files as the shapes that letters take in words, and turn brackets round with the line:
// what is read are the letters themselves, as they are typed, searched for and found on the web.
import { textOf, type Piece } from './page.ts';

const SHAPES = /[\ufb1d-\ufb4f\ufb50-\ufdfb\ufe70-\ufefc]/gu;

/** Letters in place of their shapes; a ligature becomes its letters, in their order. */
export const withPlainLetters = (text: string): string => text.replace(SHAPES, (shape) => shape.normalize('NFKC').trim());

export const holdsArabic = (text: string): boolean => /[\u0621-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]/u.test(text);

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '»': '«', '›': '‹' };
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '«': '»', '‹': '›' };
const BRACKET = /[()[\]{}«»‹›]/gu;

const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/gu;
const LETTER = /\p{L}/gu;

const isFromRight = (text: string): boolean => 2 * (text.match(FROM_RIGHT)?.length ?? 0) > (text.match(LETTER)?.length ?? 0);

/** Offsets of brackets that stand as they look in a line from the right: a closing one before its opening one. */
function turnedRound(text: string): ReadonlySet<number> {
  const turned = new Set<number>();
  const open: { readonly sign: string; readonly at: number; readonly isTurned: boolean }[] = [];
  for (const { 0: sign, index: at } of text.matchAll(BRACKET)) {
    const last = open.at(-1);
    const isEnd = last !== undefined && sign === (last.isTurned ? OPENING : CLOSING)[last.sign];
    if (!isEnd) open.push({ sign, at, isTurned: OPENING[sign] !== undefined });
    else {
      open.pop();
      if (last.isTurned) [last.at, at].forEach((place) => turned.add(place));
    }
  }
  return turned;
}

/** A paragraph that is read from the right, with its brackets as they are typed: those that open before those that close. */
export function withBrackets(pieces: readonly Piece[]): readonly Piece[] {
  const text = textOf(pieces);
  const turned = isFromRight(text) ? turnedRound(text) : new Set<number>();
  if (turned.size === 0) return pieces;
  let done = 0;
  return pieces.map((piece) => {
    if (piece.isMark) return piece;
    const from = done;
    done += piece.text.length;
    const own = piece.text.replace(BRACKET, (sign, at: number) =>
      turned.has(from + at) ? (OPENING[sign] ?? CLOSING[sign] ?? sign) : sign,
    );
    return { ...piece, text: own };
  });
}
