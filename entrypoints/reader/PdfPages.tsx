// The pages of a PDF as they are printed: drawn near the window only, tagged like the text and through the same text.
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { NoticeStack } from '@/components/NoticeStack';
import { t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import type { PaperDocument } from '@/utils/model/document';
import type { PdfPaper } from '@/utils/pdf/read-paper';
import type { OpenPdf } from '@/utils/pdf/read-pdf';
import { drawSheet } from '@/utils/pdf/sheet';
import { useNotices } from '../sidepanel/use-notices';
import type { DrawnPages } from './drawn-pages';
import { pagesInView } from './pages-in-view';
import type { TextInView } from './text-in-view';
import { useKeptPlace } from './use-kept-place';
import { turnedSize, type Turn } from './use-page-scale';
import { useMarkedPages } from './use-marked-pages';
import { useTagging } from './use-tagging';

export interface PdfPagesProps {
  readonly desk: Desk;
  readonly document: PaperDocument;
  /** Address of the copy that is read. */
  readonly source: string;
  readonly tab: number;
  readonly pdf: OpenPdf;
  readonly paper: PdfPaper;
  /** CSS px per point. */
  readonly scale: number;
  readonly turn: Turn;
  /** The page that was asked for, index from 0; a new object for each asking. */
  readonly asked: { readonly page: number } | undefined;
  /** Told when the pages are there. */
  readonly onInView: (view: TextInView) => void;
}

/** Pages are drawn when they are nearer to the window than its own height. */
const NEAR = '100% 0px';

export function PdfPages({ desk, document, source, tab, pdf, paper, scale, turn, asked, onInView }: PdfPagesProps) {
  const notices = useNotices();
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const goTo = useCallback((page: number) => root?.children[page]?.scrollIntoView({ block: 'start', behavior: 'instant' }), [root]);
  const tagging = useTagging({ desk, document, source, root, notices });
  const { text, drawn } = useMarkedPages(root, paper, { desk, document, tab, onTag: tagging.onTag, goTo });
  const near = useNear(root);
  const view = useMemo(() => (root === null ? undefined : pagesInView({ drawn, boxOf: (page) => root.children[page] })), [root, drawn]);
  useEffect(() => {
    if (view === undefined) return undefined;
    onInView(view);
    return () => {
      view.end();
    };
  }, [view, onInView]);
  useEffect(() => (asked === undefined ? undefined : goTo(asked.page)), [asked, goTo]);
  useKeptPlace(root, `${scale} ${turn}`);
  const onDrawn = useCallback(() => {
    text?.marked.repaint();
    view?.repaint();
  }, [text, view]);
  return (
    <>
      <div class="pdf-pages" ref={setRoot}>
        {paper.sheets
          .map((s) => turnedSize(s, turn))
          .map((sheet, i) => (
            <div
              key={i}
              class="pdf-page"
              data-page={i}
              role="region"
              aria-label={t('pageMark', paper.labels[i] ?? String(i + 1))}
              style={{ width: `${sheet.width * scale}px`, height: `${sheet.height * scale}px` }}
            >
              {near.has(i) ? <SheetOnScreen index={i} pdf={pdf} drawn={drawn} scale={scale} turn={turn} onDrawn={onDrawn} /> : null}
            </div>
          ))}
      </div>
      {tagging.layer(text)}
      <NoticeStack notices={notices.list} onDismiss={notices.dismiss} />
    </>
  );
}

/** Indexes of the pages that are near the window. */
function useNear(root: HTMLElement | null): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    if (root === null) return undefined;
    const watch = (entries: readonly IntersectionObserverEntry[]): void =>
      setNear((before) => {
        const after = new Set(before);
        for (const { target, isIntersecting } of entries) {
          const index = Number((target as HTMLElement).dataset['page']);
          if (isIntersecting) after.add(index);
          // A page in which the selection begins or ends must stay.
          else if (globalThis.document.getSelection()?.containsNode(target, true) !== true) after.delete(index);
        }
        return after;
      });
    const observer = new IntersectionObserver(watch, { rootMargin: NEAR });
    for (const page of root.children) observer.observe(page);
    return () => observer.disconnect();
  }, [root]);
  return near;
}

interface SheetProps {
  readonly index: number;
  readonly pdf: OpenPdf;
  readonly drawn: DrawnPages;
  readonly scale: number;
  readonly turn: Turn;
  readonly onDrawn: () => void;
}

function SheetOnScreen({ index, pdf, drawn, scale, turn, onDrawn }: SheetProps) {
  const box = useRef<HTMLDivElement>(null);
  const told = useRef(onDrawn);
  told.current = onDrawn;
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const ended = new AbortController();
    const sheet = drawSheet(pdf, index, element, { scale, turn, order: drawn.itemsOf(index), signal: ended.signal });
    void sheet.then(
      ({ nodes, close }) => {
        if (ended.signal.aborted) return close();
        drawn.add(index, nodes);
        told.current();
      },
      // A damaged page stays white; the others are drawn.
      () => undefined,
    );
    return () => {
      ended.abort();
      drawn.remove(index);
      told.current();
      void sheet.then(({ close }) => close(), () => undefined); // prettier-ignore
    };
  }, [pdf, index, drawn, scale, turn]);
  return <div ref={box} class="pdf-sheet" />;
}
