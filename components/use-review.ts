// What can be decided of a passage in doubt, and with which key: buttons and keys are made from one list, so that they agree.
import { useState } from 'preact/hooks';
import type { Place, WordedPlace } from '@/utils/model/annotation';
import type { PassageCalls } from './PassageActions';
import type { Passage } from './passage';
import { t } from './words';

/** One decision: its button, and its key while the card has the focus. */
export interface Decision {
  /** One lower-case letter. */
  readonly key: string;
  readonly label: string;
  /** `first`: what most readers want. `step`: nothing is decided, another place is looked at. */
  readonly kind: 'first' | 'other' | 'step';
  readonly onDecide: () => void;
}

export interface Review {
  readonly decisions: readonly Decision[];
  /** Of an ambiguous passage: which of its places is looked at, from 0, how many there are, and where and what it is. */
  readonly looking: { readonly at: number; readonly of: number; readonly place: WordedPlace | undefined } | undefined;
}

/** Only this annotator's own passages are decided on; places are stepped through on anybody's. */
export function useReview(passage: Passage, calls: PassageCalls): Review {
  const [step, setStep] = useState(0);
  const { status, places = [] } = passage;
  const of = status === 'ambiguous' ? places.length : 0;
  const at = of === 0 ? 0 : step % of;
  const look = (next: number): void => {
    setStep(next);
    calls.onShow?.(passage.annotation.id, bare(places[next]));
  };
  const steps: readonly Decision[] =
    of < 2 || calls.onShow === undefined
      ? []
      : [
          { key: 'n', label: t('placeNext'), kind: 'step', onDecide: () => look((at + 1) % of) },
          { key: 'p', label: t('placePrevious'), kind: 'step', onDecide: () => look((at + of - 1) % of) },
        ];
  const decisions = [...steps, ...(passage.isMine ? ofMine(passage, calls, bare(places[at])) : [])];
  return { decisions, looking: of === 0 ? undefined : { at, of, place: places[at] } };
}

const bare = (place: Place | undefined): Place | undefined => place && { start: place.start, end: place.end };

function ofMine(
  { annotation: { id }, status, found, places = [] }: Passage,
  calls: PassageCalls,
  place: Place | undefined,
): readonly Decision[] {
  const { onAccept, onReattach, onKeepOrphan } = calls;
  const isChanged = status === 'changed' && found !== undefined;
  const all: (Decision | undefined)[] = [
    onAccept && isChanged ? { key: 'a', label: t('acceptWording'), kind: 'first', onDecide: () => onAccept(id, { found }) } : undefined,
    onAccept && place && status === 'ambiguous'
      ? { key: 'a', label: t('acceptPlace'), kind: 'first', onDecide: () => onAccept(id, { place }) }
      : undefined,
    onReattach && status !== undefined && status !== 'exact' && status !== 'moved'
      ? { key: 'r', label: t('reattach'), kind: 'other', onDecide: () => onReattach(id) }
      : undefined,
    onKeepOrphan && isChanged ? { key: 'o', label: t('keepOrphan'), kind: 'other', onDecide: () => onKeepOrphan(id, [found]) } : undefined,
    onKeepOrphan && status === 'ambiguous'
      ? {
          key: 'o',
          label: places.length > 1 ? t('keepOrphanOfAll') : t('keepOrphan'),
          kind: 'other',
          onDecide: () =>
            onKeepOrphan(
              id,
              places.map((p) => p.words),
            ),
        }
      : undefined,
  ];
  return all.filter((d) => d !== undefined);
}
