// Asks once whether what is read here is a paper that was tagged at another address, and does what the reader answers.
import { useEffect, useState } from 'preact/hooks';
import type { Desk } from '@/utils/desk/desk';
import { likelySame, type LikelySame } from '@/utils/desk/same-paper';
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
  /** What is read here is another document from now on: joined, or parted again. */
  readonly onDocument?: (document: PaperDocument) => void;
}

export function AskSame({ desk, document, text, onDocument }: AskSameProps) {
  const [likely, setLikely] = useState<LikelySame>();
  const answers = useSamePaper({ desk, onDocument, onApart: () => setLikely(undefined), stays: 'known' });
  const { answered } = answers;
  useEffect(() => {
    if (answered !== undefined || text === undefined) return undefined;
    let isOver = false;
    const ask = async (): Promise<void> => {
      const found = await likelySame(desk, document.id, await areKeptApart(), smoothPace());
      if (!isOver) setLikely(found);
    };
    void ask();
    return () => {
      isOver = true;
      setLikely(undefined);
    };
  }, [desk, document.id, text, answered]);
  const { document: known, passages = 0, kinship = 'same' } = likely ?? {};
  return <SameQuestion asked={known && { here: document, known, passages, kinship }} answers={answers} />;
}
