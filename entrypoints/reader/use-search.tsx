// Search in the text that is read, in whichever view it stands: the places are those of the canonical text, so that they stay when the view changes.
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { SearchBar } from '@/components/SearchBar';
import { smoothPace } from '@/utils/text/pace';
import { searchable, type Hit, type SearchableText } from '@/utils/text/search';
import { isTyping } from './is-typing';
import type { TextInView } from './text-in-view';

export interface Search {
  readonly open: () => void;
  /** The field, while it is open. */
  readonly bar: ComponentChildren;
}

/** Quiet time after a letter (ms). */
const QUIET = 120;
interface Found {
  readonly hits: readonly Hit[];
  readonly current: number;
}

const NOTHING: Found = { hits: [], current: 0 };

/** The first hit that is not above the window; hits stand in text order, and so do most of them in the window. */
function firstInView(hits: readonly Hit[], view: TextInView): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((view.topOf(hits[middle]?.start ?? 0) ?? 0) < 0) low = middle + 1;
    else high = middle;
  }
  return low === hits.length ? 0 : low;
}

/** Makes a text ready once, and looks in it. */
function useFinder(): (text: string, words: string) => Promise<readonly Hit[]> {
  const ready = useRef<{ readonly text: string; readonly searched: Promise<SearchableText> } | undefined>(undefined);
  return useCallback(async (text, words) => {
    if (ready.current?.text !== text) {
      ready.current = {
        text,
        searched: searchable(text, smoothPace()),
      };
    }
    return (await ready.current.searched).find(words);
  }, []);
}

/** Ctrl or Cmd+F and `/` call; a second Ctrl+F in the field is the browser's own. */
function useSearchKeys(onAsk: () => void): void {
  const ask = useRef(onAsk);
  ask.current = onAsk;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'f';
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      const isInField = event.target instanceof Element && event.target.closest('[role=search]') !== null;
      if (event.defaultPrevented || isInField || !(isFind || isSlash)) return;
      event.preventDefault();
      ask.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

export function useSearch(view: TextInView | undefined): Search {
  const [asked, setAsked] = useState(0);
  const [words, setWords] = useState('');
  const [found, setFound] = useState<Found>();
  const before = useRef<HTMLElement | null>(null);
  const look = useFinder();
  const open = (): void => {
    if (asked === 0) before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setAsked((n) => n + 1);
  };
  useSearchKeys(open);
  const isOpen = asked > 0;
  const show = useCallback((next: Found, shown: TextInView): void => {
    setFound(next);
    const hit = next.hits[next.current];
    shown.mark(next.hits, hit);
    if (hit !== undefined) shown.reveal(hit);
  }, []);
  const last = useRef<{ readonly words: string; readonly found: Found } | undefined>(undefined);
  useEffect(() => {
    if (!isOpen || view === undefined) return undefined;
    let isOver = false;
    const search = async (): Promise<void> => {
      const hits = await look(await view.read(), words);
      if (isOver) return;
      // The same words in the other view: the reader stays at the place that was looked at.
      const known = last.current?.words === words ? last.current.found : undefined;
      const next = { hits, current: known?.hits.length === hits.length ? known.current : firstInView(hits, view) };
      last.current = { words, found: next };
      show(next, view);
    };
    const timer = setTimeout(() => void search(), QUIET);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [view, words, isOpen]);
  const onStep = (step: 1 | -1): void => {
    // Not as it was drawn the last time: keys come faster.
    const { hits, current } = last.current?.found ?? NOTHING;
    if (hits.length === 0 || view === undefined) return;
    const next = { hits, current: (current + step + hits.length) % hits.length };
    last.current = { words, found: next };
    show(next, view);
  };
  const onClose = (): void => {
    view?.mark([], undefined);
    setAsked(0);
    setFound(undefined);
    last.current = undefined;
    before.current?.focus({ preventScroll: true });
  };
  const bar = !isOpen ? null : (
    <SearchBar
      words={words}
      onWords={(next) => (setFound(undefined), setWords(next))}
      found={found?.hits.length}
      current={found?.current ?? 0}
      onStep={onStep}
      onClose={onClose}
      asked={asked}
    />
  );
  return { open, bar };
}
