// The passages that answer a question, however many: only those in view are drawn, and one of them may stand open as a card.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { InSentence } from '@/utils/finding/sentence';
import type { Term } from '@/utils/finding/terms';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { FoundPassage } from './FoundPassage';
import type { Passage } from './passage';
import type { PassageCalls } from './PassageActions';
import { PassageCard, type PassageEditor } from './PassageCard';
import { Sought } from './sought';
import { drawnRows, heightOf, revealing, topOf, useView, type RowsQuestion } from './window-rows';
import { t } from './words';

export interface FoundListProps {
  /** All that were found, in order. */
  readonly ids: readonly Iri[];
  /** Those that have been read, at least the ones in view sooner or later. */
  readonly passages: ReadonlyMap<Iri, Passage>;
  readonly sentences: ReadonlyMap<Iri, InSentence>;
  readonly terms: readonly Term[];
  readonly concepts: readonly Concept[];
  readonly calls: PassageCalls;
  readonly editor?: PassageEditor | undefined;
  /** Which of the ids are drawn, `[first, last)`. */
  readonly onView: (first: number, last: number) => void;
  /** A new number for each time that the first passage is asked to take the focus. */
  readonly entered: number;
}

/** Height of a row, px; the style sheet has the same. */
export const FOUND_ROW = 152;
/** A browser lays out no element higher than some 17 million px (Firefox 153); what is beyond can be found by a narrower question. */
export const MOST_ROWS = 110_000;

interface Open {
  readonly id: Iri;
  readonly isToEdit: boolean;
}

/** Arrow up and down, Page up and down, Home and End walk; Enter opens, Escape closes. Where it cannot hold all, it says so. */
export function FoundList(props: FoundListProps) {
  const all = props.ids;
  const ids = useMemo(() => (all.length > MOST_ROWS ? all.slice(0, MOST_ROWS) : all), [all]);
  return (
    <>
      {all.length > MOST_ROWS ? <p class="hint">{t('findCut', new Intl.NumberFormat().format(MOST_ROWS))}</p> : null}
      <Sought.Provider value={props.terms}>
        <Rows {...props} ids={ids} />
      </Sought.Provider>
    </>
  );
}

function Rows(props: FoundListProps) {
  const { ids, passages, concepts } = props;
  const byId = useMemo(() => new Map(concepts.map((c) => [c.id, c])), [concepts]);
  const frame = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Open>();
  const [height, setHeight] = useState(FOUND_ROW);
  const view = useView(frame);
  const places = useMemo(() => new Map(ids.map((id, i) => [id, i])), [ids]);
  const openAt = open === undefined ? undefined : places.get(open.id);
  const rows: RowsQuestion = { all: ids.length, row: FOUND_ROW, open: openAt === undefined ? undefined : { at: openAt, height } };
  const { first, last } = drawnRows(rows, view, 4);
  const walk = useWalk({ frame, ids, places, rows, entered: props.entered });
  useEffect(() => props.onView(first, last), [first, last, ids]);
  const close = (): void => {
    setOpen(undefined);
    if (open !== undefined) walk.go(places.get(open.id) ?? 0);
  };
  // The row with the focus stays as it is while others are looked at, though its passage is read no longer.
  const kept = useRef<Passage | undefined>(undefined);
  kept.current = passages.get(ids[walk.stop] ?? '') ?? kept.current;
  const known = (id: Iri): Passage | undefined => passages.get(id) ?? (kept.current?.annotation.id === id ? kept.current : undefined);
  const drawn = [...new Set([walk.stop, ...Array.from({ length: last - first }, (_, i) => first + i)])].toSorted((a, b) => a - b);
  return (
    <div
      ref={frame}
      class="found-frame"
      role="feed"
      aria-label={t('passages')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open !== undefined && !isInForm(event)) close();
        else if (!walk.answer(event)) return;
        event.preventDefault();
      }}
      onFocusCapture={walk.follow}
    >
      <div class="found-rows" style={{ height: `${heightOf(rows)}px` }}>
        {drawn.map((at) => {
          const id = ids[at];
          const passage = id === undefined ? undefined : known(id);
          if (id === undefined) return null;
          return (
            <Placed key={id} top={topOf(rows, at)} onHeight={at === openAt ? setHeight : undefined}>
              {passage === undefined ? (
                <div class="found-row ghost-row" aria-hidden="true" />
              ) : at === openAt ? (
                <PassageCard
                  passage={passage}
                  byId={byId}
                  isCurrent={false}
                  calls={props.calls}
                  editor={props.editor}
                  isToEdit={open?.isToEdit ?? false}
                  tabIndex={at === walk.stop ? 0 : -1}
                />
              ) : (
                <FoundPassage
                  passage={passage}
                  terms={props.terms}
                  sentence={props.sentences.get(id)}
                  byId={byId}
                  calls={props.calls}
                  isStop={at === walk.stop}
                  position={at + 1}
                  size={ids.length}
                  onOpen={(isToEdit) => {
                    setHeight(FOUND_ROW);
                    setOpen({ id, isToEdit });
                    walk.go(at);
                  }}
                />
              )}
            </Placed>
          );
        })}
      </div>
    </div>
  );
}

