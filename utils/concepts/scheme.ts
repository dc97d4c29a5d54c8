// How do the concepts of a codebook hang together? Trees over `skos:broader`, safe against cycles and links that lead nowhere.
// A concept with several broader ones stands in the tree once, under the first that leads up to a top; `ancestors` and
// `descendants` follow all of them.
import type { Codebook, Concept, Outline, PlacedConcept } from '../model/concept';
import type { Iri } from '../model/ids';
import { foldText } from '../text/word-fold';

export interface Entry extends PlacedConcept {
  readonly parent: Entry | undefined;
  /** What `search` looks in, folded (see `fold`), when it is first asked for: a list without a search needs none. */
  readonly folded: FoldedConcept;
}

export interface FoldedConcept {
  readonly label: string;
  readonly altLabels: readonly string[];
  readonly definition: string;
}

/** A codebook made ready for many questions. Build it once for each change of the concepts. */
export interface SchemeIndex {
  /** In tree order; each id once, the first concept that bears it. */
  readonly inOrder: readonly Entry[];
  readonly byId: ReadonlyMap<Iri, Entry>;
  /** Narrower concepts by id, in the codebook's order. */
  readonly narrower: ReadonlyMap<Iri, readonly Concept[]>;
}

/** Every function here takes either; with an index it does not have to look at all concepts again. */
export type Concepts = readonly Concept[] | SchemeIndex;

/** Linear in concepts and links: 2,000 concepts take a few milliseconds. Never throws. */
export function indexScheme(concepts: readonly Concept[]): SchemeIndex {
  const known = new Map<Iri, Concept>();
  for (const concept of concepts) if (!known.has(concept.id)) known.set(concept.id, concept);
  const lower = new Map<Iri, Concept[]>();
  for (const concept of known.values()) {
    for (const up of new Set(concept.broader)) {
      if (!known.has(up)) continue;
      const below = lower.get(up);
      if (below === undefined) lower.set(up, [concept]);
      else below.push(concept);
    }
  }
  const isTop = (concept: Concept) => !concept.broader.some((up) => known.has(up));
  const byId = new Map<Iri, Entry>();
  const topsFirst = [...known.values()].filter(isTop);
  // What hangs in a cycle has no top above it: the first of the cycle in the codebook's order stands in for one.
  for (const root of [...topsFirst, ...known.values()]) plant(root, lower, byId);
  return { inOrder: [...byId.values()], byId, narrower: lower };
}

function plant(root: Concept, lower: ReadonlyMap<Iri, readonly Concept[]>, byId: Map<Iri, Entry>): void {
  const waiting: { concept: Concept; parent: Entry | undefined }[] = [{ concept: root, parent: undefined }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { concept, parent } = next;
    if (byId.has(concept.id)) continue;
    const entry: Entry = new Planted(concept, parent);
    byId.set(concept.id, entry);
    const below = lower.get(concept.id) ?? [];
    for (const child of below.toReversed()) waiting.push({ concept: child, parent: entry });
  }
}

/** An entry in its place; a class so that 2,000 of them share their one getter. */
class Planted implements Entry {
  readonly concept: Concept;
  readonly parent: Entry | undefined;
  constructor(concept: Concept, parent: Entry | undefined) {
    this.concept = concept;
    this.parent = parent;
  }
  get folded(): FoldedConcept {
    return foldConcept(this.concept);
  }
}

/** A memo of a pure function: a concept is a value, and of 2,000 only the one that changed has to be folded again. */
const known = new WeakMap<Concept, FoldedConcept>();

function foldConcept(concept: Concept): FoldedConcept {
  let folded = known.get(concept);
  if (folded === undefined) {
    const { prefLabel, altLabels, definition } = concept;
    known.set(concept, (folded = { label: foldText(prefLabel), altLabels: altLabels.map(foldText), definition: foldText(definition) }));
  }
  return folded;
}

const indexed = (concepts: Concepts): SchemeIndex => ('byId' in concepts ? concepts : indexScheme(concepts));

/** Preferred labels from the top concept down to and including the concept itself; empty for an unknown id. */
export function pathOf(concepts: Concepts, id: Iri): readonly string[] {
  const labels: string[] = [];
  for (let at = indexed(concepts).byId.get(id); at !== undefined; at = at.parent) labels.push(at.concept.prefLabel);
  return labels.reverse();
}

/** Concepts directly below, in the codebook's order. */
export function narrower(concepts: Concepts, id: Iri): readonly Concept[] {
  return indexed(concepts).narrower.get(id) ?? [];
}

/** All concepts above, nearest first, by every `broader` link; never the concept itself. */
export function ancestors(concepts: Concepts, id: Iri): readonly Concept[] {
  const { byId } = indexed(concepts);
  return reach(id, (concept) => concept.broader.flatMap((up) => byId.get(up)?.concept ?? []), byId.get(id)?.concept);
}

/** All concepts below, nearest first; never the concept itself. */
export function descendants(concepts: Concepts, id: Iri): readonly Concept[] {
  const index = indexed(concepts);
  return reach(id, (concept) => index.narrower.get(concept.id) ?? [], index.byId.get(id)?.concept);
}

function reach(id: Iri, step: (from: Concept) => readonly Concept[], from: Concept | undefined): readonly Concept[] {
  if (from === undefined) return [];
  const found = new Map<Iri, Concept>();
  const queue = [from];
  for (const concept of queue) {
    for (const next of step(concept)) {
      if (next.id === id || found.has(next.id)) continue;
      found.set(next.id, next);
      queue.push(next);
    }
  }
  return [...found.values()];
}

/** Every concept once, each directly followed by what is below it; siblings in the codebook's order. */
export function inTreeOrder(concepts: Concepts): readonly Concept[] {
  return indexed(concepts).inOrder.map((entry) => entry.concept);
}

/** The codebook as a tree, for whoever writes it down. */
export const outlineOf = ({ scheme, concepts }: Codebook): Outline => ({ scheme, inOrder: indexScheme(concepts).inOrder });

/** Whether some concept is above itself, at any distance. Linear: takes concepts away whose broader ones are all gone. */
export function hasCycle(concepts: Concepts): boolean {
  const index = indexed(concepts);
  const above = new Map<Iri, number>();
  for (const below of index.narrower.values()) for (const { id } of below) above.set(id, (above.get(id) ?? 0) + 1);
  const free = [...index.byId.keys()].filter((id) => !above.has(id));
  for (const id of free) {
    for (const child of index.narrower.get(id) ?? []) {
      const left = (above.get(child.id) ?? 0) - 1;
      above.set(child.id, left);
      if (left === 0) free.push(child.id);
    }
  }
  return free.length < index.byId.size;
}
