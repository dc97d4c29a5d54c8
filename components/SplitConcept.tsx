// One concept becomes two: a new one beside it, and its passages are sent to one side or the other, each by a key.
import { useState } from 'preact/hooks';
import type { Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import type { Result } from '@/utils/model/result';
import { AddConcept } from './AddConcept';
import { Step, type RefactorProps } from './MergeConcept';
import { count, t } from './words';
import { WalkPassages } from './WalkPassages';

export interface SplitConceptProps extends RefactorProps {
  readonly onAdd: (prefLabel: string) => Promise<Result<Iri>>;
  /** The passage goes from the concept to the new one. */
  readonly onSend: (annotation: Annotation, to: Iri) => Promise<boolean>;
}

export function SplitConcept({ concept, passages, titles, onShow, onCancel, onAdd, onSend }: SplitConceptProps) {
  // The walk goes over what was there when it began; what has gone to the other side stays in it as walked.
  const [all] = useState(passages);
  const [side, setSide] = useState<{ readonly id: Iri; readonly label: string }>();
  const [label, setLabel] = useState('');
  if (side === undefined)
    return (
      <AddConcept
        title={t('splitTitle', concept.prefLabel)}
        hint={count('splitWhat', all.length)}
        onAdd={(typed) => {
          setLabel(typed);
          return onAdd(typed);
        }}
        onAdded={(id) => setSide({ id, label })}
        onCancel={onCancel}
      />
    );
  return (
    <Step title={t('splitTitle', concept.prefLabel)} onCancel={onCancel}>
      <WalkPassages
        passages={all}
        titles={titles}
        onShow={onShow}
        onDone={onCancel}
        answers={[
          { letter: '1', label: t('splitStays', concept.prefLabel), onTake: () => Promise.resolve(true) },
          { letter: '2', label: t('splitGoes', side.label), onTake: (annotation) => onSend(annotation, side.id) },
        ]}
      />
    </Step>
  );
}
