// A concept as it stands beside a passage: its name on its paint, underlined in its own style.
import type { Concept } from '@/utils/model/concept';
import { Icon } from './Icon';
import { paintStyle } from './paint';
import { t } from './words';

export interface ConceptChipProps {
  /** `undefined` for a concept that is not in any codebook here. */
  readonly concept: Concept | undefined;
  /** With it the chip has a button that takes the concept away. */
  readonly onRemove?: () => void;
}

/** One concept; a chip's title is its definition. */
export function ConceptChip({ concept, onRemove }: ConceptChipProps) {
  const known = concept?.retired === undefined ? concept?.prefLabel : t('conceptRetired', concept.prefLabel);
  const label = known ?? t('conceptUnknown');
  return (
    <span class="chip" style={paintStyle(concept?.paint)} title={concept?.definition}>
      <span class="chip-label">{label}</span>
      {onRemove === undefined ? null : (
        <button type="button" class="chip-remove" aria-label={t('conceptRemove', label)} onClick={onRemove}>
          <Icon name="close" />
        </button>
      )}
    </span>
  );
}
