// The library was emptied or cannot be read: what happened, what is safe, and the two ways on. Nothing goes on silently.
import { useState } from 'preact/hooks';
import type { Problem } from '@/utils/model/result';
import { Button } from './Button';
import { FileButton } from './FileButton';
import { SET_FILES } from './ImportDrop';
import { Notice } from './Notice';
import { Progress } from './Progress';
import { count, moment, t } from './words';

export interface DamagedStoreProps {
  readonly reason: 'emptied' | 'damaged' | 'newer';
  /** Annotations at the last count; 0 when it is not known. */
  readonly annotations: number;
  /** UTC; empty when there was none. */
  readonly lastBackup: string;
  readonly onRestore: (file: File) => void;
  readonly onFresh: () => void;
  /** What is being done, in words. */
  readonly busy?: string | undefined;
  /** Why the last attempt failed. */
  readonly problem?: Problem | undefined;
}

/** Starting afresh is asked twice; where an update mends it, nothing else is offered. */
export function DamagedStore(props: DamagedStoreProps) {
  const { reason, annotations, lastBackup, busy, problem, onRestore } = props;
  return (
    <section class="damaged" aria-labelledby="damaged-title">
      <h1 id="damaged-title">{titleOf(reason)}</h1>
      <p>{storyOf(reason)}</p>
      {annotations === 0 ? null : <p>{count('damagedHeld', annotations)}</p>}
      <p>{lastBackup === '' ? t('damagedNoBackup') : t('damagedBackup', moment(lastBackup))}</p>
      {problem === undefined ? null : <Notice kind="error" problem={problem} />}
      {busy !== undefined ? (
        <Progress words={busy} />
      ) : reason === 'newer' ? null : (
        <div class="row">
          <FileButton label={t('damagedRestore')} icon="bring" accept={SET_FILES} onFiles={([file]) => onRestore(file)} />
          <Fresh onFresh={props.onFresh} />
        </div>
      )}
    </section>
  );
}

function Fresh({ onFresh }: { readonly onFresh: () => void }) {
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <Button kind="quiet" onPress={() => setAsking(true)}>
        {t('damagedFresh')}
      </Button>
    );
  }
  return (
    <div class="confirm" role="group" aria-label={t('damagedFresh')}>
      <p role="alert">{t('damagedFreshSure')}</p>
      <div class="row">
        <Button kind="danger" onPress={onFresh}>
          {t('damagedFreshYes')}
        </Button>
        <Button onPress={() => setAsking(false)}>{t('cancel')}</Button>
      </div>
    </div>
  );
}

function titleOf(reason: DamagedStoreProps['reason']): string {
  switch (reason) {
    case 'emptied':
      return t('damagedEmptied');
    case 'damaged':
      return t('damagedUnreadable');
    case 'newer':
      return t('damagedNewer');
    default:
      return reason satisfies never;
  }
}

function storyOf(reason: DamagedStoreProps['reason']): string {
  switch (reason) {
    case 'emptied':
      return t('damagedEmptiedWhy');
    case 'damaged':
      return t('damagedUnreadableWhy');
    case 'newer':
      return t('damagedNewerWhy');
    default:
      return reason satisfies never;
  }
}
