// Which concept do several passages get? One, chosen by typing; nothing happens until then.
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { ChooseConcept } from './ChooseConcept';
import { count, t } from './words';

export interface TagSeveralProps {
  readonly passages: number;
  readonly concepts: readonly Concept[];
  readonly onTag: (concept: Iri) => void;
  readonly onClose: () => void;
}

/** Escape, or the button, leaves everything as it was. */
export function TagSeveral({ passages, concepts, onTag, onClose }: TagSeveralProps) {
  const ids = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Before it is painted: who types at once types into it.
  useLayoutEffect(() => {
    dialog.current?.showModal();
    // Opening gives the focus to what stands first, which is not the field.
    dialog.current?.querySelector<HTMLElement>('[role=combobox]')?.focus();
  }, []);
  return (
    <dialog ref={dialog} class="tag-several" aria-labelledby={`${ids}-head`} onClose={onClose}>
      <h2 id={`${ids}-head`}>{count('tagSeveral', passages)}</h2>
      <p class="hint">{t('tagSeveralHint')}</p>
      <ChooseConcept concepts={concepts} onChoose={onTag} onCancel={() => dialog.current?.close()} />
    </dialog>
  );
}
