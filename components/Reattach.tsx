// Where does this passage stand now? The reader selects it on the page, sees both wordings, and attaches it.
import { Button } from './Button';
import { Quote } from './Quote';
import { t } from './words';

/** A re-attachment under way. */
export interface Reattachment {
  /** The words now selected on the page; `undefined` while nothing is. */
  readonly selected: string | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** The passage keeps its concepts, note and date; its old place is remembered. */
export function Reattach({ selected, onConfirm, onCancel }: Reattachment) {
  return (
    <div class="reattach" role="group" aria-label={t('reattach')}>
      <div role="status">
        {selected === undefined ? (
          <p>{t('reattachSelect')}</p>
        ) : (
          <>
            <p class="details-term">{t('reattachTo')}</p>
            <Quote text={selected} lines={3} />
          </>
        )}
      </div>
      <div class="row">
        <Button kind="primary" onPress={onConfirm} disabled={selected === undefined}>
          {t('reattachHere')}
        </Button>
        <Button kind="quiet" onPress={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}
