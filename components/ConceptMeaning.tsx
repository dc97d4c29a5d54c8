// What a concept says, to be read and not changed.
import type { Concept } from '@/utils/model/concept';
import { t } from './words';

export interface ConceptMeaningProps {
  readonly concept: Concept;
  /** Those that its links may lead to. */
  readonly concepts: readonly Concept[];
}

/** Only what is said. */
export function ConceptMeaning({ concept, concepts }: ConceptMeaningProps) {
  const related = concept.related.flatMap((id) => concepts.find((c) => c.id === id)?.prefLabel ?? []);
  const rows: readonly (readonly [term: string, words: string])[] = [
    [t('editorDefinition'), concept.definition],
    [t('codebookAltLabels'), concept.altLabels.join(', ')],
    [t('detailsScope'), concept.scopeNote],
    [t('conceptNotWhen'), concept.notWhen ?? ''],
    [t('detailsExample'), concept.example],
    [t('codebookRelated'), related.join(', ')],
    [t('editorNotation'), concept.notation ?? ''],
  ];
  return (
    <dl class="meaning">
      {rows.map(([term, words]) =>
        words === '' ? null : (
          <div key={term}>
            <dt>{term}</dt>
            <dd dir="auto">{words}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
