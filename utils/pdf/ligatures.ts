// pdf.js turns right-to-left runs round letter by letter, and with them the letters of one glyph: lam-alef comes out as
// alef-lam. The glyphs as they are drawn say which letters are one. And fonts of TeX may not say what their ligatures are.

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

/**
 * Where fonts of TeX that do not say what their letters are have ligatures, quotation marks and dashes: those of the older order
 * from 11 on, those of the newer one from 16 and 27 on. Nothing else in a text has these places.
 */
const TEX: Readonly<Record<string, string>> = {
  '\u000b': 'ff', '\u000c': 'fi', '\u000d': 'fl', '\u000e': 'ffi', '\u000f': 'ffl', '\u0010': '“', '\u0011': '”', '\u0015': '–', '\u0016': '—', '\u001b': 'ff', '\u001c': 'fi', '\u001d': 'fl', '\u001e': 'ffi', '\u001f': 'ffl',
}; // prettier-ignore
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const TEX_SIGN = /[\u000b-\u0011\u0015\u0016\u001b-\u001f]/g;

/** A run with the letters that its font of TeX does not tell. */
export const withTexLetters = (text: string): string => text.replace(TEX_SIGN, (sign) => TEX[sign] ?? sign);
