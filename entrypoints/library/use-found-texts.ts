// The documents in whose kept text the words stand: known when the page has had time to read the texts.
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { FoundTextsProps } from '@/components/FoundTexts';
import type { Desk } from '@/utils/desk/desk';
import { excerpts, isSure, openTextFinder, type FoundText, type TextFinder } from '@/utils/desk/find-in-texts';
import type { Term } from '@/utils/finding/terms';
import type { PaperDocument } from '@/utils/model/document';
import { asBefore } from '@/utils/library/problems';

/** Typing comes first: a text is looked into when the words have stood so long (ms). */
const REST = 250;

/** A reader who types or scrolls is served alone for so long (ms). */
const QUIET = 300;
const ACTS = ['input', 'keydown', 'scroll', 'wheel', 'pointerdown'] as const;

/** After 50 ms it is our turn in any case: a page that is never idle has its texts read too. But not while the reader is at work. */
function watchIdle(): { readonly idle: () => Promise<void>; readonly stop: () => void } {
  let last = -QUIET;
  const controller = new AbortController();
  for (const act of ACTS)
    addEventListener(act, () => (last = performance.now()), { capture: true, passive: true, signal: controller.signal });
  const idle = async (): Promise<void> => {
    for (let left = last + QUIET - performance.now(); left > 0; left = last + QUIET - performance.now())
      await new Promise((done) => setTimeout(done, left));
    await new Promise<void>((done) => requestIdleCallback(() => done(), { timeout: 50 }));
  };
  return { idle, stop: () => controller.abort() };
}

export interface TextQuestion {
  readonly desk: Desk;
  readonly terms: readonly Term[];
  readonly papers: readonly PaperDocument[] | undefined;
  /** Passages come first: no text is read before. */
  readonly isReady: boolean;
}

export function useFoundTexts({ desk, terms, papers, isReady }: TextQuestion): Omit<FoundTextsProps, 'terms' | 'onOpen'> {
  const finder = useRef<TextFinder | undefined>(undefined);
  const [turn, setTurn] = useState(0);
  const [most, setMost] = useState(0);
  const [found, setFound] = useState<readonly FoundText[]>();
  useEffect(() => {
    if (!isReady) return undefined;
    const { idle, stop } = watchIdle();
    finder.current = openTextFinder(desk, idle, () => setTurn((n) => n + 1));
    return () => {
      finder.current?.stop();
      stop();
    };
  }, [desk, isReady]);
  const candidates = useMemo(() => finder.current?.find(terms) ?? [], [terms, turn]);
  useEffect(() => {
    setFound(undefined);
    if (most === 0) return undefined;
    let isWanted = true;
    const timer = setTimeout(() => {
      void excerpts(desk, candidates, { terms, most, isWanted: () => isWanted }).then((list) => isWanted && setFound(list), asBefore);
    }, REST);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [desk, candidates, most]);
  const byId = useMemo(() => new Map((papers ?? []).map((p) => [p.id, p])), [papers]);
  const texts = found?.flatMap(({ document, excerpt }) => {
    const paper = byId.get(document);
    return paper === undefined ? [] : [{ document: paper, excerpt }];
  });
  const onMost = useCallback((n: number): void => setMost(n), []);
  return { number: candidates.length, isSure: isSure(terms), texts, onMost };
}
