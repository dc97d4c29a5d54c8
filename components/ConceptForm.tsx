// Everything that a concept says, one field each; kept as it is typed, written by Save or Ctrl+Enter.
import { useId, useState } from 'preact/hooks';
import { wordsOf } from '@/utils/concepts/change';
import type { Concept } from '@/utils/model/concept';
import type { Problem, Result } from '@/utils/model/result';
import { Button } from './Button';
import { differs, meansAnew, type ConceptDraft } from './concept-words';
import { Notice } from './Notice';
import { PaintField } from './PaintField';
import { count, t, type MessageKey } from './words';

export interface ConceptFormProps {
  readonly concept: Concept;
  /** What was typed and is not saved. */
  readonly draft: ConceptDraft | undefined;
  /** How many passages have the concept. */
  readonly passages: number;
  /** `undefined` lets it go. */
  readonly onDraft: (draft: ConceptDraft | undefined) => void;
  /** `why` may be empty; after a problem everything stays as it was typed. */
  readonly onSave: (draft: ConceptDraft, why: string) => Promise<Result<unknown>>;
}

type TextField = 'definition' | 'scopeNote' | 'notWhen' | 'example';

const TEXTS: readonly { readonly field: TextField; readonly label: MessageKey; readonly hint?: MessageKey }[] = [
  { field: 'definition', label: 'editorDefinition' },
  { field: 'scopeNote', label: 'editorUseWhen' },
  { field: 'notWhen', label: 'conceptNotWhen' },
  { field: 'example', label: 'editorExamples', hint: 'editorExamplesHint' },
];

/** Give it the concept's id as key: another concept is another form. */
export function ConceptForm({ concept, draft = {}, passages, onDraft, onSave }: ConceptFormProps) {
  const ids = useId();
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const words = { ...wordsOf(concept), ...draft };
  const isDirty = differs(concept, draft);
  const isNameless = words.prefLabel.trim() === '';
  const write = (part: ConceptDraft): void => onDraft({ ...draft, ...part });
  const save = async (): Promise<void> => {
    if (isBusy || !isDirty) return;
    if (isNameless) return document.getElementById(`${ids}-label`)?.focus();
    setBusy(true);
    setProblem(undefined);
    const saved = await onSave(draft, why.trim());
    setBusy(false);
    if (!saved.ok) return setProblem(saved.problem);
    setWhy('');
  };
  return (
    <form
      class="concept-form"
      aria-label={t('editorForm', concept.prefLabel)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void save();
      }}
    >
      <Names ids={ids} words={words} isNameless={isNameless} onWrite={write} />
      {TEXTS.map(({ field, label, hint }) => (
        <TextField
          key={field}
          id={`${ids}-${field}`}
          label={t(label)}
          hint={hint && t(hint)}
          value={words[field]}
          onWrite={(text) => write({ [field]: text })}
        />
      ))}
      <PaintField paint={words.paint} onPaint={(paint) => write({ paint })} />
      {meansAnew(concept, draft) ? (
        <TextField
          id={`${ids}-why`}
          label={t('editorWhy')}
          hint={passages === 0 ? t('editorNewVersion') : count('editorNewVersionUsed', passages)}
          value={why}
          onWrite={setWhy}
        />
      ) : null}
      {problem === undefined ? null : <Notice kind="error" problem={problem} lead={t('formKept')} />}
      <div class="concept-foot">
        <p class="hint" role="status">
          {isDirty ? t('editorUnsaved') : ''}
        </p>
        {isDirty ? <Button onPress={() => onDraft(undefined)}>{t('editorRevert')}</Button> : null}
        <button type="submit" class="button primary" aria-disabled={isDirty ? undefined : 'true'} aria-busy={isBusy ? 'true' : undefined}>
          {t('save')}
        </button>
      </div>
    </form>
  );
}

interface NamesProps {
  readonly ids: string;
  readonly words: ReturnType<typeof wordsOf>;
  readonly isNameless: boolean;
  readonly onWrite: (part: ConceptDraft) => void;
}

function Names({ ids, words, isNameless, onWrite }: NamesProps) {
  return (
    <>
      <div class="fact">
        <label class="field-label" for={`${ids}-label`}>
          {t('editorLabel')}
        </label>
        <input
          id={`${ids}-label`}
          class="text-input"
          type="text"
          dir="auto"
          required
          aria-invalid={isNameless ? 'true' : undefined}
          aria-describedby={isNameless ? `${ids}-nameless` : undefined}
          value={words.prefLabel}
          onInput={(event) => onWrite({ prefLabel: event.currentTarget.value })}
        />
        {isNameless ? (
          <p id={`${ids}-nameless`} class="hint warn">
            {t('editorNameless')}
          </p>
        ) : null}
      </div>
      <TextField
        id={`${ids}-alt`}
        label={t('codebookAltLabels')}
        hint={t('editorAltHint')}
        value={words.altLabels.join('\n')}
        onWrite={(text) => onWrite({ altLabels: text === '' ? [] : text.split('\n') })}
      />
      <div class="fact">
        <label class="field-label" for={`${ids}-notation`}>
          {t('editorNotation')} <span class="optional">{t('optional')}</span>
        </label>
        <input
          id={`${ids}-notation`}
          class="text-input short"
          type="text"
          value={words.notation}
          onInput={(event) => onWrite({ notation: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onWrite: (text: string) => void;
}

function TextField({ id, label, hint, value, onWrite }: TextFieldProps) {
  return (
    <div class="fact">
      <label class="field-label" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        rows={2}
        dir="auto"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        value={value}
        onInput={(event) => onWrite(event.currentTarget.value)}
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
