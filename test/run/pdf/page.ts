// The production engine in a page of its own: opens a PDF by its address and tells what it reads, and the plain order of pdf.js beside it.
import type { RecognisedPage } from '@/utils/model/recognised';
import { pictureOf } from '@/utils/pdf/page-picture';
import { pictured } from '@/utils/pdf/pictures';
import { pdfWorker } from '@/utils/pdf/pdf-worker';
import { openPdf, type OpenPdf } from '@/utils/pdf/read-pdf';
import { readPaper } from '@/utils/pdf/read-paper';
import { readLanguage } from '@/utils/recognition/language-data';
import { startRecogniser } from '@/utils/recognition/recogniser';
import type { PaperRead } from './measure';

const files = { cMapUrl: '/pdfjs/cmaps/', standardFontDataUrl: '/pdfjs/standard_fonts/', wasmUrl: '/pdfjs/wasm/' };
const noPassword = async (): Promise<undefined> => undefined;

const bytesAt = async (url: string): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await (await fetch(url)).arrayBuffer());

/** With what stands on the pages that are pictures. */
async function recognised(pdf: OpenPdf): Promise<OpenPdf> {
  const paper = await readPaper(pdf);
  const language = await readLanguage('eng.traineddata.gz', await bytesAt('/recognition/eng.traineddata.gz'));
  if (!paper.ok || !language.ok) return pdf;
  const pictures = await pictured(pdf, paper.value.wordless);
  if (pictures.length === 0) return pdf;
  const wasm = await bytesAt('/recognition/tesseract-core-simd-lstm.wasm');
  const engine = await startRecogniser({ wasm, language: language.value.bytes, code: 'eng' });
  if (!engine.ok) throw new Error(engine.problem.detail);
  const pages = new Map<number, RecognisedPage>();
  for (const index of pictures) {
    const page = await engine.value.recognise(await pictureOf(pdf, index));
    if (!page.ok) throw new Error(page.problem.detail);
    pages.set(index, page.value);
  }
  engine.value.end();
  return { ...pdf, recognised: pages };
}

/** `isRecognising`: pages that are pictures are recognised first. */
async function read(url: string, isRecognising = false): Promise<PaperRead> {
  const bytes = await bytesAt(url);
  const from = performance.now();
  const opened = await openPdf(bytes, { files, worker: pdfWorker(), password: noPassword });
  if (!opened.ok) return { problem: opened.problem.code };
  const paper = await readPaper(isRecognising ? await recognised(opened.value) : opened.value);
  const ms = performance.now() - from;
  const pictures = paper.ok ? await pictured(opened.value, paper.value.wordless) : [];
  await opened.value.close();
  if (!paper.ok) return { problem: paper.problem.code };
  const { metadata, printed, paper: text, reading } = paper.value;
  return {
    paragraphs: text.paragraphs.map(({ kind, level, pieces }) => ({
      kind,
      level,
      pieces: pieces.flatMap((p) => (p.isMark ? [] : [[p.page, p.text] as const])),
    })),
    title: metadata.title,
    printed,
    labels: opened.value.labels ?? null,
    pictures,
    pages: opened.value.pageCount,
    mapped: reading.runs.reduce((sum, run) => sum + run.length, 0),
    length: reading.text.length,
    ms,
  };
}

/** What pdf.js gives, in its own order. */
async function plain(url: string): Promise<{ pages: string[]; ms: number }> {
  const bytes = await bytesAt(url);
  const from = performance.now();
  const opened = await openPdf(bytes, { files, worker: pdfWorker(), password: noPassword });
  if (!opened.ok) return { pages: [], ms: 0 };
  const pages: string[] = [];
  for (let i = 1; i <= opened.value.pageCount; i++) {
    const page = await opened.value.document.getPage(i);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    page.cleanup();
  }
  const ms = performance.now() - from;
  await opened.value.close();
  return { pages, ms };
}

Object.assign(globalThis, { pdfEngine: { read, plain } });
