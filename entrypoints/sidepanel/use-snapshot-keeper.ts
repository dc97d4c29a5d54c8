// Keeps the main text of every document that has annotations, while its page is there to be read.
import { useEffect } from 'preact/hooks';
import type { Desk } from '@/utils/desk/desk';
import { keepReadingOfTab } from '@/utils/desk/read-page';
import * as snapshots from '@/utils/library/snapshots';
import type { PaperDocument } from '@/utils/model/document';
import type { TabPage } from '@/utils/shell/tab-pages';

export interface SnapshotWork {
  readonly desk: Desk;
  readonly tab: number;
  readonly page: TabPage;
  readonly document: PaperDocument | undefined;
  /** Annotations of the document. */
  readonly count: number;
}

export function useSnapshotKeeper({ desk, tab, page, document, count }: SnapshotWork): void {
  useEffect(() => {
    if (document === undefined || count === 0 || page.reading !== undefined) return;
    const keep = async (): Promise<void> => {
      if ((await snapshots.documentsWithout(desk.library)).includes(document.id)) await keepReadingOfTab(desk, tab);
    };
    // A page without main text has no snapshot; its passages keep their quotes and contexts all the same.
    void keep();
  }, [desk, tab, document?.id, count > 0, page.head?.url]);
}
