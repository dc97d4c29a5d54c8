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

interface FoundRowsProps extends Omit<FoundListProps, 'passages' | 'sentences' | 'onView'> {
  readonly desk: Desk;
  readonly papers: readonly PaperDocument[] | undefined;
  /** Another number when anything may have changed. */
  readonly turn: number;
}

export function FoundRows({ desk, papers, turn, ...list }: FoundRowsProps) {
  const [view, setView] = useState({ first: 0, last: FIRST });
  const byId = useMemo(() => new Map((papers ?? []).map((p) => [p.id, p])), [papers]);
  const ids = list.ids.slice(view.first, view.last);
  const read = useRead(desk, ids, turn);
  const inSentence = useSentences(desk, read, byId);
  const passages = usePassages(desk, read, byId);
  const onView = useCallback(
    (first: number, last: number): void => setView((before) => (before.first === first && before.last === last ? before : { first, last })),
    [],
  );
  return <FoundList {...list} passages={passages} sentences={inSentence} onView={onView} />;
}

/** As they were when they came into view, or since the last change of anything. */
function useRead(desk: Desk, ids: readonly Iri[], turn: number): readonly Annotation[] {
  const [read, setRead] = useState<readonly Annotation[]>([]);
  const kept = useRef({ turn, by: new Map<Iri, Annotation>() });
  const wanted = ids.join(' ');
  // Before the rows are drawn, not after it: a frame sooner.
  useLayoutEffect(() => {
    let isWanted = true;
    if (kept.current.turn !== turn) kept.current = { turn, by: new Map() };
    const { by } = kept.current;
    const show = (): void => setRead(ids.flatMap((id) => by.get(id) ?? []));
    const missing = ids.filter((id) => !by.has(id));
    if (missing.length === 0) return show();
    if (by.size > KEPT) for (const id of [...by.keys()].slice(0, by.size - KEPT)) by.delete(id);
    void passagesOf(desk, missing).then((list) => {
      for (const annotation of list) by.set(annotation.id, annotation);
      if (isWanted) show();
    }, asBefore);
    return () => void (isWanted = false);
  }, [desk, wanted, turn]);
  return read;
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
