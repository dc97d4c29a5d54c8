// Tagging in a page of ours: the button at the selection, its key, and the form beside the passage. The same over text and over pages.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { TagBar } from '@/components/TagBar';
import type { Desk } from '@/utils/desk/desk';
import { useLive } from '@/utils/desk/use-live';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import type { PageHead, PaperDocument } from '@/utils/model/document';
import type { Chosen } from '@/utils/messaging/protocol';
import type { Result } from '@/utils/model/result';
import { NOTHING_TYPED, type Draft } from '@/utils/shell/drafts';
import { useNarrowing } from '../sidepanel/use-narrowing';
import type { Notices } from '../sidepanel/use-notices';
import { TagHere } from './TagHere';
import type { MarkedText } from './marking-tab';
import { selectionPlace, useSelectionPlace, type Place } from './use-selection-place';
import { useStarKey } from './use-star-key';

export interface TaggingSetting {
  readonly desk: Desk;
  readonly document: PaperDocument;
  /** Address of the copy that is read. */
  readonly source: string;
  readonly root: HTMLElement | null;
  readonly notices: Notices;
}

export interface Tagging {
  /** Starts with what is selected now. */
  readonly onTag: () => void;
  /** Opens the form for what was chosen otherwise, beside its place; tells when it is closed. */
  readonly tag: (chosen: Result<Chosen>, place: Place, onClose: () => void) => void;
  /** What stands over the text; `text` once it is marked. */
  readonly layer: (text: MarkedText | undefined) => ComponentChildren;
}

export function useTagging({ desk, document, source, root, notices }: TaggingSetting): Tagging {
  const place = useSelectionPlace(root);
  const [open, setOpen] = useState<{ readonly draft: Draft; readonly place: Place; readonly onClose?: () => void }>();
  const marked = useRef<MarkedText | undefined>(undefined);
  // Read before they are asked for: the form is to stand as soon as its key is pressed.
  const books = useLive(() => codebooks.all(desk.library), [desk]);
  const recent = useLive(() => annotations.usedLately(desk.library), [desk]);
  const narrowing = useNarrowing(books);
  const isWished = useRef(false);
  const start = async (): Promise<void> => {
    const text = marked.current;
    // Pressed before the text can be described: answered as soon as it can.
    isWished.current = root === null || text === undefined;
    if (root === null || text === undefined) return;
    // Asked at once, not remembered: a key may come sooner than the bar.
    const here = selectionPlace(root);
    const chosen = await text.choose();
    if (here !== undefined) begin(chosen, here);
  };
  useLayoutEffect(() => {
    if (isWished.current && root !== null && marked.current !== undefined) void start();
  });
  const begin = (chosen: Result<Chosen>, at: Place, onClose?: () => void): void => {
    if (!chosen.ok) return notices.problem(chosen.problem);
    const draft: Draft = {
      token: crypto.randomUUID(),
      head: headOf(document, source),
      chosen: chosen.value,
      typed: NOTHING_TYPED,
      at: new Date().toISOString(),
    };
    setOpen({ draft, place: at, ...(onClose && { onClose }) });
  };
  useStarKey({ desk, notices, root, marked: () => marked.current?.marked });
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || !event.shiftKey || event.code !== 'KeyU') return;
      event.preventDefault();
      void start();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  return {
    onTag: () => void start(),
    tag: begin,
    layer: (text) => {
      marked.current = text;
      if (open !== undefined) {
        if (books === undefined || recent === undefined) return null;
        return (
          <TagHere
            key={open.draft.token}
            desk={desk}
            draft={open.draft}
            books={books}
            recent={recent}
            narrowing={narrowing}
            place={open.place}
            text={text}
            onClose={() => {
              setOpen(undefined);
              open.onClose?.();
            }}
          />
        );
      }
      return place.current === undefined ? null : <TagBar place={place.current} onTag={() => void start()} />;
    },
  };
}

/** Enough of a head for the document to be known again by its copy's address. */
function headOf(document: PaperDocument, url: string): PageHead {
  return { url, title: document.metadata.title, language: document.metadata.language, canonical: '', metas: [], jsonLd: [] };
}
