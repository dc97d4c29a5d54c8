// A new concept: its label first, everything else when it stands in its place.
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import type { Problem, Result } from '@/utils/model/result';
import { Button } from './Button';
import { Step } from './MergeConcept';
import { Notice } from './Notice';
import { t } from './words';

export interface AddConceptProps {
  /** What it will stand below; absent at the top. */
  readonly parent: Concept | undefined;
  readonly onAdd: (prefLabel: string, under: Iri | undefined) => Promise<Result<Iri>>;
  readonly onAdded: (id: Iri) => void;
  readonly onCancel: () => void;
}

export function AddConcept({ parent, onAdd, onAdded, onCancel }: AddConceptProps) {
  const ids = useId();
  const field = useRef<HTMLInputElement>(null);
  const [label, setLabel] = useState('');
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => field.current?.focus(), []);
  const add = async (): Promise<void> => {
    const prefLabel = label.replace(/\s+/gu, ' ').trim();
    if (prefLabel === '') return field.current?.focus();
    const added = await onAdd(prefLabel, parent?.id);
    if (added.ok) onAdded(added.value);
    else setProblem(added.problem);
  };
  return (
    <Step title={parent === undefined ? t('editorAddTop') : t('editorAddUnder', parent.prefLabel)} onCancel={onCancel}>
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
