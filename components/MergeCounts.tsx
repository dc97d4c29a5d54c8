// The import in numbers: what is new, what is here already, what differs, what was refused.
import type { PlanToReview } from '@/utils/model/merge';
import { count, figure, t } from './words';

/** Every number of the plan, nought included where it reassures. */
export function MergeCounts({ plan }: { readonly plan: PlanToReview }) {
  const differing = plan.annotationsDiffering.length + plan.conceptsDiffering.length + (plan.packs?.differing.length ?? 0);
  const refused = plan.refused.filter((r) => r.problem.code !== 'record-mended').length;
  if (isCodebook(plan)) {
    return (
      <dl class="counts">
        <Cell term={t('mergeNew')} number={plan.conceptsToAdd.length} more={alsoNew({ ...plan, conceptsToAdd: [] })} />
        <Cell term={t('mergeSame')} number={plan.conceptsSame} more="" />
        <Cell term={t('mergeDiffering')} number={differing} more="" />
        <Cell term={t('mergeRefused')} number={refused} more="" />
      </dl>
    );
  }
  return (
    <dl class="counts">
      <Cell term={t('mergeNew')} number={plan.annotationsToAdd.length} more={alsoNew(plan)} />
      <Cell
        term={t('mergeSame')}
        number={plan.annotationsSame}
        more={plan.conceptsSame === 0 ? '' : count('mergeAlsoConcepts', plan.conceptsSame)}
      />
      <Cell term={t('mergeDiffering')} number={differing} more="" />
      <Cell term={t('mergeRefused')} number={refused} more="" />
    </dl>
  );
}

/** There is no passage in the file: the numbers are of concepts. */
function isCodebook({ annotationsToAdd, annotationsToExtend, annotationsSame, annotationsDiffering, ...plan }: PlanToReview): boolean {
  const passages = annotationsToAdd.length + annotationsToExtend.length + annotationsSame + annotationsDiffering.length;
  return passages === 0 && plan.conceptsToAdd.length + plan.conceptsSame + plan.conceptsDiffering.length > 0;
}

function alsoNew(plan: PlanToReview): string {
  const parts = [
    plan.documentsToAdd.length === 0 ? '' : count('mergeAlsoDocuments', plan.documentsToAdd.length),
    plan.documentsToExtend.length === 0 ? '' : count('mergeAlsoExtended', plan.documentsToExtend.length),
    plan.annotationsToExtend.length === 0 ? '' : count('mergeAlsoHistories', plan.annotationsToExtend.length),
    plan.schemesToAdd.length === 0 ? '' : count('mergeAlsoCodebooks', plan.schemesToAdd.length),
    plan.conceptsToAdd.length === 0 ? '' : count('mergeAlsoConcepts', plan.conceptsToAdd.length),
    (plan.packs?.add.length ?? 0) === 0 ? '' : count('mergeAlsoPacks', plan.packs?.add.length ?? 0),
  ];
  return parts.filter(Boolean).join(', ');
}

function Cell({ term, number, more }: { readonly term: string; readonly number: number; readonly more: string }) {
  return (
    <div class={number === 0 ? 'nought' : undefined}>
      <dt>{term}</dt>
      <dd>
        <span class="count-number">{figure(number)}</span>
        {more === '' ? null : <span class="count-more">{more}</span>}
      </dd>
    </div>
  );
}
