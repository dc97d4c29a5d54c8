// What is known of the passages when the text has changed: those that no change came near stand where the change has moved them.
// The background and the page reckon alike, so that only what came out otherwise has to be told.
import type { Iri } from '@/utils/model/ids';
import { driftThrough, type TextChanges } from '@/utils/text/text-change';
import type { Found } from './marked-root';

/** A passage's context is up to 200 units; what changes within it may change what is said of the passage. */
export const MARGIN = 240;

/** The passages that are as they were, by their id; without those that a change came near. */
export function carried(found: Iterable<Found>, changes: TextChanges): Map<Iri, Found> {
  const drift = driftThrough(changes, MARGIN);
  const known = new Map<Iri, Found>();
  for (const f of found) {
    const by = f.start < 0 ? 0 : drift(f.start, f.end);
    if (by !== undefined) known.set(f.id, by === 0 ? f : { ...f, start: f.start + by, end: f.end + by });
  }
  return known;
}

/** How a list differs from what is known: what came out otherwise, and what is no longer in it. */
export interface FoundNews {
  readonly other: readonly Found[];
  readonly gone: readonly Iri[];
}

export function newsOf(known: ReadonlyMap<Iri, Found>, list: readonly Found[]): FoundNews {
  const ids = new Set(list.map((f) => f.id));
  return {
    other: list.filter((f) => JSON.stringify(known.get(f.id)) !== JSON.stringify(f)),
    gone: [...known.keys()].filter((id) => !ids.has(id)),
  };
}

export function withNews(known: ReadonlyMap<Iri, Found>, { other, gone }: FoundNews): readonly Found[] {
  const all = new Map(known);
  gone.forEach((id) => all.delete(id));
  other.forEach((f) => all.set(f.id, f));
  return [...all.values()];
}
