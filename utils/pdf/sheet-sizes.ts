// How large are the pages of a PDF? Known before any of them is read, so that all can have their place on the screen.
import type { OpenPdf } from './read-pdf.ts';

/** Of a page as it is shown, pt. */
export interface SheetSize {
  readonly width: number;
  readonly height: number;
}

/** A page that cannot be read is given the size that most have. */
const A4: SheetSize = { width: 595, height: 842 };

/** Pages asked for at one time. */
const AT_ONCE = 40;

async function sizeOf({ document }: OpenPdf, index: number): Promise<SheetSize> {
  try {
    const { width, height } = (await document.getPage(index + 1)).getViewport({ scale: 1 });
    return { width, height };
  } catch {
    return A4;
  }
}

/** By page index; all as large as the first, which alone is looked at. */
export async function sizesForNow(pdf: OpenPdf): Promise<readonly SheetSize[]> {
  const first = await sizeOf(pdf, 0);
  return Array.from({ length: pdf.pageCount }, () => first);
}

/** By page index. */
export async function sheetSizes(pdf: OpenPdf): Promise<readonly SheetSize[]> {
  const sizes: SheetSize[] = [];
  while (sizes.length < pdf.pageCount) {
    const next = Array.from({ length: Math.min(AT_ONCE, pdf.pageCount - sizes.length) }, (_, i) => sizes.length + i);
    sizes.push(...(await Promise.all(next.map((index) => sizeOf(pdf, index)))));
  }
  return sizes;
}
