// Where does the paper stand? Each copy with its address; one that is no copy of it after all is split off.
import type { Source } from '@/utils/model/document';
import { Button } from './Button';
import { SourceLink } from './DocumentHeader';
import { day, t } from './words';

export interface CopiesProps {
  /** At least one. */
  readonly sources: readonly Source[];
  readonly isBusy: boolean;
  readonly onSplit: (source: Source) => void;
}

/** A single copy has nothing to be split from. */
export function Copies({ sources, isBusy, onSplit }: CopiesProps) {
  return (
    <ul class="copies" aria-label={t('copies')}>
      {sources.map((source) => (
        <li key={source.key}>
          <p>
            {/^https?:/u.test(source.url) ? <SourceLink source={source.url} isWhole /> : t('samePaperFile')}
            <span class="hint"> {t('copySeen', day(source.seen))}</span>
          </p>
          {sources.length === 1 ? null : (
            <Button kind="quiet" busy={isBusy} onPress={() => onSplit(source)}>
              {t('copySplit')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
