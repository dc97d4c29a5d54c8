// The text, its settings, and tagging in place.
import { useState } from 'preact/hooks';
import { NoticeStack } from '@/components/NoticeStack';
import { ReadingSettings } from '@/components/ReadingSettings';
import { ReadingView } from '@/components/ReadingView';
import type { Desk } from '@/utils/desk/desk';
import type { PaperDocument, Snapshot } from '@/utils/model/document';
import { useNotices } from '../sidepanel/use-notices';
import { useMarkedText } from './use-marked-text';
import { useTagging } from './use-tagging';
import { useTaste } from './use-taste';

export interface ReaderProps {
  readonly desk: Desk;
  readonly document: PaperDocument;
  readonly snapshot: Snapshot;
  readonly tab: number;
}

export function Reader({ desk, document, snapshot, tab }: ReaderProps) {
  const notices = useNotices();
  const [taste, setTaste] = useTaste();
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const tagging = useTagging({ desk, document, source: snapshot.source, root, notices });
  const scheme = taste.scheme === 'sepia' ? 'light' : taste.scheme;
  const text = useMarkedText(root, { desk, document, tab, scheme, onTag: tagging.onTag });
  return (
    <>
      <ReadingSettings taste={taste} onTaste={setTaste} />
      <ReadingView metadata={document.metadata} source={snapshot.source} content={snapshot.content} taste={taste} onRoot={setRoot} />
      {tagging.layer(text)}
      <NoticeStack notices={notices.list} onDismiss={notices.dismiss} />
    </>
  );
}
