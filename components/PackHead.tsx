// The head of a pack: its title, how it is grouped, its checks with their dates, and what can be done with all of it.
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { PACK_GROUPINGS, type CheckedAgainst, type Pack, type PackGrouping } from '@/utils/model/pack';
import { Button } from './Button';
import { ChoiceField } from './ChoiceField';
import type { PackQuote } from './pack';
import { tallied } from './PackCard';
import { count, moment, t, type MessageKey } from './words';

export interface PackCheck {
  readonly against: CheckedAgainst;
  readonly done: number;
  readonly all: number;
}

export interface PackHeadProps {
  readonly pack: Pack;
  readonly quotes: readonly PackQuote[];
  /** Under way. */
  readonly checking: PackCheck | undefined;
  readonly onTitle: (title: string) => void;
  readonly onGrouping: (grouping: PackGrouping) => void;
  /** In the click itself: the browser wants the gesture. */
  readonly onCheck: (against: CheckedAgainst) => void;
  readonly onCancel: () => void;
  readonly onDelete: () => void;
}

const GROUPINGS: Readonly<Record<PackGrouping, MessageKey>> = {
  none: 'packUngrouped',
  document: 'quotesByDocument',
  concept: 'quotesByConcept',
};

export function PackHead({ pack, quotes, checking, onTitle, onGrouping, onCheck, onCancel, onDelete }: PackHeadProps) {
  const ids = useId();
  const hasLines = quotes.some((q) => q.annotation !== undefined);
  return (
    <section class="pack-head" aria-label={pack.title}>
      <Title id={`${ids}-title`} pack={pack} onTitle={onTitle} />
      <div class="pack-ways">
        <ChoiceField
          label={t('packGrouping')}
          choices={PACK_GROUPINGS.map((value) => ({ value, words: t(GROUPINGS[value]) }))}
          chosen={pack.grouping}
          onChoose={onGrouping}
          isShort
        />
      </div>
      <div class="row">
        <Button kind="primary" icon="check" busy={checking?.against === 'kept'} disabled={!hasLines} onPress={() => onCheck('kept')}>
          {t('packCheck')}
        </Button>
        <Button
          icon="turn"
          busy={checking?.against === 'live'}
          disabled={!hasLines}
          describedBy={`${ids}-live`}
          onPress={() => onCheck('live')}
        >
          {t('packCheckLive')}
        </Button>
        {checking === undefined ? null : <Button onPress={onCancel}>{t('cancel')}</Button>}
        <Button kind="quiet" icon="remove" onPress={onDelete}>
          {t('packDelete')}
        </Button>
      </div>
      <p id={`${ids}-live`} class="hint">
        {t('packCheckLiveHint')}
      </p>
      <div role="status" class="pack-checked">
        {checking === undefined ? null : <p>{t('packChecking', String(checking.done), String(checking.all))}</p>}
        {(['kept', 'live'] as const).map((against) => {
          const last = quotes.reduce((latest, { line }) => ((line[against]?.at ?? '') > latest ? (line[against]?.at ?? '') : latest), '');
          return last === '' ? null : (
            <p key={against}>
              {t(against === 'kept' ? 'packCheckedKept' : 'packCheckedLive', moment(last))} {tallied(quotes, against)}.
            </p>
          );
        })}
      </div>
      <p class="hint">{count('passagesCount', pack.lines.length)}</p>
    </section>
  );
}

/** Saved when the field is left; an empty one gets its old title back. */
function Title({ id, pack, onTitle }: { readonly id: string; readonly pack: Pack; readonly onTitle: (title: string) => void }) {
  const [value, setValue] = useState(pack.title);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setValue(pack.title), [pack.title]);
  return (
    <>
      <label class="field-label" for={id}>
        {t('packTitle')}
      </label>
      <input
        ref={field}
        id={id}
        type="text"
        class="text-input pack-title"
        value={value}
        onInput={(event) => setValue(event.currentTarget.value)}
        onBlur={() => {
          const title = value.trim();
          if (title === '') setValue(pack.title);
          else if (title !== pack.title) onTitle(title);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') field.current?.blur();
        }}
      />
    </>
  );
}
