// A passage that was chosen and not yet saved: kept, to be gone on with or let go.
import { Button } from './Button';
import { Quote } from './Quote';
import { moment, t } from './words';

export interface UnfinishedDraftProps {
  readonly quote: string;
  /** As far as it was typed; may be empty. */
  readonly note: string;
  /** UTC, when it was last touched. */
  readonly at: string;
  readonly onContinue: () => void;
  readonly onDiscard: () => void;
}

/** Stands above the list until the reader decides. */
export function UnfinishedDraft({ quote, note, at, onContinue, onDiscard }: UnfinishedDraftProps) {
  return (
    <section class="draft" aria-label={t('draft')}>
      <p class="draft-title">
        {t('draft')} <time dateTime={at}>{moment(at)}</time>
      </p>
      <Quote text={quote} lines={2} />
      {note.trim() === '' ? null : <p class="note">{note}</p>}
      <div class="row">
        <Button kind="primary" onPress={onContinue}>
          {t('draftContinue')}
        </Button>
        <Button kind="quiet" onPress={onDiscard}>
          {t('draftDiscard')}
        </Button>
      </div>
    </section>
  );
}
