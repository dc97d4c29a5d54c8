// Opens the PDFs of the tests with the production engine.
import { pdfWorker } from '@/utils/pdf/pdf-worker';
import { openPdf, type OpenPdf } from '@/utils/pdf/read-pdf';
import { readPaper, type PdfPaper } from '@/utils/pdf/read-paper';
import type { Result } from '@/utils/model/result';

const FILES = {
  cMapUrl: '/node_modules/pdfjs-dist/cmaps/',
  standardFontDataUrl: '/node_modules/pdfjs-dist/standard_fonts/',
  wasmUrl: '/node_modules/pdfjs-dist/wasm/',
};

export async function bytesOf(name: string): Promise<Uint8Array> {
  const response = await fetch(new URL(`../../fixtures/pdfs/${name}`, import.meta.url));
  return new Uint8Array(await response.arrayBuffer());
}

/** `passwords` are what the reader types, one after the other; then they give up. */
export async function open(bytes: Uint8Array, passwords: readonly string[] = [], asked: boolean[] = []): Promise<Result<OpenPdf>> {
  const left = [...passwords];
  return openPdf(bytes, {
    files: FILES,
    worker: pdfWorker(),
    password: async (isWrong) => {
      asked.push(isWrong);
      return left.shift();
    },
  });
}

export async function read(name: string, passwords: readonly string[] = []): Promise<Result<PdfPaper>> {
  const pdf = await open(await bytesOf(name), passwords);
  if (!pdf.ok) return pdf;
  const paper = await readPaper(pdf.value);
  await pdf.value.close();
  return paper;
}

/** The paper of a file that must open. */
export async function paperOf(name: string, passwords: readonly string[] = []): Promise<PdfPaper> {
  const paper = await read(name, passwords);
  if (!paper.ok) throw new Error(`${name}: ${paper.problem.code} ${paper.problem.detail}`);
  return paper.value;
}
