// Two concepts become one, or one is retired: how many passages that touches, and which, before anything happens.
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Annotation } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { Button } from './Button';
import { ChooseConcept } from './ChooseConcept';
import { ConceptPassages } from './ConceptPassages';
import { count, t } from './words';

export interface RefactorProps {
  readonly concept: Concept;
  readonly passages: readonly Annotation[];
  readonly titles: ReadonlyMap<Iri, string>;
  readonly onShow: (annotation: Annotation) => void;
  readonly onCancel: () => void;
}

export interface MergeConceptProps extends RefactorProps {
  /** What it can be merged into. */
  readonly others: readonly Concept[];
  readonly onMerge: (into: Iri) => void;
}

export function MergeConcept({ others, onMerge, ...props }: MergeConceptProps) {
  const { concept, passages, onCancel } = props;
  const [into, setInto] = useState<Iri>();
  const target = others.find((c) => c.id === into);
  return (
    <Step
      title={target === undefined ? t('mergeInto', concept.prefLabel) : t('mergeSure', concept.prefLabel, target.prefLabel)}
      onCancel={onCancel}
    >
      {target === undefined ? (
        <ChooseConcept concepts={others} onChoose={setInto} onCancel={onCancel} />
      ) : (
        <>
          <p>{t('mergeWhat', concept.prefLabel, target.prefLabel)}</p>
          <p>
            <strong>{count('mergePassages', passages.length, target.prefLabel)}</strong>
          </p>
          <ConceptPassages {...props} />
          <div class="row">
            <Button kind="primary" onPress={() => onMerge(target.id)}>
              {t('mergeConcepts')}
            </Button>
            <Button onPress={() => setInto(undefined)}>{t('mergeOther')}</Button>
            <Button onPress={onCancel}>{t('cancel')}</Button>
          </div>
        </>
      )}
    </Step>
  );
}

export function RetireConcept({ onRetire, ...props }: RefactorProps & { readonly onRetire: () => void }) {
  const { concept, passages, onCancel } = props;
  return (
    <Step title={t('retireTitle', concept.prefLabel)} onCancel={onCancel}>
      <p>{t('retireWhat')}</p>
      <p>
        <strong>{count('retirePassages', passages.length)}</strong>
      </p>
      <ConceptPassages {...props} />
      <div class="row">
        <Button kind="primary" onPress={onRetire}>
          {t('retire')}
        </Button>
        <Button onPress={onCancel}>{t('cancel')}</Button>
      </div>
    </Step>
  );
}

interface StepProps {
  readonly title: string;
  readonly onCancel: () => void;
  readonly children: preact.ComponentChildren;
}

/** A question in the place of the form; Escape goes back. It is named by its title, which has the focus first. */
export function Step({ title, onCancel, children }: StepProps) {
  const ids = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    // A field inside may have taken it.
    if (heading.current?.parentElement?.contains(document.activeElement) === false) heading.current.focus();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, from whatever has the focus inside
    <section
      class="step"
      aria-labelledby={ids}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onCancel();
      }}
    >
      <h3 id={ids} ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {children}
    </section>
  );
}
