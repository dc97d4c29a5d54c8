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
