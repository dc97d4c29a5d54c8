// When do two spellings count as the same while searching? Lower case, no accents, words parted by single spaces.

/** Folded text with the way back: `at[i]` is the UTF-16 offset in the original from which `text[i]` came. */
export interface Folded {
  readonly text: string;
  /** One longer than `text`; the last is where the last letter or digit of the original ended. */
  readonly at: readonly number[];
}

/** Letters that no decomposition splits but that readers type as plain ones. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

/** `“Co-opérative, schools!”` becomes `co operative schools`. Letters and digits of every script are kept. */
export function fold(original: string): Folded {
  let text = '';
  const at: number[] = [];
  let offset = 0;
  let end = 0;
  for (const character of original) {
    const units = foldCharacter(character);
    for (let i = 0; i < units.length; i += 1) {
      const unit = units.charAt(i);
      // A run of separators is one space, and none stands at the start.
      if (unit === ' ' && (text === '' || text.endsWith(' '))) continue;
      text += unit;
      at.push(offset);
    }
    if (units !== ' ' && text !== '') end = offset + character.length;
    offset += character.length;
  }
  const kept = text.trimEnd();
  return { text: kept, at: [...at.slice(0, kept.length), end] };
}

// A memo of a pure function, not state: what each character beyond ASCII becomes.
const known = new Map<string, string>();

function foldedOnce(character: string): string {
  let own = known.get(character);
  if (own === undefined) known.set(character, (own = foldCharacter(character)));
  return own;
}

/** The text of `fold`, without the way back: many times faster. */
export function foldText(original: string): string {
  const plain = /[^\x00-\x7f]/.test(original) ? original.replace(/[^\x00-\x7f]/gu, foldedOnce) : original;
  return plain
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    .replaceAll("'", '')
    .replace(/[\x00-\x2f\x3a-\x60\x7b-\x7f]+/g, ' ')
    .trim();
}

/** UTF-16 offsets, in the original, of a stretch of its folded text. A letter that folds to two ("Ǽ" to "ae") is met whole. */
export function originalOf({ at }: Folded, start: number, end: number): { readonly start: number; readonly end: number } {
  const lastLetter = at[end - 1] ?? 0;
  let after = end;
  while (at[after] === lastLetter && after < at.length - 1) after += 1;
  return { start: at[start] ?? 0, end: at[after] ?? 0 };
}

/** What parts words; a sign beyond ASCII does not, one that a character is taken apart into does ("⩴" is "::="). */
const PARTING = /[\x00-\x2f\x3a-\x60\x7b-\x7f]|[^\p{L}\p{N}\p{M}\p{S}\p{Surrogate}]/gu;

/** What one character becomes: nothing, some letters, or a space for anything that parts words. */
function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 128) {
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return character;
    if (code >= 65 && code <= 90) return String.fromCharCode(code + 32);
    // An apostrophe stands within a word: "union's" is found by "unions".
    return code === 39 ? '' : ' ';
  }
  if (character === '’' || character === '\u00ad') return '';
  const bare = character
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const letters = bare.replace(/[ßæœøłđı]/g, (letter) => PLAIN[letter] ?? letter).replace(PARTING, ' ');
  return /^ +$/.test(letters) ? ' ' : letters;
}
