// S stars the passage in which the cursor stands, and takes its star away: while reading, without a way to the card.
import { useLayoutEffect } from 'preact/hooks';
import { t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import * as annotations from '@/utils/library/annotations';
import type { MarkedRoot } from '@/utils/marking/marked-root';
import type { Iri } from '@/utils/model/ids';
import { starAll } from '../sidepanel/star';
import type { Notices } from '../sidepanel/use-notices';
import { isTyping } from './is-typing';

export interface StarSetting {
  readonly desk: Desk;
  readonly notices: Notices;
  readonly root: HTMLElement | null;
  /** `undefined` until passages are marked. */
  readonly marked: () => Pick<MarkedRoot, 'at'> | undefined;
}

/** The innermost passage where the reader clicked last, or where the selection ends; `undefined` where there is none. */
function passageAtCursor({ root, marked }: StarSetting): Iri | undefined {
  const { anchorNode = null, anchorOffset = 0, focusNode = null, focusOffset = 0 } = getSelection() ?? {};
  const at = (node: Node | null, offset: number): Iri | undefined =>
    node !== null && root?.contains(node) === true ? marked()?.at(node, offset).at(-1) : undefined;
  return at(focusNode, focusOffset) ?? at(anchorNode, anchorOffset);
}

export function useStarKey(setting: StarSetting): void {
  const { desk, notices } = setting;
  const turn = async (): Promise<void> => {
    const id = passageAtCursor(setting);
    const annotation = id === undefined ? undefined : await annotations.get(desk.library, id);
    if (annotation === undefined) return notices.warn(t('starNowhere'));
    await starAll({ desk, notices }, [annotation.id], annotation.isStarred !== true);
  };
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !event.repeat;
      if (event.key !== 's' || !isPlain || event.defaultPrevented || isElsewhere(event.target)) return;
      event.preventDefault();
      void turn();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}

/** In fields, dialogs and lists letters have a meaning of their own. */
const isElsewhere = (target: EventTarget | null): boolean =>
  isTyping(target) || (target instanceof Element && target.closest('dialog, form, [role=dialog], [role=tree], [role=listbox]') !== null);
