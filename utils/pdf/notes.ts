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

const isNoteLine = (line: Line, { height, bodySize }: Sheet): boolean =>
  line.role === 'note' || (line.size <= SMALL * bodySize && line.y > LOWER * height && !/^h\d|cell/.test(line.role));

const begins = (line: Line): boolean => START.test(line.text) && /\p{L}/u.test(line.text);

/** Parts the lines of each column at the place where its notes begin. */
export function partNotes(regions: readonly Region[], sheet: Sheet): Parted {
  const body: Region[] = [];
  const notes: Line[][] = [];
  for (const column of columnsOf(regions)) {
    const lines = column.flatMap((region) => region.lines);
    const from = firstNote(lines, sheet);
    const small = new Set(lines.slice(from));
    for (const region of column) {
      const left = region.lines.filter((line) => !small.has(line));
      if (left.length > 0) body.push({ ...region, lines: left });
    }
    notes.push(...eachNote(lines.slice(from)));
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

/** Place of the first line of the notes; the number of lines when there are none. */
function firstNote(lines: readonly Line[], sheet: Sheet): number {
  let top = lines.length;
  while (top > 0 && isNoteLine(lines[top - 1]!, sheet)) top--;
  if (top === lines.length) return top;
  if (sheet.hasNotesBefore && top > 0 && lines.slice(top).some(begins)) return top;
  const first = lines.findIndex((line, i) => i >= top && (begins(line) || line.role === 'note'));
  return first < 0 ? lines.length : first;
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
