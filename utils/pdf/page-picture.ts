// The picture of a page as the engine that recognises text wants it.
import type { OpenPdf } from './read-pdf.ts';
import { drawPicture, MOST_PIXELS } from './sheet.ts';

export interface PagePicture {
  /** A PNG file. */
  readonly png: Uint8Array<ArrayBuffer>;
  /** px. */
  readonly width: number;
  readonly height: number;
  readonly dotsPerInch: number;
}

/** What scanners make text at, and what engines are taught on. */
const DOTS_PER_INCH = 300;

/** `index` from 0. A page that would be too large for a canvas is drawn smaller. Rejects when the page is damaged. */
export async function pictureOf(pdf: OpenPdf, index: number): Promise<PagePicture> {
  const { width, height } = (await pdf.document.getPage(index + 1)).getViewport({ scale: 1 });
  const scale = Math.min(DOTS_PER_INCH / 72, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
  const blob = await drawPicture(pdf, index, scale);
  const png = new Uint8Array(await blob.arrayBuffer());
  return { png, width: Math.floor(width * scale), height: Math.floor(height * scale), dotsPerInch: Math.round(scale * 72) };
}
