// Where does what stood right before or after a passage still stand, letter by letter? The passage, if it has changed, stands beside it.
import type { Pace } from '../text/pace.ts';
import { LEAST_WHOLE, onlyPlaces } from '../text/whole-strings.ts';
import type { Expected } from './nearby.ts';
import type { Query } from './query.ts';

/** Where each query's passage would begin by its context, for those whose context stands once in the text. */
export async function besideContext(text: string, queries: readonly Query[], pace: Pace): Promise<ReadonlyMap<Query, Expected>> {
  const sides = queries.flatMap((query) => [
    { query, string: query.prefix, begins: query.prefix.length },
    { query, string: query.suffix, begins: -query.exact.length },
  ]);
  const long = sides.filter(({ string }) => string.length >= LEAST_WHOLE);
  const places = await onlyPlaces(
    text,
    long.map(({ string }) => string),
    pace,
  );
  const expected = new Map<Query, Expected>();
  for (const [i, { query, begins }] of long.entries()) {
    if (places[i]! < 0) continue;
    const start = Math.max(0, places[i]! + begins);
    expected.set(query, { starts: [expected.get(query)?.starts[0] ?? start, start], isTold: false });
  }
  return expected;
}
