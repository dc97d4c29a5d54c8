// Which passages does this document hold? Cards in document order, filtered by letters and concept, orphans at the end.
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { Button } from './Button';
import { OrphanHelp } from './OrphanHelp';
import { filtered, grouped, NO_FILTER, type Passage, type PassageFilter } from './passage';
import type { PassageCalls } from './PassageActions';
import { PassageCard, type PassageEditor } from './PassageCard';
import { PassageFilterBar } from './PassageFilterBar';
import type { Reattachment } from './Reattach';
import { useGrowing } from './use-growing';
import { count, t } from './words';

export interface PassageListProps {
  /** In document order; `undefined` while they are being read. */
  readonly passages: readonly Passage[] | undefined;
  /** Every concept of every codebook in use; `undefined` while they are being read: no passage is shown without the names of its concepts. */
  readonly concepts: readonly Concept[] | undefined;
  /** The passage in view on the page. */
  readonly current?: Iri | undefined;
  readonly calls: PassageCalls;
  readonly editor?: PassageEditor | undefined;
  readonly reattaching?: (Reattachment & { readonly id: Iri }) | undefined;
}

/** Cards that are shown; the rest on request, or when the current one is among them. */
const STEP = 100;
/** Cards that are drawn in one go: more of them would hold up the panel while the reader types or scrolls. */
const SLICE = 20;

const NONE: readonly Concept[] = [];

/** Arrow up and down, Home and End walk from card to card. */
export function PassageList(props: PassageListProps) {
  const { passages, concepts = NONE } = props;
  const [filter, setFilter] = useState<PassageFilter>(NO_FILTER);
  const byId = useMemo(() => new Map(concepts.map((c) => [c.id, c])), [concepts]);
  const shown = useMemo(() => filtered(passages ?? [], filter, byId), [passages, filter, byId]);
  if (passages === undefined || props.concepts === undefined) return <Loading />;
  if (passages.length === 0) return <NothingYet />;
  return (
    <section class="passages" aria-label={t('passages')}>
      <PassageFilterBar passages={passages} shown={shown.length} concepts={concepts} filter={filter} onFilter={setFilter} />
      {shown.length === 0 ? <NoMatch onClear={() => setFilter(NO_FILTER)} /> : <Cards {...props} shown={shown} byId={byId} />}
    </section>
  );
}

function Loading() {
  return (
    <div class="loading" role="status">
      <p class="for-readers">{t('loading')}</p>
      <div class="ghost" />
      <div class="ghost" />
      <div class="ghost" />
    </div>
  );
}

/** `how`: what to do about it; default: tag in the text beside. */
export function NothingYet({ how = t('emptyHow') }: { readonly how?: string }) {
  return (
    <div class="empty">
      <h2>{t('emptyTitle')}</h2>
      <p>{how}</p>
    </div>
  );
}

export function NoMatch({ onClear }: { readonly onClear: () => void }) {
  return (
    <div class="empty">
      <p>{t('filterNone')}</p>
      <Button onPress={onClear}>{t('filterClear')}</Button>
    </div>
  );
}

type CardsProps = PassageListProps & { readonly shown: readonly Passage[]; readonly byId: ReadonlyMap<Iri, Concept> };

function Cards(props: CardsProps) {
  const { shown, current } = props;
  const ids = useId();
  const frame = useRef<HTMLDivElement>(null);
  const { placed, orphans } = useMemo(() => grouped(shown), [shown]);
  const ordered = useMemo(() => [...placed, ...orphans], [placed, orphans]);
  const [most, setMost] = useState(STEP);
  const [stop, setStop] = useState<Iri | undefined>(undefined);
  const place = ordered.findIndex((p) => p.annotation.id === current);
  useEffect(() => {
    if (place >= most) setMost(place + STEP);
  }, [place, most]);
  const drawn = useGrowing(Math.min(most, ordered.length), { first: Math.max(SLICE, place + 1), more: SLICE });
  const calls = useFollowed(props.calls, frame, ordered);
  const stops = ordered.some((p) => p.annotation.id === stop) ? stop : (ordered[Math.max(place, 0)]?.annotation.id ?? undefined);
  const draw = (passage: Passage) => (
    <Item key={passage.annotation.id} list={{ ...props, calls }} passage={passage} isStop={passage.annotation.id === stops} />
  );
  const showMore = (): void => {
    // The button goes with the last of them: the keys go on from where it stood.
    if (ordered.length <= most + STEP) cardsIn(frame.current).at(-1)?.focus();
    setMost(most + STEP);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the cards inside, caught in one place
    <div
      ref={frame}
      onKeyDown={(event) => walk(event, frame.current)}
      onFocusCapture={(event) => setStop(cardOf(event.target)?.dataset['passage'])}
    >
      <ol class="cards">{placed.slice(0, drawn).map(draw)}</ol>
      {orphans.length === 0 || placed.length >= drawn ? null : (
        <section class="orphans" aria-labelledby={`${ids}-orphans`}>
          <OrphanHelp id={`${ids}-orphans`} number={count('orphans', orphans.length)} />
          <ol class="cards">{orphans.slice(0, drawn - placed.length).map(draw)}</ol>
        </section>
      )}
      {ordered.length <= most ? null : (
        <div class="more">
          <Button busy={drawn < most} onPress={showMore}>
            {count('more', Math.min(STEP, ordered.length - most))}
          </Button>
        </div>
      )}
    </div>
  );
}

/** A card that becomes an orphan's by the reader's own decision is drawn elsewhere: the focus goes with it. */
function useFollowed(calls: PassageCalls, frame: RefObject<HTMLElement | null>, ordered: readonly Passage[]): PassageCalls {
  const followed = useRef<Iri | undefined>(undefined);
  useLayoutEffect(() => {
    if (followed.current === undefined || document.activeElement !== document.body) return;
    frame.current?.querySelector<HTMLElement>(`[data-passage="${CSS.escape(followed.current)}"]`)?.focus();
    followed.current = undefined;
  }, [ordered]);
  const { onKeepOrphan } = calls;
  if (onKeepOrphan === undefined) return calls;
  return {
    ...calls,
    onKeepOrphan: (id, wordings) => {
      followed.current = id;
      onKeepOrphan(id, wordings);
    },
  };
}

function Item({ list, passage, isStop }: { readonly list: CardsProps; readonly passage: Passage; readonly isStop: boolean }) {
  const { id } = passage.annotation;
  const { reattaching } = list;
  return (
    <li>
      <PassageCard
        passage={passage}
        byId={list.byId}
        isCurrent={id === list.current}
        calls={list.calls}
        editor={list.editor}
        reattachment={reattaching?.id === id ? reattaching : undefined}
        tabIndex={isStop ? 0 : -1}
      />
    </li>
  );
}

function cardOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-passage]') ?? undefined) : undefined;
}

const cardsIn = (frame: HTMLElement | null): readonly HTMLElement[] => [...(frame?.querySelectorAll<HTMLElement>('[data-passage]') ?? [])];

function walk(event: KeyboardEvent, frame: HTMLElement | null): void {
  const from = cardOf(event.target);
  // Arrow keys inside a form belong to the form.
  if (from === undefined || frame === null || (event.target instanceof Element && event.target.closest('form') !== null)) return;
  const cards = cardsIn(frame);
  const at = cards.indexOf(from);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: cards.length - 1 }[event.key];
  const next = to === undefined ? undefined : cards[to];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
