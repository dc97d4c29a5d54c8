// Which places stand near what the reader sees? Text order is mostly page order, so what is seen is found by halving; columns,
// side bars and boxes that scroll by themselves break that order, so what stands under a few points of the window is a start too.
import type { Pace } from '@/utils/text/pace';

export interface View {
  /** Number of places, in text order. */
  readonly count: number;
  /** Where a place stands, px in the window; `undefined` when it has no box now. Asked once for each place. */
  readonly boxOf: (place: number) => { readonly top: number; readonly bottom: number } | undefined;
  /** Places near points of the window, in any order, if that is known. */
  readonly starts: Iterable<number>;
  /** What is near: px in the window. */
  readonly top: number;
  readonly bottom: number;
  readonly pace: Pace;
}

/** A walk along the text ends when so many places in a row were far. */
const STRAY = 8;

/** The places that are near, by their number. */
export async function placesNear({ count, boxOf, starts, top, bottom, pace }: View): Promise<ReadonlySet<number>> {
  const known = new Map<number, ReturnType<View['boxOf']>>();
  const box = (place: number): ReturnType<View['boxOf']> => {
    if (!known.has(place)) known.set(place, boxOf(place));
    return known.get(place);
  };
  const isNear = (place: number): boolean => {
    const stands = box(place);
    return stands !== undefined && stands.bottom >= top && stands.top <= bottom;
  };
  /** The first place whose end is not above, if they stand in order. */
  const halved = (): number => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      // What has no box is passed over, but not far.
      let at = middle;
      while (at < high - 1 && at < middle + STRAY && box(at) === undefined) at += 1;
      if ((box(at)?.bottom ?? top) < top) low = at + 1;
      else high = middle;
    }
    return low;
  };
  const near = new Set<number>();
  for (const start of new Set([...starts, halved()])) {
    for (const step of [1, -1])
      for (let at = step === 1 ? start : start - 1, stray = 0; at >= 0 && at < count && stray < STRAY; at += step) {
        // Another walk was here and has gone on in both directions.
        if (near.has(at)) break;
        if (isNear(at)) near.add(at);
        stray = near.has(at) ? 0 : stray + 1;
        const rest = pace();
        if (rest !== undefined) await rest;
      }
  }
  return near;
}
