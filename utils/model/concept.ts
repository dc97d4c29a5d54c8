// What a concept and a concept scheme (codebook) are. SKOS Reference, sections 3 to 8; the field names are SKOS's.
import type { Annotation, Annotator } from './annotation';
import type { Iri } from './ids';

/** Eight paints that colour-blind readers tell apart, each with an underline style of its own; see `components/theme.css`. */
export const PAINTS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
export type Paint = (typeof PAINTS)[number];

export interface Concept {
  readonly id: Iri;
  /** The scheme it belongs to. */
  readonly scheme: Iri;
  readonly prefLabel: string;
  readonly altLabels: readonly string[];
  readonly definition: string;
  /** When to use it; where there is no `notWhen`, also when not. */
  readonly scopeNote: string;
  readonly example: string;
  readonly broader: readonly Iri[];
  readonly related: readonly Iri[];
  readonly paint: Paint;
  readonly created: string;
  readonly modified: string;
  /** When not to use it. */
  readonly notWhen?: string;
  /** A short sign that stands for it, such as `2.1`. */
  readonly notation?: string;
  /** Its place among its siblings: lower ones first, those without one after them by age. */
  readonly place?: number;
  /** The concept of another codebook that it was copied from. */
  readonly derivedFrom?: Iri;
  /** It is not offered any more; passages that were tagged with it keep it. */
  readonly retired?: Retirement;
  /** What it meant before, oldest first. */
  readonly earlier?: readonly EarlierMeaning[];
}

export interface Retirement {
  /** UTC. */
  readonly at: string;
  /** The concept it was merged into. */
  readonly replacedBy?: Iri;
}

/** A version of a concept's meaning that was replaced. */
export interface EarlierMeaning {
  readonly prefLabel: string;
  readonly definition: string;
  readonly scopeNote: string;
  readonly notWhen?: string;
  /** When the next one took its place, UTC: the name of that next version. */
  readonly until: string;
  /** Who changed it. */
  readonly by: Annotator;
  /** Their reason, if they gave one. */
  readonly why?: string;
}

/** A concept that has a label and no more. `at`: UTC. */
export const emptyConcept = (made: {
  readonly id: Iri;
  readonly scheme: Iri;
  readonly prefLabel: string;
  readonly at: string;
}): Concept => ({
  id: made.id,
  scheme: made.scheme,
  prefLabel: made.prefLabel,
  altLabels: [],
  definition: '',
  scopeNote: '',
  example: '',
  broader: [],
  related: [],
  paint: 7,
  created: made.at,
  modified: made.at,
});

/** The version of its meaning that a concept has now; empty for the first. Later versions are greater. */
export const versionOf = ({ earlier }: Concept): string => earlier?.at(-1)?.until ?? '';

/** A codebook. `narrower` and top concepts follow from `broader`; they are not stored. */
export interface ConceptScheme {
  readonly id: Iri;
  readonly title: string;
  readonly description: string;
  /** BCP 47 of its labels. */
  readonly language: string;
  /** The built-in scheme is read-only. */
  readonly builtIn: boolean;
  readonly created: string;
  readonly modified: string;
  /** Its keepers take no concept made in passing, only suggestions. Absent: open. */
  readonly closed?: true;
  /** The codebook that it was copied from. */
  readonly derivedFrom?: Iri;
}

/** A scheme with its concepts, in the order they are shown. */
export interface Codebook {
  readonly scheme: ConceptScheme;
  readonly concepts: readonly Concept[];
}

/** A concept in its one place of the tree that people see. `parent` is absent at the top; following it always ends. */
export interface PlacedConcept {
  readonly concept: Concept;
  readonly parent: PlacedConcept | undefined;
}

/** A codebook as a tree: each concept once, after its parent, directly followed by what is below it. */
export interface Outline {
  readonly scheme: ConceptScheme;
  readonly inOrder: readonly PlacedConcept[];
}

/** One record before and after; absent on the one side or the other means that there is none. */
export interface Altered<T> {
  readonly id: Iri;
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** What one action on a codebook does to the records: worked out by `concepts`, written by `library` as one change. */
export interface CodebookChange {
  readonly schemes: readonly Altered<ConceptScheme>[];
  readonly concepts: readonly Altered<Concept>[];
  readonly annotations: readonly Altered<Annotation>[];
}

/** The ways in which one codebook leaves the library; `utils/exchange/README.md` says what each holds. */
export const CODEBOOK_FORMATS = ['page', 'skos-json', 'skos-turtle', 'refi', 'table', 'plain-table'] as const;
export type CodebookFormat = (typeof CODEBOOK_FORMATS)[number];
