// The pages of the paper that is read: known from what was kept, fetched on the reader's press by the page that is open.
import { useRef, useState } from 'preact/hooks';
import type { PaperPagesProps } from '@/components/PaperPages';
import type { Desk } from '@/utils/desk/desk';
import { fetchPages, knownPages } from '@/utils/desk/paper-pages';
import { useLive } from '@/utils/desk/use-live';
import type { PaperDocument, Snapshot } from '@/utils/model/document';
import type { Notices } from '../sidepanel/use-notices';

interface ReadPage {
  readonly desk: Desk;
  readonly document: PaperDocument;
  readonly snapshot: Snapshot;
  readonly notices: Notices;
}

/** What the list over the text and the way on under it show, so that both tell of one fetching. */
export function usePaperPages({ desk, document, snapshot, notices }: ReadPage): PaperPagesProps {
  const pages = useLive(() => knownPages(desk, document.id), [desk, document.id]);
  const [fetching, setFetching] = useState<{ readonly page: number; readonly pages: number }>();
  const ended = useRef(new AbortController());
  const onFetch = async (): Promise<void> => {
    ended.current = new AbortController();
    const { signal } = ended.current;
    const done = await fetchPages(desk, document, { signal, onPage: (page, of) => setFetching({ page, pages: of }) });
    setFetching(undefined);
    if (!done.ok) notices.problem(done.problem);
  };
  return {
    pages: pages ?? [],
    here: snapshot.source,
    linkOf: (url) => `?${new URLSearchParams({ document: document.id, source: url })}`,
    fetching,
    onFetch: () => void onFetch(),
    onCancel: () => ended.current.abort(),
  };
}
