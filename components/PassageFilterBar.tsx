// Which of the passages are shown: letters to meet, a concept to carry, and how many remain.
import { useId, useMemo } from 'preact/hooks';
import type { Concept } from '@/utils/model/concept';
import { ChoiceField } from './ChoiceField';
import { countedConcepts, type Passage, type PassageFilter } from './passage';
import { count, t } from './words';

export interface PassageFilterBarProps {
  readonly passages: readonly Passage[];
  /** How many the filter lets through. */
  readonly shown: number;
  readonly concepts: readonly Concept[];
  readonly filter: PassageFilter;
  readonly onFilter: (filter: PassageFilter) => void;
}

/** Two fields and a count that is said aloud as it changes. */
export function PassageFilterBar({ passages, shown, concepts, filter, onFilter }: PassageFilterBarProps) {
  const ids = useId();
  const used = useMemo(
    () =>
      countedConcepts(
        passages.map((p) => p.annotation),
        concepts,
      ),
    [passages, concepts],
  );
  const isFiltered = filter.text.trim() !== '' || filter.concept !== undefined;
  return (
    <div class="filter" role="search" aria-label={t('filterLabel')}>
      <label class="for-readers" for={`${ids}-text`}>
        {t('filterText')}
      </label>
      <input
        id={`${ids}-text`}
        type="search"
        class="text-input"
        placeholder={t('filterShort')}
        value={filter.text}
        onInput={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
      />
      <ChoiceField
        label={t('filterConcept')}
        choices={[
          { value: '', words: t('filterAllConcepts') },
          ...used.map(({ concept, count: n }) => ({ value: concept.id, words: t('filterCounted', concept.prefLabel, String(n)) })),
        ]}
        chosen={filter.concept ?? ''}
        onChoose={(concept) => onFilter({ ...filter, concept: concept || undefined })}
        isQuiet
      />
      <p class="filter-count" role="status">
        {isFiltered ? count('filterShown', passages.length, String(shown)) : count('passagesCount', passages.length)}
      </p>
    </div>
  );
}
