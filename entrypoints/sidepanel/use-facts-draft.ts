// Details that were typed and not saved, for the document that is shown.
import { useMemo } from 'preact/hooks';
import type { FactsDraft } from '@/components/MetadataForm';
import { useFact } from '@/utils/desk/use-live';
import type { Iri } from '@/utils/model/ids';
import { factsDraft, keepFactsDraft, type FactsTyped } from '@/utils/shell/fact-drafts';

const never = (): (() => void) => () => undefined;

/** `undefined` until it is known whether there is one. */
export function useFactsDraft(document: Iri | undefined): FactsDraft | undefined {
  const kept = useFact<{ typed: FactsTyped | undefined }>(
    async () => ({ typed: document === undefined ? undefined : await factsDraft(document) }),
    never,
    [document],
  );
  return useMemo(() => {
    if (kept === undefined || document === undefined) return undefined;
    return {
      // Asked when the form opens; what is typed must not draw the panel anew.
      get typed() {
        return kept.typed;
      },
      onDraft: (typed) => {
        kept.typed = typed;
        void keepFactsDraft(document, typed);
      },
    };
  }, [kept, document]);
}
