// A passage in doubt: what can be decided, one button and one key each; or the selection of another place, while that is under way.
import { Button } from './Button';
import { Reattach, type Reattachment } from './Reattach';
import type { Decision, Review as Deciding } from './use-review';
import { t } from './words';

export interface ReviewProps {
  readonly review: Deciding;
  readonly onDecide: (decision: Decision) => void;
  /** The passage is being attached anew: that first. */
  readonly reattachment: Reattachment | undefined;
}

/** Nothing where nothing is in doubt. */
export function Review({ review: { decisions, looking }, onDecide, reattachment }: ReviewProps) {
  if (reattachment !== undefined) return <Reattach {...reattachment} />;
  if (decisions.length === 0) return null;
  return (
    <div class="review" role="group" aria-label={t('review')}>
      {looking === undefined || looking.of < 2 ? null : <p role="status">{t('placeOf', String(looking.at + 1), String(looking.of))}</p>}
      <div class="row">
        {decisions.map((decision) => (
          <Button
            key={decision.key}
            kind={decision.kind === 'first' ? 'primary' : 'plain'}
            shortcut={decision.key}
            onPress={() => onDecide(decision)}
          >
            {decision.label}
          </Button>
        ))}
      </div>
    </div>
  );
}
