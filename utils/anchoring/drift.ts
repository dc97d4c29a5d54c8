// Where should a passage stand by now? Where it stood, moved as the sure passages about it have moved.

/** A sure passage: where it was (UTF-16 offset), and by how much it has moved. */
export interface Move {
  readonly start: number;
  readonly by: number;
}

/** How far the sure places before and after an offset have moved, and the nearer of them: UTF-16 units. */
export interface Drift {
  readonly left: number;
  readonly right: number;
  readonly near: number;
}

/** The first of the rising numbers that is not less; their count, if there is none. */
export function firstFrom(rising: ArrayLike<number>, least: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How far what stood at an offset has moved, told by the sure places about it; not at all when there are none. */
export function driftOf(moves: readonly Move[]): (start: number) => Drift {
  const sure = moves.toSorted((a, b) => a.start - b.start);
  const starts = sure.map((m) => m.start);
  return (start) => {
    const next = firstFrom(starts, start);
    const left = sure[next - 1] ?? sure[next];
    const right = sure[next] ?? left;
    if (left === undefined || right === undefined) return { left: 0, right: 0, near: 0 };
    return { left: left.by, right: right.by, near: start - left.start < right.start - start ? left.by : right.by };
  };
}
