// The eight paints side by side, each under its name.
import { ConceptChip } from '@/components/ConceptChip';
import { PAINTS } from '@/utils/model/concept';
import { concept } from './specimens';

export function PaintSwatches() {
  return (
    <p class="chips">
      {PAINTS.map((paint) => (
        <ConceptChip key={paint} concept={{ ...concept('open books'), paint, prefLabel: `Paint ${paint + 1}` }} />
      ))}
    </p>
  );
}
