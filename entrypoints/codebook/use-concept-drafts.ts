// What was typed into concepts and is not saved: kept in memory for the form, and outside the page so that nothing is lost with it.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ConceptDraft } from '@/components/concept-words';
import type { Iri } from '@/utils/model/ids';
import { conceptDrafts, keepConceptDraft } from '@/utils/shell/concept-drafts';

export interface ConceptDrafts {
  readonly all: ReadonlyMap<Iri, ConceptDraft>;
  /** `undefined` lets it go. */
  keep(id: Iri, draft: ConceptDraft | undefined): void;
}

/** `undefined` until kept drafts have been read: a form must open with what was typed into it. */
export function useConceptDrafts(): ConceptDrafts | undefined {
  const [all, setAll] = useState<ReadonlyMap<Iri, ConceptDraft>>();
  useEffect(() => void conceptDrafts<ConceptDraft>().then(setAll), []);
  return useMemo(
    () =>
      all && {
        all,
        keep: (id, draft) => {
          setAll((before) => {
            const next = new Map(before);
            if (draft === undefined) next.delete(id);
            else next.set(id, draft);
            return next;
          });
          void keepConceptDraft(id, draft);
        },
      },
    [all],
  );
}
