// What do the checks of quote packs say of a passage? The newest text that it was compared with counts, of whichever pack.
import type { Iri } from '../model/ids';
import { CHECKED_AGAINST, type CheckOutcome, type Pack, type QuoteCheck } from '../model/pack';
import { CHECKED, type Checked } from './question';

export interface Finding {
  readonly outcome: Checked;
  /** When it was compared, ms. */
  readonly at: number;
}

const isSaid = (outcome: CheckOutcome): outcome is Checked & CheckOutcome => CHECKED.some((one) => one === outcome);

/** Of when the words are that it was compared with: of a page they are of that moment. */
const wordsOf = ({ taken, at }: QuoteCheck): string => taken ?? at;

/** By passage; a check that could not compare says nothing. */
export function findingsOf(packs: readonly Pack[]): ReadonlyMap<Iri, Finding> {
  const newest = new Map<Iri, QuoteCheck & { readonly outcome: Checked }>();
  for (const line of packs.flatMap((pack) => pack.lines))
    for (const against of CHECKED_AGAINST) {
      const check = line[against];
      if (check === undefined || !isSaid(check.outcome)) continue;
      const before = newest.get(line.annotation);
      if (before === undefined || isNewer(check, before)) newest.set(line.annotation, { ...check, outcome: check.outcome });
    }
  return new Map([...newest].map(([id, { outcome, at }]) => [id, { outcome, at: Date.parse(at) }]));
}

const isNewer = (a: QuoteCheck, b: QuoteCheck): boolean => wordsOf(a) > wordsOf(b) || (wordsOf(a) === wordsOf(b) && a.at > b.at);

/** Of the passage as it is: one that was changed after its check is not checked. `modified`: ms. */
export const checkedAs = (finding: Finding | undefined, modified: number): Checked =>
  finding === undefined || finding.at < modified ? 'unchecked' : finding.outcome;
