// How wide is each letter of a page's fonts? pdf.js tells it only with the page's drawing. Needed where a passage begins or ends inside a run.
import { OPS, type PDFPageProxy } from 'pdfjs-dist';

/** Width of a letter by font and letter, in thousandths of the type's size. */
export type GlyphWidths = ReadonlyMap<string, ReadonlyMap<string, number>>;

interface Glyph {
  readonly unicode?: string;
  readonly width?: number;
}

/** Empty when the page cannot be drawn. */
export async function glyphWidths(page: PDFPageProxy): Promise<GlyphWidths> {
  const fonts = new Map<string, Map<string, number>>();
  try {
    const { fnArray, argsArray } = await page.getOperatorList();
    let font = '';
    fnArray.forEach((operation: number, i: number) => {
      if (operation === OPS.setFont) font = String(argsArray[i][0]);
      if (operation !== OPS.showText) return;
      const known = fonts.get(font) ?? new Map<string, number>();
      fonts.set(font, known);
      for (const glyph of argsArray[i][0] as readonly (Glyph | number)[]) if (typeof glyph === 'object') learn(known, glyph); // of pdf.js: glyphs and gaps
    });
  } catch {
    // Its letters are then taken to be equally wide.
  }
  return fonts;
}

/** One glyph may stand for several letters, which then share its width. */
function learn(known: Map<string, number>, { unicode, width }: Glyph): void {
  if (unicode === undefined || width === undefined) return;
  const letters = [...unicode.normalize('NFKC')];
  for (const letter of letters) if (letters.length === 1 || !known.has(letter)) known.set(letter, width / letters.length);
}

/** A run of glyphs as it is set. */
export interface SetRun {
  readonly text: string;
  /** Of the whole run and of its type across, in one unit. */
  readonly width: number;
  readonly size: number;
}

/** Width of a letter of which nothing is known, in thousandths. */
const USUAL = 500;

/**
 * How far into the run each UTF-16 offset lies, in the run's unit; one more entry than units. What the letters leave over or
 * lack stands in the blanks, as in justified lines; without blanks, or where they could not give so much, all letters share it.
 */
export function reachOf({ text, width, size }: SetRun, widths: ReadonlyMap<string, number> | undefined): readonly number[] {
  const own = (letter: string): number => ((widths?.get(letter) ?? (letter === ' ' ? USUAL / 2 : USUAL)) / 1000) * size;
  const letters = [...text];
  const natural = letters.reduce((sum, letter) => sum + own(letter), 0);
  const blanks = letters.filter((letter) => letter === ' ').length;
  const more = blanks === 0 ? Number.NaN : (width - natural) / blanks;
  // Of words recognised on a picture no letter is known: its blank is as wide as blanks are.
  const isInBlanks = widths !== undefined && more > -own(' ') && more < 4 * size;
  const scale = natural > 0 ? width / natural : 0;
  const reach = [0];
  let at = 0;
  for (const letter of letters) {
    const wide = isInBlanks ? own(letter) + (letter === ' ' ? more : 0) : own(letter) * scale;
    for (let unit = 0; unit < letter.length; unit++) reach.push(at + (wide * (unit + 1)) / letter.length);
    at += wide;
  }
  return reach;
}
