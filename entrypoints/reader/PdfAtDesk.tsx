// A PDF in the reader: what stands in its way first, then the paper in its two views.
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { PagesWithoutText } from '@/components/PagesWithoutText';
import { PdfBar, type PdfView } from '@/components/PdfBar';
import { PdfOpening } from '@/components/PdfOpening';
import type { Desk } from '@/utils/desk/desk';
import type { PaperDocument } from '@/utils/model/document';
import { setTabPage } from '@/utils/shell/tab-pages';
import { AskSame } from './AskSame';
import { PdfPages } from './PdfPages';
import { Reader } from './Reader';
import type { TextInView } from './text-in-view';
import { useSearch } from './use-search';
import { SaveCopy } from './SaveCopy';
import { usePdf, type AskedPdf, type ShownPdf } from './use-pdf';

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

interface PdfInViewsProps {
  readonly desk: Desk;
  readonly shown: ShownPdf;
  readonly tab: number;
  readonly onDocument: (document: PaperDocument) => void;
}

function PdfInViews({ desk, shown, tab, onDocument }: PdfInViewsProps) {
  const [view, setView] = useState<PdfView>('text');
  const [zoom, setZoom] = useState(1);
  const [page, setPage] = useState<{ readonly page: number }>();
  const { document, snapshot, pages } = shown;
  const [inView, setInView] = useState<TextInView>();
  const search = useSearch(inView);
  // The other view goes on where the reader was.
  const onView = (next: PdfView): void => {
    const index = pageRead();
    setPage(index === undefined ? undefined : { page: index });
    setView(next);
  };
  useEffect(() => {
    // Above the first page's mark stands the title.
    if (view === 'text' && page !== undefined && page.page > 0) textOfPage(page.page)?.scrollIntoView();
  }, [view]);
  return (
    <>
      <PdfBar
        view={view}
        onView={onView}
        labels={pages?.paper.labels ?? []}
        zoom={zoom}
        onZoom={setZoom}
        onPage={(index) => setPage({ page: index })}
        onFind={search.open}
      />
      {search.bar}
      <PagesWithoutText pages={pages?.paper.pictures ?? []} labels={pages?.paper.labels ?? []} />
      <SaveCopy desk={desk} shown={shown} />
      <AskSame desk={desk} document={document} text={snapshot.id} onDocument={onDocument} />
      {view === 'text' || pages === undefined ? (
        <Reader desk={desk} document={document} snapshot={snapshot} tab={tab} onInView={setInView} />
      ) : (
        <PdfPages
          desk={desk}
          document={document}
          source={snapshot.source}
          tab={tab}
          {...pages}
          zoom={zoom}
          asked={page}
          onInView={setInView}
        />
      )}
    </>
  );
}

/** Where a page begins in the text. */
const textOfPage = (index: number): Element | null => globalThis.document.querySelector(`.reading-text [data-page="${index}"]`);

/** The page that is read, index from 0: in both views the last that begins in the upper half of the window. */
function pageRead(): number | undefined {
  const pages = [...globalThis.document.querySelectorAll<HTMLElement>('.pdf-page, .reading-text [data-page]')];
  const index = pages.findLast((p) => p.getBoundingClientRect().top < innerHeight / 2)?.dataset['page'];
  return index === undefined ? undefined : Number(index);
}
