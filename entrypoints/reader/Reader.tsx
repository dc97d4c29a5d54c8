// The text, its settings, and tagging in place: the page is ours, so the form stands beside the selection itself.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { NoticeStack } from '@/components/NoticeStack';
import { ReadingSettings } from '@/components/ReadingSettings';
import { ReadingView } from '@/components/ReadingView';
import { TagBar } from '@/components/TagBar';
import { TagForm } from '@/components/TagForm';
import { tellChanged, type Desk } from '@/utils/desk/desk';
import { saveDraft } from '@/utils/desk/save-draft';
import { createConcept } from '@/utils/desk/tag-passage';
import { useLive } from '@/utils/desk/use-live';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import type { PageHead, PaperDocument, Snapshot } from '@/utils/model/document';
import { ok } from '@/utils/model/result';
import { quoteOf } from '@/utils/model/selector';
import { discardDraft, isWorthKeeping, keepDraft, NOTHING_TYPED, type Draft } from '@/utils/shell/drafts';
import { useNotices } from '../sidepanel/use-notices';
import { useMarkedText, type MarkedText } from './use-marked-text';
import { selectionPlace, useSelectionPlace, type Place } from './use-selection-place';
import { useTaste } from './use-taste';

export interface ReaderProps {
  readonly desk: Desk;
  readonly document: PaperDocument;
  readonly snapshot: Snapshot;
  readonly tab: number;
}

interface Tagging {
  readonly draft: Draft;
  readonly place: Place;
}

export function Reader({ desk, document, snapshot, tab }: ReaderProps) {
  const notices = useNotices();
  const [taste, setTaste] = useTaste();
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const place = useSelectionPlace(root);
  const [tagging, setTagging] = useState<Tagging>();
  const start = async (): Promise<void> => {
    // Asked at once, not remembered: a key may come sooner than the bar.
    const here = root === null ? undefined : selectionPlace(root);
    const chosen = await text?.choose();
    if (chosen === undefined || here === undefined) return;
    if (!chosen.ok) return notices.problem(chosen.problem);
    const draft: Draft = {
      token: crypto.randomUUID(),
      head: headOf(document, snapshot),
      chosen: chosen.value,
      typed: NOTHING_TYPED,
      at: new Date().toISOString(),
    };
    setTagging({ draft, place: here });
  };
  const scheme = taste.scheme === 'sepia' ? 'light' : taste.scheme;
  const text = useMarkedText(root, { desk, document, tab, scheme, onTag: () => void start() });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || !event.shiftKey || event.code !== 'KeyU') return;
      event.preventDefault();
      void start();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  return (
    <>
      <ReadingSettings taste={taste} onTaste={setTaste} />
      <ReadingView metadata={document.metadata} source={snapshot.source} content={snapshot.content} taste={taste} onRoot={setRoot} />
      {tagging === undefined && place.current !== undefined ? <TagBar place={place.current} onTag={() => void start()} /> : null}
      {tagging === undefined ? null : (
        <TagHere key={tagging.draft.token} desk={desk} tagging={tagging} text={text} onClose={() => setTagging(undefined)} />
      )}
      <NoticeStack notices={notices.list} onDismiss={notices.dismiss} />
    </>
  );
}

interface TagHereProps {
  readonly desk: Desk;
  readonly tagging: Tagging;
  readonly text: MarkedText | undefined;
  readonly onClose: () => void;
}

function TagHere({ desk, tagging: { draft, place }, text, onClose }: TagHereProps) {
  const books = useLive(() => codebooks.all(desk.library), [desk]);
  const concepts = useMemo(() => (books ?? []).flatMap((b) => b.concepts), [books]);
  const recent = useLive(() => annotations.recentConcepts(desk.library, 9), [desk]);
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

/** Enough of a head for the document to be known again by its copy's address. */
function headOf(document: PaperDocument, snapshot: Snapshot): PageHead {
  return {
    url: snapshot.source,
    title: document.metadata.title,
    language: document.metadata.language,
    canonical: '',
    metas: [],
    jsonLd: [],
  };
}
