// What has changed between two versions of a text, and where the rest of it stands now.

/** `[from, to)` of the text before was replaced. Offsets in UTF-16 units of the text before. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** One change after another, in text order, none touching the next. */
export type TextChanges = readonly TextChange[];

export function changed(before: string, changes: TextChanges): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, text } of changes) {
    parts.push(before.slice(at, from), text);
    at = to;
  }
  parts.push(before.slice(at));
  return parts.join('');
}

/** What stands in the new text where something has changed, with `margin` units on each side; parts that would meet are one. */
export function changedParts(after: string, changes: TextChanges, margin: number): readonly string[] {
  const parts: [number, number][] = [];
  let drift = 0;
  for (const { from, to, text } of changes) {
    const [start, end] = [from + drift - margin, from + drift + text.length + margin];
    const last = parts.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = end;
    else parts.push([start, end]);
    drift += text.length - (to - from);
  }
  return parts.map(([start, end]) => after.slice(Math.max(0, start), end));
}

/** Changes without their words: the words of all cross as one text, and each is so many of its units long. */
export type Cuts = readonly { readonly from: number; readonly to: number; readonly length: number }[];

export const cutsOf = (changes: TextChanges): Cuts => changes.map(({ from, to, text }) => ({ from, to, length: text.length }));

export function withWords(cuts: Cuts, words: string): TextChanges {
  let at = 0;
  return cuts.map(({ from, to, length }) => ({ from, to, text: words.slice(at, (at += length)) }));
}

/** The change without what its two ends have in common with what it replaces; never between the halves of a character. */
export function trimmed(before: string, { from, to, text }: TextChange): TextChange {
  const isHalf = (s: string, at: number): boolean => /[\udc00-\udfff]/.test(s.charAt(at));
  const most = Math.min(to - from, text.length);
  let head = 0;
  while (head < most && before.charCodeAt(from + head) === text.charCodeAt(head)) head++;
  if (head > 0 && (isHalf(before, from + head) || isHalf(text, head))) head--;
  let tail = 0;
  while (tail < most - head && before.charCodeAt(to - tail - 1) === text.charCodeAt(text.length - tail - 1)) tail++;
  if (tail > 0 && (isHalf(before, to - tail) || isHalf(text, text.length - tail))) tail--;
  return { from: from + head, to: to - tail, text: text.slice(head, text.length - tail) };
}

/** By how much `[start, end)` has moved; `undefined` when something changed in it or within `margin` of it. */
export function driftThrough(changes: TextChanges, margin: number): (start: number, end: number) => number | undefined {
  const ends = changes.map(({ to }) => to);
  let sum = 0;
  const drifts = [0, ...changes.map(({ from, to, text }) => (sum += text.length - (to - from)))];
  return (start, end) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! <= start - margin) low = middle + 1;
      else high = middle;
    }
    const next = changes[low];
    return next !== undefined && next.from < end + margin ? undefined : drifts[low]!;
  };
}
