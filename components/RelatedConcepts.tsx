// Which concepts are related to this one? Both sides say so, and each change is written at once.
import { useState } from 'preact/hooks';
import { ancestors, descendants } from '@/utils/concepts/scheme';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { Button } from './Button';
import { ChooseConcept } from './ChooseConcept';
import { ConceptChip } from './ConceptChip';
import { t } from './words';

export interface RelatedConceptsProps {
  readonly concept: Concept;
  /** All of its codebook. */
  readonly concepts: readonly Concept[];
  readonly onRelate: (related: readonly Iri[]) => void;
}

export function RelatedConcepts({ concept, concepts, onRelate }: RelatedConceptsProps) {
  const [isAdding, setAdding] = useState(false);
  return (
    <section class="concept-related" aria-label={t('codebookRelated')}>
      <h3>{t('codebookRelated')}</h3>
      <div class="chips">
        {concept.related.map((id) => (
          <ConceptChip
            key={id}
            concept={concepts.find((c) => c.id === id)}
            onRemove={() => onRelate(concept.related.filter((other) => other !== id))}
          />
        ))}
      </div>
      {isAdding ? (
        <ChooseConcept
          concepts={relatable(concept, concepts)}
          onChoose={(id) => {
            setAdding(false);
            onRelate([...concept.related, id]);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <Button icon="plus" onPress={() => setAdding(true)}>
          {t('editorRelate')}
        </Button>
      )}
    </section>
  );
}

/** SKOS relates nothing to what stands above or below it. */
function relatable(concept: Concept, concepts: readonly Concept[]): readonly Concept[] {
  const kin = new Set([concept, ...ancestors(concepts, concept.id), ...descendants(concepts, concept.id)].map((c) => c.id));
  return concepts.filter((c) => !kin.has(c.id) && !concept.related.includes(c.id));
}
