// Passages of this document that were chosen, typed into, and not saved.
import { useState } from 'preact/hooks';
import { TagForm } from '@/components/TagForm';
import { UnfinishedDraft } from '@/components/UnfinishedDraft';
import { t } from '@/components/words';
import { tellChanged, type Desk } from '@/utils/desk/desk';
import { saveDraft } from '@/utils/desk/save-draft';
import { createConcept, keysOf } from '@/utils/desk/tag-passage';
import { useFact } from '@/utils/desk/use-live';
import type { Typed } from '@/utils/messaging/protocol';
import type { Concept } from '@/utils/model/concept';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { ok, type Result } from '@/utils/model/result';
import { quoteOf } from '@/utils/model/selector';
import { discardDraft, drafts, isWorthKeeping, keepDraft, onDraftsChanged, type Draft } from '@/utils/shell/drafts';
import type { TabPage } from '@/utils/shell/tab-pages';
import type { Notices } from './use-notices';

interface DraftsProps {
  readonly desk: Desk;
  readonly page: TabPage;
  readonly document: PaperDocument | undefined;
  readonly concepts: readonly Concept[];
  readonly recent: readonly Iri[];
  readonly notices: Notices;
}

export function Drafts({ desk, page, document, concepts, recent, notices }: DraftsProps) {
  const all = useFact(drafts, onDraftsChanged, []) ?? [];
  const [open, setOpen] = useState<string>();
  const keys = new Set([...page.keys, ...(document?.keys ?? [])]);
  const here = all.filter((d) => isWorthKeeping(d) && keysOf(d.head).some((k) => keys.has(k)));
  const discard = async (kept: Draft): Promise<void> => {
    await discardDraft(kept.token);
    notices.done(t('draftDiscarded'), () => void keepDraft(kept));
  };
  return (
    <>
      {here.map((kept) =>
        kept.token === open ? (
          <TagForm
            key={kept.token}
            quote={quoteOf(kept.chosen.selectors)?.exact ?? ''}
            concepts={concepts}
            recent={recent}
            initial={kept.typed}
            onDraft={(typed) => void keepDraft({ ...kept, typed })}
            onCreate={(label, within) => createConcept(desk, label, within)}
            onSave={(typed) => finish(desk, kept, typed)}
            onCancel={() => setOpen(undefined)}
          />
        ) : (
          <UnfinishedDraft
            key={kept.token}
            quote={quoteOf(kept.chosen.selectors)?.exact ?? ''}
            note={kept.typed.note}
            at={kept.at}
            onContinue={() => setOpen(kept.token)}
            onDiscard={() => void discard(kept)}
          />
        ),
      )}
    </>
  );
}

async function finish(desk: Desk, kept: Draft, typed: Typed): Promise<Result<null>> {
  const saved = await saveDraft(desk, kept, typed);
  if (!saved.ok) return saved;
  await tellChanged(saved.value.id);
  return ok(null);
}
