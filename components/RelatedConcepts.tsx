// Which concepts are broader than this one, and which are related to it?
import { canBeBroader } from '@/utils/concepts/broader';
import { ancestors, descendants } from '@/utils/concepts/scheme';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { LinkedConcepts } from './LinkedConcepts';
import { t } from './words';

export interface RelatedConceptsProps {
  readonly concept: Concept;
  /** All of its codebook. */
  readonly concepts: readonly Concept[];
  readonly onBroader: (broader: readonly Iri[]) => void;
  /** Both sides say so. */
  readonly onRelate: (related: readonly Iri[]) => void;
}

export function RelatedConcepts({ concept, concepts, onBroader, onRelate }: RelatedConceptsProps) {
  const here = new Set(concepts.map((c) => c.id));
  const broader = concept.broader.filter((id) => here.has(id));
  return (
    <>
      <LinkedConcepts
        title={t('editorBroader')}
        add={t('editorBroaderAdd')}
        hint={broader.length > 1 ? t('editorBroaderHint') : undefined}
        linked={broader}
        concepts={concepts}
        offered={() => canBeBroader(concepts, concept)}
        onLinked={onBroader}
      />
      <LinkedConcepts
        title={t('codebookRelated')}
        add={t('editorRelate')}
        linked={concept.related}
        concepts={concepts}
        offered={() => relatable(concept, concepts)}
        onLinked={onRelate}
      />
    </>
  );
}

/** SKOS relates nothing to what stands above or below it. */
function relatable(concept: Concept, concepts: readonly Concept[]): readonly Concept[] {
  const kin = new Set([concept, ...ancestors(concepts, concept.id), ...descendants(concepts, concept.id)].map((c) => c.id));
  return concepts.filter((c) => !kin.has(c.id) && !concept.related.includes(c.id));
}
