// What did a concept mean before? Each earlier meaning with who changed it, when and why; the latest first.
import type { Concept } from '@/utils/model/concept';
import { count, moment, t } from './words';

/** Nothing for a concept that has always meant the same. */
export function ConceptHistory({ concept }: { readonly concept: Concept }) {
  const { earlier = [] } = concept;
  if (earlier.length === 0) return null;
  return (
    <details class="earlier concept-history">
      <summary>{count('historyTitle', earlier.length)}</summary>
      <ol>
        {earlier.toReversed().map((meaning) => (
          <li key={meaning.until}>
            <p class="byline">{t('historyUntil', moment(meaning.until), meaning.by.name || t('historyNameless'))}</p>
            {meaning.why === undefined ? null : (
              <p>
                <span class="details-term">{t('historyWhy')}</span> {meaning.why}
              </p>
            )}
            <p class="history-words" dir="auto">
              {meaning.definition === '' ? t('detailsNoDefinition') : meaning.definition}
            </p>
            {meaning.scopeNote === '' ? null : (
              <p class="history-words" dir="auto">
                <span class="details-term">{t('editorUseWhen')}</span> {meaning.scopeNote}
              </p>
            )}
            {meaning.notWhen === undefined ? null : (
              <p class="history-words" dir="auto">
                <span class="details-term">{t('conceptNotWhen')}</span> {meaning.notWhen}
              </p>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
