// What a concept and a concept scheme (codebook) are. SKOS Reference, sections 3 to 8; the field names are SKOS's.
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
  /** When to use it and when not. */
  readonly scopeNote: string;
  readonly example: string;
  readonly broader: readonly Iri[];
  readonly related: readonly Iri[];
  readonly paint: Paint;
  readonly created: string;
  readonly modified: string;
}

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

/** The ways in which one codebook leaves the library; `utils/exchange/README.md` says what each holds. */
export const CODEBOOK_FORMATS = ['page', 'skos-json', 'skos-turtle', 'refi', 'table', 'plain-table'] as const;
export type CodebookFormat = (typeof CODEBOOK_FORMATS)[number];
