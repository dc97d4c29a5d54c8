// Prints what is shown: the text by the style sheet, the pages as pictures of themselves with the passages that are marked on them.
import { useRef, useState } from 'preact/hooks';
import type { PdfView } from '@/components/PdfBar';
import type { Desk } from '@/utils/desk/desk';
import { markedCopy } from '@/utils/desk/save-pdf-copy';
import { pdfWorker } from '@/utils/pdf/pdf-worker';
import { openPdf, type OpenPdf } from '@/utils/pdf/read-pdf';
import { pdfFiles } from '@/utils/shell/pdf-files';
import { smoothPace } from '@/utils/text/pace';
import { printPages } from './print-pages';
import type { ShownPdf } from './show-pdf';

export interface PrintOfPaper {
  readonly onPrint: () => void;
  readonly onCancel: () => void;
  /** While pages are drawn for it. */
  readonly page: { readonly done: number; readonly all: number } | undefined;
}

/** The paper with its passages, open; `undefined` where there are none, or where the file takes no marks or would ask for its password again. */
async function withPassages(desk: Desk, { reading, pages }: ShownPdf): Promise<OpenPdf | undefined> {
  if (reading === undefined || pages === undefined || pages.pdf.isLocked) return undefined;
  const copy = await markedCopy(desk, reading.document, pages, smoothPace());
  if (!copy.ok || copy.value.marked === 0) return undefined;
  const opened = await openPdf(copy.value.bytes, { files: pdfFiles(), worker: pdfWorker(), password: async () => undefined });
  return opened.ok ? opened.value : undefined;
}

export function usePrint(desk: Desk, shown: ShownPdf, view: PdfView): PrintOfPaper {
  const { open } = shown;
  const [page, setPage] = useState<PrintOfPaper['page']>();
  const under = useRef<AbortController | undefined>(undefined);
  const onPrint = (): void => {
    if (view === 'text' || open === undefined) return print();
    if (under.current !== undefined) return;
    const ended = new AbortController();
    under.current = ended;
    const onPage = (done: number, all: number): void => setPage({ done, all });
    const over = (): void => {
      under.current = undefined;
      setPage(undefined);
    };
    const pages = async (): Promise<void> => {
      onPage(0, open.pdf.pageCount);
      const marked = await withPassages(desk, shown);
      try {
        await printPages({ ...open, ...(marked && { pdf: marked }), onPage, signal: ended.signal });
      } finally {
        await marked?.close();
      }
    };
    void pages().finally(over);
  };
  return { onPrint, onCancel: () => under.current?.abort(), page };
}
