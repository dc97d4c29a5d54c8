// Where does each annotation's passage stand in this text today, and how sure is that?
// Most stand letter by letter, or changed where they are expected; only for the rest is the whole text made ready and searched.
import type { Iri } from '../model/ids.ts';
import { type Pace, unpaced } from '../text/pace.ts';
import type { Anchoring } from './answer.ts';
import { besideContext } from './beside.ts';
import { type Expected, expectedBy, nearbyIn } from './nearby.ts';
import { driftOf, type Move } from './drift.ts';
import { type Query, queriesOf, type Sought, soughtOf, type Wanted } from './query.ts';
import { verbatim } from './verbatim.ts';
import { anchorInWhole } from './whole-text.ts';

export type { Anchoring } from './answer.ts';
export type { Wanted } from './query.ts';

interface Finding {
  /** How the sure passages have moved. */
  readonly moves: readonly Move[];
  /** Leaves out what takes a search of the whole text. */
  readonly atHand: boolean;
  readonly tell: (id: Iri, answer: Anchoring) => unknown;
  readonly pace: Pace;
}

/** Answers those that stand letter by letter; those that do not, and how the text has moved. */
async function notVerbatim(
  text: string,
  sought: readonly Sought[],
  { tell, pace }: Pick<Finding, 'tell' | 'pace'>,
): Promise<{ readonly open: readonly Sought[]; readonly moves: readonly Move[] }> {
  const { starts, byPosition, moves } = await verbatim(text, sought, pace);
  const open: Sought[] = [];
  for (const [i, one] of sought.entries()) {
    const start = starts[i]!;
    const how = byPosition.has(i) ? ({ margin: 0, by: 'position' } as const) : ({ margin: 1, by: 'quote' } as const);
    if (start < 0) open.push(one);
    else tell(one.id, { status: 'exact', start, end: start + one.quote.exact.length, similarity: 1, ...how });
  }
  return { open, moves };
}

/** Looks where each is expected, then beside its context; answers those that stand at neither. Apart, so that the others are let go. */
async function notExpected(text: string, sought: readonly Sought[], { moves, atHand, tell, pace }: Finding): Promise<readonly Query[]> {
  const lookNearby = nearbyIn(text);
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
  const drift = driftOf(moves);
  const open = await without(await queriesOf(sought, pace), ({ askers: [asker] }) => expectedBy(drift, asker?.start));
  if (atHand) return open;
  const beside = await besideContext(text, open, pace);
  return without(open, (query) => beside.get(query));
}

/**
 * A place, a doubt or an orphan for each wanted passage, by its id; `atHand`: nothing for those that stand neither letter by letter nor
 * where they are expected. Never throws for any text or selector.
 */
export async function anchorAll(
  text: string,
  wanted: readonly Wanted[],
  pace: Pace = unpaced,
  atHand = false,
): Promise<ReadonlyMap<Iri, Anchoring>> {
  const all = new Map<Iri, Anchoring>(wanted.map((w) => [w.id, { status: 'orphan' }]));
  const sought = soughtOf(wanted);
  const tell = (id: Iri, answer: Anchoring): unknown => all.set(id, answer);
  const { open, moves } = await notVerbatim(text, sought, { tell, pace });
  const rest = await notExpected(text, open, { moves, atHand, tell, pace });
  if (atHand) for (const { askers } of rest) for (const { id } of askers) all.delete(id);
  if (atHand || rest.length === 0) return all;
  const known = sought.flatMap(({ id, start }) => (start === undefined ? [] : [{ start, answer: all.get(id)! }]));
  const sure = known.flatMap(({ start, answer }) => ('start' in answer ? [{ start, by: answer.start - start }] : []));
  await anchorInWhole(text, rest, { moves: sure, origins: known.map(({ start }) => start), tell, pace });
  return all;
}
