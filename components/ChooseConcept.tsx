// One concept out of many, for a question about another one: which to merge into, to move under, to relate to?
import { useState } from 'preact/hooks';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { Button } from './Button';
import { ConceptPicker } from './ConceptPicker';
import { t } from './words';

export interface ChooseConceptProps {
  /** Those that may be chosen. */
  readonly concepts: readonly Concept[];
  readonly onChoose: (id: Iri) => void;
  readonly onCancel: () => void;
}

const NONE: readonly Iri[] = [];

/** Takes the first that is chosen; the cursor is in its field when it appears. */
export function ChooseConcept({ concepts, onChoose, onCancel }: ChooseConceptProps) {
  const [search, setSearch] = useState('');
  const take = ([id]: readonly Iri[]): void => {
    if (id !== undefined) onChoose(id);
  };
  return (
    <div class="choose-concept">
      <ConceptPicker
        concepts={concepts}
        recent={NONE}
        chosen={NONE}
        search={search}
        onSearch={setSearch}
        onChosen={take}
        onDone={take}
        onTake={take}
        onCancel={onCancel}
        focusFirst
      />
      <Button onPress={onCancel}>{t('cancel')}</Button>
    </div>
  );
}
