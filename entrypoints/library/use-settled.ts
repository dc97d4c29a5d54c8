// The answer that facets and exports go by: the last one that stood for a moment, so that they do not hold up the typing.
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '@/utils/finding/ask';
import type { Question } from '@/utils/finding/question';

/** With the question that it answers. */
export type Settled = Answer & { readonly question: Question };

/** ms */
const REST = 150;

/** `undefined` until an answer is whole. */
export function useSettled(answer: Answer | undefined, question: Question, isWhole: boolean): Settled | undefined {
  const [settled, setSettled] = useState<Settled>();
  useEffect(() => {
    if (answer === undefined || !isWhole) return undefined;
    const take = (): void => setSettled({ ...answer, question });
    if (settled === undefined || question.words === settled.question.words) return take();
    const timer = setTimeout(take, REST);
    return () => clearTimeout(timer);
  }, [answer, question, isWhole]);
  return settled;
}
