// What does this concept mean, when is it used, and how does it read in a text?
import type { Concept } from '@/utils/model/concept';
import { t } from './words';

export interface ConceptDetailsProps {
  readonly id: string;
  /** `undefined`: none is in view, and a hint stands in its place. */
  readonly concept: Concept | undefined;
}

/** Definition, scope note and example, each only when there is one. */
export function ConceptDetails({ id, concept }: ConceptDetailsProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and a keyboard must be able to scroll it
    <div id={id} class="details" tabIndex={0} role="group" aria-label={t('detailsLabel')}>
      {concept === undefined ? <p class="details-hint">{t('detailsHint')}</p> : <Meaning concept={concept} />}
    </div>
  );
}

function Meaning({ concept }: { readonly concept: Concept }) {
  const { prefLabel, definition, scopeNote, notWhen = '', example } = concept;
  return (
    <>
      <p class="details-name" dir="auto">
        {prefLabel}
      </p>
      {definition === '' ? <p class="details-hint">{t('detailsNoDefinition')}</p> : <p dir="auto">{definition}</p>}
      {scopeNote === '' ? null : (
        <p class="details-scope" dir="auto">
          {scopeNote}
        </p>
      )}
      {notWhen === '' ? null : (
        <p class="details-scope">
          <span class="details-term">{t('conceptNotWhen')}</span> <bdi>{notWhen}</bdi>
        </p>
      )}
      {example === '' ? null : (
        <p class="details-example">
          <span class="details-term">{t('detailsExample')}</span> <bdi>{example}</bdi>
        </p>
      )}
    </>
  );
}
