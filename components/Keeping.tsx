// Where is the reader's work, how safe is it there, and how does it come back?
import { useId } from 'preact/hooks';
import { MANY_CHANGES, type BackupRule } from '@/utils/model/backup';
import { BackupRuleFields } from './BackupRuleFields';
import { Button } from './Button';
import { FileButton } from './FileButton';
import { SET_FILES } from './ImportDrop';
import { Notice } from './Notice';
import { Waiting, type WaitingProps } from './Waiting';
import { RestoreReview, type RestoreReviewProps } from './RestoreReview';
import { count, moment, t } from './words';

export interface KeepingProps {
  /** UTC; empty when there was no backup. */
  readonly lastBackup: string;
  readonly changesSince: number;
  /** Whether the browser has promised not to clear the storage; `unknown` where it does not say. */
  readonly persistence: 'granted' | 'refused' | 'unknown';
  readonly rule: BackupRule;
  readonly onRule: (rule: BackupRule) => void;
  readonly onBackup: () => void;
  readonly onRestore: (file: File) => void;
  /** Asks the browser again. */
  readonly onPersist?: () => void;
  /** A backup that was read, until the reader has decided. */
  readonly restoring?: RestoreReviewProps | undefined;
  /** What is being done and can be stopped. */
  readonly waiting?: WaitingProps | undefined;
}

/** Says plainly that the work goes with the extension. */
export function Keeping({
  lastBackup,
  changesSince,
  persistence,
  rule,
  onRule,
  onBackup,
  onRestore,
  onPersist,
  restoring,
  waiting,
}: KeepingProps) {
  const ids = useId();
  const isDue = changesSince >= MANY_CHANGES || (lastBackup === '' && changesSince > 0);
  return (
    <section class="keeping" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('keepTitle')}</h2>
      <p>{t('keepWhere')}</p>
      <p class="keep-warning">{t('keepRemoval')}</p>
      <p class={isDue ? 'backup-state due' : 'backup-state'}>
        {lastBackup === '' ? t('backupNever') : t('backupLast', moment(lastBackup))}{' '}
        {changesSince === 0 ? t('backupNothingSince') : count('backupSince', changesSince)}
      </p>
      {waiting !== undefined ? (
        <Waiting {...waiting} />
      ) : restoring !== undefined ? (
        <RestoreReview {...restoring} />
      ) : (
        <div class="row">
          <Button kind={isDue ? 'primary' : 'plain'} icon="send" onPress={onBackup}>
            {t('backupButton')}
          </Button>
          <FileButton label={t('restoreButton')} icon="bring" accept={SET_FILES} onFiles={([file]) => onRestore(file)} />
        </div>
      )}
      <p class="hint">{t('restoreHint')}</p>
      <BackupRuleFields rule={rule} onRule={onRule} />
      <Persistence persistence={persistence} onPersist={onPersist} />
    </section>
  );
}

function Persistence({
  persistence,
  onPersist,
}: {
  readonly persistence: KeepingProps['persistence'];
  readonly onPersist: (() => void) | undefined;
}) {
  if (persistence === 'granted') return <p class="hint">{t('persistGranted')}</p>;
  if (persistence === 'unknown') return <p class="hint">{t('persistUnknown')}</p>;
  const actions = onPersist === undefined ? [] : [{ label: t('persistAsk'), onAct: onPersist }];
  return <Notice kind="warning" text={t('persistRefused')} actions={actions} />;
}
