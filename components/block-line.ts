// The parts of a page in one line, outer before inner, and the ways from one to another.
import type { ReadingNode } from '@/utils/model/document';
import type { PageBlock } from '@/utils/model/page-block';

export interface PlacedBlock {
  readonly block: PageBlock;
  /** Place in the line of the part around it; undefined for the page. */
  readonly around: number | undefined;
}

export type Move = 'more' | 'less' | 'before' | 'after';

export function lineUp(page: PageBlock): readonly PlacedBlock[] {
  const line: PlacedBlock[] = [];
  const add = (block: PageBlock, around: number | undefined): void => {
    const n = line.push({ block, around }) - 1;
    for (const part of block.parts) if ('words' in part) add(part, n);
  };
  add(page, undefined);
  return line;
}

const inside = (line: readonly PlacedBlock[], n: number): readonly number[] => line.flatMap(({ around }, i) => (around === n ? [i] : []));

const longest = (line: readonly PlacedBlock[], all: readonly number[]): number | undefined =>
  all.toSorted((a, b) => (line[b]?.block.words ?? 0) - (line[a]?.block.words ?? 0))[0];

/** Where a move leads; the same place where there is nothing. `less` goes to the longest part inside. */
export function step(line: readonly PlacedBlock[], n: number, move: Move): number {
  const around = line[n]?.around;
  if (move === 'more') return around ?? n;
  if (move === 'less') return longest(line, inside(line, n)) ?? n;
  const beside = around === undefined ? [n] : inside(line, around);
  return beside[beside.indexOf(n) + (move === 'after' ? 1 : -1)] ?? n;
}

/** The innermost part that still holds nine tenths of so many words. */
export function startOf(line: readonly PlacedBlock[], words: number): number {
  let n = 0;
  for (;;) {
    const next = longest(line, inside(line, n));
    if (next === undefined || (line[next]?.block.words ?? 0) < 0.9 * words) return n;
    n = next;
  }
}

const MOST = 80;

/** Its first words, on one line. */
export function beginning(block: PageBlock): string {
  let text = '';
  const waiting: (PageBlock | readonly ReadingNode[] | ReadingNode)[] = [block];
  for (let next = waiting.pop(); next !== undefined && text.length <= MOST; next = waiting.pop()) {
    if (typeof next === 'string') text += next;
    else if ('words' in next) waiting.push(...next.parts.toReversed());
    else if ('tag' in next) {
      text += ' ';
      waiting.push(...next.children.toReversed());
    } else waiting.push(...[...next].toReversed());
    text = text.replace(/\s+/g, ' ');
  }
  const line = text.trim();
  return line.length > MOST ? `${line.slice(0, MOST).replace(/\s+\S*$/, '')}…` : line;
}
