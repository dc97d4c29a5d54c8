// A PDF comes to the screen in steps: the text that is kept of it, its pages, the text that is read from them.
import { fileDigest } from '@/utils/desk/file-digest';
import { files, keepPdf, knownReading, type PdfFile, type PdfReading } from '@/utils/desk/keep-pdf';
import type { Desk } from '@/utils/desk/desk';
import { recognisedOf } from '@/utils/library/recognised-pages';
import type { PaperDocument, Snapshot } from '@/utils/model/document';
import { ok, type Problem, type Result } from '@/utils/model/result';
import { pdfWorker } from '@/utils/pdf/pdf-worker';
import { openPdf, type OpenPdf } from '@/utils/pdf/read-pdf';
import { readPaper, type PdfPaper } from '@/utils/pdf/read-paper';
import { sheetSizes, sizesForNow, type SheetSize } from '@/utils/pdf/sheet-sizes';
import { pdfFiles } from '@/utils/shell/pdf-files';
import { smoothPace } from '@/utils/text/pace';

export interface ShownPdf {
  /** Its text, kept or just read; absent while it is read for the first time. */
  readonly reading?: PdfReading;
  /** The file, whose pages can be drawn. */
  readonly open?: { readonly pdf: OpenPdf; readonly sheets: readonly SheetSize[] };
  /** Its pages with the text that stands on them. */
  readonly pages?: {
    readonly pdf: OpenPdf;
    readonly paper: PdfPaper;
    /** Of its bytes. */
    readonly sha256: string;
  };
  /** Why there is no text of the pages that are shown. */
  readonly problem?: Problem;
}

/** A paper that was read once more, with what was recognised on its pages. */
export interface ReadAgain {
  readonly document: PaperDocument;
  readonly snapshot: Snapshot;
  readonly pages: NonNullable<ShownPdf['pages']>;
}

export const withReadAgain = ({ reading, open, ...rest }: ShownPdf, { document, snapshot, pages }: ReadAgain): ShownPdf => ({
  ...rest,
  ...(reading && { reading: { ...reading, document, snapshot } }),
  ...(open && { open: { ...open, pdf: pages.pdf } }),
  pages,
});

export interface ShowingPdf {
  /** Pages read, and all. */
  readonly onPage: (done: number, all: number) => void;
  /** What has come; a text that is shown already stays: what is painted hangs on it. */
  readonly onShown: (change: ShownPdf) => void;
  readonly password: (isWrong: boolean) => Promise<string | undefined>;
}

/** Papers of no more pages are read so soon that they are shown when their text is there, */
const FEW = 30;
/** if that does not take longer than this (ms): else, and of longer papers, the pages are shown first. */
const PATIENCE = 4_000;
/** Progress is told so often (ms). */
const OFTEN = 200;

/** Resolves when all is shown. Problems before anything is: those of opening, reading and storage. */
export async function showPdf(desk: Desk, file: PdfFile, { onPage, onShown, password }: ShowingPdf): Promise<Problem | undefined> {
  onPage(0, 1);
  const opening = openPdf(file.bytes, { files: pdfFiles(), worker: pdfWorker(), password });
  // Worked out while the file is opened: of a large one it takes as long.
  const sha256 = await fileDigest(file.bytes);
  const words = await recognisedOf(files(), sha256);
  if (!words.ok) {
    void opening.then((late) => (late.ok ? late.value.close() : undefined));
    return words.problem;
  }
  const known = await knownReading(desk, file, words.value.size);
  if (known !== undefined) onShown({ reading: known });
  const opened = await opening;
  if (!opened.ok) return known === undefined ? opened.problem : undefined;
  const pdf = words.value.size === 0 ? opened.value : { ...opened.value, recognised: words.value };
  let sheets = await sizesForNow(pdf);
  let isShown = known !== undefined;
  const show = (change: ShownPdf): void => {
    isShown = true;
    onShown({ open: { pdf, sheets }, ...change });
  };
  const first = setTimeout(() => show({}), known === undefined && pdf.pageCount <= FEW ? PATIENCE : 0);
  void sheetSizes(pdf).then((all) => {
    const differ = all.some(({ width, height }, i) => width !== sheets[i]?.width || height !== sheets[i].height);
    if (differ) sheets = all;
    if (differ && isShown) show({});
  });
  const done = await read(desk, file, { pdf, sha256 }, seldom(onPage));
  clearTimeout(first);
  if (done.ok) show(done.value);
  else if (isShown) show({ problem: done.problem });
  else await pdf.close();
  return done.ok || isShown ? undefined : done.problem;
}

type Opened = Pick<ReadAgain['pages'], 'pdf' | 'sha256'>;

async function read(desk: Desk, file: PdfFile, { pdf, sha256 }: Opened, onPage: ShowingPdf['onPage']): Promise<Result<ShownPdf>> {
  const paper = await readPaper(pdf, { pace: smoothPace(), onPage });
  if (!paper.ok) return paper;
  const kept = await keepPdf(desk, file, paper.value);
  return kept.ok ? ok({ reading: kept.value, pages: { pdf, paper: paper.value, sha256 } }) : kept;
}

function seldom(onPage: ShowingPdf['onPage']): ShowingPdf['onPage'] {
  let told = 0;
  return (done, all) => {
    if (performance.now() - told < OFTEN && done < all) return;
    told = performance.now();
    onPage(done, all);
  };
}
