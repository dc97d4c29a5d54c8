// A PDF in the reader: what stands in its way first, then the paper in its two views.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Notice } from '@/components/Notice';
import { PdfBar, type PdfView } from '@/components/PdfBar';
import { FilesLeftOut, Password, PdfOpening, type PdfOpeningState } from '@/components/PdfOpening';
import { PrintWait } from '@/components/PrintWait';
import { TextOnItsWay } from '@/components/TextOnItsWay';
import type { Desk } from '@/utils/desk/desk';
import type { PaperDocument } from '@/utils/model/document';
import { pageOfAddress } from '@/utils/pdf/page-of-address';
import { setTabPage } from '@/utils/shell/tab-pages';
import { AskSame } from './AskSame';
import { PdfPages, type PdfPagesProps } from './PdfPages';
import { Reader } from './Reader';
import { RecogniseText } from './RecogniseText';
import { SaveCopy } from './SaveCopy';
import type { ShownPdf } from './show-pdf';
import type { TextInView } from './text-in-view';
import { useDarkPages } from './use-dark-pages';
import { BESIDE, useSide } from './use-side';
import { pageRead, usePageRead } from './use-page-read';
import { usePageScale } from './use-page-scale';
import { usePdf, type AskedPdf, type PdfOnItsWay } from './use-pdf';
import { usePrint } from './use-print';
import { useSearch } from './use-search';

export function PdfAtDesk({ desk, asked }: { readonly desk: Desk; readonly asked: AskedPdf }) {
  const { opening, shown, leftOut, onLeftOutRead, onDocument, onReadAgain, ...calls } = usePdf(desk, asked);
  const tab = useOwnTab(shown?.reading?.document);
  // A link to a place in it that was opened in a tab of its own, or the reader again, comes before the address of the file.
  const named = pageOfAddress(location.hash) ?? pageOfAddress(asked.url);
  const others = <FilesLeftOut problems={leftOut} onDismiss={onLeftOutRead} />;
  if (shown === undefined || (shown.open === undefined && tab === undefined)) {
    return (
      <>
        {others}
        <PdfOpening opening={opening} {...calls} />
      </>
    );
  }
  return (
    <>
      {others}
      {opening.state === 'locked' ? <Password asked={opening} onPassword={calls.onPassword} /> : null}
      <PdfInViews {...{ desk, shown, opening, tab, onDocument, onReadAgain }} named={named} />
    </>
  );
}

/** This tab, once it is known to show the document. */
function useOwnTab(document: PaperDocument | undefined): number | undefined {
  const [tab, setTab] = useState<number>();
  useEffect(() => {
    if (document === undefined) return;
    globalThis.document.title = document.metadata.title;
    void browser.tabs.getCurrent().then(async (own) => {
      if (own?.id === undefined) return;
      await setTabPage(own.id, { keys: document.keys, reading: document.id });
      setTab(own.id);
    });
  }, [document]);
  return tab;
}

/** What contents or pages in small take of a wide window, px; the style sheet says the same. */
const SIDE = 300;
const NO_SHEETS: readonly never[] = [];

interface PdfInViewsProps {
  readonly desk: Desk;
  readonly shown: ShownPdf;
  readonly opening: PdfOpeningState;
  readonly tab: number | undefined;
  /** The page that the address names. */
  readonly named: number | undefined;
  readonly onDocument: PdfOnItsWay['onDocument'];
  readonly onReadAgain: PdfOnItsWay['onReadAgain'];
}

/** By page index: as they are cited once the text has been read, till then as the file says. Empty while it is not open. */
const labelsOf = ({ open, pages }: ShownPdf): readonly string[] =>
  pages?.paper.labels ?? open?.pdf.labels ?? open?.sheets.map((_, i) => String(i + 1)) ?? [];

