// Where does a place of a file's text stand in its canonical text, and the other way round?
import { canonicalWriter, LINE, type Run } from '../../text/canonical';

export interface MappedText {
  readonly raw: string;
  /** Canonical: the text that positions of ours count in. */
  readonly text: string;
  /**
   * Where words stand first in `text`, any white space a blank; -1 where they do not, or where so many were looked for before that no honest
   * file goes on.
   */
  find(words: string): number;
  /** Offset in `raw` → offset in `text`: of what stands there, or of what comes next. */
  toText(raw: number): number;
  /** `[start, end)` of `text` → `[start, end)` of `raw`. */
  toRaw(start: number, end: number): readonly [start: number, end: number];
}

/** Where lines of a text file end; texts of PDFs part pages by a form feed, and some words by a nought. */
export const LINE_ENDS = /[\0\f\n\r\u2028\u2029]+/g;

/** UTF-16 units of a text that are looked through for words before it is given up: some tenths of a second. */
const LOOKED_THROUGH = 1_000_000_000;

/** The last run that begins at or before a place; -1 when none does. */
function runAt(runs: readonly Run[], place: number, of: 'at' | 'from'): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.[of] ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export function mapped(raw: string): MappedText {
  const runs: Run[] = [];
  const writer = canonicalWriter((run) => runs.push(run));
  let from = 0;
  for (const line of raw.matchAll(LINE_ENDS)) {
    writer.write(raw, from, line.index, false);
    writer.border(LINE);
    from = line.index + line[0].length;
  }
  writer.write(raw, from, raw.length, false);
  const text = writer.text();
  const toText = (place: number): number => {
    const i = runAt(runs, place, 'from');
    const run = runs[i];
    const next = runs[i + 1]?.at ?? text.length;
    if (run === undefined) return runs[0]?.at ?? 0;
    if (place >= run.to) return next;
    return run.at + (run.to - run.from === run.length ? place - run.from : 0);
  };
  const rawOf = (place: number, isEnd: boolean): number => {
    const run = runs[runAt(runs, isEnd ? place - 1 : place, 'at')];
    if (run === undefined) return 0;
    const inside = place - run.at;
    if (run.to - run.from === run.length) return run.from + Math.min(inside, run.length);
    // Composed characters are taken whole.
    return isEnd ? run.to : run.from;
  };
  let [flat, left]: [string | undefined, number] = [undefined, LOOKED_THROUGH];
  const find = (words: string): number => {
    flat ??= text.replace(/\s/gu, ' ');
    const at = left > 0 ? flat.indexOf(words) : -1;
    left -= at < 0 ? flat.length : at;
    return at;
  };
  return { raw, text, find, toText, toRaw: (start, end) => [rawOf(start, false), end <= start ? rawOf(start, false) : rawOf(end, true)] };
}
