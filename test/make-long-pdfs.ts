// Papers that are long, and long and heavy: what the bench opens.
import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import type { Page } from 'playwright-core';

const LINE = 'Every service that is bought for the public has somebody who answers for it, and to whom.';

function text(page: PDFPage, font: PDFFont, { sheet, lines }: { readonly sheet: number; readonly lines: number }): void {
  page.drawText(`Section ${sheet}: what was asked`, { x: 60, y: 770, size: 16, font });
  for (let line = 0; line < lines; line++) {
    page.drawText(line === 0 ? `On sheet ${sheet} this stands first.` : LINE, { x: 60, y: 740 - 15 * line, size: 11, font });
  }
}

/** Pages of 42 lines and nothing else. */
export async function longPaper(pages: number): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.TimesRoman);
  for (let i = 1; i <= pages; i++) text(made.addPage([595, 842]), font, { sheet: i, lines: 42 });
  return made.save();
}

/** Pictures that do not compress well, as photographs do not; drawn by the browser. */
const DRAW = `(size) => Array.from({ length: 12 }, (_, n) => {
  const canvas = document.createElement('canvas');
  canvas.width = 1400; canvas.height = 900;
  const to = canvas.getContext('2d');
  for (let i = 0; i < 9000; i++) {
    to.fillStyle = 'hsl(' + (i * 47 + n * 31) % 360 + ' 60% ' + (20 + (i * 13) % 70) + '%)';
    to.fillRect((i * 7919 + n * 37) % 1400, (i * 104729) % 900, 10 + (i % 37), 8 + (i % 23));
  }
  for (let quality = 0.9; ; quality -= 0.05) {
    const url = canvas.toDataURL('image/jpeg', quality);
    if (url.length * 0.75 < size || quality < 0.2) return url;
  }
})`;

/** Pages with a picture above their text, each in the file on its own: about `megabytes` in all. */
export async function heavyPaper(pages: number, megabytes: number, page: Page): Promise<Uint8Array> {
  const pictures = await page.evaluate<string[]>(`(${DRAW})(${(megabytes * 1_048_576) / pages})`);
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.TimesRoman);
  for (let i = 1; i <= pages; i++) {
    const sheet = made.addPage([595, 842]);
    text(sheet, font, { sheet: i, lines: 22 });
    sheet.drawImage(await made.embedJpg(pictures[i % pictures.length] ?? ''), { x: 60, y: 60, width: 475, height: 305 });
  }
  return made.save();
}
