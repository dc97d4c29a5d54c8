// Prints a paper as it was laid out: every page drawn as a picture, then the browser's own print. Its flowing text is printed by the style sheet alone.
import { drawPicture } from '@/utils/pdf/sheet';
import type { OpenPdf } from '@/utils/pdf/read-pdf';
import type { SheetSize } from '@/utils/pdf/sheet-sizes';

/** CSS px per point: 150 dots an inch, which print sharp and keep 500 pages within reach. */
const PRINTED = 150 / 72;

export interface Printing {
  readonly pdf: OpenPdf;
  readonly sheets: readonly SheetSize[];
  readonly onPage: (done: number, all: number) => void;
  readonly signal: AbortSignal;
}

const picture = async (pdf: OpenPdf, index: number): Promise<HTMLImageElement> => {
  const blob = await drawPicture(pdf, index, PRINTED);
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  await image.decode();
  return image;
};

/** Resolves when the print is over, or was given up by the signal. */
export async function printPages({ pdf, sheets, onPage, signal }: Printing): Promise<void> {
  const box = document.createElement('div');
  box.className = 'printed-pages';
  const style = new CSSStyleSheet();
  const { width, height } = sheets[0] ?? { width: 595, height: 842 };
  style.replaceSync(`@page { margin: 0; size: ${width}pt ${height}pt; }`);
  try {
    for (let i = 0; i < pdf.pageCount; i++) {
      onPage(i, pdf.pageCount);
      // A damaged page is left out; the others are printed.
      const image = await picture(pdf, i).catch(() => undefined);
      if (signal.aborted) return;
      if (image !== undefined) box.append(image);
    }
    document.body.append(box);
    document.adoptedStyleSheets.push(style);
    document.documentElement.classList.add('prints-pages');
    const isOver = new Promise((done) => addEventListener('afterprint', done, { once: true, signal }));
    print();
    await Promise.race([isOver, new Promise((done) => signal.addEventListener('abort', done))]);
  } finally {
    document.documentElement.classList.remove('prints-pages');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== style);
    for (const image of box.querySelectorAll('img')) URL.revokeObjectURL(image.src);
    box.remove();
  }
}
