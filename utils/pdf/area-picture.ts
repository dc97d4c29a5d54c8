// What an area of a page looks like, as a PNG of bounded size.
import type { PageRect } from '../model/selector.ts';
import type { OpenPdf } from './read-pdf.ts';

export interface AreaPicture {
  readonly png: Uint8Array<ArrayBuffer>;
  /** px. */
  readonly width: number;
  readonly height: number;
}

/** px per point at first: fine enough for the small print of a table, */
const FINEST = 2.5;
/** and no finer than gives a picture so wide or high (px). */
const MOST_PIXELS = 1_800;
/** Too many bytes make it so much smaller at each step, */
const STEP = 0.75;
/** but never smaller than this (px per point). */
const COARSEST = 0.3;

/** `rect`: of the page as the file shows it, pt. At most `most` bytes; rejects when the page is damaged, or no picture is small enough. */
export async function pictureOfArea(pdf: OpenPdf, index: number, rect: PageRect, most: number): Promise<AreaPicture> {
  const first = Math.min(FINEST, MOST_PIXELS / Math.max(rect.width, rect.height));
  for (let scale = first; scale >= Math.min(first, COARSEST); scale *= STEP) {
    const picture = await drawn(pdf, index, rect, scale);
    if (picture.png.byteLength <= most) return picture;
  }
  throw new Error(`the area of page ${index} has no picture of ${most} bytes`);
}

async function drawn(pdf: OpenPdf, index: number, { left, top, width, height }: PageRect, scale: number): Promise<AreaPicture> {
  const page = await pdf.document.getPage(index + 1);
  const viewport = page.getViewport({ scale, offsetX: -left * scale, offsetY: -top * scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  // As on paper: what is made for the screen alone (form fields, marks) is no part of a figure.
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  page.cleanup();
  const size = { width: canvas.width, height: canvas.height };
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  // Lets its memory go at once.
  canvas.width = 0;
  if (blob === null) throw new Error(`the area of page ${index} is too large`);
  return { png: new Uint8Array(await blob.arrayBuffer()), ...size };
}
