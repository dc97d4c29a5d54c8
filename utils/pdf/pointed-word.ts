// Which word of a page is meant by a point beside the words? That of the line at its height, in the column in which the selection is: never one beyond the gutter.

/** Edges in px, whatever they are counted from, as long as all are counted alike. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface At {
  readonly x: number;
  readonly y: number;
}

/** Words that stand at one height beside each other; its edges are those of all of them. */
export interface WordLine<W extends Box> extends Box {
  readonly words: readonly W[];
}

export interface Pointed<W extends Box> {
  readonly line: WordLine<W>;
  readonly word: W;
}

/** Words of one line stand no farther apart than so many times their height: the blanks of justified lines are wide, gutters wider. */
const WIDEST_BLANK = 1.2;

function goesOn(line: Box, word: Box): boolean {
  const height = Math.min(line.bottom - line.top, word.bottom - word.top);
  const shared = Math.min(line.bottom, word.bottom) - Math.max(line.top, word.top);
  const apart = Math.max(word.left - line.right, line.left - word.right);
  return shared > height / 2 && apart < WIDEST_BLANK * height;
}

/** `words` in the order in which they are read, which goes through one column before the next. */
export function linesOf<W extends Box>(words: readonly W[]): readonly WordLine<W>[] {
  const lines: WordLine<W>[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line === undefined || !goesOn(line, word)) {
      const { left, top, right, bottom } = word;
      lines.push({ left, top, right, bottom, words: [word] });
      continue;
    }
    lines[lines.length - 1] = {
      left: Math.min(line.left, word.left),
      top: Math.min(line.top, word.top),
      right: Math.max(line.right, word.right),
      bottom: Math.max(line.bottom, word.bottom),
      words: [...line.words, word],
    };
  }
  return lines;
}

const beside = ({ left, right }: Box, { x }: At): number => Math.max(left - x, x - right, 0);
const above = ({ top, bottom }: Box, { y }: At): number => Math.max(top - y, y - bottom, 0);

/** The first of those of which `far` says the least. */
function nearest<T>(all: readonly T[], ...far: readonly ((one: T) => number)[]): T | undefined {
  const isNearer = (a: T, b: T): boolean => {
    for (const of of far) if (of(a) !== of(b)) return of(a) < of(b);
    return false;
  };
  return all.reduce<T | undefined>((best, one) => (best === undefined || isNearer(one, best) ? one : best), undefined);
}

const isOver = (box: Box, at: At): boolean => beside(box, at) === 0 && above(box, at) === 0;

/**
 * The word under the point; else, of the lines in the column of `from`, that at the point's height or next to it.
 * Without `from`, the line that is nearest in all directions. `undefined` where there are no words.
 */
export function pointedWord<W extends Box>(lines: readonly WordLine<W>[], at: At, from?: Box): Pointed<W> | undefined {
  const under = lines.find((line) => isOver(line, at));
  const column = from === undefined ? [] : lines.filter((line) => line.left < from.right && line.right > from.left);
  const line =
    under ??
    (column.length > 0
      ? nearest(column, (one) => above(one, at), (one) => beside(one, at))
      : nearest(lines, (one) => Math.hypot(beside(one, at), above(one, at)))); // prettier-ignore
  const word = line && nearest(line.words, (one) => beside(one, at));
  return line && word && { line, word };
}

/** The same with the axes changed: for words that stand on end. */
export const transposed = ({ left, top, right, bottom }: Box): Box => ({ left: top, top: left, right: bottom, bottom: right });
