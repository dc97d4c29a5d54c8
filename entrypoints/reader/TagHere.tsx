// The form to tag a passage of a page of ours, beside the passage itself: no web page looks on.
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Narrowed } from '@/components/narrowing';
import { TagForm } from '@/components/TagForm';
import { tellChanged, type Desk } from '@/utils/desk/desk';
import { saveDraft } from '@/utils/desk/save-draft';
import { createConcept } from '@/utils/desk/tag-passage';
import { useLive } from '@/utils/desk/use-live';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import { ok } from '@/utils/model/result';
import { quoteOf } from '@/utils/model/selector';
import { discardDraft, isWorthKeeping, keepDraft, type Draft } from '@/utils/shell/drafts';
import { useNarrowing } from '../sidepanel/use-narrowing';
import type { MarkedText } from './marking-tab';
import type { Place } from './use-selection-place';

interface TagHereProps {
  readonly desk: Desk;
  readonly draft: Draft;
  readonly place: Place;
  readonly text: MarkedText | undefined;
  readonly onClose: () => void;
}

export function TagHere({ desk, draft, place, text, onClose }: TagHereProps) {
  const books = useLive(() => codebooks.all(desk.library), [desk]);
  const narrowing = useNarrowing(books);
  const concepts = useMemo(() => (books ?? []).flatMap((b) => b.concepts), [books]);
  const recent = useLive(() => annotations.usedLately(desk.library), [desk]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const selection = globalThis.document.getSelection();
    text?.painter.emphasise(selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : undefined);
    return () => text?.painter.emphasise(undefined);
  }, [text]);
  useEffect(() => {
    if (books !== undefined && recent !== undefined && box.current !== null) standBeside(box.current, place);
  }, [books, recent, place]);
  if (books === undefined || recent === undefined) return null;
  return (
    <div ref={box} class="tag-here" role="dialog" aria-label={quoteOf(draft.chosen.selectors)?.exact ?? ''}>
      <Narrowed.Provider value={narrowing}>
        <TagForm
          quote={quoteOf(draft.chosen.selectors)?.exact ?? ''}
          concepts={concepts}
          recent={recent}
          initial={draft.typed}
          onDraft={(typed) => void (isWorthKeeping({ ...draft, typed }) ? keepDraft({ ...draft, typed }) : discardDraft(draft.token))}
          onCreate={(label) => createConcept(desk, label)}
          onSave={async (typed) => {
            const saved = await saveDraft(desk, draft, typed);
            if (!saved.ok) return saved;
            await tellChanged(saved.value.id);
            onClose();
            return ok(null);
          }}
          onCancel={onClose}
        />
      </Narrowed.Provider>
    </div>
  );
}

/** Below the passage where there is room, else above it; never outside the window. */
function standBeside(box: HTMLElement, place: Place): void {
  const gap = 12;
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = place.bottom + gap;
  const top = below + height <= innerHeight - gap ? below : Math.max(gap, place.top - gap - height);
  box.style.top = `${Math.min(top, Math.max(gap, innerHeight - gap - height))}px`;
  box.style.left = `${Math.max(gap, Math.min(place.left, innerWidth - gap - width))}px`;
}
