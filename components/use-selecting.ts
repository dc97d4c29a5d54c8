// Which rows of a long list are chosen: one by one, a stretch by shift, all at once; by pointer and by keys alike.
import { useRef } from 'preact/hooks';
import type { Iri } from '@/utils/model/ids';

/** What is chosen out of a list, kept by whoever acts on it. */
export interface Selection {
  readonly chosen: ReadonlySet<Iri>;
  readonly onChosen: (chosen: ReadonlySet<Iri>) => void;
}

export interface Selecting {
  /** The row is chosen, or no longer; `isStretch`: so is every row from the last one that was. */
  choose(at: number, isStretch: boolean): void;
  /** Whether the key was one that chooses: Space or X the row, with shift up to it; shift with an arrow that one and the next; Control+A all, Escape none. */
  answer(event: KeyboardEvent, at: number): boolean;
}

/** `go` moves the focus to a row. */
export function useSelecting(ids: readonly Iri[], { chosen, onChosen }: Selection, go: (at: number) => void): Selecting {
  const from = useRef<Iri | undefined>(undefined);
  const choose: Selecting['choose'] = (at, isStretch) => {
    const id = ids[at];
    if (id === undefined) return;
    const start = isStretch ? ids.indexOf(from.current ?? id) : at;
    const stretch = ids.slice(Math.min(at, start < 0 ? at : start), Math.max(at, start) + 1);
    const next = new Set(chosen);
    const isOn = isStretch || !chosen.has(id);
    for (const one of stretch) if (isOn) next.add(one); else next.delete(one); // prettier-ignore
    if (!isStretch) from.current = id;
    onChosen(next);
  };
  const extend = (at: number, to: number): void => {
    const [id, next] = [ids[at], ids[to]];
    if (id === undefined || next === undefined) return;
    from.current ??= id;
    onChosen(new Set([...chosen, id, next]));
    go(to);
  };
  const answer: Selecting['answer'] = (event, at) => {
    const { key, shiftKey } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.altKey) return false;
    if (isCommand) {
      if (key.toLowerCase() !== 'a') return false;
      onChosen(new Set(ids));
    } else if (key === ' ' || key.toLowerCase() === 'x') choose(at, shiftKey);
    else if (shiftKey && key === 'ArrowDown') extend(at, at + 1);
    else if (shiftKey && key === 'ArrowUp') extend(at, at - 1);
    else if (key === 'Escape' && chosen.size > 0) onChosen(new Set());
    else return false;
    return true;
  };
  return { choose, answer };
}
