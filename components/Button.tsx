// What can be pressed: a button in words, and a small one with a picture whose words are its label.
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onPress: () => void;
  /** `primary`: what most readers want here, once a view. `danger`: cannot be undone. Default `plain`. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** Stays focusable and says that it cannot be pressed now. */
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly describedBy?: string | undefined;
  /** Of a button that opens something on its page: whether it stands open. */
  readonly expanded?: boolean;
  /** A letter that does the same where the button's surroundings have the focus; shown, and told to assistive technology. */
  readonly shortcut?: string;
  /** Keys that do the same wherever the focus is, as `aria-keyshortcuts` writes them; shown on hover. */
  readonly keys?: string | undefined;
}

/** A button in words. */
export function Button(props: ButtonProps) {
  const { children, onPress, kind = 'plain', icon, disabled = false, busy = false, describedBy, expanded, shortcut, keys } = props;
  const off = disabled || busy;
  return (
    <button
      type="button"
      class={`button ${kind}`}
      aria-disabled={off ? 'true' : undefined}
      aria-busy={busy ? 'true' : undefined}
      aria-describedby={describedBy}
      aria-expanded={expanded}
      aria-keyshortcuts={shortcut?.toUpperCase() ?? keys}
      title={keys?.replace('Control', 'Ctrl')}
      onClick={() => {
        if (!off) onPress();
      }}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
      {shortcut === undefined ? null : <kbd aria-hidden="true">{shortcut.toUpperCase()}</kbd>}
    </button>
  );
}

export interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
  /** -1 where Tab passes over it. Default 0. */
  readonly tabIndex?: 0 | -1;
  /** Of a button that switches something: whether it is on. */
  readonly isOn?: boolean;
}

/** A small button, 28 px square; its label is read aloud and shown on hover. */
export function IconButton({ icon, label, onPress, tabIndex = 0, isOn }: IconButtonProps) {
  return (
    <button type="button" class="icon-button" aria-label={label} aria-pressed={isOn} title={label} tabIndex={tabIndex} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}
