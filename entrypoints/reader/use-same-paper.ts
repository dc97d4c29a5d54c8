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

/** What is asked about: what is read here, and what may be the same paper. */
export interface Two {
  readonly here: PaperDocument;
  readonly known: PaperDocument;
}

/** What was answered; the change that it made, to be taken back. */
export interface Answered extends Two {
  readonly answer: 'joined' | Edition;
  readonly group: string;
}

interface Asked {
  readonly desk: Desk;
  /** What is read here is another document from now on: joined, or parted again. */
  readonly onDocument?: ((document: PaperDocument) => void) | undefined;
  /** Which of the two a joined paper is from then on. */
  readonly stays: keyof Two;
  /** There is nothing more to ask about the pair. */
  readonly onApart: () => void;
}

export function useSamePaper({ desk, onDocument, onApart, stays }: Asked) {
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
  const pairOf = ({ here, known }: Two) => (stays === 'here' ? { into: here.id, from: known.id } : { into: known.id, from: here.id });
  const join = ({ here, known }: Two): Promise<void> =>
    busily(async () => {
      const done = await joinPapers(desk, pairOf({ here, known }));
      if (!done.ok) return done;
      setAnswered({ answer: 'joined', group: done.value.group, here, known });
      onDocument?.(done.value.document);
      return done;
    });
  const part = ({ group, here, known }: Answered): Promise<void> =>
    busily(async () => {
      const done = await partPapers(desk, group, pairOf({ here, known }));
      if (!done.ok) return done;
      await keepApart(known.id, here.id);
      onDocument?.(here);
      setAnswered(undefined);
      return done;
    });
  const edition = ({ here, known }: Two, answer: Edition): Promise<void> =>
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
  const apart = ({ here, known }: Two): Promise<void> =>
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
