// The reader's question stands in the page's address: it can be bookmarked, and goes back and forward.
import { useCallback, useEffect, useState } from 'preact/hooks';
import { readQuestion, writeQuestion, type Question } from '@/utils/finding/question';

export interface Asked {
  readonly question: Question;
  /** `isTyping`: one of many on the way to the next step back. */
  change(next: Question, isTyping?: boolean): void;
  /** What was typed stands: the next change begins a new step. */
  settle(): void;
}

const here = (): Question => readQuestion(new URLSearchParams(location.search));

/** A facet was pressed beside the answer to `answered`: words typed since, which that answer does not know yet, go along. */
export const withTyped = (next: Question, answered: Question): Question =>
  next.words === answered.words ? { ...next, words: here().words } : next;

// History state of a step that is being typed.
const TYPING = 'typing';

export function useQuestion(): Asked {
  const [question, setQuestion] = useState(here);
  useEffect(() => {
    const back = (): void => setQuestion(here());
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const change = useCallback((next: Question, isTyping = false): void => {
    setQuestion(next);
    const query = writeQuestion(next).toString();
    const address = `${location.pathname}${query === '' ? '' : `?${query}`}`;
    if (isTyping && history.state === TYPING) history.replaceState(TYPING, '', address);
    else history.pushState(isTyping ? TYPING : null, '', address);
  }, []);
  const settle = useCallback((): void => {
    if (history.state === TYPING) history.replaceState(null, '');
  }, []);
  return { question, change, settle };
}
