// Makes test/fixtures/pdfs/scanned.pdf, a page with text and two pictures of pages, as an office scanner makes them: node test/make-scan.ts (needs poppler)
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  concatTransformationMatrix,
  degrees,
  drawObject,
  PDFDocument,
  PDFName,
  popGraphicsState,
  pushGraphicsState,
  StandardFonts,
} from 'pdf-lib';
import { jbig2, SQUARE } from './make-jbig2.ts';

const SIZE = { width: 595, height: 842 };
/** The second sheet lay askew on the glass. */
const PAGES = [
  {
    skew: 0,
    heading: 'What the auditor asked',
    lines: [
      'The auditor asked every council for the contracts that it had signed in the year,',
      'and for the name of the officer who answers for each of them. Most councils sent',
      'a list within a month; nine of them sent nothing at all until the committee wrote.',
      'Where no officer was named, the auditor counted the contract as unaccounted for.',
    ],
  },
  {
    skew: -0.9,
    heading: 'What the committee recommends',
    lines: [
      'Each council should publish its contracts with the name of the accountable officer,',
      'and should say within thirty days what was delivered under them. The committee will',
      'look at the published lists again in the spring, and will name those that are missing.',
    ],
  },
] as const;

const fresh = async (): Promise<PDFDocument> => {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setProducer('test');
  pdf.setCreationDate(new Date(Date.UTC(2026, 0, 1)));
  return pdf;
};

async function printed(): Promise<Uint8Array> {
  const pdf = await fresh();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  const bold = await pdf.embedFont(StandardFonts.TimesRomanBold);
  for (const { skew, heading, lines } of PAGES) {
    const page = pdf.addPage([SIZE.width, SIZE.height]);
    const rotate = degrees(skew);
    const put = (text: string, down: number, size: number, face: typeof font): void => {
      const angle = (skew * Math.PI) / 180;
      page.drawText(text, { x: 70 + down * Math.sin(angle), y: 740 - down * Math.cos(angle), size, font: face, rotate });
    };
    put(heading, 0, 18, bold);
    lines.forEach((line, i) => put(line, 40 + 17 * i, 12, font));
  }
  return pdf.save();
}

const folder = mkdtempSync(join(tmpdir(), 'scan-'));
writeFileSync(join(folder, 'printed.pdf'), await printed());
execFileSync('pdftoppm', ['-r', '200', '-mono', '-png', join(folder, 'printed.pdf'), join(folder, 'sheet')]);
const scan = await fresh();
scan.setTitle('Contracts and Their Officers');
const cover = scan.addPage([SIZE.width, SIZE.height]);
const font = await scan.embedFont(StandardFonts.TimesRoman);
cover.drawText('Contracts and Their Officers', { x: 70, y: 740, size: 22, font });
cover.drawText('A report of the committee on open books, with two sheets that were scanned.', { x: 70, y: 700, size: 12, font });
// A stamp, three squares wide.
const stamp = scan.context.stream(jbig2(), {
  Type: 'XObject',
  Subtype: 'Image',
  Width: 3 * SQUARE,
  Height: SQUARE,
  ColorSpace: 'DeviceGray',
  BitsPerComponent: 1,
  Filter: 'JBIG2Decode',
});
cover.node.setXObject(PDFName.of('Stamp'), scan.context.register(stamp));
cover.pushOperators(
  pushGraphicsState(),
  concatTransformationMatrix(3 * SQUARE, 0, 0, SQUARE, 70, 500),
  drawObject('Stamp'),
  popGraphicsState(),
);
for (const n of [1, 2]) {
  const picture = await scan.embedPng(readFileSync(join(folder, `sheet-${n}.png`)));
  scan.addPage([SIZE.width, SIZE.height]).drawImage(picture, { x: 0, y: 0, ...SIZE });
}
writeFileSync(resolve(import.meta.dirname, 'fixtures/pdfs/scanned.pdf'), await scan.save({ useObjectStreams: false }));
rmSync(folder, { recursive: true });
