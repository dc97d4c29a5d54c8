// A PDF in the reader: what stands in its way first, then the paper in its two views.
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { PagesWithoutText } from '@/components/PagesWithoutText';
import { PdfBar, type PdfView } from '@/components/PdfBar';
import { PdfOpening } from '@/components/PdfOpening';
import { PrintWait } from '@/components/PrintWait';
import type { Desk } from '@/utils/desk/desk';
import type { PaperDocument } from '@/utils/model/document';
import { setTabPage } from '@/utils/shell/tab-pages';
import { AskSame } from './AskSame';
import { PdfPages } from './PdfPages';
import { Reader } from './Reader';
import type { TextInView } from './text-in-view';
import { SaveCopy } from './SaveCopy';
import { BESIDE, useOutline } from './use-outline';
import { usePageScale } from './use-page-scale';
import { usePdf, type AskedPdf, type ShownPdf } from './use-pdf';
import { usePrint } from './use-print';
import { useSearch } from './use-search';

export function PdfAtDesk({ desk, asked }: { readonly desk: Desk; readonly asked: AskedPdf }) {
  const { opening, shown, onDocument, ...calls } = usePdf(desk, asked);
  const [tab, setTab] = useState<number>();
  const document = shown?.document;
  useEffect(() => {
    if (document === undefined) return;
    globalThis.document.title = document.metadata.title;
    void browser.tabs.getCurrent().then(async (own) => {
      if (own?.id === undefined) return;
      await setTabPage(own.id, { keys: document.keys, reading: document.id });
      setTab(own.id);
    });
  }, [document]);
  if (shown === undefined || tab === undefined) return <PdfOpening opening={opening} {...calls} />;
  return <PdfInViews desk={desk} shown={shown} tab={tab} onDocument={onDocument} />;
}

/** What the table of contents takes of a wide window, px; the style sheet says the same. */
const OUTLINE = 300;
const NO_SHEETS: readonly never[] = [];

interface PdfInViewsProps {
  readonly desk: Desk;
  readonly shown: ShownPdf;
  readonly tab: number;
  readonly onDocument: (document: PaperDocument) => void;
}

function PdfInViews({ desk, shown, tab, onDocument }: PdfInViewsProps) {
  const { document, snapshot, pages } = shown;
  const [view, setView] = useState<PdfView>('text');
  const [page, setPage] = useState<{ readonly page: number }>();
  const [inView, setInView] = useState<TextInView>();
  const search = useSearch(inView);
  const outline = useOutline(pages, inView);
  const beside = outline.isOpen && innerWidth >= BESIDE ? OUTLINE : 0;
  const { scale, turn, ...size } = usePageScale(pages?.paper.sheets ?? NO_SHEETS, beside);
  const printing = usePrint(pages, view);
  // The other view goes on where the reader was.
  const onView = (next: PdfView): void => {
    const index = pageRead();
    setPage(index === undefined ? undefined : { page: index });
    setView(next);
  };
  useEffect(() => {
    if (view === 'text' && page !== undefined) showTextOfPage(page.page);
  }, [view, page]);
  const text = { desk, document, tab, onInView: setInView };
  return (
    <div class={outline.isOpen ? 'pdf-reader with-outline' : 'pdf-reader'}>
      <PdfBar
        view={view}
        onView={onView}
        labels={pages?.paper.labels ?? []}
        onPage={(index) => setPage({ page: index })}
        onFind={search.open}
        onOutline={outline.toggle}
        isOutlineOpen={outline.isOpen}
        onPrint={printing.onPrint}
        {...size}
      />
      {outline.list}
      {search.bar}
      {printing.page === undefined ? null : <PrintWait {...printing.page} onCancel={printing.onCancel} />}
      <PagesWithoutText pages={pages?.paper.pictures ?? []} labels={pages?.paper.labels ?? []} />
      <SaveCopy desk={desk} shown={shown} />
      <AskSame desk={desk} document={document} text={snapshot.id} onDocument={onDocument} />
      {view === 'text' || pages === undefined ? (
        <Reader {...text} snapshot={snapshot} />
      ) : (
        <PdfPages {...text} source={snapshot.source} {...pages} scale={scale} turn={turn} asked={page} />
      )}
    </div>
  );
}

/** Where a page begins in the text; above the first page's mark stands the title. A page without words has no place: the one before it has. */
function showTextOfPage(index: number): void {
  const marks = [...globalThis.document.querySelectorAll<HTMLElement>('.reading-text [data-page]')];
  const mark = marks.findLast((m) => Number(m.dataset['page']) <= index);
  if (index === 0 || mark === undefined) return scrollTo({ top: 0, behavior: 'instant' });
  const first = marks.find((m) => m.dataset['page'] === mark.dataset['page']);
  first?.scrollIntoView({ behavior: 'instant' });
}

/** The page that is read, index from 0: in both views the last that begins in the upper half of the window. */
function pageRead(): number | undefined {
  const pages = [...globalThis.document.querySelectorAll<HTMLElement>('.pdf-page, .reading-text [data-page]')];
  const index = pages.findLast((p) => p.getBoundingClientRect().top < innerHeight / 2)?.dataset['page'];
  return index === undefined ? undefined : Number(index);
}
