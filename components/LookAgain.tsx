// A concept means something else now: which passages were tagged before, and does it still fit each of them?
import { useState } from 'preact/hooks';
import type { Annotation } from '@/utils/model/annotation';
import type { Concept, EarlierMeaning } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { ChooseConcept } from './ChooseConcept';
import { Step, type RefactorProps } from './MergeConcept';
import { WalkPassages } from './WalkPassages';
import { t } from './words';

export interface LookAgainProps extends RefactorProps {
  /** What a passage can be sent to. */
  readonly others: readonly Concept[];
  readonly onFits: (annotation: Annotation) => Promise<boolean>;
  readonly onSend: (annotation: Annotation, to: Iri) => Promise<boolean>;
}

export function LookAgain({ concept, passages, titles, others, onShow, onCancel, onFits, onSend }: LookAgainProps) {
  const [all] = useState(passages);
  const [sending, setSending] = useState<{ readonly done: (to: Iri | undefined) => void }>();
  const choose = (): Promise<Iri | undefined> =>
    new Promise((resolve) => {
      setSending({
        done: (to) => {
          setSending(undefined);
          resolve(to);
        },
      });
    });
  return (
    <Step title={t('againTitle', concept.prefLabel)} onCancel={onCancel}>
      <WalkPassages
        passages={all}
        titles={titles}
        onShow={onShow}
        onDone={onCancel}
        about={(annotation) => <Meanings concept={concept} then={meaningThen(annotation, concept)} />}
        answers={[
          { letter: 'k', label: t('againFits'), onTake: onFits },
          {
            letter: 'm',
            label: t('againMove'),
            onTake: async (annotation) => {
              const to = await choose();
              return to !== undefined && onSend(annotation, to);
            },
          },
        ]}
      />
      {sending === undefined ? null : <ChooseConcept concepts={others} onChoose={sending.done} onCancel={() => sending.done(undefined)} />}
    </Step>
  );
}

/** What the concept meant when the passage was tagged. */
function meaningThen(annotation: Annotation, concept: Concept): EarlierMeaning | undefined {
  const body = annotation.bodies.find((b) => b.purpose === 'tagging' && b.concept === concept.id);
  const version = body?.purpose === 'tagging' ? (body.version ?? '') : '';
  return concept.earlier?.find((meaning) => meaning.until > version);
}

function Meanings({ concept, then }: { readonly concept: Concept; readonly then: EarlierMeaning | undefined }) {
  return (
    <dl class="meaning">
      <div>
        <dt>{t('againThen')}</dt>
        <dd dir="auto">{then === undefined ? '' : inWords(then)}</dd>
      </div>
      <div>
        <dt>{t('againNow')}</dt>
        <dd dir="auto">{inWords(concept)}</dd>
      </div>
    </dl>
  );
}

const inWords = ({
  definition,
  scopeNote,
  notWhen = '',
}: Pick<Concept, 'definition' | 'scopeNote'> & { readonly notWhen?: string }): string =>
  [definition, scopeNote, notWhen].filter((words) => words !== '').join('\n');
