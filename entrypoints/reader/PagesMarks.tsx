// What is tagged and found on the drawn pages of a paper: like in its text, and through the same text.
import type { RefObject } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { NoticeStack } from '@/components/NoticeStack';
import type { Desk } from '@/utils/desk/desk';
import type { PaperDocument } from '@/utils/model/document';
import { useNotices } from '../sidepanel/use-notices';
import { pagesInView } from './pages-in-view';
import type { TextInView } from './text-in-view';
import { useMarkedPages, type PaperOnPages } from './use-marked-pages';
import { useTagging } from './use-tagging';

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
}

export function PagesMarks({ desk, document, source, tab, labels, recognised, drawn, onInView, root, told, goTo }: PagesMarksProps) {
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
  return (
    <>
      {tagging.layer(text)}
      <NoticeStack notices={notices.list} onDismiss={notices.dismiss} />
    </>
  );
}
