// Mending what is known of a document: one field a fact, kept by Save, left as it was by Cancel or Escape.
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Facts, Origins } from '@/utils/model/document';
import type { Problem, Result } from '@/utils/model/result';
import { Button } from './Button';
import { FactField } from './FactField';
import { Notice } from './Notice';
import { factsOf, isDay, MORE_FIELDS, USUAL_FIELDS, writtenOf, type FactName, type Written } from './written-facts';
import { t } from './words';

/** What was typed before and not saved; `onDraft` gets each change, and `undefined` when it is saved or let go. */
export interface FactsDraft {
  readonly typed: Readonly<Record<string, string>> | undefined;
  readonly onDraft: (typed: Written | undefined) => void;
}

export interface MetadataFormProps extends Facts {
  readonly origins?: Origins | undefined;
  readonly draft?: FactsDraft | undefined;
  /** Asked only for what differs; after a problem everything stays as it was typed. */
  readonly onSave: (facts: Facts) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}

export function MetadataForm({ metadata, details, origins = {}, draft, onSave, onClose }: MetadataFormProps) {
  const ids = useId();
  const [typedBefore, setTypedBefore] = useState(draft?.typed);
  const [written, setWritten] = useState((): Written => ({ ...writtenOf({ metadata, details }), ...typedBefore }));
  const known = useRef(draft);
  useLayoutEffect(() => {
    // Opened before it was known what had been typed: that comes now, and is not written over.
    const typed = known.current === undefined ? draft?.typed : undefined;
    known.current = draft;
    if (typed === undefined) return;
    setTypedBefore(typed);
    setWritten({ ...written, ...typed });
  }, [draft]);
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setIsBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    // A form that stands open by itself takes no focus.
    if (typedBefore === undefined) form.current?.querySelector('input')?.focus();
  }, []);
  const write = (field: FactName, value: string): void => {
    const next = { ...written, [field]: value };
    setWritten(next);
    draft?.onDraft(next);
  };
  const leave = (): void => {
    draft?.onDraft(undefined);
    onClose();
  };
  const save = async (): Promise<void> => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid=true]');
    if (wrong) return wrong.focus();
    setIsBusy(true);
    const saved = await onSave(factsOf(written));
    setIsBusy(false);
    if (saved.ok) leave();
    else setProblem(saved.problem);
  };
  const fields = (names: readonly FactName[]) =>
    names.map((field) => (
      <FactField
        key={field}
        id={`${ids}-${field}`}
        field={field}
        value={written[field]}
        origin={origins[field]}
        isWrong={!isDay(field, written[field])}
        onWrite={(value) => write(field, value)}
      />
    ));
  return (
    <form
      ref={form}
      class="metadata-form"
      aria-label={t('metadataForm')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        leave();
      }}
    >
      {typedBefore === undefined ? null : <p class="hint">{t('metadataUnsaved')}</p>}
      {fields(USUAL_FIELDS)}
      {fields(MORE_FIELDS)}
      {problem === undefined ? null : <Notice kind="error" problem={problem} />}
      <div class="row">
        <button type="submit" class="button primary" aria-busy={isBusy ? 'true' : undefined}>
          {t('save')}
        </button>
        <Button onPress={leave}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
