// What a backup would bring back, before anything is written: what is new, what stays as it is here, and whose it is.
import { useId } from 'preact/hooks';
import type { RestorePlan } from '@/utils/model/backup';
import { Button } from './Button';
import { count, moment, t, type PluralKey } from './words';

export interface RestoreReviewProps {
  readonly plan: RestorePlan;
  readonly onRestore: () => void;
  readonly onLeave: () => void;
}

type Table = keyof RestorePlan['tables'];

const NAMES: readonly (readonly [Table, PluralKey])[] = [
  ['annotations', 'passagesCount'],
  ['documents', 'mergeAlsoDocuments'],
  ['snapshots', 'restoreTexts'],
  ['concepts', 'mergeAlsoConcepts'],
  ['schemes', 'mergeAlsoCodebooks'],
  ['packs', 'mergeAlsoPacks'],
];

export function RestoreReview({ plan, onRestore, onLeave }: RestoreReviewProps) {
  const ids = useId();
  const settings = plan.settings?.length ?? 0;
  const fresh = [
    ...NAMES.filter(([table]) => plan.tables[table].fresh > 0).map(([table, name]) => count(name, plan.tables[table].fresh)),
    ...(settings === 0 ? [] : [count('restoreSettings', settings)]),
  ];
  const all = Object.values(plan.tables);
  const same = all.reduce((sum, { same: n }) => sum + n, 0);
  const differing = all.reduce((sum, { differing: n }) => sum + n, 0);
  const { annotator, isNewHere } = plan;
  return (
    <div class="restore-review" role="group" aria-labelledby={`${ids}-title`}>
      <h3 id={`${ids}-title`}>{t('restoreTitle', moment(plan.created))}</h3>
      {annotator === undefined ? null : (
        <p>{t(isNewHere ? 'restoreYours' : 'restoreOf', annotator.name === '' ? t('restoreNameless') : annotator.name)}</p>
      )}
      <ul class="restore-counts">
        <li>{fresh.length === 0 ? t('restoreNothing') : t('restoreFresh', fresh.join(', '))}</li>
        {same === 0 ? null : <li>{count('restoreSame', same)}</li>}
        {differing === 0 ? null : <li>{count('restoreDiffering', differing)}</li>}
        {plan.refused === 0 ? null : <li>{count('restoreRefused', plan.refused)}</li>}
      </ul>
      <div class="row">
        <Button kind="primary" icon="bring" disabled={fresh.length === 0} onPress={onRestore}>
          {t('restoreConfirm')}
        </Button>
        <Button onPress={onLeave}>{t('restoreLeave')}</Button>
      </div>
    </div>
  );
}
