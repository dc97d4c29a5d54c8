// Which packs are there? Each with its number of passages, the one that is open marked; and a field to begin another.
import { useId, useState } from 'preact/hooks';
import type { Iri } from '@/utils/model/ids';
import type { Pack } from '@/utils/model/pack';
import { count, t } from './words';

export interface PackListProps {
  readonly packs: readonly Pack[];
  readonly open: Iri | undefined;
  readonly onOpen: (id: Iri) => void;
  readonly onNew: (title: string) => void;
}

export function PackList({ packs, open, onOpen, onNew }: PackListProps) {
  const ids = useId();
  const [title, setTitle] = useState('');
  return (
    <nav class="pack-list" aria-label={t('packsTitle')}>
      <ul>
        {packs.map((pack) => (
          <li key={pack.id}>
            <button type="button" class="pack-open" aria-current={pack.id === open ? 'true' : undefined} onClick={() => onOpen(pack.id)}>
              <span>{pack.title}</span> <span class="hint">{count('passagesCount', pack.lines.length)}</span>
            </button>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() === '') return;
          onNew(title.trim());
          setTitle('');
        }}
      >
        <label class="field-label" for={ids}>
          {t('packNew')}
        </label>
        <div class="pack-new">
          <input id={ids} type="text" class="text-input" value={title} onInput={(event) => setTitle(event.currentTarget.value)} />
          <button type="submit" class="button plain" aria-disabled={title.trim() === '' ? 'true' : undefined}>
            {t('packMake')}
          </button>
        </div>
      </form>
    </nav>
  );
}
