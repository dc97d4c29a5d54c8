// Concepts that this one is linked to: each can be taken away, another chosen; every change is written at once.
import { useId, useState } from 'preact/hooks';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { Button } from './Button';
import { ChooseConcept } from './ChooseConcept';
import { ConceptChip } from './ConceptChip';

export interface LinkedConceptsProps {
  readonly title: string;
  /** What another one is added by. */
  readonly add: string;
  readonly hint?: string | undefined;
  readonly linked: readonly Iri[];
  /** All of its codebook. */
  readonly concepts: readonly Concept[];
  /** What can be added. */
  readonly offered: () => readonly Concept[];
  readonly onLinked: (linked: readonly Iri[]) => void;
}

export function LinkedConcepts({ title, add, hint, linked, concepts, offered, onLinked }: LinkedConceptsProps) {
  const id = useId();
  const [isAdding, setAdding] = useState(false);
  return (
    <section class="concept-related" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {hint === undefined ? null : <p class="hint">{hint}</p>}
      <div class="chips">
        {linked.map((one) => (
          <ConceptChip
            key={one}
            concept={concepts.find((c) => c.id === one)}
            onRemove={() => onLinked(linked.filter((other) => other !== one))}
          />
        ))}
      </div>
      {isAdding ? (
        <ChooseConcept
          concepts={offered()}
          onChoose={(one) => {
            setAdding(false);
            onLinked([...linked, one]);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <Button icon="plus" onPress={() => setAdding(true)}>
          {add}
        </Button>
      )}
    </section>
  );
}
