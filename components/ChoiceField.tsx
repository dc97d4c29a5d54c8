// One out of a few, each with its words: a list that folds out, with its label.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface ChoiceFieldProps<T extends string> {
  readonly label: ComponentChildren;
  readonly choices: readonly { readonly value: T; readonly words: string }[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
  /** The element that says what the choice means. */
  readonly describedBy?: string;
  /** As wide as its words. */
  readonly isShort?: boolean;
  /** The label is read aloud alone. */
  readonly isQuiet?: boolean;
}

export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const { label, choices, chosen, onChoose, describedBy, isShort = false, isQuiet = false } = props;
  const id = useId();
  return (
    <>
      <label class={isQuiet ? 'for-readers' : 'field-label'} for={id}>
        {label}
      </label>
      <select
        id={id}
        class={isShort ? 'select short' : 'select'}
        aria-describedby={describedBy}
        value={chosen}
        onChange={(event) => {
          const choice = choices.find(({ value }) => value === event.currentTarget.value);
          if (choice !== undefined) onChoose(choice.value);
        }}
      >
        {choices.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </>
  );
}
