// Prints what is shown: the text by the style sheet, the pages as pictures of themselves.
import { useRef, useState } from 'preact/hooks';
import type { PdfView } from '@/components/PdfBar';
import { printPages } from './print-pages';
import type { ShownPdf } from './show-pdf';

export interface PrintOfPaper {
  readonly onPrint: () => void;
  readonly onCancel: () => void;
  /** While pages are drawn for it. */
  readonly page: { readonly done: number; readonly all: number } | undefined;
}

export function usePrint(open: ShownPdf['open'], view: PdfView): PrintOfPaper {
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
    void printPages({ ...open, onPage, signal: ended.signal }).finally(over);
  };
  return { onPrint, onCancel: () => under.current?.abort(), page };
}
