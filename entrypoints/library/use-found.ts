// What answers the reader's question now, and of it what is in view: all of the library is known by its index alone.
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Passage } from '@/components/passage';
import { t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { openFinder, passagesOf, type Finder } from '@/utils/desk/find-in-library';
import { sentences } from '@/utils/desk/find-sentence';
import type { Answer } from '@/utils/finding/ask';
import { EVERYTHING, isEverything, type Question } from '@/utils/finding/question';
import type { Counted, Cross } from '@/utils/finding/cross';
import type { Strip } from '@/utils/finding/strip';
import type { InSentence } from '@/utils/finding/sentence';
import * as browse from '@/utils/library/browse';
import { asBefore } from '@/utils/library/problems';
import type { Annotation } from '@/utils/model/annotation';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { smoothPace } from '@/utils/text/pace';

export interface Found {
  /** `undefined` until anything is known. */
  readonly answer: Answer | undefined;
  /** How much of the library has been read: 0 to 1. */
  readonly share: number;
  /** Those that have been in view. */
  readonly passages: ReadonlyMap<Iri, Passage>;
  readonly sentences: ReadonlyMap<Iri, InSentence>;
  readonly onView: (first: number, last: number) => void;
  readonly cross: (ids: readonly Iri[], by: Counted) => Cross | undefined;
  readonly strip: (ids: readonly Iri[], document: Iri, length: number) => Strip | undefined;
}

/** Passages shown before the index is there. */
const FIRST = 30;
/** Between the first look and the reading of everything (ms): its rows are drawn and its sentences begun. */
const BEFORE_READING = 50;
/** So long a view must stand before sentences are looked up for it (ms). */
const REST = 120;

export function useFound(desk: Desk, question: Question, papers: readonly PaperDocument[] | undefined): Found {
  const [news, setNews] = useState({ share: 0, turn: 0 });
  const finder = useRef<Finder | undefined>(undefined);
  const [opening, setOpening] = useState<Answer>();
  useEffect(() => {
    let isHere = true;
    const begin = (): void => {
      if (isHere) finder.current = openFinder(desk, smoothPace(), (share) => setNews(({ turn }) => ({ share, turn: turn + 1 })));
    };
    // The first look is drawn before the whole library is read.
    void firstOf(desk)
      .then(setOpening, asBefore)
      .then(() => setTimeout(begin, BEFORE_READING));
    return () => {
      isHere = false;
      finder.current?.stop();
    };
  }, [desk]);
  const first = news.turn === 0 ? opening : undefined;
  const answer = useMemo(() => {
    if (news.turn > 0) return finder.current?.ask(question);
    // Of another question than the first look nothing is known yet.
    return first && (isEverything(question) && question.order === EVERYTHING.order ? first : { ...first, ids: [] });
  }, [news.turn, question, first]);
  const cross = useCallback((ids: readonly Iri[], by: Counted) => finder.current?.cross(ids, by), []);
  const strip = useCallback((ids: readonly Iri[], document: Iri, length: number) => finder.current?.strip(ids, document, length), []);
  return { answer, share: news.share, cross, strip, ...useRows({ desk, answer, papers, turn: news.turn }) };
}

/** The newest, for the first look. */
async function firstOf(desk: Desk): Promise<Answer> {
  const [list, all] = await Promise.all([browse.newest(desk.library, FIRST), browse.size(desk.library)]);
  const none = new Map<never, number>();
  const counts = { documents: none, concepts: none, annotators: none, marks: none };
  return { ids: list.map(({ id }) => id), all, documents: new Set(), annotators: [], counts };
}

interface Rows {
  readonly desk: Desk;
  readonly answer: Answer | undefined;
  readonly papers: readonly PaperDocument[] | undefined;
  /** Another number when anything may have changed. */
  readonly turn: number;
}

function useRows({ desk, answer, papers, turn }: Rows): Pick<Found, 'passages' | 'sentences' | 'onView'> {
  const [view, setView] = useState({ first: 0, last: FIRST });
  const [read, setRead] = useState<readonly Annotation[]>([]);
  const [inSentence, setInSentence] = useState<ReadonlyMap<Iri, InSentence>>(new Map());
  const byId = useMemo(() => new Map((papers ?? []).map((p) => [p.id, p])), [papers]);
  const ids = answer?.ids.slice(view.first, view.last) ?? [];
  const wanted = ids.join(' ');
  useEffect(() => {
    let isWanted = true;
    void passagesOf(desk, ids).then((list) => isWanted && setRead(list), asBefore);
    return () => void (isWanted = false);
  }, [desk, wanted, turn]);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      void sentences(desk, read, byId, () => isWanted).then((found) => isWanted && setInSentence(found), asBefore);
    }, REST);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [desk, read, byId]);
  const passages = useMemo(
    () =>
      new Map(
        read.map((annotation): [Iri, Passage] => [
          annotation.id,
          {
            annotation,
            isMine: annotation.creator.id === desk.me.id,
            status: undefined,
            documentTitle: byId.get(annotation.document)?.metadata.title || t('untitled'),
          },
        ]),
      ),
    [desk, read, byId],
  );
  const onView = useCallback(
    (first: number, last: number): void => setView((before) => (before.first === first && before.last === last ? before : { first, last })),
    [],
  );
  return { passages, sentences: inSentence, onView };
}
