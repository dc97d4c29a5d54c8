// How was this passage found today? Quiet when it stands where it stood, in words when there is doubt.
import type { AnchorStatus } from '@/utils/model/annotation';
import { Icon } from './Icon';
import { t } from './words';

/** Nothing for `exact` and for a passage that was not looked for. */
export function StatusBadge({ status }: { readonly status: AnchorStatus | undefined }) {
  if (status === undefined || status === 'exact') return null;
  return (
    <p class={`status ${status}`}>
      <Icon name={status === 'moved' ? 'info' : 'warning'} />
      <span>
        <strong>{nameOf(status)}</strong> {explained(status)}
      </span>
    </p>
  );
}

type Doubt = Exclude<AnchorStatus, 'exact'>;

function nameOf(status: Doubt): string {
  switch (status) {
    case 'moved':
      return t('statusMoved');
    case 'changed':
      return t('statusChanged');
    case 'ambiguous':
      return t('statusAmbiguous');
    case 'orphan':
      return t('statusOrphan');
    default:
      return status satisfies never;
  }
}

function explained(status: Doubt): string {
  switch (status) {
    case 'moved':
      return t('statusMovedWhy');
    case 'changed':
      return t('statusChangedWhy');
    case 'ambiguous':
      return t('statusAmbiguousWhy');
    case 'orphan':
      return t('statusOrphanWhy');
    default:
      return status satisfies never;
  }
}
