// Why are some passages not on the page, what is safe, and how do they come back?
import { t } from './words';

/** Stands above the orphans; `id` names the group. */
export function OrphanHelp({ id, number }: { readonly id: string; readonly number: string }) {
  return (
    <div class="orphan-help">
      <h2 id={id}>{number}</h2>
      <p>{t('orphanWhy')}</p>
      <p>{t('orphanHow')}</p>
    </div>
  );
}
