// The passages in view of what was found, read as they come into it: scrolling draws these rows anew, and nothing else of the page.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { FoundList, type FoundListProps } from '@/components/FoundList';
import type { Passage } from '@/components/passage';
import { t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { passagesOf } from '@/utils/desk/find-in-library';
import { sentences } from '@/utils/desk/find-sentence';
import type { InSentence } from '@/utils/finding/sentence';
import { asBefore } from '@/utils/library/problems';
import type { Annotation } from '@/utils/model/annotation';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { FIRST } from './use-found';

/** So long a view must stand before sentences are looked up for it (ms). */
const REST = 120;
/** Passages kept that are no longer in view: a reader scrolls back, and takes letters away again. */
const KEPT = 300;
/** So long those in view must stand before those around them are read (ms): in a leap nobody comes to see them. */
const STANDS = 50;
/** Passages are read in blocks of so many, one ahead on either side: a row that comes into view is then drawn once, with its words. */
const BLOCK = 12;

interface FoundRowsProps extends Omit<FoundListProps, 'passages' | 'sentences' | 'onView'> {
  readonly desk: Desk;
  readonly papers: readonly PaperDocument[];
  /** Another number when anything may have changed. */
  readonly turn: number;
  /** Passages that were read already. */
  readonly firstRead: readonly Annotation[];
}

export function FoundRows({ desk, papers, turn, firstRead, ...list }: FoundRowsProps) {
  const [view, setView] = useState({ first: 0, last: FIRST });
  const byId = useMemo(() => new Map(papers.map((p) => [p.id, p])), [papers]);
  const read = useRead(desk, { all: list.ids, ...view }, { turn, firstRead });
  const inSentence = useSentences(desk, useInView(read, list.ids, view), byId);
  const passages = usePassages(desk, read, byId);
  const onView = useCallback(
    (first: number, last: number): void => setView((before) => (before.first === first && before.last === last ? before : { first, last })),
    [],
  );
  return <FoundList {...list} passages={passages} sentences={inSentence} onView={onView} />;
}

interface Window {
  readonly all: readonly Iri[];
  /** In view: `[first, last)`. */
  readonly first: number;
  readonly last: number;
}

/** The ids in view, and those around them in blocks. */
function near({ all, first, last }: Window): { readonly seen: readonly Iri[]; readonly around: readonly Iri[] } {
  const from = Math.max(0, (Math.floor(first / BLOCK) - 1) * BLOCK);
  return { seen: all.slice(first, last), around: all.slice(from, (Math.ceil(last / BLOCK) + 1) * BLOCK) };
}

/** As they were when they came near the view, or since the last change of anything. */
function useRead(desk: Desk, window: Window, { turn, firstRead }: Pick<FoundRowsProps, 'turn' | 'firstRead'>): readonly Annotation[] {
  const [read, setRead] = useState<readonly Annotation[]>([]);
  const kept = useRef({ turn, by: new Map(turn === 0 ? firstRead.map((a) => [a.id, a]) : []) });
  const { seen, around } = near(window);
  const wanted = around.join(' ');
  // Before the rows are drawn, not after it: a frame sooner.
  useLayoutEffect(() => {
    let isWanted = true;
    if (kept.current.turn !== turn) kept.current = { turn, by: new Map() };
    const { by } = kept.current;
    const show = (): void => setRead(around.flatMap((id) => by.get(id) ?? []));
    const bring = async (ids: readonly Iri[]): Promise<void> => {
      const missing = ids.filter((id) => !by.has(id));
      if (!isWanted || missing.length === 0) return;
      if (by.size > KEPT) for (const id of [...by.keys()].slice(0, by.size - KEPT)) by.delete(id);
      for (const annotation of await passagesOf(desk, missing)) by.set(annotation.id, annotation);
      if (isWanted) show();
    };
    if (around.every((id) => by.has(id))) return show();
    void bring(seen)
      .then(() => new Promise((done) => setTimeout(done, STANDS)))
      .then(() => bring(around))
      .catch(asBefore);
    return () => void (isWanted = false);
  }, [desk, wanted, turn]);
  return read;
}

/** Those of the passages read that are in view: of the others no sentence is looked up. */
function useInView(read: readonly Annotation[], all: readonly Iri[], { first, last }: Omit<Window, 'all'>): readonly Annotation[] {
  return useMemo(() => {
    const seen = new Set(all.slice(first, last));
    return read.filter(({ id }) => seen.has(id));
  }, [read, all, first, last]);
}

function useSentences(desk: Desk, read: readonly Annotation[], byId: ReadonlyMap<Iri, PaperDocument>): ReadonlyMap<Iri, InSentence> {
  const [found, setFound] = useState<ReadonlyMap<Iri, InSentence>>(new Map());
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      void sentences(desk, read, byId, () => isWanted).then((all) => isWanted && setFound(all), asBefore);
    }, REST);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [desk, read, byId]);
  return found;
}

/** One that is as it was is the same object, so that its row need not be drawn anew. */
function usePassages(desk: Desk, read: readonly Annotation[], byId: ReadonlyMap<Iri, PaperDocument>): ReadonlyMap<Iri, Passage> {
  const made = useMemo(() => new WeakMap<Annotation, Passage>(), [desk, byId]);
  return useMemo(() => {
    const passageOf = (annotation: Annotation): Passage => {
      const known = made.get(annotation);
      if (known !== undefined) return known;
      const documentTitle = byId.get(annotation.document)?.metadata.title || t('untitled');
      const passage = { annotation, isMine: annotation.creator.id === desk.me.id, status: undefined, documentTitle };
      made.set(annotation, passage);
      return passage;
    };
    return new Map(read.map((annotation): [Iri, Passage] => [annotation.id, passageOf(annotation)]));
  }, [desk, read, byId]);
}
