// What is the text of a document, the same on every page that shows it? Unicode NFC, one blank for any run of white
// space, one line end between blocks, nothing invisible; typographic characters stay, since people read them.
// Pieces of source come in one after the other; what comes out is the text and, in runs, where each character came from.
import { heaped } from './composed.ts';

/** A border between pieces: nothing, between words (table cells), between lines (blocks, `<br>`). */
export type Border = 0 | 1 | 2;
export const WORD: Border = 1;
export const LINE: Border = 2;

/** A stretch of canonical text that came from one stretch of one piece, character by character. */
export interface Run {
  /** UTF-16 offset in the canonical text. */
  readonly at: number;
  /** UTF-16 units of canonical text. */
  readonly length: number;
  /** Stretch of the piece; its length differs from `length` only where characters were composed. */
  readonly from: number;
  readonly to: number;
}

export interface CanonicalWriter {
  /** The canonical text so far, in UTF-16 units; a border that waits is not counted. */
  readonly length: number;
  border(kind: Border): void;
  /** Adds `raw[from, to)`; with `keepBlanks` (`pre`) blanks stay and line ends are borders. */
  write(raw: string, from: number, to: number, keepBlanks: boolean): void;
  text(): string;
  /** The text so far; what is written after it begins another. */
  take(): string;
}

const TEXT = 0;
const BLANK = 1;
const INVISIBLE = 2;

// Joiners (200C, 200D) are left: they carry meaning in Persian, in Indic scripts and in emoji.
const unseen = String.raw`\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0000-\u0008\u000e-\u001f\u007f-\u009f`;
const invisible = new RegExp(`[${unseen}]`);
/** What most of any text is: words with one blank between them. They are passed in one step. */
const words = new RegExp(`[^\\s${unseen}]+(?: [^\\s${unseen}]+)*`, 'y');
const blank = /\s/;
const blanks = /\s/g;
const mayCompose = /[^\0-\u02ff\u2010-\u2122]/;
/** What NFC may make one character of, invisible characters in between: they go, and what stood around them meets. */
const I = `${invisible.source}*`;
const cluster = new RegExp(
  `[\\u1100-\\u115f]${I}[\\u1160-\\u11a7](?:${I}[\\u11a8-\\u11ff])?|[\\uac00-\\ud7a3]${I}[\\u11a8-\\u11ff]|[^\\p{M}\\s](?:${I}\\p{M})*|\\p{M}(?:${I}\\p{M})*`,
  'gsu',
);
const invisibles = new RegExp(invisible, 'g');
/** Without what is invisible; empty of what is composed already, or has marks heaped up in it. */
function composedOf(s: string): string {
  const seen = s.replace(invisibles, '');
  const whole = heaped.test(seen) ? seen : seen.normalize();
  return whole === seen ? '' : whole;
}

function kind(c: number, keepBlanks: boolean): number {
  if ((c > 32 && c < 127) || (c > 0xad && c < 0x300)) return TEXT;
  if (c === 32) return keepBlanks ? TEXT : BLANK;
  const s = String.fromCharCode(c);
  if (invisible.test(s)) return INVISIBLE;
  if (!blank.test(s)) return TEXT;
  return keepBlanks && c !== 10 && c !== 13 ? TEXT : BLANK;
}

/** Gives each run to `onRun` as it is made, in text order. */
export function canonicalWriter(onRun: (run: Run) => void): CanonicalWriter {
  let text = '';
  let waiting: Border = 0;
  const run = (s: string, from: number, to: number): void => {
    if (waiting !== 0 && text !== '') text += waiting === LINE ? '\n' : ' ';
    waiting = 0;
    onRun({ at: text.length, length: s.length, from, to });
    text += s;
  };
  const border = (b: Border): void => {
    if (b > waiting) waiting = b;
  };
  function plain(raw: string, from: number, to: number, keepBlanks: boolean): void {
    const part = raw.slice(from, to);
    let open = -1;
    let odd = false;
    const close = (end: number): void => {
      if (open >= 0) run(odd ? part.slice(open, end).replace(blanks, ' ') : part.slice(open, end), from + open, from + end);
      open = -1;
      odd = false;
    };
    for (let i = 0; i < part.length; i++) {
      words.lastIndex = i;
      if (!keepBlanks && words.test(part)) {
        if (open < 0) open = i;
        i = words.lastIndex;
        if (i === part.length) break;
      }
      const c = part.charCodeAt(i);
      const k = kind(c, keepBlanks);
      if (k === TEXT) {
        if (open < 0) open = i;
      } else if (k === BLANK && !keepBlanks && open >= 0 && i + 1 < part.length && kind(part.charCodeAt(i + 1), false) === TEXT) {
        odd ||= c !== 32;
      } else {
        close(i);
        if (k === BLANK) border(keepBlanks ? LINE : WORD);
      }
    }
    close(part.length);
  }
  function write(raw: string, from: number, to: number, keepBlanks: boolean): void {
    // Half the text nodes of a page: the line end between two blocks.
    if (to - from === 1 && raw[from] === '\n') return border(keepBlanks ? LINE : WORD);
    const piece = raw.slice(from, to);
    if (!mayCompose.test(piece) || composedOf(piece) === '') return plain(raw, from, to, keepBlanks);
    let done = from;
    for (const found of piece.matchAll(cluster)) {
      const whole = composedOf(found[0]);
      if (whole === '' || blank.test(whole)) continue;
      const at = from + found.index;
      plain(raw, done, at, keepBlanks);
      done = at + found[0].length;
      run(whole, at, done);
    }
    plain(raw, done, to, keepBlanks);
  }
  return {
    get length() {
      return text.length;
    },
    border,
    write,
    text: () => text,
    take() {
      const taken = text;
      text = '';
      waiting = 0;
      return taken;
    },
  };
}

/** The canonical form of a plain string: one blank for white space, a line end where the white space had one. */
export function canonical(raw: string): string {
  const writer = canonicalWriter(() => undefined);
  let from = 0;
  for (const line of raw.matchAll(/[\n\r\u2028\u2029]+/g)) {
    writer.write(raw, from, line.index, false);
    writer.border(LINE);
    from = line.index + line[0].length;
  }
  writer.write(raw, from, raw.length, false);
  return writer.text();
}
