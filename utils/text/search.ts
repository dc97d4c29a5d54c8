// Where do typed words stand in a text? Without regard to case, accents, the shape of quotes and dashes, and where lines end;
// but blanks and signs count: who looks for “there” does not mean “the rest”.
import { unpaced, type Pace } from './pace.ts';

export interface Hit {
  /** UTF-16 offsets of the text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface SearchableText {
  /** All places, in text order, none over another. None for words that hold nothing but blanks. */
  find(words: string): readonly Hit[];
}

/** UTF-16 units between two paces. */
const CHUNK = 1 << 14;
const BLANKS = /\s+/g;
const accent = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

// A memo of a pure function, not state: what each UTF-16 unit is compared by.
const known = new Map<number, string>();

function learn(unit: number): string {
  // Half of a pair is compared as it is.
  if (unit >= 0xd800 && unit <= 0xdfff) return String.fromCharCode(unit);
  return String.fromCharCode(unit)
    .normalize('NFKD')
    .toLowerCase()
    .replace(accent, '')
    .replace(/[\u2018-\u201b\u2032\u00b4`]/g, "'")
    .replace(/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(BLANKS, ' ');
}

function plain(unit: number): string {
  let own = known.get(unit);
  if (own === undefined) known.set(unit, (own = learn(unit)));
  return own;
}

/** Makes a text ready, once for all searches in it. */
export async function searchable(text: string, pace: Pace = unpaced): Promise<SearchableText> {
  const parts: string[] = [];
  // Where each compared unit came from; ligatures give several.
  let from = new Uint32Array(text.length + CHUNK);
  let length = 0;
  let wasBlank = false;
  for (let at = 0; at < text.length; at += CHUNK) {
    let part = '';
    for (let i = at; i < Math.min(text.length, at + CHUNK); i++) {
      const own = plain(text.charCodeAt(i));
      if (own === ' ' && wasBlank) continue;
      if (own !== '') wasBlank = own === ' ';
      if (length + own.length > from.length) {
        const wider = new Uint32Array(from.length * 2 + own.length);
        wider.set(from);
        from = wider;
      }
      for (let n = 0; n < own.length; n++) from[length++] = i;
      part += own;
    }
    parts.push(part);
    await pace();
  }
  const compared = parts.join('');
  const endOf = (code: number): number => Math.max(code + 1 < length ? from[code + 1]! : text.length, from[code]! + 1);
  return {
    find(words) {
      const needle = Array.from({ length: words.length }, (_, i) => plain(words.charCodeAt(i)))
        .join('')
        .replace(BLANKS, ' ')
        .trim();
      const hits: Hit[] = [];
      if (needle === '') return hits;
      for (let i = compared.indexOf(needle); i >= 0; i = compared.indexOf(needle, i + needle.length)) {
        hits.push({ start: from[i]!, end: endOf(i + needle.length - 1) });
      }
      return hits;
    },
  };
}
