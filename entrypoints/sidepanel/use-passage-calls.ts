// What a card can ask for: show, copy, delete with undo, decide on what was found, re-attach.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PassageCalls } from '@/components/PassageActions';
import type { PassageListProps } from '@/components/PassageList';
import { t } from '@/components/words';
import { quotedPassage } from '@/utils/citation/cite';
import { textFragmentUrl } from '@/utils/citation/text-fragment';
import { tellChanged } from '@/utils/desk/desk';
import * as annotations from '@/utils/library/annotations';
import type { Pointed } from '@/utils/messaging/protocol';
import type { Annotation } from '@/utils/model/annotation';
import type { CitationStyle } from '@/utils/model/citation-style';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { fragmentOf, quoteOf } from '@/utils/model/selector';
import { copyWords, type Copy } from '@/utils/shell/clipboard';
import { accept, askTab, keepOrphan, reattach, takeBack, type PassageWork } from './decide';
import { starAll } from './star';
import { useCitationStyle } from './use-citation-style';

export type { PassageWork } from './decide';

/** How often the page is asked what is selected, while a passage waits to be attached (ms). */
const LOOK = 500;

export function usePassageCalls(work: PassageWork): {
  readonly calls: PassageCalls;
  readonly reattaching: PassageListProps['reattaching'];
} {
  const [waiting, setWaiting] = useState<Iri>();
  const [style] = useCitationStyle();
  const calls = useMemo(() => cardCalls(work, style, setWaiting), [work.desk, work.tab, work.page, work.document, work.list, style]);
  const selected = useSelected(work, waiting !== undefined);
  const reattaching =
    waiting === undefined
      ? undefined
      : {
          id: waiting,
          selected: selected === '' ? undefined : selected,
          onConfirm: () => void reattach(work, waiting).then((isDone) => isDone && setWaiting(undefined)),
          onCancel: () => setWaiting(undefined),
        };
  return { calls, reattaching };
}

function cardCalls(work: PassageWork, style: CitationStyle, onReattach: (id: Iri) => void): PassageCalls {
  const { desk, document, list, notices } = work;
  const one = (id: Iri): Annotation | undefined => list.find((a) => a.id === id);
  const copy = async (id: Iri, make: (a: Annotation, d: PaperDocument) => Copy): Promise<void> => {
    const annotation = one(id);
    if (annotation === undefined || document === undefined) return;
    const copied = await copyWords(make(annotation, document));
    if (copied.ok) notices.done(t('copied'));
    else notices.problem(copied.problem);
  };
  const remove = async (id: Iri): Promise<void> => {
    const removed = await annotations.remove(desk.library, [id]);
    if (!removed.ok) return notices.problem(removed.problem);
    if (document !== undefined) await tellChanged(document.id);
    notices.done(t('deleted'), () => void takeBack(work, removed.value.group));
  };
  return {
    onShow: (id, place) => void show(work, place === undefined ? { id } : { id, place }),
    onCopyQuote: (id) => void copy(id, (a, d) => quotedPassage(a, d, style)),
    onCopyLink: (id) => void copy(id, (a) => ({ text: linkTo(a) })),
    onStar: (id, isStarred) => void starAll({ desk, notices }, [id], isStarred),
    onDelete: (id) => void remove(id),
    onReattach,
    onAccept: (id, found) => void accept(work, id, found),
    onKeepOrphan: (id, wordings) => void keepOrphan(work, id, wordings),
  };
}

/** A passage that stays out of sight would leave the reader wondering. */
async function show(work: PassageWork, passage: Pointed): Promise<void> {
  const revealed = await askTab(work, 'show', passage);
  if (revealed.ok && revealed.value === 'closed') work.notices.done(t('shownClosed'), undefined, 'shown');
}

/** The address of the copy it was read in, scrolling to the passage where the browser can. */
export function linkTo(a: Annotation): string {
  const selector = quoteOf(a.target.selectors);
  const fragment = fragmentOf(a.target.selectors);
  return selector === undefined ? a.target.source : textFragmentUrl(a.target.source, selector, fragment && { fragment });
}

function useSelected(work: PassageWork, isOn: boolean): string {
  const [selected, setSelected] = useState('');
  useEffect(() => {
    if (!isOn) return undefined;
    const look = (): void => void askTab(work, 'selected', null).then((answer) => setSelected(answer.ok ? answer.value.trim() : ''));
    const timer = setInterval(look, LOOK);
    return () => clearInterval(timer);
  }, [isOn, work.tab]);
  return isOn ? selected : '';
}
