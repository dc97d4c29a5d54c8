// What an import would do, as data: computed by `exchange/plan-merge`, shown by `MergeReview`, applied by `library/apply-plan`.
import type { Annotation } from './annotation';
import type { Concept, ConceptScheme } from './concept';
import type { PaperDocument, Snapshot } from './document';
import type { Iri } from './ids';
import type { Problem } from './result';

/** Both sides of a record that is here and there under one id with different content. */
export interface Differing<T> {
  readonly mine: T;
  readonly theirs: T;
  /** Mine was made by this annotator: it is never replaced, `theirs` can only be kept beside it. */
  readonly own: boolean;
}

export interface Refused {
  /** Where in the file, such as `first.items[3]`. */
  readonly where: string;
  readonly problem: Problem;
}

export interface MergePlan {
  readonly label: string;
  readonly creatorName: string;
  /** Documents to add, and local documents that gain sources and keys (whole records, ready to put). */
  readonly documentsToAdd: readonly PaperDocument[];
  readonly documentsToExtend: readonly PaperDocument[];
  readonly schemesToAdd: readonly ConceptScheme[];
  readonly conceptsToAdd: readonly Concept[];
  /** Annotations to add, already pointing at the local document where it is known here. */
  readonly annotationsToAdd: readonly Annotation[];
  /** Others' annotations that are the same here but whose history the file knows more of (whole records, ready to put). */
  readonly annotationsToExtend: readonly Annotation[];
  readonly annotationsSame: number;
  readonly conceptsSame: number;
  readonly annotationsDiffering: readonly Differing<Annotation>[];
  readonly conceptsDiffering: readonly Differing<Concept>[];
  readonly refused: readonly Refused[];
  /** Texts of documents that are to be added: what their passages stand in. */
  readonly snapshotsToAdd?: readonly Snapshot[];
  /** What is to be known of how the file was read, a sentence each. */
  readonly remarks?: readonly string[];
}

/** What to do with one differing record: leave mine, take theirs (never for own), or keep theirs beside mine under a new id. */
export type MergeChoice = 'mine' | 'theirs' | 'both';

/** By record id; what is not named is `mine`. */
export type MergeChoices = ReadonlyMap<Iri, MergeChoice>;

/** What the plan is computed against. */
export interface LocalState {
  readonly me: Iri;
  readonly documents: readonly PaperDocument[];
  readonly schemes: readonly ConceptScheme[];
  readonly concepts: readonly Concept[];
  readonly annotations: readonly Annotation[];
}
