// What became of a quote's words: told in a line with its date, and both wordings where they differ.
import type { CheckedAgainst, CheckOutcome, QuoteCheck } from '@/utils/model/pack';
import { Icon, type IconName } from './Icon';
import { moment, t, type MessageKey } from './words';
import { Wordings } from './Wordings';

export interface CheckResultProps {
  readonly against: CheckedAgainst;
  readonly check: QuoteCheck;
  readonly quote: string;
  /** The passage was changed after the check. */
  readonly isStale: boolean;
}

const SAYINGS: Readonly<Record<CheckOutcome, MessageKey>> = {
  same: 'checkSame',
  changed: 'checkChanged',
  gone: 'checkGone',
  'no-text': 'checkNoText',
  'not-allowed': 'checkNotAllowed',
  'not-reached': 'checkNotReached',
  'is-pdf': 'checkIsPdf',
};
const PICTURES: Readonly<Record<CheckOutcome, IconName>> = {
  same: 'check',
  changed: 'warning',
  gone: 'warning',
  'no-text': 'info',
  'not-allowed': 'info',
  'not-reached': 'info',
  'is-pdf': 'info',
};

/** The outcome in words; of a text that is missing there is more to say than of one that was read. */
export const outcomeWords = (outcome: CheckOutcome): string => t(SAYINGS[outcome]);

/** What it was compared with, and when. */
export function againstWords(against: CheckedAgainst, { at, taken }: QuoteCheck): string {
  if (against === 'live') return t('checkedLive', moment(at));
  return taken === undefined ? t('checkedKeptNone', moment(at)) : t('checkedKept', moment(at), moment(taken));
}

export function CheckResult({ against, check, quote, isStale }: CheckResultProps) {
  const { outcome, found } = check;
  return (
    <div class={`check ${outcome}`}>
      <p class="check-line">
        <Icon name={PICTURES[outcome]} />
        <span>
          <strong>{outcomeWords(outcome)}</strong> {againstWords(against, check)} {isStale ? t('checkStale') : null}
        </span>
      </p>
      {outcome === 'changed' && found !== undefined ? <Wordings before={quote} after={found} /> : null}
    </div>
  );
}
