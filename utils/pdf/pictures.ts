// Which pages are pictures of text? Those without a word that draw a picture, as scanners make them, or so many shapes as letters
// that were printed as outlines make. An empty page is none.
import { OPS } from 'pdfjs-dist';
import type { OpenPdf } from './read-pdf.ts';

const PICTURES: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintImageMaskXObject,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectRepeat,
]);

/** A page with so many shapes (a line of letters or more) is taken for text in outlines. */
const MANY_SHAPES = 40;

const isPicture = (operations: readonly number[]): boolean =>
  operations.some((operation) => PICTURES.has(operation)) || operations.filter((o) => o === OPS.constructPath).length >= MANY_SHAPES;

/** Drawing pages up takes time. Where so many have no word they are a scan, and the few empty ones among them do not matter. */
const MOST_LOOKED_AT = 24;

/** A page that cannot be drawn holds none: that it is damaged is said elsewhere. */
async function holdsPicture(pdf: OpenPdf, index: number): Promise<boolean> {
  try {
    const page = await pdf.document.getPage(index + 1);
    const { fnArray } = await page.getOperatorList();
    page.cleanup();
    return isPicture(fnArray);
  } catch {
    return false;
  }
}

/** Of pages without a word (indexes from 0) those with a picture. Takes long: each is unpacked. */
export async function pictured(pdf: OpenPdf, wordless: readonly number[]): Promise<readonly number[]> {
  if (wordless.length > MOST_LOOKED_AT) return wordless;
  const found: number[] = [];
  for (const index of wordless) if (await holdsPicture(pdf, index)) found.push(index);
  return found;
}

/** Whether there is a picture on any of these pages. */
export async function anyPictured(pdf: OpenPdf, wordless: readonly number[]): Promise<boolean> {
  if (wordless.length > MOST_LOOKED_AT) return true;
  for (const index of wordless) if (await holdsPicture(pdf, index)) return true;
  return false;
}
