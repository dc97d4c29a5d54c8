// Asks once whether what is read here is a paper that was tagged at another address, and does what the reader answers.
import { useEffect, useState } from 'preact/hooks';
import { SamePaper, SamePaperJoined, type PaperCopy } from '@/components/SamePaper';
import type { Desk } from '@/utils/desk/desk';
import { joinPapers, partPapers } from '@/utils/desk/join-papers';
import { likelySame, type LikelySame } from '@/utils/desk/same-paper';
import type { PaperDocument } from '@/utils/model/document';
import type { Problem } from '@/utils/model/result';
import { areKeptApart, keepApart } from '@/utils/shell/settings';
import { smoothPace } from '@/utils/text/pace';

interface AskSameProps {
  readonly desk: Desk;
  readonly document: PaperDocument;
  /** Changes when there is another text to compare. */
  readonly text: string | undefined;
  /** What is read here is another document from now on: joined, or parted again. */
  readonly onDocument?: (document: PaperDocument) => void;
}

interface Joined {
  readonly group: string;
  readonly into: PaperDocument;
  readonly from: PaperDocument;
}

const copyOf = ({ metadata, sources }: PaperDocument): PaperCopy => ({
  metadata,
  sources: sources.map((s) => s.url).filter((url) => !url.startsWith('urn:')),
});

export function AskSame({ desk, document, text, onDocument }: AskSameProps) {
  const [likely, setLikely] = useState<LikelySame>();
  const [joined, setJoined] = useState<Joined>();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    if (joined !== undefined || text === undefined) return undefined;
    let isOver = false;
    const ask = async (): Promise<void> => {
      const found = await likelySame(desk, document.id, await areKeptApart(), smoothPace()); // prettier-ignore
      if (!isOver) setLikely(found);
    };
    void ask();
    return () => {
      isOver = true;
      setLikely(undefined);
    };
  }, [desk, document.id, text, joined]);
  /** One answer at a time. */
  const busily = async (work: () => Promise<Problem | undefined>): Promise<void> => {
    setBusy(true);
    setProblem(await work());
    setBusy(false);
  };
  const join = ({ document: into }: LikelySame): Promise<void> =>
    busily(async () => {
      const done = await joinPapers(desk, { into: into.id, from: document.id });
      if (!done.ok) return done.problem;
      setJoined({ group: done.value.group, into, from: document });
      onDocument?.(done.value.document);
      return undefined;
    });
  const part = ({ group, into, from }: Joined): Promise<void> =>
    busily(async () => {
      const done = await partPapers(desk, group, { into: into.id, from: from.id });
      if (!done.ok) return done.problem;
      await keepApart(into.id, from.id);
      onDocument?.(from);
      setJoined(undefined);
      return undefined;
    });
  const apart = ({ document: other }: LikelySame): Promise<void> =>
    busily(async () => {
      await keepApart(other.id, document.id);
      setLikely(undefined);
      return undefined;
    });
  if (joined !== undefined) {
    return (
      <SamePaperJoined
        title={joined.into.metadata.title}
        isBusy={isBusy}
        problem={problem}
        onUndo={() => void part(joined)}
        onClose={() => setJoined(undefined)}
      />
    );
  }
  if (likely === undefined) return null;
  return (
    <SamePaper
      here={copyOf(document)}
      known={{ ...copyOf(likely.document), passages: likely.passages }}
      kinship={likely.kinship}
      isBusy={isBusy}
      problem={problem}
      onJoin={() => void join(likely)}
      onApart={() => void apart(likely)}
    />
  );
}
