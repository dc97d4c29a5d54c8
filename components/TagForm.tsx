// The form in which a passage is tagged: its quote, its concepts, a note; in the picker's frame, the panel and the reader.
import { useId } from 'preact/hooks';
import { Button } from './Button';
import { ConceptPicker } from './ConceptPicker';
import { Notice } from './Notice';
import { Quote } from './Quote';
import { useTagForm, type TagFormProps, type TagFormState } from './use-tag-form';
import { t } from './words';

/** Enter adds, Enter in the empty field or Ctrl+Enter anywhere saves, Escape leaves. */
export function TagForm(props: TagFormProps) {
  const form = useTagForm(props);
  const ids = useId();
  return (
    <form
      class="tag-form"
      aria-label={t('formLabel')}
      aria-busy={form.phase === 'saving'}
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
      onKeyDown={(event) => answer(event, props, form)}
    >
      <Quote text={props.quote} lines={2} />
      {form.problem === undefined ? null : <Notice kind="error" problem={form.problem} lead={t('formKept')} />}
      <ConceptPicker
        concepts={form.known}
        recent={props.recent}
        chosen={form.typed.concepts}
        search={form.typed.search}
        onChosen={(concepts) => form.change({ concepts })}
        onSearch={(search) => form.change({ search })}
        onTake={(concepts, search) => form.change({ concepts, search })}
        onCreate={form.create}
        onSuggest={form.suggest}
        onDone={form.save}
        onCancel={props.onCancel}
        describedBy={`${ids}-hint`}
        focusFirst={props.focusFirst ?? true}
      />
      <NoteField form={form} id={`${ids}-note`} />
      <Foot form={form} hintId={`${ids}-hint`} onCancel={props.onCancel} />
    </form>
  );
}

function answer(event: KeyboardEvent, props: TagFormProps, form: TagFormState): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === 'Escape') {
    event.preventDefault();
    props.onCancel();
  } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.save();
  }
}

function NoteField({ form, id }: { readonly form: TagFormState; readonly id: string }) {
  return (
    <div class="note-field">
      <label class="field-label" for={id}>
        {t('noteLabel')} <span class="optional">{t('optional')}</span>
      </label>
      <textarea id={id} rows={2} dir="auto" value={form.typed.note} onInput={(event) => form.change({ note: event.currentTarget.value })} />
    </div>
  );
}

interface FootProps {
  readonly form: TagFormState;
  readonly hintId: string;
  readonly onCancel: () => void;
}

function Foot({ form, hintId, onCancel }: FootProps) {
  const isEmpty = form.typed.concepts.length === 0 && form.typed.note.trim() === '';
  return (
    <div class="form-foot">
      <p id={hintId} class={`hint${form.leftOver ? ' warn' : ''}`} role="status">
        {form.leftOver ? t('formLeftOver', form.typed.search.trim()) : t('formKeys')}
      </p>
      <Button kind="quiet" onPress={onCancel}>
        {t('cancel')}
      </Button>
      <Button
        kind="primary"
        onPress={() => form.save()}
        disabled={isEmpty && !form.leftOver && form.typed.search.trim() === ''}
        busy={form.phase === 'saving'}
      >
        {form.phase === 'saving' ? t('saving') : t('save')}
      </Button>
    </div>
  );
}
