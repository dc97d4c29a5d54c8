// Which lines belong together: paragraphs, headings, items of lists, rows of tables? By gaps, indents, sizes and how lines begin.
import type { Region } from './columns.ts';
import { CELL, type Line } from './lines.ts';
import { median, type Fonts } from './page.ts';

export type Kind = 'text' | 'heading' | 'item' | 'row' | 'note';

export interface Block {
  readonly kind: Kind;
  /** Of a heading in a tagged file: 1 to 6; else 0. */
  readonly level: number;
  readonly lines: readonly Line[];
  /** Right edge of its column. */
  readonly right: number;
  /** Left edge of its column. */
  readonly left: number;
}

/** What the whole paper is set in. */
export interface Body {
  readonly size: number;
  readonly font: string;
  readonly fonts: Fonts;
}

const BULLET = /^[•◦▪▫■□●○‣⁃∙·►▶➢✓✔❖–—\uf0b7\uf0a7-]\s*(?=\S)/u;
const NUMBERED = /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,3}){1,4}\.?)\s+\S/i;

export const isFinished = (text: string): boolean => /[.?!:;։。؟۔…]["'’”»)\]]*$/u.test(text);
const startsItem = (line: Line): boolean => BULLET.test(line.text) || NUMBERED.test(line.text);

const wideGaps = (line: Line): number => line.pieces.filter((p) => p.text === CELL).length;

const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

/** Words alike far apart from one edge of the column to the other: few words, spread to fill the line. */
function isSpread(line: Line, { left, right }: Measure): boolean {
  if (line.isRtl || letters(line.text) < 0.6 * line.text.length) return false;
  if (line.right < right - 0.5 * line.size || line.left > left + 2.5 * line.size) return false;
  const words = [...line.items].filter((i) => i.text.trim() !== '').sort((a, b) => a.x - b.x);
  const apart = words.slice(1).map((w, i) => w.x - (words[i]!.x + words[i]!.width)).filter((gap) => gap > 0.5 * line.size); // prettier-ignore
  return Math.max(...apart) < 1.4 * Math.min(...apart);
}

/** A row of a table: cells far apart, or hardly a letter in it. */
function isRow(line: Line, measure: Measure): boolean {
  const apart = wideGaps(line);
  if (apart > 0 && isSpread(line, measure)) return false;
  return apart >= 2 || (apart === 1 && !startsItem(line) && letters(line.text) < 0.5 * line.text.length);
}

interface Measure {
  /** Distance of baselines inside paragraphs. */
  readonly pitch: number;
  readonly left: number;
  readonly right: number;
}

function measureOf(lines: readonly Line[], region: Region): Measure {
  const apart = lines.slice(1).flatMap((line, i) => {
    const before = lines[i]!;
    const step = line.y - before.y;
    return Math.abs(line.size - before.size) < 0.6 && step > 0 && step < 3 * line.size ? [step / line.size] : [];
  });
  return { pitch: Math.min(2.2, median(apart, 1.25)), left: region.left, right: region.right };
}

const isWhole = (a: Line, b: Line): boolean => Math.max(a.size, b.size) <= 1.1 * Math.min(a.size, b.size);

/** Lines of a tagged heading: more are no heading, whatever the file says. */
const LONGEST_HEADING = 6;

/** Whether two lines are one heading, as the structure tree tells; `undefined` when it does not. */
function isOneHeading(a: Line, b: Line): boolean | undefined {
  const areHeadings = /^h\d/.test(a.role) && /^h\d/.test(b.role);
  return !areHeadings || a.part === undefined || b.part === undefined ? undefined : a.part === b.part;
}

/** Whether a paragraph ends between two lines of one column. */
function isBreak(block: readonly Line[], line: Line, measure: Measure, body: Body): boolean {
  const before = block.at(-1)!;
  const first = block[0]!;
  const step = line.y - before.y;
  const size = Math.max(line.size, before.size);
  const isTold = isOneHeading(before, line);
  if (isTold !== undefined) return !isTold || step < 0 || step > 4 * size || block.length >= LONGEST_HEADING;
  if (!isWhole(before, line) || step < 0 || step > 1.35 * Math.max(measure.pitch, 1.1) * size) return true;
  if (roleOf(before) !== roleOf(line)) return true;
  if (isRow(line, measure) || isRow(before, measure)) return true;
  if (body.fonts.isBold(before.font) !== body.fonts.isBold(line.font) && isUniform(before) && isUniform(line)) return true;
  const isShort = (share: number): boolean => before.right < measure.right - share * (measure.right - measure.left);
  const indent = line.isRtl ? before.right - line.right : line.left - before.left;
  if (startsItem(line) && (isFinished(before.text) || startsItem(first) || isShort(0.1)))
    return !isMidSentence(before, line) && !isWrapped(block, line, measure);
  if (indent > 0.8 * size && indent < 6 * size && isFinished(before.text)) return block.length > 1 || isShort(0.05) || !startsItem(first);
  if (indent > 0.8 * size && block.length < 3 && isShort(0.25) && /^\p{Lu}/u.test(line.text)) return true;
  if (isFinished(before.text)) return line.isRtl ? before.left > measure.left + 0.15 * (measure.right - measure.left) : isShort(0.15);
  return isShort(0.4) && !/^[\p{Ll}\p{N}(]/u.test(line.text) && !/[,\-\u2010–—]$/.test(before.text);
}

/** `see section\n4.2 of` is no item. */
const isMidSentence = (before: Line, line: Line): boolean =>
  !BULLET.test(line.text) &&
  !isFinished(before.text) &&
  /\b(?:section|paragraph|chapter|table|figure|box|annex|part|article|and|or|of|in|the|to|see|,)$/i.test(before.text);

/** A number or letter within a sentence, which the end of the line has brought to the left: nothing but the line's end parts it from the words before. */
function isWrapped(block: readonly Line[], line: Line, { right }: Measure): boolean {
  const before = block.at(-1)!;
  if (line.isRtl || BULLET.test(line.text) || /[.?!]["'’”)\]]*$/.test(before.text)) return false;
  if (Math.abs(line.left - before.left) > 0.4 * line.size || (block.length === 1 && startsItem(before))) return false;
  // An item stands further out than the lines of the one before it.
  if (startsItem(block[0]!) && block.length > 1 && Math.abs(block[0]!.left - before.left) < 0.4 * line.size && isNext(block[0]!, line))
    return false;
  const [word = ''] = line.text.split(' ');
  const isFull = right - before.right < (word.length / line.text.length) * (line.right - line.left) + 0.3 * line.size;
  return isFull;
}

/** `2.` after `1.`, `(b)` after `(a)`. */
function isNext(before: Line, line: Line): boolean {
  const [one, two] = [before, line].map((l) => /^\(?(?:\d+\.)*(\d+|[a-z])(?=[.)\s])/i.exec(l.text)?.[1]);
  if (one === undefined || two === undefined) return false;
  return /\d/.test(one) ? Number(two) === Number(one) + 1 : two.charCodeAt(0) === one.charCodeAt(0) + 1;
}

const isUniform = (line: Line): boolean => line.items.every((i) => i.font === line.font || i.text.trim().length < 2);
const roleOf = (line: Line): string => (/^h\d|cell|caption/.test(line.role) ? line.role : '');

function blockOf(lines: readonly Line[], measure: Measure, body: Body): Block {
  const first = lines[0]!;
  const level = /^h(\d)$/.exec(first.role)?.[1];
  const base = { lines, left: measure.left, right: measure.right, level: Number(level ?? 0) };
  if (level !== undefined) return { ...base, kind: 'heading' };
  if (lines.length === 1 && isRow(first, measure)) return { ...base, kind: 'row' };
  if (isHeading(lines, body)) return { ...base, kind: 'heading' };
  return { ...base, kind: startsItem(first) ? 'item' : 'text' };
}

/** Large or bold, short, and no sentence. */
function isHeading(lines: readonly Line[], body: Body): boolean {
  const first = lines[0]!;
  const text = lines.map((l) => l.text).join(' ');
  if (lines.length > 4 || text.length > 220 || letters(text) < 3 || first.role === 'cell') return false;
  if (first.size >= 1.15 * body.size) return !/[,;]$/.test(text);
  const isBold = body.fonts.isBold(first.font) && !body.fonts.isBold(body.font) && lines.every(isUniform);
  return isBold && first.size >= 0.95 * body.size && lines.length <= 3 && !/[.,;:]$/.test(text);
}

/** Blocks of one page, in reading order; regions of one column are read on from one to the next. */
export function blocksOf(regions: readonly Region[], body: Body): readonly Block[] {
  const blocks: Block[] = [];
  let open: Line[] = [];
  let at: Region | undefined;
  let measure: Measure = { pitch: 1.25, left: 0, right: 0 };
  const close = (): void => {
    if (open.length > 0) blocks.push(blockOf(open, measure, body));
    open = [];
  };
  for (const region of regions) {
    if (region.isRow) {
      close();
      blocks.push({ kind: 'row', level: 0, lines: region.lines, left: region.left, right: region.right });
      continue;
    }
    if (at === undefined || at.left !== region.left || at.right !== region.right) {
      close();
      measure = measureOf(regions.filter((r) => !r.isRow && r.left === region.left && r.right === region.right).flatMap((r) => r.lines), region); // prettier-ignore
    }
    at = region;
    for (const line of region.lines) {
      if (line.text === '') continue;
      if (open.length > 0 && isBreak(open, line, measure, body)) close();
      open.push(line);
    }
  }
  close();
  return blocks;
}
