// Editing a passage in its card: what was typed is kept until it is saved or let go.
import { useMemo } from 'preact/hooks';
import type { PassageEditor } from '@/components/PassageCard';
import { now, tellChanged, type Desk } from '@/utils/desk/desk';
import { createConcept } from '@/utils/desk/tag-passage';
import { useFact } from '@/utils/desk/use-live';
import * as annotations from '@/utils/library/annotations';
import { bodies } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { fail } from '@/utils/model/result';
import { editDrafts, keepEditDraft } from '@/utils/shell/edit-drafts';

export interface EditorSetting {
  readonly desk: Desk;
  readonly concepts: readonly Concept[];
  readonly recent: readonly Iri[];
}

const never = (): (() => void) => () => undefined;

/** `undefined` until kept drafts have been read: a card must open with what was typed into it. */
export function useEditor({ desk, concepts, recent }: EditorSetting): PassageEditor | undefined {
  const kept = useFact(async () => new Map(await editDrafts()), never, []);
  return useMemo(() => {
    if (kept === undefined) return undefined;
    return {
      concepts,
      recent,
      draftOf: (id) => kept.get(id),
      onDraft: (id, typed) => {
        if (typed === undefined) kept.delete(id);
        else kept.set(id, typed);
        void keepEditDraft(id, typed);
      },
      onSave: async (id, typed) => {
        const annotation = await annotations.get(desk.library, id);
        if (annotation === undefined) return fail('not-found');
        const saved = await annotations.update(desk.library, id, { bodies: bodies(typed.concepts, typed.note) }, now());
        if (saved.ok) await tellChanged(annotation.document);
        return saved;
      },
      onCreate: (label, within) => createConcept(desk, label, within),
    };
  }, [kept, desk, concepts, recent]);
}
