// Where does each annotation's passage stand in this text today, and how sure is that?
// Most stand letter by letter, or changed where they are expected; only for the rest is the whole text made ready and searched.
import type { Iri } from '../model/ids.ts';
import { type Pace, unpaced } from '../text/pace.ts';
import type { Anchoring } from './answer.ts';
import { besideContext } from './beside.ts';
import { type Expected, expectedBy, nearbyIn } from './nearby.ts';
import { driftOf } from './drift.ts';
import { type Query, queriesOf, soughtOf, type Wanted } from './query.ts';
import { verbatim } from './verbatim.ts';
import { anchorInWhole } from './whole-text.ts';

export type { Anchoring } from './answer.ts';
export type { Wanted } from './query.ts';

/** A place, a doubt or an orphan for each wanted passage, by its id. Never throws for any text or selector. */
export async function anchorAll(text: string, wanted: readonly Wanted[], pace: Pace = unpaced): Promise<ReadonlyMap<Iri, Anchoring>> {
  const all = new Map<Iri, Anchoring>(wanted.map((w) => [w.id, { status: 'orphan' }]));
  const sought = soughtOf(wanted);
  const { starts, byPosition, moves } = await verbatim(text, sought, pace);
  for (const [i, { id, quote }] of sought.entries()) {
    const start = starts[i]!;
    const how = byPosition.has(i) ? ({ margin: 0, by: 'position' } as const) : ({ margin: 1, by: 'quote' } as const);
    if (start >= 0) all.set(id, { status: 'exact', start, end: start + quote.exact.length, similarity: 1, ...how });
  }
  const open = await queriesOf(
    sought.filter((_, i) => starts[i]! < 0),
    pace,
  );
  const drift = driftOf(moves);
  const lookNearby = nearbyIn(text);
  const tell = (id: Iri, answer: Anchoring): unknown => all.set(id, answer);
  /** Those that are not near where they are expected. */
  const without = async (queries: readonly Query[], expect: (query: Query) => Expected | undefined): Promise<readonly Query[]> => {
    const rest: Query[] = [];
    for (const query of queries) {
      const expected = expect(query);
      const answer = expected && lookNearby(query, expected);
      if (answer === undefined) rest.push(query);
      else tell(query.askers[0]!.id, answer);
      await pace();
    }
    return rest;
  };
  const moved = await without(open, ({ askers: [asker] }) => expectedBy(drift, asker?.start));
  const beside = await besideContext(text, moved, pace);
  const rest = await without(moved, (query) => beside.get(query));
  if (rest.length === 0) return all;
  const known = sought.flatMap(({ id, start }) => (start === undefined ? [] : [{ start, answer: all.get(id)! }]));
  const sure = known.flatMap(({ start, answer }) => ('start' in answer ? [{ start, by: answer.start - start }] : []));
  await anchorInWhole(text, rest, { moves: sure, origins: known.map(({ start }) => start), tell, pace });
  return all;
}
