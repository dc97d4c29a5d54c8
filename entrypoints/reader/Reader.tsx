// The text, its settings, and tagging in place.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { NoticeStack } from '@/components/NoticeStack';
import { PageTurn } from '@/components/PageTurn';
import { PaperPages } from '@/components/PaperPages';
import { ReadingSettings } from '@/components/ReadingSettings';
import { ReadingView } from '@/components/ReadingView';
import type { Desk } from '@/utils/desk/desk';
import type { Reading } from '@/utils/desk/read-page';
import { wordsIn } from '@/utils/extraction/page-blocks';
import { readingText } from '@/utils/extraction/reading-text';
import type { PaperDocument, Snapshot } from '@/utils/model/document';
import { useNotices, type Notices } from '../sidepanel/use-notices';
import { siteOf } from '@/utils/shell/site-picks';
import { useFocusBack, usePickText } from './PickText';
import { smoothPace } from '@/utils/text/pace';
import { elementInView, type TextInView } from './text-in-view';
import { useFirstScreens } from './use-first-screens';
import { useMarkedText } from './use-marked-text';
import { usePaperPages } from './use-paper-pages';
import { useTagging } from './use-tagging';
import { useTaste } from './use-taste';

export interface ReaderProps {
  readonly desk: Desk;
  readonly document: PaperDocument;
  readonly snapshot: Snapshot;
  readonly tab: number;
  /** Told when the text is there. */
  readonly onInView: (view: TextInView) => void;
  /** Opens the search, where the bar above has no button for it. */
  readonly onFind?: () => void;
  /** Shown by whoever gives them; without, the reader shows its own. */
  readonly notices?: Notices;
}

export interface PageReaderProps extends ReaderProps {
  /** The page was read again. */
  readonly onReading: (reading: Reading) => void;
}

/** The text of a page, and the choice of what of the page it is. */
export function PageReader(props: PageReaderProps) {
  const { desk, snapshot, onReading } = props;
  const notices = useNotices();
  const { bar, picker } = usePickText({ desk, snapshot, notices, onReading });
  const pages = usePaperPages({ desk, document: props.document, snapshot, notices });
  useFocusBack(picker !== undefined);
  // A file has no page to be asked again.
  const isPage = siteOf(snapshot.source) !== '';
  const isChosen = picker !== undefined;
  // Of a very long text, counting takes longer than drawing.
  const words = useMemo(() => (isChosen ? wordsIn(readingText(snapshot.content)) : 0), [snapshot, isChosen]);
  return (
    <>
      {picker === undefined ? (
        <>
          {isPage ? bar : null}
          {isPage ? <PaperPages {...pages} /> : null}
          <Reader key={snapshot.id} {...props} notices={notices} />
          {isPage ? <PageTurn {...pages} /> : null}
        </>
      ) : (
        picker(words)
      )}
      <NoticeStack notices={notices.list} onDismiss={notices.dismiss} />
    </>
  );
}

export function Reader({ desk, document, snapshot, tab, notices: given, onInView, onFind }: ReaderProps) {
  const own = useNotices();
  const notices = given ?? own;
  const [taste, setTaste] = useTaste();
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const content = useFirstScreens(snapshot.content);
  const tagging = useTagging({ desk, document, source: snapshot.source, root, notices });
  const scheme = taste.scheme === 'sepia' ? 'light' : taste.scheme;
  const text = useMarkedText(root, { desk, document, tab, scheme, onTag: tagging.onTag });
  const marked = text?.marked;
  useEffect(() => {
    if (marked === undefined) return undefined;
    const view = elementInView(marked, smoothPace());
    onInView(view);
    return () => {
      view.end();
    };
  }, [marked, onInView]);
  return (
    <>
      <ReadingSettings taste={taste} onTaste={setTaste} onFind={onFind} />
      <ReadingView
        metadata={document.metadata}
        source={snapshot.source}
        content={content}
        taste={taste}
        // Passages are found in the whole text only.
        onRoot={content === snapshot.content ? setRoot : undefined}
      />
      {tagging.layer(text)}
      {given === undefined ? <NoticeStack notices={own.list} onDismiss={own.dismiss} /> : null}
    </>
  );
}
