// Backups that make themselves: whether, after how many changes, after how many days.
import { useId } from 'preact/hooks';
import type { BackupRule } from '@/utils/model/backup';
import { NumberField } from './NumberField';
import { t } from './words';

export interface BackupRuleFieldsProps {
  readonly rule: BackupRule;
  readonly onRule: (rule: BackupRule) => void;
}

export function BackupRuleFields({ rule, onRule }: BackupRuleFieldsProps) {
  const ids = useId();
  return (
    <div class="backup-rule">
      <div class="switch">
        <input
          id={`${ids}-on`}
          type="checkbox"
          role="switch"
          checked={rule.isOn}
          aria-describedby={`${ids}-hint`}
          onChange={(event) => onRule({ ...rule, isOn: event.currentTarget.checked })}
        />
        <div class="switch-words">
          <label for={`${ids}-on`}>{t('backupRule')}</label>
          <p id={`${ids}-hint`} class="hint">
            {t('backupRuleHint')}
          </p>
        </div>
      </div>
      {rule.isOn ? (
        <div class="backup-rule-numbers">
          <NumberField
            label={t('backupRuleChanges')}
            most={10_000}
            value={rule.changes}
            onValue={(changes) => onRule({ ...rule, changes })}
          />
          <NumberField label={t('backupRuleDays')} most={365} value={rule.days} onValue={(days) => onRule({ ...rule, days })} />
        </div>
      ) : null}
    </div>
  );
}
