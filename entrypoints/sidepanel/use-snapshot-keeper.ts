// Keeps the text that proves the document's newest passage, while its page is there to be read: the picker does so for what
// is tagged in it; this is for what came otherwise (finished in the panel, attached anew, imported).
import { useEffect } from 'preact/hooks';
import type { Desk } from '@/utils/desk/desk';
import { holdsQuote } from '@/utils/desk/keep-text';
import { keepReadingOfTab } from '@/utils/desk/read-page';
import { quote, type Annotation } from '@/utils/model/annotation';
import type { PaperDocument } from '@/utils/model/document';
import type { TabPage } from '@/utils/shell/tab-pages';

export interface SnapshotWork {
  readonly desk: Desk;
  readonly tab: number;
  readonly page: TabPage;
  readonly document: PaperDocument | undefined;
  /** Annotations of the document. */
  readonly list: readonly Annotation[];
}

/** The picker's frame comes first with what was tagged in it (ms): a long page is not read twice at once. */
const AFTER = 3_000;

export function useSnapshotKeeper({ desk, tab, page, document, list }: SnapshotWork): void {
  const newest = list.reduce<Annotation | undefined>((a, b) => (a === undefined || b.modified > a.modified ? b : a), undefined);
  const url = page.head?.url;
  useEffect(() => {
    if (document === undefined || newest === undefined || url === undefined || page.reading !== undefined) return undefined;
    const keep = async (): Promise<void> => {
      if (!(await holdsQuote(desk, document.id, { url, quote: quote(newest) }))) await keepReadingOfTab(desk, tab);
    };
    // A page without main text has no snapshot; its passages keep their quotes and contexts all the same.
    const waiting = setTimeout(() => void keep(), AFTER);
    return () => clearTimeout(waiting);
  }, [desk, tab, document?.id, newest?.id, newest?.modified, url]);
}
