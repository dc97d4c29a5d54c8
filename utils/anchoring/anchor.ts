// Where does each annotation's passage stand in this text today, and how sure is that?
// Most stand letter by letter, or changed where they are expected; only for the rest is the whole text made ready and searched.
import type { Iri } from '../model/ids.ts';
import { type Pace, unpaced } from '../text/pace.ts';
import type { Anchoring } from './answer.ts';
import { driftOf } from './drift.ts';
import { nearbyIn } from './nearby.ts';
import { type Query, queriesOf, soughtOf, type Wanted } from './query.ts';
import { verbatim } from './verbatim.ts';
import { anchorInWhole } from './whole-text.ts';

export type { Anchoring } from './answer.ts';
export type { Wanted } from './query.ts';

/** A place, a doubt or an orphan for each wanted passage, by its id. Never throws for any text or selector. */
export async function anchorAll(text: string, wanted: readonly Wanted[], pace: Pace = unpaced): Promise<ReadonlyMap<Iri, Anchoring>> {
  const all = new Map<Iri, Anchoring>(wanted.map((w) => [w.id, { status: 'orphan' }]));
  const sought = soughtOf(wanted);
  const { starts, moves } = await verbatim(text, sought, pace);
  for (const [i, { id, quote }] of sought.entries()) {
    const start = starts[i]!;
    if (start >= 0) all.set(id, { status: 'exact', start, end: start + quote.exact.length, similarity: 1, margin: 1, by: 'quote' });
  }
  const open = await queriesOf(
    sought.filter((_, i) => starts[i]! < 0),
    pace,
  );
  const drift = driftOf(moves);
  const lookNearby = nearbyIn(text);
  const rest: Query[] = [];
  for (const query of open) {
    const { id, start = 0 } = query.askers[0]!;
    const { left, right } = drift(start);
    const answer = lookNearby(query, [start + left, start + right]);
    if (answer === undefined) rest.push(query);
    else all.set(id, answer);
    await pace();
  }
  if (rest.length > 0) await anchorInWhole(text, rest, { moves, tell: (id, answer) => all.set(id, answer), pace });
  return all;
}
