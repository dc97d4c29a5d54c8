// What a card in the library can ask for: copy and delete as in the panel, and show in the reader or at the source.
import { useMemo } from 'preact/hooks';
import type { PassageCalls } from '@/components/PassageActions';
import { t } from '@/components/words';
import { quotedPassage } from '@/utils/citation/cite';
import { tellChanged, type Desk } from '@/utils/desk/desk';
import * as annotations from '@/utils/library/annotations';
import * as documents from '@/utils/library/documents';
import { undo } from '@/utils/library/journal';
import type { Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import { copyWords, type Copy } from '@/utils/shell/clipboard';
import { starAll } from '../sidepanel/star';
import { useCitationStyle } from '../sidepanel/use-citation-style';
import { linkTo } from '../sidepanel/use-passage-calls';
import type { Notices } from '../sidepanel/use-notices';
import { showPassage } from './open-document';

export interface LibraryWork {
  readonly desk: Desk;
  readonly notices: Notices;
}

export function useLibraryCalls({ desk, notices }: LibraryWork): PassageCalls {
  const [style] = useCitationStyle();
  return useMemo(() => {
    const one = (id: Iri): Promise<Annotation | undefined> => annotations.get(desk.library, id);
    const copy = async (words: Copy | undefined): Promise<void> => {
      if (words === undefined) return;
      const copied = await copyWords(words);
      if (copied.ok) notices.done(t('copied'));
      else notices.problem(copied.problem);
    };
    const remove = async (id: Iri): Promise<void> => {
      const annotation = await one(id);
      const removed = await annotations.remove(desk.library, [id]);
      if (!removed.ok) return notices.problem(removed.problem);
      if (annotation !== undefined) await tellChanged(annotation.document);
      notices.done(
        t('deleted'),
        () => void undo(desk.library, removed.value.group).then(() => annotation && tellChanged(annotation.document)),
      );
    };
    const show = async (id: Iri): Promise<void> => {
      const annotation = await one(id);
      if (annotation !== undefined) await showPassage({ desk, notices }, annotation);
    };
    const copyQuote = async (id: Iri): Promise<void> => {
      const annotation = await one(id);
      const document = annotation && (await documents.get(desk.library, annotation.document));
      if (annotation !== undefined && document !== undefined) await copy(quotedPassage(annotation, document, style));
    };
    const copyLink = async (id: Iri): Promise<void> => {
      const annotation = await one(id);
      await copy(annotation && { text: linkTo(annotation) });
    };
    return {
      onShow: (id) => void show(id),
      onCopyQuote: (id) => void copyQuote(id),
      onCopyLink: (id) => void copyLink(id),
      onStar: (id, isStarred) => void starAll({ desk, notices }, [id], isStarred),
      onDelete: (id) => void remove(id),
    };
  }, [desk, style]);
}
