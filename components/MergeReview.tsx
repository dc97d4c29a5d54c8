// What would this import do? Everything is shown before anything is written.
import { useId, useMemo, useState } from 'preact/hooks';
import { conceptsOf, noteOf, quote, type Annotation } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import type { MergeChoice, MergeChoices, PlanToReview } from '@/utils/model/merge';
import type { Pack } from '@/utils/model/pack';
import { Button } from './Button';
import { DifferingConcepts } from './DifferingConcepts';
import { DifferingList, type Side } from './DifferingList';
import { LeftOutList } from './LeftOutList';
import { MergeCounts } from './MergeCounts';
import { RefusedList } from './RefusedList';
import { useDroppedFiles } from './use-dropped-files';
import { Waiting, type WaitingProps } from './Waiting';
import { count, moment, t } from './words';

export interface MergeReviewProps {
  readonly plan: PlanToReview;
  /** Every concept known here; those of the plan are added. */
  readonly concepts: readonly Concept[];
  readonly onConfirm: (choices: MergeChoices) => void;
  readonly onCancel: () => void;
  /** It is being written. */
  readonly waiting?: WaitingProps | undefined;
}

/** Mine is the choice wherever none is made. */
export function MergeReview({ plan, concepts, onConfirm, onCancel, waiting }: MergeReviewProps) {
  const ids = useId();
  useDroppedFiles();
  const [choices, setChoices] = useState<ReadonlyMap<Iri, MergeChoice>>(new Map());
  // Not drawn anew with every step of the writing.
  const body = useMemo(
    () => <MergeBody {...{ plan, concepts, choices }} onChoose={(id, choice) => setChoices((before) => new Map(before).set(id, choice))} />,
    [plan, concepts, choices],
  );
  const changes = numberOfChanges(plan, choices);
  return (
    <section class="merge" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`} tabIndex={-1}>
        {t('mergeTitle', plan.label || t('mergeUnnamed'))}
      </h2>
      <p class="hint">{plan.creatorName === '' ? t('mergeSafe') : `${t('mergeFrom', plan.creatorName)} ${t('mergeSafe')}`}</p>
      {body}
      {waiting === undefined ? (
        <div class="row merge-foot">
          {changes === 0 ? <p role="status">{t('mergeNothing')}</p> : null}
          <Button kind={changes === 0 ? 'plain' : 'quiet'} onPress={onCancel}>
            {changes === 0 ? t('close') : t('cancel')}
          </Button>
          {changes === 0 ? null : (
            <Button kind="primary" icon="bring" onPress={() => onConfirm(choices)}>
              {count('mergeConfirm', changes)}
            </Button>
          )}
        </div>
      ) : (
        <Waiting {...waiting} />
      )}
    </section>
  );
}

interface BodyProps extends Pick<MergeReviewProps, 'plan' | 'concepts'> {
  readonly choices: MergeChoices;
  readonly onChoose: (id: Iri, choice: MergeChoice) => void;
}

/** What would come in, what is in doubt, and what stays out. */
function MergeBody({ plan, concepts, choices, onChoose }: BodyProps) {
  const labels = new Map([...concepts, ...plan.conceptsToAdd].map((c) => [c.id, c.prefLabel]));
  return (
    <>
      <MergeCounts plan={plan} />
      <Remarks remarks={plan.remarks ?? []} />
      <DifferingList
        title={count('mergeDifferingPassages', plan.annotationsDiffering.length)}
        records={plan.annotationsDiffering}
        sideOf={(a) => annotationSide(a, labels)}
        choices={choices}
        onChoose={onChoose}
      />
      <DifferingConcepts plan={plan} labels={labels} choices={choices} onChoose={onChoose} />
      <DifferingList
        title={count('mergeDifferingPacks', plan.packs?.differing.length ?? 0)}
        records={plan.packs?.differing ?? []}
        sideOf={packSide}
        choices={choices}
        onChoose={onChoose}
      />
      {plan.packs?.missing.map(({ title, lines }) => (
        <p key={title} class="hint">
          {count('mergePackMissing', lines, title)}
        </p>
      ))}
      <LeftOutList leftOut={plan.leftOut} />
      <RefusedList refused={plan.refused} />
    </>
  );
}

/** How a file of another program was read, and what of it stays behind. */
function Remarks({ remarks }: { readonly remarks: readonly string[] }) {
  if (remarks.length === 0) return null;
  return (
    <ul class="hint remarks" aria-label={t('mergeRemarks')}>
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}

/** How many records would be written. */
function numberOfChanges(plan: PlanToReview, choices: MergeChoices): number {
  const { documentsToAdd, documentsToExtend, schemesToAdd, conceptsToAdd, annotationsToAdd, annotationsToExtend } = plan;
  const added = [
    documentsToAdd,
    documentsToExtend,
    schemesToAdd,
    conceptsToAdd,
    annotationsToAdd,
    annotationsToExtend,
    plan.packs?.add ?? [],
  ];
  return added.reduce((sum, records) => sum + records.length, 0) + chosen(plan, choices);
}

/** How many of the differing records are written, and how many of those to add are not. */
function chosen({ annotationsDiffering, conceptsDiffering, namesakes, packs }: PlanToReview, choices: MergeChoices): number {
  const differing = [...annotationsDiffering, ...conceptsDiffering, ...(packs?.differing ?? [])].filter(
    (d) => (choices.get(d.theirs.id) ?? 'mine') !== 'mine',
  );
  return differing.length - namesakes.filter((n) => choices.get(n.theirs.id) === 'mine').length;
}

function annotationSide(annotation: Annotation, labels: ReadonlyMap<Iri, string>): Side {
  return {
    heading: quote(annotation),
    isQuote: true,
    lines: [
      [
        t('concepts'),
        conceptsOf(annotation)
          .map((id) => labels.get(id) ?? t('conceptUnknown'))
          .join(', '),
      ],
      [t('noteLabel'), noteOf(annotation)],
      [t('annotator'), annotation.creator.name],
      [t('changedOn'), moment(annotation.modified)],
    ],
  };
}

const packSide = ({ title, lines, modified }: Pack): Side => ({
  heading: title,
  isQuote: false,
  lines: [
    [t('passages'), count('passagesCount', lines.length)],
    [t('packComments'), lines.flatMap(({ comment }) => comment || []).join('\n')],
    [t('changedOn'), moment(modified)],
  ],
});
