// What a card in the library can ask for: copy and delete as in the panel, and show in the reader or at the source.
import { useMemo } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { PassageCalls } from '@/components/PassageActions';
import { t } from '@/components/words';
import { quotedPassage } from '@/utils/citation/cite';
import { tellChanged, type Desk } from '@/utils/desk/desk';
import * as annotations from '@/utils/library/annotations';
import { undo } from '@/utils/library/journal';
import type { Annotation } from '@/utils/model/annotation';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { copyWords, type Copy } from '@/utils/shell/clipboard';
import { useCitationStyle } from '../sidepanel/use-citation-style';
import { linkTo } from '../sidepanel/use-passage-calls';
import type { Notices } from '../sidepanel/use-notices';

export interface LibraryWork {
  readonly desk: Desk;
  readonly list: readonly Annotation[];
  readonly documents: readonly PaperDocument[];
  readonly notices: Notices;
}

export function useLibraryCalls({ desk, list, documents, notices }: LibraryWork): PassageCalls {
  const [style] = useCitationStyle();
  return useMemo(() => {
    const one = (id: Iri): Annotation | undefined => list.find((a) => a.id === id);
    const paper = (a: Annotation | undefined): PaperDocument | undefined => documents.find((d) => d.id === a?.document);
    const copy = async (words: Copy | undefined): Promise<void> => {
      if (words === undefined) return;
      const copied = await copyWords(words);
      if (copied.ok) notices.done(t('copied'));
      else notices.problem(copied.problem);
    };
    const remove = async (id: Iri): Promise<void> => {
      const annotation = one(id);
      const removed = await annotations.remove(desk.library, [id]);
      if (!removed.ok) return notices.problem(removed.problem);
      if (annotation !== undefined) await tellChanged(annotation.document);
      notices.done(
        t('deleted'),
        () => void undo(desk.library, removed.value.group).then(() => annotation && tellChanged(annotation.document)),
      );
    };
    return {
      onShow: (id) => {
        const annotation = one(id);
        if (annotation !== undefined) void browser.tabs.create({ url: linkTo(annotation) });
      },
      onCopyQuote: (id) => {
        const annotation = one(id);
        const document = paper(annotation);
        if (annotation !== undefined && document !== undefined) void copy(quotedPassage(annotation, document, style));
      },
      onCopyLink: (id) => {
        const annotation = one(id);
        void copy(annotation === undefined ? undefined : { text: linkTo(annotation) });
      },
      onDelete: (id) => void remove(id),
    };
  }, [desk, list, documents, style]);
}
