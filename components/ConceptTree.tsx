// A codebook as a tree that keyboard, mouse and screen reader walk and rearrange. Only the rows in view are drawn.
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Iri } from '@/utils/model/ids';
import { Icon } from './Icon';
import { paintStyle } from './paint';
import { typedAhead, walked, type Shift, type Side, type TreeRow } from './tree-rows';
import { drawnRows, heightOf, revealing, topOf, useView, type RowsQuestion } from './window-rows';
import { count, t } from './words';

export interface ConceptTreeProps {
  readonly label: string;
  readonly rows: readonly TreeRow[];
  readonly selected: Iri | undefined;
  /** Passages by concept. */
  readonly counts: ReadonlyMap<Iri, number>;
  /** Concepts with words that are not saved yet. */
  readonly unsaved: ReadonlySet<Iri>;
  readonly onSelect: (id: Iri) => void;
  readonly onToggle: (id: Iri, isOpen: boolean) => void;
  /** The reader goes on to the concept itself: by Enter, or by pressing its row. */
  readonly onEnter: (id: Iri, isByKey: boolean) => void;
  /** Without these the tree stays as it is. */
  readonly onShift?: ((id: Iri, shift: Shift) => void) | undefined;
  readonly onDrop?: ((id: Iri, target: Iri, side: Side) => void) | undefined;
}

/** Height of every row, px; the style sheet has the same. */
const ROW = 34;
/** Rows drawn beyond the edges of what is in view. */
const BEYOND = 12;
/** Letters typed within this time belong together (ms). */
const TOGETHER = 700;

const SHIFTS: Readonly<Record<string, Shift>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'out', ArrowRight: 'in' };

export function ConceptTree(props: ConceptTreeProps) {
  const { rows, selected } = props;
  const ids = useId();
  const frame = useRef<HTMLDivElement>(null);
  const all: RowsQuestion = { all: rows.length, row: ROW };
  const view = drawnRows(all, useView(frame), BEYOND);
  const at = rows.findIndex((row) => row.concept.id === selected);
  useLayoutEffect(() => reveal(frame.current, all, at), [at, rows]);
  const onKeyDown = useKeys(props, at);
  const drag = useRef<Iri | undefined>(undefined);
  const isDrawn = at >= view.first && at < view.last;
  return (
    <div
      ref={frame}
      class="tree"
      role="tree"
      aria-label={props.label}
      tabIndex={0}
      aria-activedescendant={isDrawn ? `${ids}-${at}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={() => {
        const [first] = rows;
        if (at < 0 && first !== undefined) props.onSelect(first.concept.id);
      }}
    >
      <div class="tree-rows" role="none" style={{ height: `${heightOf(all)}px` }}>
        {rows.slice(view.first, view.last).map((row, i) => (
          <Row
            key={row.concept.id}
            id={`${ids}-${view.first + i}`}
            top={topOf(all, view.first + i)}
            row={row}
            isSelected={view.first + i === at}
            tree={props}
            drag={drag}
          />
        ))}
      </div>
    </div>
  );
}

function reveal(frame: HTMLElement | null, rows: RowsQuestion, at: number): void {
  if (frame === null || at < 0) return;
  const to = revealing(rows, at, { top: frame.scrollTop, height: frame.clientHeight });
  if (to !== undefined) frame.scrollTop = to;
}

function useKeys(props: ConceptTreeProps, at: number): (event: KeyboardEvent) => void {
  const typed = useRef({ letters: '', until: 0 });
  return (event) => {
    const { rows } = props;
    if (event.ctrlKey || event.metaKey || event.isComposing) return;
    const here = rows[at]?.concept.id;
    if (event.altKey) {
      const shift = SHIFTS[event.key];
      if (shift === undefined || here === undefined || props.onShift === undefined) return;
      event.preventDefault();
      return props.onShift(here, shift);
    }
    const walk = walked(event.key, rows, at);
    if (walk !== undefined || event.key.startsWith('Arrow')) event.preventDefault();
    if (walk?.kind === 'select') return props.onSelect(walk.id);
    if (walk?.kind === 'enter') return props.onEnter(walk.id, true);
    if (walk !== undefined) return props.onToggle(walk.id, walk.kind === 'open');
    if (event.key.length !== 1) return;
    const letters = event.timeStamp < typed.current.until ? typed.current.letters + event.key : event.key;
    typed.current = { letters, until: event.timeStamp + TOGETHER };
    const found = typedAhead(letters, rows, at);
    if (found !== undefined) props.onSelect(found);
  };
}

interface RowProps {
  readonly id: string;
  /** px */
  readonly top: number;
  readonly row: TreeRow;
  readonly isSelected: boolean;
  readonly tree: ConceptTreeProps;
  /** What is being dragged, shared by all rows. */
  readonly drag: { current: Iri | undefined };
}

function Row({ id, top, row, isSelected, tree, drag }: RowProps) {
  const { concept, level, isOpen } = row;
  const [side, setSide] = useState<Side>();
  const passages = tree.counts.get(concept.id) ?? 0;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the tree has the focus and the keys
    <div
      id={id}
      role="treeitem"
      class={`tree-row${isSelected ? ' active' : ''}${concept.retired === undefined ? '' : ' retired'}${side === undefined ? '' : ` drop-${side}`}`}
      style={{ top: `${top}px`, '--level': level }}
      aria-level={level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={isOpen}
      aria-selected={isSelected}
      title={concept.prefLabel}
      draggable={tree.onDrop !== undefined}
      onClick={() => {
        tree.onSelect(concept.id);
        tree.onEnter(concept.id, false);
      }}
      onDragStart={(event) => {
        drag.current = concept.id;
        // Firefox drags nothing that carries nothing.
        event.dataTransfer?.setData('text/plain', concept.prefLabel);
      }}
      onDragEnd={() => (drag.current = undefined)}
      onDragOver={(event) => {
        if (drag.current === undefined || drag.current === concept.id) return;
        event.preventDefault();
        setSide(sideOf(event));
      }}
      onDragLeave={() => setSide(undefined)}
      onDrop={(event) => {
        event.preventDefault();
        setSide(undefined);
        if (drag.current !== undefined && side !== undefined) tree.onDrop?.(drag.current, concept.id, side);
        drag.current = undefined;
      }}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Arrow left and right do the same */}
      <span
        class={`tree-twist${isOpen === undefined ? ' none' : isOpen ? ' open' : ''}`}
        aria-hidden="true"
        onClick={(event) => {
          if (isOpen === undefined) return;
          event.stopPropagation();
          tree.onToggle(concept.id, !isOpen);
        }}
      >
        {isOpen === undefined ? null : <Icon name="down" />}
      </span>
      <span class="tree-dot" style={paintStyle(concept.paint)} aria-hidden="true" />
      <span class="tree-label" dir="auto">
        {concept.notation === undefined ? null : <span class="tree-notation">{concept.notation} </span>}
        {concept.retired === undefined ? concept.prefLabel : t('conceptRetired', concept.prefLabel)}
      </span>
      {tree.unsaved.has(concept.id) ? <span class="tree-unsaved">{t('editorUnsavedMark')}</span> : null}
      {passages === 0 ? null : (
        <span class="tree-count">
          <span aria-hidden="true">{passages}</span>
          <span class="for-readers">{count('passagesCount', passages)}</span>
        </span>
      )}
    </div>
  );
}

/** The upper and the lower quarter of a row stand for the gaps around it. */
function sideOf(event: DragEvent): Side {
  const { top, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
  const part = (event.clientY - top) / height;
  return part < 0.25 ? 'before' : part > 0.75 ? 'after' : 'in';
}
