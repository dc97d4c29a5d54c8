// The production engine in a page of its own: opens a PDF by its address and tells what it reads, and the plain order of pdf.js beside it.
import { pdfWorker } from '@/utils/pdf/pdf-worker';
import { openPdf } from '@/utils/pdf/read-pdf';
import { readPaper } from '@/utils/pdf/read-paper';
import type { PaperRead } from './measure';

const files = { cMapUrl: '/pdfjs/cmaps/', standardFontDataUrl: '/pdfjs/standard_fonts/', wasmUrl: '/pdfjs/wasm/' };
const noPassword = async (): Promise<undefined> => undefined;

async function read(url: string): Promise<PaperRead> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const from = performance.now();
  const opened = await openPdf(bytes, { files, worker: pdfWorker(), password: noPassword });
  if (!opened.ok) return { problem: opened.problem.code };
  const paper = await readPaper(opened.value);
  const ms = performance.now() - from;
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
    pages: opened.value.pageCount,
    mapped: reading.runs.reduce((sum, run) => sum + run.length, 0),
    length: reading.text.length,
    ms,
  };
}

/** What pdf.js gives, in its own order. */
async function plain(url: string): Promise<{ pages: string[]; ms: number }> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
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
