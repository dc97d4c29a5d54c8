// A passage whose concepts and note are being changed, in its card.
import { conceptsOf, noteOf, quote } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import type { Result } from '@/utils/model/result';
import type { Passage } from './passage';
import { TagForm } from './TagForm';
import type { Typed } from './use-tag-form';

/** What the card needs to edit a passage in place. */
export interface PassageEditor {
  readonly concepts: readonly Concept[];
  readonly recent: readonly Iri[];
  /** What was typed and not saved when the card was last open. */
  readonly draftOf: (id: Iri) => Typed | undefined;
  /** `undefined`: the draft is no longer needed. */
  readonly onDraft: (id: Iri, typed: Typed | undefined) => void;
  readonly onSave: (id: Iri, typed: Typed) => Promise<Result<unknown>>;
  readonly onCreate?: (label: string, within?: Iri) => Promise<Result<Concept>>;
}

export interface EditPassageProps {
  readonly passage: Passage;
  readonly editor: PassageEditor;
  readonly onClose: () => void;
}

/** What was typed is kept until it is saved or let go. */
export function EditPassage({ passage: { annotation }, editor, onClose }: EditPassageProps) {
  const { id } = annotation;
  const stored: Typed = { concepts: conceptsOf(annotation), note: noteOf(annotation), search: '' };
  const leave = (): void => {
    editor.onDraft(id, undefined);
    onClose();
  };
  return (
    <TagForm
      quote={quote(annotation)}
      concepts={editor.concepts}
      recent={editor.recent}
      initial={editor.draftOf(id) ?? stored}
      onDraft={(typed) => editor.onDraft(id, typed)}
      onSave={async (typed) => {
        const result = await editor.onSave(id, typed);
        if (result.ok) leave();
        return result;
      }}
      onCancel={leave}
      onCreate={editor.onCreate}
    />
  );
}
