// What was changed between two wordings, as a careful reader would mark it: whole words taken out and put in, in any script.
// The words that both have, in order, are found by Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1
// (1986); what lies between them is set out with its white space.

/** A stretch of words. All `kept` and `removed` in order are the old wording, all `kept` and `added` the new one. */
export interface Edit {
  readonly kind: 'kept' | 'removed' | 'added';
  /** Never empty. */
  readonly text: string;
}

/** Wordings that differ in more words than this are two texts: none of it is kept. */
const MOST_EDITS = 1_000;

interface Word {
  readonly text: string;
  /** UTF-16 units of the wording. */
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Words and signs, without the white space between them. */
const wordsOf = (text: string): readonly Word[] =>
  [...segmenter.segment(text)].flatMap(({ segment, index }) =>
    segment.trim() === '' ? [] : [{ text: segment, start: index, end: index + segment.length }],
  );

/** Number of words; signs do not count. */
export const countWords = (text: string): number => [...segmenter.segment(text)].filter((s) => s.isWordLike === true).length;

type Pairs = readonly (readonly [Word, Word])[];

/** From the end back to the start, by how far each round had come on each diagonal. */
function traceBack(before: readonly Word[], after: readonly Word[], rounds: readonly Int32Array[]): Pairs {
  const pairs: (readonly [Word, Word])[] = [];
  let [x, y] = [before.length, after.length];
  for (let d = rounds.length; d >= 0; d--) {
    const reach = (k: number): number => rounds[d - 1]?.[k + d - 1] ?? -1;
    const k = x - y;
    const isDown = k === -d || (k !== d && reach(k - 1) < reach(k + 1));
    const fromX = d === 0 ? 0 : reach(isDown ? k + 1 : k - 1);
    const fromY = d === 0 ? 0 : fromX - (isDown ? k + 1 : k - 1);
    for (; x > fromX && y > fromY; x--, y--) pairs.push([before[x - 1]!, after[y - 1]!]);
    [x, y] = [fromX, fromY];
  }
  return pairs.toReversed();
}

/** The most words that both have in the same order; none when they have too little in common. */
function commonWords(before: readonly Word[], after: readonly Word[]): Pairs {
  const most = Math.min(before.length + after.length, MOST_EDITS);
  const middle = most + 1;
  const reach = new Int32Array(2 * middle + 1);
  const rounds: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    for (let k = -d; k <= d; k += 2) {
      const [under, over] = [reach[middle + k + 1]!, reach[middle + k - 1]!];
      let x = k === -d || (k !== d && over < under) ? under : over + 1;
      while (x < before.length && x - k < after.length && before[x]!.text === after[x - k]!.text) x++;
      reach[middle + k] = x;
      if (x >= before.length && x - k >= after.length) return traceBack(before, after, rounds);
    }
    rounds.push(reach.slice(middle - d, middle + d + 1));
  }
  return [];
}

function push(edits: Edit[], kind: Edit['kind'], text: string): void {
  const last = edits.at(-1);
  if (text === '') return;
  if (last?.kind === kind) edits[edits.length - 1] = { kind, text: last.text + text };
  else edits.push({ kind, text });
}

/** What stood between two kept words and what stands there now; the white space that both have at its edges is kept. */
function pushGap(edits: Edit[], was: string, is: string): void {
  const least = Math.min(was.length, is.length);
  let head = 0;
  while (head < least && was[head] === is[head] && /\s/u.test(was[head]!)) head++;
  let tail = 0;
  while (tail < least - head && was.at(-1 - tail) === is.at(-1 - tail) && /\s/u.test(was.at(-1 - tail)!)) tail++;
  push(edits, 'kept', was.slice(0, head));
  push(edits, 'removed', was.slice(head, was.length - tail));
  push(edits, 'added', is.slice(head, is.length - tail));
  push(edits, 'kept', was.slice(was.length - tail));
}

const isChange = (edit: Edit | undefined): boolean => edit !== undefined && edit.kind !== 'kept';

/** A word or two that happen to be in both, amid longer changes, are not worth an island: the whole reads as one change. */
function withoutIslands(edits: readonly Edit[]): readonly Edit[] {
  const done: Edit[] = [];
  const sizeOf = (around: readonly Edit[]): number => Math.max(0, ...around.map((e) => e.text.length));
  edits.forEach((edit, i) => {
    const left = edits.slice(Math.max(0, i - 2), i);
    const right = edits.slice(i + 1, i + 3).filter(isChange);
    const isIsland =
      isChange(left.at(-1)) && right.length > 0 && edit.text.length <= Math.min(sizeOf(left.filter(isChange)), sizeOf(right));
    if (edit.kind !== 'kept' || !isIsland) done.push(edit);
    else done.push({ kind: 'removed', text: edit.text }, { kind: 'added', text: edit.text });
  });
  return gathered(done);
}

/** Between two kept stretches, what was removed as one and after it what was added as one. */
function gathered(edits: readonly Edit[]): readonly Edit[] {
  const done: Edit[] = [];
  let [removed, added] = ['', ''];
  const close = (): void => {
    push(done, 'removed', removed);
    push(done, 'added', added);
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of edits) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      close();
      push(done, kind, text);
    }
  }
  close();
  return done;
}

/** From the old wording to the new one, in reading order; between two kept stretches what was removed stands before what was added. */
export function editsBetween(before: string, after: string): readonly Edit[] {
  const edits: Edit[] = [];
  let [was, is] = [0, 0];
  for (const [old, now] of commonWords(wordsOf(before), wordsOf(after))) {
    pushGap(edits, before.slice(was, old.start), after.slice(is, now.start));
    push(edits, 'kept', old.text);
    [was, is] = [old.end, now.end];
  }
  pushGap(edits, before.slice(was), after.slice(is));
  return withoutIslands(gathered(edits));
}
