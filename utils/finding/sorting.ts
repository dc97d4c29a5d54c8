// A long list sorted a little at a time: comparing titles as people do takes a browser some microseconds each time.
import type { Steps } from '../text/pace';

/** Elements sorted at one go, and elements merged in a step. */
const RUN = 200;

/** As `toSorted`, equal ones as they came; some hundred comparisons a step. */
export function* sorting<T>(all: readonly T[], compare: (a: T, b: T) => number): Steps<readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let from = 0; from < all.length; from += RUN) {
    yield from / all.length;
    runs.push(all.slice(from, from + RUN).toSorted(compare));
  }
  while (runs.length > 1) {
    const merged: (readonly T[])[] = [];
    for (let i = 0; i < runs.length; i += 2) merged.push(yield* merging(runs[i] ?? [], runs[i + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merging<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): Steps<readonly T[]> {
  const merged: T[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (merged.length % RUN === 0) yield 1;
    // Of the first list unless the other's is before it.
    if (compare(a[i]!, b[j]!) <= 0) merged.push(a[i++]!);
    else merged.push(b[j++]!);
  }
  return [...merged, ...a.slice(i), ...b.slice(j)];
}
