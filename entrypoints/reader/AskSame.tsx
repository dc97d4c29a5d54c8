// Asks once whether what is read here is a paper that was tagged at another address, and does what the reader answers.
import { useEffect, useState } from 'preact/hooks';
import type { Desk } from '@/utils/desk/desk';
import { likelySame, linkedSame, type LikelySame } from '@/utils/desk/same-paper';
import { useLive } from '@/utils/desk/use-live';
import * as documents from '@/utils/library/documents';
import type { PaperDocument } from '@/utils/model/document';
import { areKeptApart } from '@/utils/shell/settings';
import { smoothPace } from '@/utils/text/pace';
import { SameQuestion } from './SameQuestion';
import { useSamePaper } from './use-same-paper';

interface AskSameProps {
  readonly desk: Desk;
  readonly document: PaperDocument;
  /** Changes when there is another text to compare. */
  readonly text: string | undefined;
  /** Keys of PDFs that the page names as its own. */
  readonly pdfs?: readonly string[] | undefined;
  /** What is read here is another document from now on: joined, or parted again. */
  readonly onDocument?: (document: PaperDocument) => void;
}

export function AskSame({ desk, document, text, pdfs = [], onDocument }: AskSameProps) {
  const [likely, setLikely] = useState<LikelySame>();
  const answers = useSamePaper({ desk, onDocument, onApart: () => setLikely(undefined), stays: 'known' });
  const { answered } = answers;
  const keys = pdfs.join('\n');
  // Such a PDF may come into the library while the page stands open.
  const linked = useLive(async () => (pdfs.length === 0 ? undefined : (await documents.find(desk.library, pdfs))?.id), [desk, keys]);
  useEffect(() => {
    if (answered !== undefined || (text === undefined && linked === undefined)) return undefined;
    let isOver = false;
    const ask = async (): Promise<void> => {
      const isApart = await areKeptApart();
      const named = linked === undefined ? undefined : await linkedSame(desk, document.id, { keys: pdfs, isApart });
      const found = named ?? (text === undefined ? undefined : await likelySame(desk, document.id, isApart, smoothPace()));
      if (!isOver) setLikely(found);
    };
    void ask();
    return () => {
      isOver = true;
    };
  }, [desk, document.id, text, answered, linked, keys]);
  // Not while it is asked once more with another text: the question would go from under the pointer.
  useEffect(() => () => setLikely(undefined), [desk, document.id, answered]);
  const { document: known, passages = 0, kinship = 'same' } = likely ?? {};
  return <SameQuestion asked={known && { here: document, known, passages, kinship }} answers={answers} />;
}
