// The lines of a pack in their groups: walked by arrows, ordered by keys, buttons or dragging.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Iri } from '@/utils/model/ids';
import { stepTo, type PackGroup } from './pack';
import { PackCard, type PackCardCalls, type Step } from './PackCard';
import { useOnceNear } from './use-once-near';
import { t } from './words';

export interface PackLinesProps {
  /** Every line of the pack, in its order. */
  readonly order: readonly Iri[];
  readonly groups: readonly PackGroup[];
  readonly typed: ReadonlyMap<Iri, string>;
  readonly calls: Omit<PackCardCalls, 'onStep'>;
  /** To stand before `next`, or at the end. */
  readonly onMove: (id: Iri, next: Iri | undefined) => void;
}

/** Cards of more lines than these are drawn as they come near: all of 2,000 at once would be seconds. */
const MANY = 100;

/** What is being dragged: it stays in its group, whose heading says what belongs there. */
interface Drag {
  readonly id: Iri;
  readonly group: string;
}

export function PackLines(props: PackLinesProps) {
  const { order, groups, onMove } = props;
  const frame = useRef<HTMLDivElement>(null);
  const followed = useRef<{ readonly id: Iri; readonly group: string } | undefined>(undefined);
  const [said, say] = useState('');
  useLayoutEffect(() => {
    // A moved card is drawn elsewhere: the focus goes with it.
    const { id, group } = followed.current ?? {};
    followed.current = undefined;
    if (id === undefined) return;
    const card = frame.current?.querySelector<HTMLElement>(`[data-group="${CSS.escape(group ?? '')}"] [data-line="${CSS.escape(id)}"]`);
    card?.focus();
    say(card?.getAttribute('aria-label') ?? '');
  }, [order]);
  const drag = useRef<Drag | undefined>(undefined);
  const step = (group: PackGroup, id: Iri, by: Step): void => {
    const shown = group.quotes.map((q) => q.line.annotation);
    const to = stepTo(order, shown, id, by);
    if (to === undefined) return say(t('packAtEnd'));
    followed.current = { id, group: group.id };
    onMove(id, to.next);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the cards inside, caught in one place
    <div ref={frame} class="pack-lines" onKeyDown={walk}>
      <p class="for-readers" role="status">
        {said}
      </p>
      {groups.map((group) => (
        <section key={group.id} data-group={group.id} aria-label={group.heading === '' ? t('passages') : group.heading}>
          {group.heading === '' ? null : <h2>{group.heading}</h2>}
          <ol>
            {group.quotes.map((quote, i) => (
              <Line key={quote.line.annotation} {...props} quote={quote} i={i} group={group} drag={drag} onStep={step} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

interface LineProps extends PackLinesProps {
  readonly quote: PackGroup['quotes'][number];
  readonly i: number;
  readonly group: PackGroup;
  readonly drag: { current: Drag | undefined };
  readonly onStep: (group: PackGroup, id: Iri, step: Step) => void;
}

function Line({ quote, i, group, drag, order, typed, calls, onMove, onStep }: LineProps) {
  const id = quote.line.annotation;
  const [side, setSide] = useState<'before' | 'after'>();
  const item = useRef<HTMLLIElement>(null);
  const isDrawn = useOnceNear(item, order.length > MANY);
  const isTarget = (): boolean => drag.current !== undefined && drag.current.id !== id && drag.current.group === group.id;
  return (
    <li
      ref={item}
      class={side === undefined ? undefined : `drop-${side}`}
      onDragOver={(event) => {
        if (!isTarget()) return;
        event.preventDefault();
        const { top, height } = event.currentTarget.getBoundingClientRect();
        setSide(event.clientY - top < height / 2 ? 'before' : 'after');
      }}
      onDragLeave={() => setSide(undefined)}
      onDrop={(event) => {
        event.preventDefault();
        const moved = drag.current?.id;
        if (moved !== undefined && isTarget()) onMove(moved, side === 'before' ? id : order[order.indexOf(id) + 1]);
        setSide(undefined);
      }}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Alt with an arrow, and the buttons, do the same */}
      <span
        class="pack-grip"
        aria-hidden="true"
        draggable
        title={t('packDrag')}
        onDragStart={(event) => {
          drag.current = { id, group: group.id };
          // Firefox drags nothing that carries nothing.
          event.dataTransfer?.setData('text/plain', id);
          const card = event.currentTarget.closest('li');
          if (card !== null) event.dataTransfer?.setDragImage(card, 0, 0);
        }}
        onDragEnd={() => (drag.current = undefined)}
      >
        ⠿
      </span>
      <PackCard
        {...quote}
        place={i + 1}
        of={group.quotes.length}
        typed={typed.get(id)}
        isDrawn={isDrawn}
        calls={{ ...calls, onStep: (one, by) => onStep(group, one, by) }}
      />
    </li>
  );
}

/** Arrows walk from card to card; within a field they belong to the field. */
function walk(event: KeyboardEvent): void {
  const { currentTarget: frame, target } = event;
  if (event.altKey || event.ctrlKey || event.metaKey || !(frame instanceof Element) || !(target instanceof Element)) return;
  if (!target.matches('[data-line]')) return;
  const cards = [...frame.querySelectorAll<HTMLElement>('[data-line]')];
  const at = cards.indexOf(target as HTMLElement); // it matches what the list holds
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: cards.length - 1 }[event.key];
  const next = to === undefined ? undefined : cards[to];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
