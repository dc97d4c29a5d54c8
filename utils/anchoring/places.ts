// Where in a folded text may each passage stand? Letter by letter first, for all at once; then, for those without a convincing place,
// near the grams they share with the text.
import { type FoldedText, originOf } from '../text/fold.ts';
import type { Pace } from '../text/pace.ts';
import { exactPlaces, hashOf } from '../text/gram-search.ts';
import { type Absence, absencesIn } from './absence.ts';
import { bridged } from './bridge.ts';
import { adjoining, type Candidate, candidateAt, laid, nearRegion } from './candidate.ts';
import type { Move } from './drift.ts';
import { accepts, valueIn } from './judge.ts';
import { type Needle, needlesOf, type Query, wideNeedles } from './query.ts';
import { likelyRegions } from './seeds.ts';

/** Letter by letter, places that are looked at closely. */
const CLOSELY = 8;
/** With more places than this, those whose surroundings agree are looked up at once. */
const MANY = 64;
/** Places looked at for all such quotes together. */
const MOST_IN_ALL = 1 << 20;
/** A letter-by-letter place with this much context needs no rival. */
const CONVINCING = 0.97;

/** Of the places found by seeds, those whose borders are looked at closely. */
const LAID = 2;
/** A place worse by more than this stays worse. */
const RIVAL = 0.2;

/** A query, and where its passage may stand. */
export interface Found {
  readonly query: Query;
  /** Skeleton offsets where the quote begins, letter by letter. */
  readonly places: readonly number[];
  /** How often its letters stand in the text. */
  readonly copies: number;
  /** How many codes around each place agree. */
  readonly runs: readonly number[];
  readonly seen: Map<number, Candidate>;
  readonly fuzzy: Candidate[];
  /** Where it may be missing. */
  absences: () => readonly Absence[];
}

/** Where the first needle of each query that stands anywhere stands: skeleton offsets of the quote. */
async function placesOf(
  folded: FoldedText,
  queries: readonly Query[],
  needlesFor: (query: Query) => readonly Needle[],
  pace: Pace,
): Promise<readonly (readonly number[])[]> {
  const numbers = new Map<string, number>();
  const distinct: Uint16Array[] = [];
  const wanted: { number: number; lead: number }[][] = [];
  for (const query of queries) {
    wanted.push(
      needlesFor(query).map(({ codes, lead }) => {
        const key = `${hashOf(codes)} ${codes.length} ${hashOf(codes, codes.length >> 1)}`;
        const number = numbers.get(key) ?? distinct.push(codes) - 1;
        numbers.set(key, number);
        return { number, lead };
      }),
    );
    if ((wanted.length & 63) === 0) await pace();
  }
  const places = await exactPlaces(folded, distinct, pace);
  return wanted.map((own) => {
    const there = own.find(({ number }) => places[number]!.length > 0);
    if (there === undefined) return [];
    return there.lead === 0 ? places[there.number]! : places[there.number]!.map((p) => p + there.lead);
  });
}

export async function findExact(folded: FoldedText, queries: readonly Query[], pace: Pace): Promise<readonly Found[]> {
  const found: Found[] = [];
  const places = await placesOf(folded, queries, needlesOf, pace);
  const many = queries.flatMap((_, i) => (places[i]!.length > MANY ? [i] : []));
  const fewer = new Map(
    (
      await placesOf(
        folded,
        many.map((i) => queries[i]!),
        wideNeedles,
        pace,
      )
    ).map((p, k) => [many[k], p]),
  );
  const most = Math.max(MANY, Math.floor(MOST_IN_ALL / (many.length + 1)));
  for (const [i, query] of queries.entries()) {
    const wide = fewer.get(i) ?? [];
    const own = (wide.length > 0 ? wide : places[i]!).slice(0, most);
    const runs = own.map((p) => adjoining(folded, query.before, p, true) + adjoining(folded, query.after, p + query.quote.length, false));
    found.push({ query, places: own, copies: places[i]!.length, runs, seen: new Map(), fuzzy: [], absences: () => [] });
    if ((i & 15) === 0 || own.length > 1000) await pace();
  }
  return found;
}

/** The letter-by-letter places worth a close look: best surroundings first, then nearest to where it was. */
function shortlist({ places, runs }: Found, expected: number | undefined): readonly number[] {
  if (places.length <= CLOSELY) return places;
  const best: { place: number; value: number }[] = [];
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    const value = runs[i]! * 0x4000000 - (expected === undefined ? 0 : Math.abs(place - expected));
    if (best.length === CLOSELY && value <= best[CLOSELY - 1]!.value) continue;
    let at = best.length;
    while (at > 0 && best[at - 1]!.value < value) at--;
    best.splice(at, 0, { place, value });
    if (best.length > CLOSELY) best.pop();
  }
  return best.map((b) => b.place);
}

export function closely(folded: FoldedText, found: Found, expected: number | undefined): readonly Candidate[] {
  return shortlist(found, expected).map((from) => {
    let c = found.seen.get(from);
    if (c === undefined) {
      c = candidateAt(folded, found.query, { from, to: from + found.query.quote.length, errors: 0 });
      found.seen.set(from, c);
    }
    return c;
  });
}

/** The same answer again without the work. */
function once<T>(work: () => T): () => T {
  let done: { readonly answer: T } | undefined;
  return () => (done ??= { answer: work() }).answer;
}

export async function findFuzzy(folded: FoldedText, found: readonly Found[], pace: Pace): Promise<void> {
  const open: Found[] = [];
  for (const f of found) {
    const sure = closely(folded, f, undefined).some((c) => c.context >= CONVINCING);
    if (!sure && f.query.quote.length >= 6) open.push(f);
    await pace();
  }
  if (open.length === 0) return;
  const likely = await likelyRegions(
    folded,
    open.map((f) => f.query),
    pace,
  );
  for (const [i, f] of open.entries()) {
    f.absences = once(() => absencesIn(folded, f.query, likely[i]!.context()));
    for (const region of likely[i]!.all()) {
      const c = nearRegion(folded, f.query, region);
      if (c !== undefined && c.similarity < 1 && !f.fuzzy.some((o) => o.from === c.from && o.to === c.to)) f.fuzzy.push(c);
      await pace();
    }
    const value = valueIn(f.query);
    f.fuzzy.sort((a, b) => value(b) - value(a));
    let best = 0;
    for (let k = 0; k < Math.min(LAID, f.fuzzy.length) && value(f.fuzzy[k]!) > best - RIVAL; k++) {
      f.fuzzy[k] = laid(folded, f.query, f.fuzzy[k]!);
      best = Math.max(best, value(f.fuzzy[k]!));
      await pace();
    }
    if (!f.fuzzy.some((c) => accepts(f.query, c, f.copies))) f.fuzzy.push(...bridged(folded, f.query, likely[i]!.all()));
  }
}

/** The sure places: where each was, and how far it has moved. */
export function movesOf(folded: FoldedText, found: readonly Found[]): readonly Move[] {
  return found.flatMap(({ query, places, seen }): readonly Move[] => {
    const only = places.length === 1 ? seen.get(places[0]!) : undefined;
    const start = query.askers[0]?.start;
    if (only === undefined || start === undefined || only.context < CONVINCING) return [];
    return [{ start, by: originOf(folded, only.from) - start }];
  });
}
