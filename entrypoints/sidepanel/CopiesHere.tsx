// The copies of the panel's document: split off, or joined with another paper of the library that the reader chooses.
import { useEffect, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { ChoosePaper } from '@/components/ChoosePaper';
import { Copies } from '@/components/Copies';
import { t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { partPapers, splitPaper } from '@/utils/desk/join-papers';
import { useLive } from '@/utils/desk/use-live';
import * as annotations from '@/utils/library/annotations';
import * as documents from '@/utils/library/documents';
import type { PaperDocument, Source } from '@/utils/model/document';
import { SameQuestion } from '../reader/SameQuestion';
import { useSamePaper } from '../reader/use-same-paper';
import type { Notices } from './use-notices';

export interface OfDocument {
  readonly desk: Desk;
  readonly document: PaperDocument;
  readonly notices: Notices;
}

export function CopiesHere({ desk, document, notices }: OfDocument) {
  const { isBusy, split } = useSplit({ desk, document, notices });
  const [isChoosing, setChoosing] = useState(false);
  const [compared, setCompared] = useState<{ readonly known: PaperDocument; readonly passages: number }>();
  const answers = useSamePaper({ desk, onApart: () => setCompared(undefined), stays: 'here' });
  const { answered } = answers;
  useEffect(() => {
    if (answered !== undefined) setCompared(undefined);
  }, [answered]);
  const compare = async (known: PaperDocument): Promise<void> => {
    setChoosing(false);
    setCompared({ known, passages: (await annotations.ofDocument(desk.library, known.id)).length });
  };
  return (
    <>
      <details class="copies-here">
        <summary>{t('copiesTitle', String(document.sources.length))}</summary>
        <Copies sources={document.sources} isBusy={isBusy} onSplit={(source) => void split(source)} />
        {isChoosing ? (
          <Choosing desk={desk} document={document} onChoose={(known) => void compare(known)} onCancel={() => setChoosing(false)} />
        ) : (
          <Button kind="quiet" onPress={() => setChoosing(true)}>
            {t('compare')}
          </Button>
        )}
      </details>
      <SameQuestion asked={compared && { here: document, kinship: 'asked', ...compared }} answers={answers} />
    </>
  );
}

function useSplit({ desk, document, notices }: OfDocument) {
  const [isBusy, setBusy] = useState(false);
  const split = async (source: Source): Promise<void> => {
    setBusy(true);
    const done = await splitPaper(desk, document, source);
    setBusy(false);
    if (!done.ok) return notices.problem(done.problem);
    const { group, document: made } = done.value;
    notices.done(t('copySplitDone'), () => {
      void partPapers(desk, group, { into: document.id, from: made.id }).then((u) => (u.ok ? undefined : notices.problem(u.problem)));
    });
  };
  return { isBusy, split };
}

interface ChoosingProps {
  readonly desk: Desk;
  readonly document: PaperDocument;
  readonly onChoose: (document: PaperDocument) => void;
  readonly onCancel: () => void;
}

function Choosing({ desk: { library }, document, onChoose, onCancel }: ChoosingProps) {
  const all = useLive(async () => (await documents.all(library)).filter((d) => d.id !== document.id), [library, document.id]);
  return all === undefined ? null : <ChoosePaper documents={all} onChoose={onChoose} onCancel={onCancel} />;
}
