// A field for a whole number.
import { useId, useState } from 'preact/hooks';
import { t } from './words';

export interface NumberFieldProps {
  readonly label: string;
  /** A line below it. */
  readonly hint?: string;
  readonly most: number;
  readonly value: number;
  readonly onValue: (value: number) => void;
}

/** Whole numbers from 1; anything else is said to be none, and nothing is kept of it. */
export function NumberField({ label, hint, most, value, onValue }: NumberFieldProps) {
  const ids = useId();
  const [typed, setTyped] = useState(String(value));
  const meant = (words: string): number | undefined => {
    const number = /^\d+$/u.test(words.trim()) ? Number(words) : 0;
    return number >= 1 && number <= most ? number : undefined;
  };
  return (
    <div class="number-field">
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
        aria-describedby={meant(typed) === undefined ? `${ids}-wrong` : hint === undefined ? undefined : `${ids}-hint`}
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
      ) : hint === undefined ? null : (
        <p id={`${ids}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
