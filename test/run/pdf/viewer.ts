// The viewer that pdf.js brings along, for the bench: when its first page is drawn, and when its search knows the text of all pages.
import * as pdfjs from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- the bundler makes the address of it
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import 'pdfjs-dist/web/pdf_viewer.css';

const tasks: number[] = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => e.duration))).observe({ entryTypes: ['longtask'] });

export interface ViewerTold {
  readonly firstPageMs: number;
  readonly textMs: number;
}

async function open(url: string): Promise<ViewerTold> {
  // It looks for the library there.
  Object.assign(globalThis, { pdfjsLib: pdfjs });
  const { EventBus, PDFFindController, PDFLinkService, PDFViewer } = await import('pdfjs-dist/web/pdf_viewer.mjs');
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
  const data = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const eventBus = new EventBus();
  const linkService = new PDFLinkService({ eventBus });
  const findController = new PDFFindController({ eventBus, linkService });
  const container = document.querySelector<HTMLDivElement>('#container')!;
  const viewer = new PDFViewer({ container, eventBus, linkService, findController });
  linkService.setViewer(viewer);
  const from = performance.now();
  const rendered = new Promise<number>((done) => eventBus.on('pagerendered', () => done(performance.now() - from), { once: true }));
  const task = pdfjs.getDocument({ data, cMapUrl: '/pdfjs/cmaps/', cMapPacked: true, standardFontDataUrl: '/pdfjs/standard_fonts/', wasmUrl: '/pdfjs/wasm/' }); // prettier-ignore
  const document_ = await task.promise;
  viewer.setDocument(document_);
  linkService.setDocument(document_);
  const firstPageMs = await rendered;
  const over = new Promise<number>((done) =>
    eventBus.on('updatefindcontrolstate', ({ state }: { state: number }) => (state === 1 ? done(performance.now() - from) : undefined)),
  );
  // Nowhere to be found: it has looked through all pages when it says so.
  eventBus.dispatch('find', { source: null, type: '', query: 'nowhere to be found', caseSensitive: false, entireWord: false, highlightAll: false, findPrevious: false, matchDiacritics: false }); // prettier-ignore
  return { firstPageMs, textMs: await over };
}

Object.assign(globalThis, { viewerOfPdfjs: { open, tasks } });
