// Which rows of a codebook's tree are shown, and where does a key or a drop lead? Pure, so that 2,000 concepts are a list of numbers.
import { foldText } from '@/utils/text/word-fold';
import type { SchemeIndex, Entry } from '@/utils/concepts/scheme';
import type { Spot } from '@/utils/concepts/change';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';

export interface TreeRow {
  readonly concept: Concept;
  readonly parent: Iri | undefined;
  /** From 1. */
  readonly level: number;
  /** From 1, among the siblings that are shown. */
  readonly position: number;
  readonly siblings: number;
  /** `undefined` where nothing is below. */
  readonly isOpen: boolean | undefined;
}

export interface TreeQuestion {
  readonly index: SchemeIndex;
  /** Concepts whose narrower ones are hidden. */
  readonly closed: ReadonlySet<Iri>;
  /** As typed; with it only what holds it is shown, and what stands above that. */
  readonly search: string;
  readonly hasRetired: boolean;
}

/** In tree order; linear in concepts. */
export function treeRows({ index, closed, search, hasRetired }: TreeQuestion): readonly TreeRow[] {
  const words = foldText(search);
  const shown = new Set<Entry>();
  for (const entry of index.inOrder) {
    if ((!hasRetired && entry.concept.retired !== undefined) || !isMet(entry, words)) continue;
    for (let up: Entry | undefined = entry; up !== undefined && !shown.has(up); up = up.parent) shown.add(up);
  }
  const below = new Map<Entry | undefined, number>();
  for (const { parent } of shown) below.set(parent, (below.get(parent) ?? 0) + 1);
  const levels = new Map<Entry | undefined, number>([[undefined, 0]]);
  const positions = new Map<Entry | undefined, number>();
  const rows: TreeRow[] = [];
  for (const entry of index.inOrder) {
    const { concept, parent } = entry;
    const level = levels.get(parent);
    if (level === undefined || !shown.has(entry)) continue;
    const position = (positions.get(parent) ?? 0) + 1;
    positions.set(parent, position);
    const isOpen = below.has(entry) ? words !== '' || !closed.has(concept.id) : undefined;
    if (isOpen === true) levels.set(entry, level + 1);
    rows.push({ concept, parent: parent?.concept.id, level: level + 1, position, siblings: below.get(parent) ?? 0, isOpen });
  }
  return rows;
}

const isMet = ({ folded }: Entry, words: string): boolean =>
  words === '' || [folded.label, ...folded.altLabels, folded.definition].some((text) => text.includes(words));

export type Walk =
  | { readonly kind: 'select'; readonly id: Iri }
  | { readonly kind: 'open' | 'close'; readonly id: Iri }
  | { readonly kind: 'enter'; readonly id: Iri };

/** Rows that Page Up and Page Down pass over. */
const PAGE = 10;

/** What a key does in a tree (WAI-ARIA, tree view pattern); `undefined` when it does nothing. `at` is the row in view, -1: none. */
export function walked(key: string, rows: readonly TreeRow[], at: number): Walk | undefined {
  const row = rows[at];
  const to = (place: number): Walk | undefined => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, place))];
    return next && { kind: 'select', id: next.concept.id };
  };
  switch (key) {
    case 'ArrowDown':
      return to(at + 1);
    case 'ArrowUp':
      return to(at - 1);
    case 'Home':
      return to(0);
    case 'End':
      return to(rows.length - 1);
    case 'PageDown':
      return to(at + PAGE);
    case 'PageUp':
      return to(at - PAGE);
    case 'ArrowRight':
      if (row?.isOpen === undefined) return undefined;
      return row.isOpen ? to(at + 1) : { kind: 'open', id: row.concept.id };
    case 'ArrowLeft':
      if (row?.isOpen === true) return { kind: 'close', id: row.concept.id };
      return row?.parent === undefined ? undefined : { kind: 'select', id: row.parent };
    case 'Enter':
      return row && { kind: 'enter', id: row.concept.id };
    default:
      return undefined;
  }
}

/** The next row after `at` whose label begins with the letters, round the end; the same one while more letters fit it. */
export function typedAhead(letters: string, rows: readonly TreeRow[], at: number): Iri | undefined {
  const wanted = foldText(letters);
  if (wanted === '') return undefined;
  const from = letters.length > 1 ? at : at + 1;
  const inTurn = [...rows.slice(Math.max(0, from)), ...rows.slice(0, Math.max(0, from))];
  return inTurn.find(({ concept }) => foldText(concept.prefLabel).startsWith(wanted))?.concept.id;
}

export type Shift = 'up' | 'down' | 'in' | 'out';

/** Where a shift takes a concept: past a sibling, below the sibling before it, or beside its parent; `undefined` when there is no such place. */
export function shifted(index: SchemeIndex, id: Iri, shift: Shift): Spot | undefined {
  const entry = index.byId.get(id);
  if (entry === undefined) return undefined;
  const beside = childrenOf(index, entry.parent);
  const at = beside.indexOf(entry);
  const under = entry.parent?.concept.id;
  const before = beside[at - 1];
  switch (shift) {
    case 'up':
      return at === 0 ? undefined : { under, at: at - 1 };
    case 'down':
      return at === beside.length - 1 ? undefined : { under, at: at + 1 };
    case 'in':
      return before && { under: before.concept.id, at: childrenOf(index, before).length };
    case 'out':
      return (
        entry.parent && { under: entry.parent.parent?.concept.id, at: childrenOf(index, entry.parent.parent).indexOf(entry.parent) + 1 }
      );
    default:
      return shift satisfies never;
  }
}

const childrenOf = (index: SchemeIndex, parent: Entry | undefined): readonly Entry[] => index.inOrder.filter((e) => e.parent === parent);

export type Side = 'before' | 'after' | 'in';

/** Where a concept stands after it was dropped on another. */
export function droppedAt(index: SchemeIndex, id: Iri, target: Iri, side: Side): Spot | undefined {
  const entry = index.byId.get(target);
  if (entry === undefined || id === target) return undefined;
  const others = (parent: Entry | undefined): readonly Entry[] => childrenOf(index, parent).filter((e) => e.concept.id !== id);
  if (side === 'in') return { under: target, at: others(entry).length };
  return { under: entry.parent?.concept.id, at: others(entry.parent).indexOf(entry) + (side === 'after' ? 1 : 0) };
}
