// Asks once whether what is read here is a paper that was tagged at another address, and does what the reader answers.
import { useEffect, useState } from 'preact/hooks';
import { SamePaper, SamePaperAnswered, type PaperCopy } from '@/components/SamePaper';
import type { Desk } from '@/utils/desk/desk';
import { likelySame, type LikelySame } from '@/utils/desk/same-paper';
import type { PaperDocument } from '@/utils/model/document';
import { areKeptApart } from '@/utils/shell/settings';
import { smoothPace } from '@/utils/text/pace';
import { useSamePaper, type Answered } from './use-same-paper';

interface AskSameProps {
  readonly desk: Desk;
  readonly document: PaperDocument;
  /** Changes when there is another text to compare. */
  readonly text: string | undefined;
  /** What is read here is another document from now on: joined, or parted again. */
  readonly onDocument?: (document: PaperDocument) => void;
}

const copyOf = ({ metadata, sources }: PaperDocument): PaperCopy => ({
  metadata,
  sources: sources.map((s) => s.url).filter((url) => !url.startsWith('urn:')),
});

export function AskSame({ desk, document, text, onDocument }: AskSameProps) {
  const [likely, setLikely] = useState<LikelySame>();
  const { answered, problem, isBusy, ...answers } = useSamePaper({ desk, onDocument, onApart: () => setLikely(undefined) });
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
  if (answered !== undefined) return <Told answered={answered} isBusy={isBusy} problem={problem} {...answers} />;
  if (likely === undefined) return null;
  return (
    <SamePaper
      here={copyOf(document)}
      known={{ ...copyOf(likely.document), passages: likely.passages }}
      kinship={likely.kinship}
      isBusy={isBusy}
      problem={problem}
      onJoin={() => void answers.join(document, likely.document)}
      onEdition={(which) => void answers.edition(document, likely.document, which)}
      onApart={() => void answers.apart(document, likely.document)}
    />
  );
}

type Answers = ReturnType<typeof useSamePaper>;

interface ToldProps extends Pick<Answers, 'problem' | 'isBusy' | 'edition' | 'onUndo' | 'onClose'> {
  readonly answered: Answered;
}

function Told({ answered, problem, isBusy, edition, onUndo, onClose }: ToldProps) {
  const { here, known, answer } = answered;
  return (
    <SamePaperAnswered
      title={known.metadata.title}
      answer={answer}
      isBusy={isBusy}
      problem={problem}
      onUndo={() => void onUndo(answered)}
      onTurn={() => void edition(here, known, answer === 'newer' ? 'older' : 'newer')}
      onClose={onClose}
    />
  );
}
