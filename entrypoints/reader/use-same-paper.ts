// What the reader answers about two papers that look the same, and the way back from each answer.
import { useState } from 'preact/hooks';
import type { Edition } from '@/components/SamePaper';
import { now, type Desk } from '@/utils/desk/desk';
import { joinPapers, partPapers } from '@/utils/desk/join-papers';
import { relate } from '@/utils/library/editions';
import { undo } from '@/utils/library/journal';
import type { PaperDocument } from '@/utils/model/document';
import type { Problem, Result } from '@/utils/model/result';
import { keepApart } from '@/utils/shell/settings';

/** What was answered; the change that it made, to be taken back. */
export interface Answered {
  readonly answer: 'joined' | Edition;
  readonly group: string;
  readonly here: PaperDocument;
  readonly known: PaperDocument;
}

interface Asked {
  readonly desk: Desk;
  /** What is read here is another document from now on: joined, or parted again. */
  readonly onDocument: ((document: PaperDocument) => void) | undefined;
  /** There is nothing more to ask about the pair. */
  readonly onApart: () => void;
}

export function useSamePaper({ desk, onDocument, onApart }: Asked) {
  const [answered, setAnswered] = useState<Answered>();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  /** One answer at a time. */
  const busily = async (work: () => Promise<Result<unknown>>): Promise<void> => {
    setBusy(true);
    const done = await work();
    setProblem(done.ok ? undefined : done.problem);
    setBusy(false);
  };
  const join = (here: PaperDocument, known: PaperDocument): Promise<void> =>
    busily(async () => {
      const done = await joinPapers(desk, { into: known.id, from: here.id });
      if (!done.ok) return done;
      setAnswered({ answer: 'joined', group: done.value.group, here, known });
      onDocument?.(done.value.document);
      return done;
    });
  const part = ({ group, here, known }: Answered): Promise<void> =>
    busily(async () => {
      const done = await partPapers(desk, group, { into: known.id, from: here.id });
      if (!done.ok) return done;
      await keepApart(known.id, here.id);
      onDocument?.(here);
      setAnswered(undefined);
      return done;
    });
  const edition = (here: PaperDocument, known: PaperDocument, answer: Edition): Promise<void> =>
    busily(async () => {
      const pair = answer === 'newer' ? { newer: here.id, older: known.id } : { newer: known.id, older: here.id };
      const done = await relate(desk.library, pair, now());
      if (done.ok) setAnswered({ answer, group: done.value.group, here, known });
      return done;
    });
  /** Of an edition: asked again afterwards, for another answer. */
  const takeBack = ({ group }: Answered): Promise<void> =>
    busily(async () => {
      const done = await undo(desk.library, group);
      if (done.ok) setAnswered(undefined);
      return done;
    });
  const apart = (here: PaperDocument, known: PaperDocument): Promise<void> =>
    busily(async () => {
      await keepApart(known.id, here.id);
      onApart();
      return { ok: true, value: undefined };
    });
  return {
    answered,
    problem,
    isBusy,
    join,
    edition,
    apart,
    onUndo: (a: Answered): Promise<void> => (a.answer === 'joined' ? part(a) : takeBack(a)),
    onClose: () => setAnswered(undefined),
  };
}
