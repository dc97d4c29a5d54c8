// What can be done with a passage: a row of small buttons, each a callback of its own.
import type { Annotation, Place } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import { IconButton } from './Button';
import type { Passage } from './passage';
import { t } from './words';

/** What the card may ask for; a call that is left out has no button. */
export interface PassageCalls {
  /** `place`: one of the places of an ambiguous passage. */
  readonly onShow?: (id: Iri, place?: Place) => void;
  readonly onCopyQuote?: (id: Iri) => void;
  readonly onCopyLink?: (id: Iri) => void;
  readonly onDelete?: (id: Iri) => void;
  readonly onStar?: (id: Iri, isStarred: boolean) => void;
  /** Into a quote pack, which is asked then. */
  readonly onPack?: (id: Iri) => void;
  /** The reader wants to attach an orphan or a changed passage to another place. */
  readonly onReattach?: (id: Iri) => void;
  /** What was found is the passage: in the wording that the reader was shown, or in one of its places. */
  readonly onAccept?: (id: Iri, found: Accepted) => void;
  /** These wordings are other passages: it stays not found. */
  readonly onKeepOrphan?: (id: Iri, wordings: readonly string[]) => void;
}

export type Accepted = { readonly found: string } | { readonly place: Place };

/** The other way round than it is. */
export const turnStar = ({ id, isStarred }: Annotation, { onStar }: PassageCalls): (() => void) | undefined =>
  onStar && (() => onStar(id, isStarred !== true));

export interface PassageActionsProps {
  readonly passage: Passage;
  readonly calls: PassageCalls;
  /** Only on passages that may be edited. */
  readonly onEdit?: (() => void) | undefined;
  /** -1 where Tab passes over it. Default 0. */
  readonly tabIndex?: 0 | -1;
}

/** Deleting is last and apart. */
export function PassageActions({ passage: { annotation, status }, calls, onEdit, tabIndex = 0 }: PassageActionsProps) {
  const { onShow, onCopyQuote, onCopyLink, onPack, onStar, onDelete } = calls;
  const { id } = annotation;
  const isStarred = annotation.isStarred === true;
  const stop = { tabIndex };
  return (
    <div class="actions" role="group" aria-label={t('actions')}>
      {onShow === undefined || status === 'orphan' ? null : (
        <IconButton icon="locate" label={t('show')} onPress={() => onShow(id)} {...stop} />
      )}
      {onStar === undefined ? null : (
        <IconButton icon="star" label={t('star')} isOn={isStarred} onPress={() => onStar(id, !isStarred)} {...stop} />
      )}
      {onEdit === undefined ? null : <IconButton icon="edit" label={t('edit')} onPress={onEdit} {...stop} />}
      {onCopyQuote === undefined ? null : <IconButton icon="copy" label={t('copyQuote')} onPress={() => onCopyQuote(id)} {...stop} />}
      {onCopyLink === undefined ? null : <IconButton icon="link" label={t('copyLink')} onPress={() => onCopyLink(id)} {...stop} />}
      {onPack === undefined ? null : <IconButton icon="plus" label={t('packAddTo')} onPress={() => onPack(id)} {...stop} />}
      {onDelete === undefined ? null : <IconButton icon="remove" label={t('delete')} onPress={() => onDelete(id)} {...stop} />}
    </div>
  );
}
