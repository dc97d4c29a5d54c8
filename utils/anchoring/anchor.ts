// Where does each annotation's passage stand in this text today, and how sure is that?
// Letter by letter first, for all at once; then, for those without a convincing place, near the grams they share with
// the text. Words and context are weighed apart; a passage that is gone stays gone.
import type { Iri } from '../model/ids.ts';
import { sameWords } from '../text/fold.ts';
import { type Pace, unpaced } from '../text/pace.ts';
import { exactPlaces, hashOf, indexText, type TextIndex } from '../text/text-index.ts';
import { type Absence, absencesIn, isMissing } from './absence.ts';
import { adjoining, type Candidate, candidateAt, laid, nearRegion, spanOf } from './candidate.ts';
import { codeAt, driftOf, type Move } from './drift.ts';
import { accepts, choose, type Judged, valueIn } from './judge.ts';
import { type Needle, needlesOf, queriesOf, type Query, type Wanted, wideNeedles } from './query.ts';
import { likelyRegions } from './seeds.ts';

export type { Wanted } from './query.ts';

/** Offsets: UTF-16 units of the text. `similarity` 0 to 1; `margin`: by how much the place beat the next best, 0 to 1. */
export type Anchoring =
  | {
      readonly status: 'exact' | 'moved' | 'changed';
      readonly start: number;
      readonly end: number;
      readonly similarity: number;
      readonly margin: number;
      readonly by: 'quote' | 'position' | 'fuzzy';
    }
  | {
      readonly status: 'ambiguous';
      readonly candidates: readonly { readonly start: number; readonly end: number; readonly similarity: number }[];
    }
  | { readonly status: 'orphan' };

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

interface Found {
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
  index: TextIndex,
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
  const places = await exactPlaces(index, distinct, pace);
  return wanted.map((own) => {
    const there = own.find(({ number }) => places[number]!.length > 0);
    if (there === undefined) return [];
    return there.lead === 0 ? places[there.number]! : places[there.number]!.map((p) => p + there.lead);
  });
}

async function findExact(index: TextIndex, queries: readonly Query[], pace: Pace): Promise<readonly Found[]> {
  const found: Found[] = [];
  const places = await placesOf(index, queries, needlesOf, pace);
  const many = queries.flatMap((_, i) => (places[i]!.length > MANY ? [i] : []));
  const fewer = new Map(
    (
      await placesOf(
        index,
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
    const runs = own.map((p) => adjoining(index, query.before, p, true) + adjoining(index, query.after, p + query.quote.length, false));
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

function closely(index: TextIndex, found: Found, expected: number | undefined): readonly Candidate[] {
  return shortlist(found, expected).map((from) => {
    let c = found.seen.get(from);
    if (c === undefined) {
      c = candidateAt(index, found.query, { from, to: from + found.query.quote.length, errors: 0 });
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

async function findFuzzy(index: TextIndex, found: readonly Found[], pace: Pace): Promise<void> {
  const open: Found[] = [];
  for (const f of found) {
    const sure = closely(index, f, undefined).some((c) => c.context >= CONVINCING);
    if (!sure && f.query.quote.length >= 6) open.push(f);
    await pace();
  }
  if (open.length === 0) return;
  const likely = await likelyRegions(
    index,
    open.map((f) => f.query),
    pace,
  );
  for (const [i, f] of open.entries()) {
    const all = likely[i]!.all();
    f.absences = once(() => absencesIn(index, f.query, likely[i]!.context()));
    const floor = (all[0]?.bits ?? 0) * 0.4;
    for (const region of all.filter((r) => r.bits >= floor)) {
      const c = nearRegion(index, f.query, region);
      if (c !== undefined && c.similarity < 1 && !f.fuzzy.some((o) => o.from === c.from && o.to === c.to)) f.fuzzy.push(c);
      await pace();
    }
    const value = valueIn(f.query);
    f.fuzzy.sort((a, b) => value(b) - value(a));
    let best = 0;
    for (let k = 0; k < Math.min(LAID, f.fuzzy.length) && value(f.fuzzy[k]!) > best - RIVAL; k++) {
      f.fuzzy[k] = laid(index, f.query, f.fuzzy[k]!);
      best = Math.max(best, value(f.fuzzy[k]!));
      await pace();
    }
  }
}

/** The sure places: where each was, and how far it has moved. */
function movesOf(index: TextIndex, found: readonly Found[]): readonly Move[] {
  return found.flatMap(({ query, places, seen }): readonly Move[] => {
    const only = places.length === 1 ? seen.get(places[0]!) : undefined;
    const start = query.askers[0]?.start;
    if (only === undefined || start === undefined || only.context < CONVINCING) return [];
    return [{ start, by: index.origins[only.from]! - start }];
  });
}

function report(index: TextIndex, query: Query, judged: Judged): Anchoring {
  const place = (c: Candidate): { start: number; end: number; similarity: number } => {
    const span = spanOf(index, query, c);
    const same = c.similarity === 1 && !sameWords(query.exact, index.text.slice(span.start, span.end));
    return { ...span, similarity: same ? Math.max(0, 1 - 1 / (query.exact.length + 1)) : c.similarity };
  };
  if (judged.kind === 'none') return { status: 'orphan' };
  if (judged.kind === 'several') return { status: 'ambiguous', candidates: judged.candidates.map(place).filter((c) => c.start < c.end) };
  const at = place(judged.candidate);
  // Signs alone, where their neighbours stand and they do not.
  if (at.start === at.end) return { status: 'orphan' };
  const by = judged.byPosition ? 'position' : judged.candidate.similarity < 1 ? 'fuzzy' : 'quote';
  return { status: at.similarity < 1 ? 'changed' : judged.isElsewhere ? 'moved' : 'exact', ...at, margin: judged.margin, by };
}

/** A place, a doubt or an orphan for each wanted passage, by its id. Never throws for any text or selector. */
export async function anchorAll(text: string, wanted: readonly Wanted[], pace: Pace = unpaced): Promise<ReadonlyMap<Iri, Anchoring>> {
  const all = new Map<Iri, Anchoring>(wanted.map((w) => [w.id, { status: 'orphan' }]));
  const queries = await queriesOf(wanted, pace);
  if (queries.length === 0) return all;
  const index = await indexText(text, pace);
  const found = await findExact(index, queries, pace);
  await findFuzzy(index, found, pace);
  const drift = driftOf(movesOf(index, found));
  let count = 0;
  for (const f of found) {
    for (const { id, start } of f.query.askers) {
      const expected = start === undefined ? undefined : codeAt(index, start + drift(start));
      const candidates = [...closely(index, f, expected), ...f.fuzzy].filter((c) => accepts(f.query, c, f.copies));
      const judged = choose(f.query, candidates, { expected, copies: f.copies });
      all.set(id, isMissing(f.query, judged, f.absences) ? { status: 'orphan' } : report(index, f.query, judged));
      if ((++count & 15) === 0) await pace();
    }
  }
  return all;
}
