// What answers the reader's question now: all of the library is known by its index alone.
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Desk } from '@/utils/desk/desk';
import { openFinder, type Finder } from '@/utils/desk/find-in-library';
import type { Answer } from '@/utils/finding/ask';
import { EVERYTHING, isEverything, type Question } from '@/utils/finding/question';
import type { Counted, Cross } from '@/utils/finding/cross';
import type { Strip } from '@/utils/finding/strip';
import * as browse from '@/utils/library/browse';
import * as documents from '@/utils/library/documents';
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
  /** Another number when anything may have changed. */
  readonly turn: number;
  /** The passages of the first look, with their documents. */
  readonly first: FirstLook;
  readonly cross: (ids: readonly Iri[], by: Counted) => Cross | undefined;
  readonly strip: (ids: readonly Iri[], document: Iri, length: number) => Strip | undefined;
  /** Those that the passages stand in, each once; of what has been read. */
  readonly documentsOf: (ids: readonly Iri[]) => readonly Iri[];
}

export interface FirstLook {
  readonly passages: readonly Annotation[];
  readonly papers: readonly PaperDocument[];
}

const NOTHING: FirstLook = { passages: [], papers: [] };

/** Passages shown before the index is there. */
export const FIRST = 30;
/** Between the first look and the reading of everything (ms): its rows are drawn and its sentences begun. */
const BEFORE_READING = 50;

export function useFound(desk: Desk, question: Question): Found {
  const [news, setNews] = useState({ share: 0, turn: 0 });
  const finder = useRef<Finder | undefined>(undefined);
  const [opening, setOpening] = useState<FirstLook & { readonly answer: Answer }>();
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
  const first = news.turn === 0 ? opening?.answer : undefined;
  const answer = useMemo(() => {
    if (news.turn > 0) return finder.current?.ask(question);
    // Of another question than the first look nothing is known yet.
    return first && (isEverything(question) && question.order === EVERYTHING.order ? first : { ...first, ids: [] });
  }, [news.turn, question, first]);
  const cross = useCallback((ids: readonly Iri[], by: Counted) => finder.current?.cross(ids, by), []);
  const strip = useCallback((ids: readonly Iri[], document: Iri, length: number) => finder.current?.strip(ids, document, length), []);
  const documentsOf = useCallback((ids: readonly Iri[]) => finder.current?.documentsOf(ids) ?? [], []);
  return { answer, share: news.share, turn: news.turn, first: opening ?? NOTHING, cross, strip, documentsOf };
}

/** The newest, for the first look, with no more of the documents than these need. */
async function firstOf({ library }: Desk): Promise<FirstLook & { readonly answer: Answer }> {
  const [passages, all] = await Promise.all([browse.newest(library, FIRST), browse.size(library)]);
  const papers = await documents.some(library, [...new Set(passages.map((a) => a.document))]);
  const none = new Map<never, number>();
  const counts = { documents: none, concepts: none, annotators: none, marks: none, checked: none };
  return { passages, papers, answer: { ids: passages.map(({ id }) => id), all, documents: new Set(), annotators: [], counts } };
}
