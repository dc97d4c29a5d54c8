// pdf.js turns right-to-left runs round letter by letter, and with them the letters of one glyph: lam-alef comes out as
// alef-lam. The glyphs as they are drawn say which letters are one.

const WORD = /[\u0621-\u065f\u066e-\u06d3\u06fa-\u06ff]+/g;

export const mayHoldLigatures = (text: string): boolean => /[\u0621-\u06ff]{2}/.test(text);

const turned = (text: string): string => [...text].toReversed().join('');

/**
 * The texts with the letters of each glyph in their own order; their lengths stay. `glyphs` are the letters of each glyph of
 * the page in the order of drawing, from left to right; `texts` stand in the same order.
 */
export function mendLigatures(texts: readonly string[], glyphs: readonly string[]): readonly string[] {
  if (!glyphs.some((g) => g.length > 1 && mayHoldLigatures(g))) return texts;
  let drawn = '';
  const wide = new Map<number, string>();
  for (const glyph of glyphs) {
    if (glyph.length > 1) wide.set(drawn.length, glyph);
    drawn += glyph;
  }
  let cursor = 0;
  const mendWord = (word: string): string => {
    const looked = turned(word);
    const ahead = drawn.indexOf(looked, cursor);
    const found = ahead >= 0 ? ahead : drawn.indexOf(looked);
    if (found < 0) return word;
    cursor = found + word.length;
    return readBack(drawn.slice(found, found + word.length), found, wide);
  };
  return texts.map((text) => {
    // From the left: the last word of the text is drawn first.
    const words = [...text.matchAll(WORD)].toReversed().map((m) => ({ at: m.index, mended: mendWord(m[0]) }));
    return words.reduce((all, { at, mended }) => all.slice(0, at) + mended + all.slice(at + mended.length), text);
  });
}

/** Glyphs from right to left, each with its own letters in order. */
function readBack(drawn: string, at: number, wide: ReadonlyMap<number, string>): string {
  const glyphs: string[] = [];
  for (let i = 0; i < drawn.length; ) {
    const glyph = wide.get(at + i) ?? drawn[i]!;
    glyphs.push(glyph);
    i += glyph.length;
  }
  return glyphs.toReversed().join('');
}
