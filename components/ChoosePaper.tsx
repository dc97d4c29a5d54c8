// One paper out of the library, to be compared with another: found by words of its title, its authors or its addresses.
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PaperDocument } from '@/utils/model/document';
import { Button } from './Button';
import { matchesWords } from './DocumentList';
import { published, t } from './words';

export interface ChoosePaperProps {
  /** Those that may be chosen. */
  readonly documents: readonly PaperDocument[];
  readonly onChoose: (document: PaperDocument) => void;
  readonly onCancel: () => void;
}

/** When it was published, and where it was read last. */
const tellingApart = ({ metadata, sources }: PaperDocument): string =>
  [published(metadata.published), sources.findLast(({ url }) => /^https?:/u.test(url))?.url.replace(/^https?:\/\/(?:www\.)?/u, '') ?? '']
    .filter(Boolean)
    .join(' · ');

/** So many are shown at once: the others by more words. */
const MOST = 8;

/** The cursor is in its field when it appears; Escape leaves. */
export function ChoosePaper({ documents, onChoose, onCancel }: ChoosePaperProps) {
  const ids = useId();
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const found = useMemo(() => documents.filter((d) => matchesWords(d, search)), [documents, search]);
  return (
    <div
      class="choose-paper"
      role="group"
      aria-labelledby={`${ids}-title`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <label id={`${ids}-title`} class="field-label" for={`${ids}-search`}>
        {t('compareWhich')}
      </label>
      <input
        ref={field}
        id={`${ids}-search`}
        type="search"
        class="text-input"
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      <ul class="choose-paper-rows">
        {found.slice(0, MOST).map((document) => (
          <li key={document.id}>
            <button type="button" class="text-button" onClick={() => onChoose(document)}>
              {document.metadata.title || t('untitled')}
            </button>
            <p class="hint">{tellingApart(document)}</p>
          </li>
        ))}
      </ul>
      <p class="hint" role="status">
        {found.length === 0 ? t('documentsNoMatch') : found.length > MOST ? t('compareMore') : ''}
      </p>
      <div class="row">
        <Button onPress={onCancel}>{t('cancel')}</Button>
      </div>
    </div>
  );
}
