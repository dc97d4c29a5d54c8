// Into which pack do these passages go? One that is there, or a new one, named here.
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Iri } from '@/utils/model/ids';
import type { Pack } from '@/utils/model/pack';
import { Button } from './Button';
import { ChoiceField } from './ChoiceField';
import { count, t } from './words';

export interface AddToPackProps {
  /** How many passages would go in. */
  readonly passages: number;
  readonly packs: readonly Pack[];
  /** The one that was used last. */
  readonly last: Iri | undefined;
  readonly onAdd: (pack: { readonly id: Iri } | { readonly title: string }) => void;
  readonly onClose: () => void;
}

const NEW = '';

/** Escape, or the button, leaves everything as it was. */
export function AddToPack({ passages, packs, last, onAdd, onClose }: AddToPackProps) {
  const ids = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [into, setInto] = useState<string>(packs.find((p) => p.id === last)?.id ?? packs[0]?.id ?? NEW);
  const [title, setTitle] = useState('');
  // Before it is painted: who types at once types into it, and not at the passages behind it.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="add-to-pack" aria-labelledby={`${ids}-head`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (into === NEW && title.trim() === '') return event.currentTarget.querySelector('input')?.focus();
          onAdd(into === NEW ? { title: title.trim() } : { id: into });
        }}
      >
        <h2 id={`${ids}-head`}>{count('packAddTitle', passages)}</h2>
        {packs.length === 0 ? null : (
          <ChoiceField
            label={t('packInto')}
            choices={[...packs.map((pack) => ({ value: pack.id, words: pack.title })), { value: NEW, words: t('packNew') }]}
            chosen={into}
            onChoose={setInto}
          />
        )}
        {into === NEW ? (
          <>
            <label class="field-label" for={`${ids}-title`}>
              {t('packTitle')}
            </label>
            <input
              id={`${ids}-title`}
              type="text"
              class="text-input"
              value={title}
              onInput={(event) => setTitle(event.currentTarget.value)}
            />
          </>
        ) : null}
        <div class="row">
          <button type="submit" class="button primary">
            {t('packAdd')}
          </button>
          <Button onPress={() => dialog.current?.close()}>{t('cancel')}</Button>
        </div>
      </form>
    </dialog>
  );
}
