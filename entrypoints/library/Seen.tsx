// What was found as it is asked to be seen: as a picture of its concepts, or as what stands in it here (the list).
import type { ComponentChildren } from 'preact';
import type { Desk } from '@/utils/desk/desk';
import type { Iri } from '@/utils/model/ids';
import { AlongDocument } from './AlongDocument';
import { Crossed } from './Crossed';
import type { Crossings } from './use-cross-out';
import type { Found } from './use-found';
import type { Question } from '@/utils/finding/question';
import type { Settled } from './use-settled';

interface SeenProps extends Omit<Crossings, 'answer'> {
  readonly desk: Desk;
  readonly question: Question;
  /** `undefined` until an answer is whole: until then the list is seen. */
  readonly answer: Settled | undefined;
  readonly found: Found;
  readonly onShow: ((passage: Iri) => void) | undefined;
  readonly children: ComponentChildren;
}

export function Seen({ desk, question, answer, found, onShow, children, ...about }: SeenProps) {
  const { see } = question;
  if (see === 'passages' || answer === undefined) return <>{children}</>;
  if (see !== 'places') return <Crossed {...about} answer={answer} by={see} cross={found.cross} />;
  return <AlongDocument {...about} answer={answer} desk={desk} strip={found.strip} onShow={(id) => onShow?.(id)} />;
}
