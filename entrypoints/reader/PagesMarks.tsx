// What is tagged and found on the drawn pages of a paper: like in its text, and through the same text.
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { NoticeStack } from '@/components/NoticeStack';
import type { Desk } from '@/utils/desk/desk';
import type { PaperDocument } from '@/utils/model/document';
import { useNotices } from '../sidepanel/use-notices';
import { pagesInView } from './pages-in-view';
import type { TextInView } from './text-in-view';
import { useMarkedPages, type PaperOnPages } from './use-marked-pages';
import type { OpenPdf } from '@/utils/pdf/read-pdf';
import type { SheetSize } from '@/utils/pdf/sheet-sizes';
import { describeArea } from './describe-area';
import { unturnedRect } from './turned-rect';
import { useArea } from './use-area';
import { usePageDrag } from './use-page-drag';
import { turnedSize, type Turn } from './use-page-scale';
import { useTagging, type Tagging } from './use-tagging';

export interface PagesMarksProps extends PaperOnPages {
  readonly desk: Desk;
  readonly document: PaperDocument;
  /** Address of the copy that is read. */
  readonly source: string;
  readonly tab: number;
  /** Told when the text can be asked for its places. */
  readonly onInView: (view: TextInView) => void;
  /** Holds the pages, one child each. */
  readonly root: HTMLElement;
  /** Gets what is to be called when pages were drawn or put away. */
  readonly told: RefObject<() => void>;
  /** Brings a page into view. */
  readonly goTo: (page: number) => void;
  readonly pages: PagesSeen;
}

/** The pages as they are seen. */
export interface PagesSeen {
  readonly pdf: OpenPdf;
  /** By page index, pt, not turned. */
  readonly sheets: readonly SheetSize[];
  readonly scale: number;
  readonly turn: Turn;
  readonly isChoosingArea: boolean;
  readonly onAreaOver: () => void;
}

export function PagesMarks(props: PagesMarksProps) {
  const { desk, document, source, tab, labels, recognised, drawn, onInView, root, told, goTo } = props;
  const notices = useNotices();
  const tagging = useTagging({ desk, document, source, root, notices });
  const text = useMarkedPages(root, { drawn, labels, recognised }, { desk, document, tab, onTag: tagging.onTag, goTo });
  const view = useMemo(() => pagesInView({ drawn, boxOf: (page) => root.children[page] }), [root, drawn]);
  useEffect(() => {
    onInView(view);
    return () => {
      view.end();
    };
  }, [view, onInView]);
  useEffect(() => {
    told.current = () => {
      text?.marked.repaint();
      view.repaint();
    };
    told.current();
    return () => {
      told.current = () => undefined;
    };
  }, [text, view, told]);
  usePageDrag(root);
  const area = useAreaOnPages(props, tagging.tag);
  return (
    <>
      {area}
      {tagging.layer(text)}
      <NoticeStack notices={notices.list} onDismiss={notices.dismiss} />
    </>
  );
}

const NO_SHEET: SheetSize = { width: 1, height: 1 };

function useAreaOnPages({ root, labels, recognised, drawn, goTo, pages }: PagesMarksProps, tag: Tagging['tag']): ComponentChildren {
  const { pdf, sheets, scale, turn, isChoosingArea, onAreaOver } = pages;
  const seen = useMemo(() => sheets.map((sheet) => turnedSize(sheet, turn)), [sheets, turn]);
  return useArea({
    root,
    isChoosing: isChoosingArea,
    sheets: seen,
    labels,
    scale,
    describe: (page, rect) =>
      describeArea({ pdf, page, rect: unturnedRect(rect, sheets[page] ?? NO_SHEET, turn), drawn, labels, recognised }),
    onChosen: tag,
    onOver: onAreaOver,
    goTo,
  });
}
