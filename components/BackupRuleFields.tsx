// Backups that make themselves: whether, after how many changes, after how many days.
import { useId, useState } from 'preact/hooks';
import type { BackupRule } from '@/utils/model/backup';
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

interface NumberFieldProps {
  readonly label: string;
  readonly most: number;
  readonly value: number;
  readonly onValue: (value: number) => void;
}

/** Whole numbers from 1; anything else is said to be none, and nothing is kept of it. */
function NumberField({ label, most, value, onValue }: NumberFieldProps) {
  const ids = useId();
  const [typed, setTyped] = useState(String(value));
  const meant = (words: string): number | undefined => {
    const number = /^\d+$/u.test(words.trim()) ? Number(words) : 0;
    return number >= 1 && number <= most ? number : undefined;
  };
  return (
    <div>
      <label class="field-label" for={ids}>
        {label}
      </label>
      <input
        id={ids}
        type="text"
        inputMode="numeric"
        class="text-input number-input"
        value={typed}
        aria-invalid={meant(typed) === undefined}
        aria-describedby={meant(typed) === undefined ? `${ids}-wrong` : undefined}
        onInput={(event) => {
          const words = event.currentTarget.value;
          setTyped(words);
          const number = meant(words);
          if (number !== undefined) onValue(number);
        }}
        onBlur={() => setTyped(String(meant(typed) ?? value))}
      />
      {meant(typed) === undefined ? (
        <p id={`${ids}-wrong`} class="hint" role="alert">
          {t('numberBetween', String(most))}
        </p>
      ) : null}
    </div>
  );
}
