// Where in a whole text do passages stand that are not where they were expected?
// Words and context are weighed apart, and the other passages are heard; a passage that is gone stays gone.
import type { Iri } from '../model/ids.ts';
import { codeAt, type FoldedText, foldText, originOf } from '../text/fold.ts';
import type { Pace } from '../text/pace.ts';
import { isMissing, mayBeMissing } from './absence.ts';
import { type Anchoring, answerOf } from './answer.ts';
import { type Candidate, meetsSide } from './candidate.ts';
import { inCompany, type Speaks, speaksIn } from './company.ts';
import { driftOf, type Move } from './drift.ts';
import { accepts, choose, type Judged, type Known, oneAt, valueIn } from './judge.ts';
import { closely, findExact, findFuzzy, type Found, movesOf } from './places.ts';
import type { Query } from './query.ts';

/** What is known and wanted of such a search. */
export interface Search {
  /** Sure places that are known already. */
  readonly moves: readonly Move[];
  /** Where each of all passages that were looked for began, as far as that is known. */
  readonly origins: readonly number[];
  readonly tell: (id: Iri, answer: Anchoring) => unknown;
  readonly pace: Pace;
}

/** What is thought of an asker's passage before the others are heard. */
interface Opinion {
  readonly found: Found;
  readonly asker: Query['askers'][number];
  /** Acceptable places. */
  readonly candidates: readonly Candidate[];
  readonly judged: Judged;
}

const missingOr = ({ query, absences }: Found, judged: Judged): Judged => (isMissing(query, judged, absences) ? { kind: 'none' } : judged);

async function opinionsOf(folded: FoldedText, found: readonly Found[], moves: readonly Move[], pace: Pace): Promise<readonly Opinion[]> {
  const drift = driftOf(moves);
  const opinions: Opinion[] = [];
  for (const f of found) {
    const meets: Known['meets'] = (c, side) => meetsSide(folded, f.query, c, side);
    for (const asker of f.query.askers) {
      const expected = asker.start === undefined ? undefined : codeAt(folded, asker.start + drift(asker.start).near);
      const candidates = [...closely(folded, f, expected), ...f.fuzzy].filter((c) => accepts(f.query, c, f.copies));
      const judged = missingOr(f, choose(f.query, candidates, { expected, copies: f.copies, meets }));
      opinions.push({ found: f, asker, candidates, judged });
      if ((opinions.length & 15) === 0) await pace();
    }
  }
  return opinions;
}

/** The same words that say less than this may stand in another sentence. */
const TELLING_ALONE = 60;

/** An opinion once the other passages are heard. */
function heard(folded: FoldedText, { found, asker: { start }, candidates, judged }: Opinion, speaks: Speaks): Judged {
  if (start === undefined) return judged;
  const after = inCompany(judged, candidates, {
    speaksFor: (c) => speaks(start, originOf(folded, c.from) - start),
    value: valueIn(found.query),
    one: (c, margin) => oneAt(c, found.copies, { margin, byPosition: true }),
    mayBeMissing: (c) => mayBeMissing(found.query, c, found.absences()),
  });
  const last = after === judged ? judged : missingOr(found, after);
  if (last.kind !== 'none' || judged.kind === 'none') return last;
  // The place that the others spoke for is not it; where the same words stand is, unless that was in doubt or they are few.
  const same = (judged.kind === 'one' ? [judged.candidate] : judged.candidates).filter((c) => c.similarity === 1);
  if (same.length === 0) return last;
  return judged.kind === 'one' && found.query.weight >= TELLING_ALONE ? judged : { kind: 'several', candidates: same };
}

/** Tells each asker of each query a place, a doubt or an orphan. */
export async function anchorInWhole(text: string, queries: readonly Query[], { moves, origins, tell, pace }: Search): Promise<void> {
  const folded = await foldText(text, pace);
  const found = await findExact(folded, queries, pace);
  await findFuzzy(folded, found, pace);
  const opinions = await opinionsOf(folded, found, [...moves, ...movesOf(folded, found)], pace);
  const likely = opinions.flatMap(({ asker: { start }, judged }) =>
    judged.kind === 'one' && start !== undefined ? [{ start, by: originOf(folded, judged.candidate.from) - start }] : [],
  );
  const speaks = speaksIn(origins, [...moves, ...likely]);
  for (const [i, opinion] of opinions.entries()) {
    tell(opinion.asker.id, answerOf(folded, opinion.found.query, heard(folded, opinion, speaks)));
    if ((i & 15) === 0) await pace();
  }
}
