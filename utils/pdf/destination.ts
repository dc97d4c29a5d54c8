// Where in a paper does a link or an entry of an outline lead? Files say it by a name or by a page and a place on it.
import type { OpenPdf } from './read-pdf.ts';

/** As pdf.js gives it: a name, or a page and a place on it. */
export type Destination = string | readonly unknown[] | null | undefined;

/** Its page, index from 0; `undefined` when it leads nowhere. */
export async function destinationOf(pdf: OpenPdf, dest: Destination): Promise<{ readonly page: number; readonly top: number } | undefined> {
  try {
    const place = (typeof dest === 'string' ? await pdf.document.getDestination(dest) : dest) ?? [];
    const page = await pageOf(pdf, place[0]);
    if (page === undefined || !Number.isSafeInteger(page) || page < 0 || page >= pdf.pageCount) return undefined;
    return { page, top: await topOf(pdf, page, place).catch(() => 0) };
  } catch {
    return undefined;
  }
}

async function pageOf({ document }: OpenPdf, ref: unknown): Promise<number | undefined> {
  if (typeof ref === 'number') return ref;
  if (typeof ref !== 'object' || ref === null) return undefined;
  return document.getPageIndex(ref as Parameters<typeof document.getPageIndex>[0]); // of pdf.js, which refuses any other
}

/** By kind of place, which of its numbers says how high on the page it is. */
const HEIGHTS: Readonly<Record<string, number>> = { XYZ: 3, FitH: 2, FitBH: 2, FitR: 5 };

/** Pt below the top of the page as it is shown; 0 when only the page is said. Of a damaged page none is known. */
async function topOf({ document }: OpenPdf, page: number, place: readonly unknown[]): Promise<number> {
  const [, kind] = place as readonly [unknown, { readonly name?: unknown } | undefined]; // of pdf.js
  const y = place[HEIGHTS[String(kind?.name)] ?? -1];
  if (typeof y !== 'number' || !Number.isFinite(y)) return 0;
  const viewport = (await document.getPage(page + 1)).getViewport({ scale: 1 });
  if (viewport.rotation % 180 !== 0) return 0;
  const [, top = 0] = viewport.convertToViewportPoint(0, y);
  return Math.min(Math.max(top, 0), viewport.height);
}
