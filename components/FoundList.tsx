// The passages that answer a question, however many: only those in view are drawn, and one of them may stand open as a card.
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { InSentence } from '@/utils/finding/sentence';
import type { Term } from '@/utils/finding/terms';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { FoundPassage, type FoundPassageProps } from './FoundPassage';
import type { Passage } from './passage';
import type { PassageCalls } from './PassageActions';
import { PassageCard, type PassageEditor } from './PassageCard';
import { Sought } from './sought';
import { useSelecting, type Selection } from './use-selecting';
import { isInForm, placeOf, useWalk } from './use-walk';
import { drawnRows, heightOf, topOf, useView, type RowsQuestion } from './window-rows';
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
  readonly selection: Selection;
}

/** Height of a row, px; the style sheet has the same. */
export const FOUND_ROW = 152;
/** A browser lays out no element higher than some 17 million px (Firefox 153); what is beyond can be found by a narrower question. */
export const MOST_ROWS = 110_000;

interface Open {
  readonly id: Iri;
  /** Where it stood when it was opened. */
  readonly at: number;
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
  const openAt = open === undefined ? undefined : placeOf(ids, open.id, open.at);
  const rows: RowsQuestion = { all: ids.length, row: FOUND_ROW, open: openAt === undefined ? undefined : { at: openAt, height } };
  const { first, last } = drawnRows(rows, view, 4);
  const walk = useWalk({ frame, ids, rows, entered: props.entered });
  const selecting = useSelecting(ids, props.selection, walk.go);
  useLayoutEffect(() => props.onView(first, last), [first, last, ids]);
  const close = (): void => {
    setOpen(undefined);
    if (open !== undefined) walk.go(openAt ?? 0);
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
        else if (!(isRow(event.target) && selecting.answer(event, walk.stop)) && !walk.answer(event)) return;
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
              <Row
                list={props}
                byId={byId}
                at={at}
                passage={passage}
                open={at === openAt ? open : undefined}
                isStop={at === walk.stop}
                onOpen={(isToEdit) => {
                  setHeight(FOUND_ROW);
                  setOpen({ id, at, isToEdit });
                  walk.go(at);
                }}
                onChoose={(isStretch) => {
                  selecting.choose(at, isStretch);
                  walk.go(at);
                }}
              />
            </Placed>
          );
        })}
      </div>
    </div>
  );
}

interface RowProps extends Pick<FoundPassageProps, 'byId' | 'isStop' | 'onOpen' | 'onChoose'> {
  readonly list: FoundListProps;
  readonly at: number;
  /** `undefined` until it has been read. */
  readonly passage: Passage | undefined;
  /** When it stands open. */
  readonly open: Open | undefined;
}

function Row({ list, at, passage, open, isStop, byId, ...calls }: RowProps) {
  if (passage === undefined) return <div class="found-row ghost-row" aria-hidden="true" />;
  const shown = { passage, byId, calls: list.calls };
  if (open !== undefined)
    return <PassageCard {...shown} isCurrent={false} editor={list.editor} isToEdit={open.isToEdit} tabIndex={isStop ? 0 : -1} />;
  return <Closed {...shown} {...calls} list={list} at={at} isStop={isStop} />;
}

interface ClosedProps extends Pick<FoundPassageProps, 'passage' | 'byId' | 'calls' | 'isStop' | 'onOpen' | 'onChoose'> {
  readonly list: FoundListProps;
  readonly at: number;
}

/** Drawn anew only when something of it has changed: while the list is scrolled most rows stay as they are. */
function Closed({ list, at, passage, byId, calls, isStop, onOpen, onChoose }: ClosedProps) {
  const { id } = passage.annotation;
  const acts = useRef({ onOpen, onChoose });
  acts.current = { onOpen, onChoose };
  const sentence = list.sentences.get(id);
  const isChosen = list.selection.chosen.has(id);
  const size = list.ids.length;
  return useMemo(
    () => (
      <FoundPassage
        {...{ passage, byId, calls, sentence, isStop, isChosen, size }}
        onOpen={(isToEdit) => acts.current.onOpen(isToEdit)}
        onChoose={(isStretch) => acts.current.onChoose(isStretch)}
        terms={list.terms}
        position={at + 1}
      />
    ),
    [passage, byId, calls, sentence, isStop, isChosen, size, list.terms, at],
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

/** A closed row itself, not what stands in it. */
const isRow = (target: EventTarget | null): boolean => target instanceof Element && target.matches('.found-row');