interface PlacedProps {
  /** px */
  readonly top: number;
  /** For the open one: its height is its own. */
  readonly onHeight: ((height: number) => void) | undefined;
  readonly children: preact.ComponentChildren;
}

function Placed({ top, onHeight, children }: PlacedProps) {
  const place = useRef<HTMLDivElement>(null);
  const isOpen = onHeight !== undefined;
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null || onHeight === undefined) return undefined;
    const sized = new ResizeObserver(() => onHeight(Math.max(FOUND_ROW, element.offsetHeight)));
    sized.observe(element);
    return () => sized.disconnect();
  }, [isOpen]);
  return (
    <div ref={place} class={isOpen ? 'found-place open' : 'found-place'} style={{ top: `${top}px` }}>
      {children}
    </div>
  );
}

const isInForm = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest('form, input, textarea, select') !== null;

interface WalkQuestion {
  readonly frame: { readonly current: HTMLDivElement | null };
  readonly ids: readonly Iri[];
  readonly places: ReadonlyMap<Iri, number>;
  readonly rows: RowsQuestion;
  readonly entered: number;
}

interface Walk {
  /** The row that Tab stops at; it is drawn wherever it is. */
  readonly stop: number;
  /** Moves the focus there as soon as it is drawn. */
  go(at: number): void;
  /** Whether the key was one that walks. */
  answer(event: KeyboardEvent): boolean;
  follow(event: FocusEvent): void;
}

const cardOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-passage]') : null;

function useWalk({ frame, ids, places, rows, entered }: WalkQuestion): Walk {
  // By id, so that it stays with its passage when others come or go; the place is for when it is gone.
  const [at, setAt] = useState<{ readonly id: Iri | undefined; readonly place: number }>({ id: undefined, place: 0 });
  const wanted = useRef(false);
  const hadFocus = useRef(false);
  const stop = Math.max(0, Math.min(ids.length - 1, places.get(at.id ?? '') ?? at.place));
  const go = (place: number): void => {
    const to = Math.max(0, Math.min(ids.length - 1, place));
    wanted.current = true;
    setAt({ id: ids[to], place: to });
    const element = frame.current;
    const scroll = element && revealing(rows, to, { top: element.scrollTop, height: element.clientHeight });
    if (element && scroll !== undefined && scroll !== null) element.scrollTop = scroll;
  };
  useEffect(() => {
    if (entered > 0 && ids.length > 0) go(0);
  }, [entered]);
  useLayoutEffect(() => {
    // A passage that was deleted takes the focus with it: the next one gets it.
    if (hadFocus.current && document.activeElement === document.body) wanted.current = true;
    const id = ids[stop];
    if (!wanted.current || id === undefined) return;
    const card = frame.current?.querySelector<HTMLElement>(`[data-passage="${CSS.escape(id)}"]`);
    if (!card) return;
    wanted.current = false;
    card.focus({ preventScroll: true });
  });
  useEffect(() => {
    const look = (event: FocusEvent): void => void (hadFocus.current = frame.current?.contains(event.target as Node) ?? false);
    document.addEventListener('focusin', look);
    return () => document.removeEventListener('focusin', look);
  }, []);
  return {
    stop,
    go,
    answer: (event) => {
      if (cardOf(event.target) === null || isInForm(event) || event.altKey || event.ctrlKey || event.metaKey) return false;
      const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 600) / FOUND_ROW));
      const to = { ArrowDown: stop + 1, ArrowUp: stop - 1, PageDown: stop + page, PageUp: stop - page, Home: 0, End: ids.length - 1 }[
        event.key
      ];
      if (to === undefined) return false;
      go(to);
      return true;
    },
    follow: (event) => {
      const id = cardOf(event.target)?.dataset['passage'];
      const place = id === undefined ? undefined : places.get(id);
      if (place !== undefined && id !== at.id) setAt({ id, place });
    },
  };
}
