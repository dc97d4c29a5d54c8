// Which places lie over an offset or a stretch of the text? Places in text order, as an implicit interval tree: each
// middle of the sorted list is the root of its half and knows the farthest end in it. O(log n) a hit.
import { LEVELS } from '@/utils/painting/painter';

export interface Stretch {
  /** UTF-16 offsets, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface PlaceIndex<T extends Stretch> {
  /** In text order; of two that start together the longer comes first. */
  readonly places: readonly T[];
  /** Index of the first place that starts at or after an offset. */
  firstFrom(offset: number): number;
  /** Places that share at least one unit with `[start, end)`, in text order. */
  over(start: number, end: number): readonly T[];
}

/** Stretches without length are left out. */
export function indexPlaces<T extends Stretch>(stretches: readonly T[]): PlaceIndex<T> {
  const places = stretches.filter((s) => s.start < s.end).sort((a, b) => a.start - b.start || b.end - a.end);
  const farthest: number[] = [];
  const build = (low: number, high: number): number => {
    if (low >= high) return -1;
    const middle = (low + high) >> 1;
    const end = Math.max(places[middle]?.end ?? -1, build(low, middle), build(middle + 1, high));
    farthest[middle] = end;
    return end;
  };
  build(0, places.length);
  return {
    places,
    firstFrom(offset) {
      let low = 0;
      let high = places.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((places[middle]?.start ?? offset) < offset) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    over(start, end) {
      const hits: T[] = [];
      const look = (low: number, high: number): void => {
        const middle = (low + high) >> 1;
        const place = places[middle];
        if (low >= high || place === undefined || (farthest[middle] ?? -1) <= start) return;
        look(low, middle);
        if (place.start >= end) return;
        if (place.end > start) hits.push(place);
        look(middle + 1, high);
      };
      look(0, places.length);
      return hits;
    },
  };
}

/** For each place, in order, the first level at which its underlines hide none of those that lie over its words too; the last for all others. */
export function levelsOf(places: readonly (Stretch & { readonly paints: readonly unknown[] })[]): readonly number[] {
  const taken = Array.from({ length: LEVELS }, () => 0);
  return places.map(({ start, end, paints }) => {
    const free = taken.findIndex((until) => until <= start);
    const level = free === -1 ? LEVELS - 1 : free;
    const last = Math.min(LEVELS, level + Math.max(1, paints.length));
    for (let l = level; l < last; l += 1) taken[l] = Math.max(taken[l] ?? 0, end);
    return level;
  });
}
