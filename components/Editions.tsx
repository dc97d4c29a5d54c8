// Which editions of a paper stand next to it in the library? Each opened by its title; the reader who said so can take it back.
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { IconButton } from './Button';
import { published, t } from './words';

export interface EditionsProps {
  /** Whose editions they are. */
  readonly document: PaperDocument;
  readonly earlier: PaperDocument | undefined;
  readonly later: readonly PaperDocument[];
  readonly onOpen: (id: Iri) => void;
  /** `newer` is an edition of the other no more; absent where nothing is to be changed. */
  readonly onRemove?: (newer: Iri) => void;
}

/** Nothing where there is none. */
export function Editions({ document, earlier, later, onOpen, onRemove }: EditionsProps) {
  if (earlier === undefined && later.length === 0) return null;
  const remove = (newer: Iri): (() => void) | undefined => onRemove && (() => onRemove(newer));
  return (
    <ul class="editions" aria-label={t('editions')}>
      {earlier === undefined ? null : <Edition words={t('editionOf')} other={earlier} onOpen={onOpen} onRemove={remove(document.id)} />}
      {later.map((other) => (
        <Edition key={other.id} words={t('editionAfter')} other={other} onOpen={onOpen} onRemove={remove(other.id)} />
      ))}
    </ul>
  );
}

interface EditionProps {
  readonly words: string;
  readonly other: PaperDocument;
  readonly onOpen: (id: Iri) => void;
  readonly onRemove: (() => void) | undefined;
}

function Edition({ words, other, onOpen, onRemove }: EditionProps) {
  const { title, published: date } = other.metadata;
  const name = title || t('untitled');
  return (
    <li>
      <span class="edition-words">
        {words}{' '}
        <button type="button" class="text-button" onClick={() => onOpen(other.id)}>
          {name}
        </button>
        {date === '' ? null : ` · ${published(date)}`}
      </span>
      {onRemove === undefined ? null : <IconButton icon="close" label={t('editionRemove', name)} onPress={onRemove} />}
    </li>
  );
}
