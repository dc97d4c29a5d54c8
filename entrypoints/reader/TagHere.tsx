// The form to tag a passage of a page of ours, beside the passage itself: no web page looks on.
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { Narrowed, type Narrowing } from '@/components/narrowing';
import { TagForm } from '@/components/TagForm';
import { tellChanged, type Desk } from '@/utils/desk/desk';
import { saveDraft } from '@/utils/desk/save-draft';
import { createConcept } from '@/utils/desk/tag-passage';
import type { Codebook } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { ok } from '@/utils/model/result';
import { quoteOf } from '@/utils/model/selector';
import { discardDraft, isWorthKeeping, keepDraft, type Draft } from '@/utils/shell/drafts';
import type { MarkedText } from './marking-tab';
import type { Place } from './use-selection-place';

interface TagHereProps {
  readonly desk: Desk;
  readonly draft: Draft;
  readonly books: readonly Codebook[];
  readonly recent: readonly Iri[];
  readonly narrowing: Narrowing;
  readonly place: Place;
  readonly text: MarkedText | undefined;
  readonly onClose: () => void;
}

export function TagHere({ desk, draft, books, recent, narrowing, place, text, onClose }: TagHereProps) {
  const concepts = useMemo(() => books.flatMap((b) => b.concepts), [books]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const selection = globalThis.document.getSelection();
    text?.painter.emphasise(selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : undefined);
    return () => text?.painter.emphasise(undefined);
  }, [text]);
  useLayoutEffect(() => {
    if (box.current !== null) standBeside(box.current, place);
  }, [place]);
  return (
    <div ref={box} class="tag-here" role="dialog" aria-label={quoteOf(draft.chosen.selectors)?.exact ?? ''}>
      <Narrowed.Provider value={narrowing}>
        <TagForm
          quote={quoteOf(draft.chosen.selectors)?.exact ?? ''}
          concepts={concepts}
          recent={recent}
          initial={draft.typed}
          onDraft={(typed) => void (isWorthKeeping({ ...draft, typed }) ? keepDraft({ ...draft, typed }) : discardDraft(draft.token))}
          onCreate={(label, within) => createConcept(desk, label, within)}
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
