// A new concept: its label first, everything else when it stands in its place.
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Iri } from '@/utils/model/ids';
import type { Problem, Result } from '@/utils/model/result';
import { Button } from './Button';
import { Step } from './MergeConcept';
import { Notice } from './Notice';
import { t } from './words';

export interface AddConceptProps {
  readonly title: string;
  readonly hint?: string;
  readonly onAdd: (prefLabel: string) => Promise<Result<Iri>>;
  readonly onAdded: (id: Iri) => void;
  readonly onCancel: () => void;
}

export function AddConcept({ title, hint, onAdd, onAdded, onCancel }: AddConceptProps) {
  const ids = useId();
  const field = useRef<HTMLInputElement>(null);
  const [label, setLabel] = useState('');
  const [problem, setProblem] = useState<Problem>();
  useLayoutEffect(() => field.current?.focus(), []);
  const add = async (): Promise<void> => {
    const prefLabel = label.replace(/\s+/gu, ' ').trim();
    if (prefLabel === '') return field.current?.focus();
    const added = await onAdd(prefLabel);
    if (added.ok) onAdded(added.value);
    else setProblem(added.problem);
  };
  return (
    <Step title={title} onCancel={onCancel}>
      {hint === undefined ? null : <p>{hint}</p>}
      <form
        class="concept-form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <div class="fact">
          <label class="field-label" for={ids}>
            {t('editorLabel')}
          </label>
          <input
            ref={field}
            id={ids}
            class="text-input"
            type="text"
            dir="auto"
            value={label}
            onInput={(event) => setLabel(event.currentTarget.value)}
          />
        </div>
        {problem === undefined ? null : <Notice kind="error" problem={problem} lead={t('formKept')} />}
        <div class="row">
          <button type="submit" class="button primary">
            {t('editorAdd')}
          </button>
          <Button onPress={onCancel}>{t('cancel')}</Button>
        </div>
      </form>
    </Step>
  );
}
