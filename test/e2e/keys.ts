// What a key is to the two protocols: DevTools wants key, code and number, WebDriver a character.

export interface Key {
  /** `KeyboardEvent.key`. */
  readonly key: string;
  /** `KeyboardEvent.code` on a US keyboard. */
  readonly code: string;
  readonly keyCode: number;
  /** What it writes; empty for keys that write nothing. */
  readonly text: string;
  /** The character that stands for it in WebDriver's table of normalised keys. */
  readonly webdriver: string;
}

const named: readonly (readonly [key: string, code: string, keyCode: number, webdriver: string, text?: string])[] = [
  ['Enter', 'Enter', 13, '\uE007', '\r'],
  ['Tab', 'Tab', 9, '\uE004'],
  ['Escape', 'Escape', 27, '\uE00C'],
  ['Backspace', 'Backspace', 8, '\uE003'],
  ['Delete', 'Delete', 46, '\uE017'],
  ['Home', 'Home', 36, '\uE011'],
  ['End', 'End', 35, '\uE010'],
  ['PageUp', 'PageUp', 33, '\uE00E'],
  ['PageDown', 'PageDown', 34, '\uE00F'],
  ['ArrowLeft', 'ArrowLeft', 37, '\uE012'],
  ['ArrowUp', 'ArrowUp', 38, '\uE013'],
  ['ArrowRight', 'ArrowRight', 39, '\uE014'],
  ['ArrowDown', 'ArrowDown', 40, '\uE015'],
  ['F2', 'F2', 113, '\uE032'],
  ['F6', 'F6', 117, '\uE036'],
  ['Shift', 'ShiftLeft', 16, '\uE008'],
  ['Control', 'ControlLeft', 17, '\uE009'],
  ['Alt', 'AltLeft', 18, '\uE00A'],
  ['Meta', 'MetaLeft', 91, '\uE03D'],
];

/** The key of a name or of one character. */
export function key(name: string): Key {
  const found = named.find(([n]) => n === name);
  if (found !== undefined) {
    const [n, code, keyCode, webdriver, text = ''] = found;
    return { key: n, code, keyCode, text, webdriver };
  }
  const character = name === 'Space' ? ' ' : name === '\n' ? '\r' : name;
  if (character === '\r') return key('Enter');
  const upper = character.toUpperCase();
  const code = /^[A-Z]$/.test(upper) ? `Key${upper}` : /^[0-9]$/.test(upper) ? `Digit${upper}` : character === ' ' ? 'Space' : '';
  return { key: character, code, keyCode: code === '' ? 0 : upper.charCodeAt(0), text: character, webdriver: character };
}

/** `Alt+Shift+U` in its parts; with Shift a letter is upper case, without it lower case. */
export function chord(keys: string): { readonly modifiers: readonly string[]; readonly key: Key } {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  const last = parts.at(-1) ?? '';
  const modifiers = parts.slice(0, -1);
  const unknown = modifiers.find((m) => !['Shift', 'Control', 'Alt', 'Meta'].includes(m));
  if (unknown !== undefined) throw new Error(`No modifier ${unknown} in ${keys}`);
  const name = last.length === 1 ? (modifiers.includes('Shift') ? last.toUpperCase() : last.toLowerCase()) : last;
  return { modifiers, key: key(name) };
}
