// Where should a passage stand by now? Where it stood, moved as the sure passages about it have moved.
import type { TextIndex } from '../text/text-index.ts';

/** First code of the skeleton at or after a UTF-16 offset. */
export function codeAt(index: TextIndex, offset: number): number {
  let low = 0;
  let high = index.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.origins[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A sure passage: where it was (UTF-16 offset), and by how much it has moved. */
export interface Move {
  readonly start: number;
  readonly by: number;
}

/** How far what stood at an offset has moved, told by the nearest sure place. Offsets in UTF-16 units. */
export function driftOf(moves: readonly Move[]): (start: number) => number {
  const sure = moves.toSorted((a, b) => a.start - b.start);
  return (start) => {
    let low = 0;
    let high = sure.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sure[middle]!.start < start) low = middle + 1;
      else high = middle;
    }
    const [left, right] = [sure[low - 1], sure[low]];
    const near = left !== undefined && (right === undefined || start - left.start < right.start - start) ? left : right;
    return near?.by ?? 0;
  };
}
