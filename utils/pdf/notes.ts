// Which lines at the foot of a column are footnotes? Small ones, of which the first or a later one begins with a number or a sign.
import type { Region } from './columns.ts';
import type { Line } from './lines.ts';

/** Smaller than this share of the body's size is small. */
const SMALL = 0.93;
/** Notes stand in the lower part of a page: below this share of its height. */
const LOWER = 0.4;

const START = /^(?:\d{1,3}(?:[.)]|(?=\D)|$)|[*†‡§]{1,3}|\[\d{1,3}\])\s*/u;

/** A note begins with its number, and in running text too small a number may begin a line: then the number counts on. */
const numberOf = (line: Line): number => Number(/^\[?(\d{1,3})/.exec(line.text)?.[1] ?? Number.NaN);

export interface Parted {
  readonly body: readonly Region[];
  /** Each note's lines. A first one without a number goes on from the page before. */
  readonly notes: readonly (readonly Line[])[];
}

interface Sheet {
  readonly height: number;
  readonly bodySize: number;
  /** Whether the page before ended in a note. */
  readonly hasNotesBefore: boolean;
}

const isNoteLine = (line: Line, { bodySize }: Sheet): boolean =>
  line.role === 'note' || (line.size <= SMALL * bodySize && !/^h\d|cell/.test(line.role));

const begins = (line: Line): boolean => START.test(line.text) && /\p{L}/u.test(line.text);

/** Parts the lines of each column at the place where its notes begin. */
export function partNotes(regions: readonly Region[], sheet: Sheet): Parted {
  const body: Region[] = [];
  const notes: Line[][] = [];
  for (const column of columnsOf(regions)) {
    const lines = column.flatMap((region) => region.lines);
    const [from, to] = noteLines(lines, sheet);
    const small = new Set(lines.slice(from, to));
    for (const region of column) {
      const left = region.lines.filter((line) => !small.has(line));
      if (left.length > 0) body.push({ ...region, lines: left });
    }
    notes.push(...eachNote(lines.slice(from, to)));
  }
  return { body, notes };
}

function columnsOf(regions: readonly Region[]): readonly (readonly Region[])[] {
  const columns: Region[][] = [];
  for (const region of regions) {
    const last = columns.at(-1)?.at(-1);
    if (last !== undefined && Math.abs(last.left - region.left) < 1 && Math.abs(last.right - region.right) < 1)
      columns.at(-1)?.push(region);
    else columns.push([region]);
  }
  return columns;
}

/** A table or picture that stands under the notes has no more lines. */
const MOST_BELOW = 8;

/** Place of the first line of the notes and of the one behind the last; twice the number of lines when there are none. */
function noteLines(lines: readonly Line[], sheet: Sheet): readonly [from: number, to: number] {
  const none = [lines.length, lines.length] as const;
  const to = 1 + lines.findLastIndex((line) => isNoteLine(line, sheet));
  if (to === 0 || !isLastOfText(lines, to)) return none;
  let top = to;
  while (top > 0 && isNoteLine(lines[top - 1]!, sheet)) top--;
  const isLow = ({ y }: Line): boolean => y > LOWER * sheet.height;
  const isPlain = (from: number): boolean => isLow(lines[from]!) || countOn(lines.slice(from, to));
  if (sheet.hasNotesBefore && top > 0 && lines.slice(top, to).some(begins) && isPlain(top)) return [top, to];
  const starts = lines.flatMap((line, i) => (i >= top && i < to && (begins(line) || line.role === 'note') ? [i] : []));
  const first = starts.find(isPlain);
  return first === undefined ? none : [first, to];
}

/** Whether nothing stands below the line before `to` but what floats there, well apart. */
function isLastOfText(lines: readonly Line[], to: number): boolean {
  const [last, next] = [lines[to - 1]!, lines[to]];
  return next === undefined || (lines.length - to <= MOST_BELOW && next.y - last.y > 2.2 * next.size);
}

/** Notes that fill most of a page are known by their numbers: each is by one more than the one before. */
function countOn(lines: readonly Line[]): boolean {
  const numbers = lines.filter(begins).map(numberOf).filter((n) => !Number.isNaN(n)); // prettier-ignore
  const steps = numbers.slice(1).filter((n, i) => n === numbers[i]! + 1).length;
  return steps >= 1 && steps >= 0.5 * (numbers.length - 1);
}

function eachNote(lines: readonly Line[]): readonly Line[][] {
  const notes: Line[][] = [];
  let number = Number.NaN;
  for (const line of lines) {
    const own = numberOf(line);
    const goesOn = Number.isNaN(own) ? /^[*†‡§]/.test(line.text) : Number.isNaN(number) || (own > number && own <= number + 3);
    if (notes.length === 0 || (begins(line) && goesOn)) {
      notes.push([line]);
      if (begins(line)) number = own;
    } else notes.at(-1)?.push(line);
  }
  return notes;
}