function PdfInViews({ desk, shown, opening, tab, named, onDocument, onReadAgain }: PdfInViewsProps) {
  const { reading, open, pages, problem } = shown;
  const [view, setView] = useState<PdfView>(reading === undefined ? 'pages' : 'text');
  const [page, setPage] = useState(named === undefined ? undefined : { page: named });
  const [inView, setInView] = useState<TextInView>();
  const search = useSearch(inView);
  const labels = useMemo(() => labelsOf(shown), [open, pages]);
  const current = usePageRead(inView ?? view);
  const onPage = (index: number): void => setPage({ page: index });
  const side = useSide({ shown, labels, view: inView, page: current, onPage });
  const beside = side.isOpen && innerWidth >= BESIDE ? SIDE : 0;
  const { scale, turn, ...size } = usePageScale(open?.sheets ?? NO_SHEETS, beside);
  const dark = useDarkPages();
  const printing = usePrint(desk, shown, view);
  const [isChoosingArea, chooseArea] = useState(false);
  // The other view goes on where the reader was.
  const onView = (next: PdfView): void => {
    const index = pageRead();
    setPage(index === undefined ? undefined : { page: index });
    setView(next);
    chooseArea(false);
  };
  const hasText = reading !== undefined && tab !== undefined;
  useEffect(() => {
    if (view === 'text' && page !== undefined) showTextOfPage(page.page);
  }, [view, page, hasText]);
  // A paper of pictures has nothing to be read yet: they are shown.
  const isWordless = reading?.snapshot.content.length === 0 && open !== undefined;
  useEffect(() => {
    if (isWordless) setView('pages');
  }, [isWordless]);
  const isReading = opening.state === 'reading' && pages === undefined && view === 'pages';
  return (
    <div class={`pdf-reader${side.isOpen ? ' with-outline' : ''}${dark.isDark ? ' dark-pages' : ''}`}>
      <PdfBar
        view={view}
        onView={onView}
        hasText={hasText}
        labels={labels}
        current={current}
        onPage={onPage}
        onFind={search.open}
        onSide={side.toggle}
        isSideOpen={side.isOpen}
        onPrint={printing.onPrint}
        onArea={hasText && pages !== undefined ? () => chooseArea(!isChoosingArea) : undefined}
        isChoosingArea={isChoosingArea}
        {...size}
        {...dark}
      />
      {side.list}
      {search.bar}
      {printing.page === undefined ? null : <PrintWait {...printing.page} onCancel={printing.onCancel} />}
      {isReading ? <TextOnItsWay {...opening} /> : null}
      {problem === undefined || hasText ? null : <Notice kind="error" problem={problem} />}
      {reading && pages ? <RecogniseText desk={desk} read={{ reading, pages }} onReadAgain={onReadAgain} /> : null}
      <SaveCopy desk={desk} shown={shown} />
      {hasText ? <AskSame desk={desk} document={reading.document} text={reading.snapshot.id} onDocument={onDocument} /> : null}
      <PaperInView
        {...{ desk, shown, tab, view, labels, scale, turn, isChoosingArea }}
        asked={page}
        onInView={setInView}
        onAreaOver={() => chooseArea(false)}
      />
    </div>
  );
}

interface PaperInViewProps extends Pick<PdfInViewsProps, 'desk' | 'shown' | 'tab'>, Omit<PdfPagesProps, 'pdf' | 'sheets' | 'text'> {
  readonly view: PdfView;
  readonly onInView: (view: TextInView) => void;
}

function PaperInView({ desk, shown: { reading, open, pages }, tab, view, onInView, ...drawing }: PaperInViewProps) {
  const text = reading === undefined || tab === undefined ? undefined : { ...reading, desk, tab, onInView };
  if (view === 'text' || open === undefined) return text === undefined ? null : <Reader key={text.snapshot.id} {...text} />;
  const onPages = text && pages && { ...text, source: text.snapshot.source, paper: pages.paper };
  return <PdfPages {...open} {...drawing} text={onPages} />;
}

/** Where a page begins in the text; above the first page's mark stands the title. A page without words has no place: the one before it has. */
function showTextOfPage(index: number): void {
  const marks = [...globalThis.document.querySelectorAll<HTMLElement>('.reading-text [data-page]')];
  const mark = marks.findLast((m) => Number(m.dataset['page']) <= index);
  if (index === 0 || mark === undefined) return scrollTo({ top: 0, behavior: 'instant' });
  const first = marks.find((m) => m.dataset['page'] === mark.dataset['page']);
  first?.scrollIntoView({ behavior: 'instant' });
}
