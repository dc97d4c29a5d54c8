// What an import would do, as data: computed by `exchange/plan-merge`, shown by `MergeReview`, applied by `library/apply-plan`.
import type { Annotation } from './annotation';
import type { Concept, ConceptScheme } from './concept';
import type { PaperDocument, Snapshot } from './document';
import type { Iri } from './ids';
import type { Pack } from './pack';
import type { PictureFile } from './picture';
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

/** Kinds of what other programs' files say and codebooks here cannot hold; each has a sentence. */
export const LEFT_OUT = [
  'language',
  'hidden',
  'matches',
  'notes',
  'noted',
  'notations',
  'statements',
  'schemes',
  'collections',
  'colours',
  'sets',
  'folders',
  'project',
  'columns',
  'letters',
] as const;
export type LeftOutKind = (typeof LEFT_OUT)[number];

export interface LeftOut {
  readonly what: LeftOutKind;
  readonly n: number;
  /** Words of the file that tell what it is; may be empty. */
  readonly names: readonly string[];
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
  /** Concepts to add whose label a concept here has already: two meanings until the reader says that they are one. */
  readonly namesakes: readonly Namesake[];
  readonly leftOut: readonly LeftOut[];
  readonly refused: readonly Refused[];
  /** Texts of documents that are to be added: what their passages stand in. */
  readonly snapshotsToAdd?: readonly Snapshot[];
  /** Pictures of its annotations. */
  readonly picturesToAdd?: readonly PictureFile[];
  /** What is to be known of how the file was read, a sentence each. */
  readonly remarks?: readonly string[];
  /** Absent where the file has none. */
  readonly packs?: PackPlan;
}

/** Records of which no more is shown than how many they are. */
interface Numbered {
  readonly length: number;
}

/** What of a plan is shown before it is carried out: a whole plan is one. */
export interface PlanToReview extends Omit<
  MergePlan,
  'documentsToAdd' | 'documentsToExtend' | 'annotationsToAdd' | 'annotationsToExtend' | 'snapshotsToAdd' | 'picturesToAdd'
> {
  readonly documentsToAdd: Numbered;
  readonly documentsToExtend: Numbered;
  readonly annotationsToAdd: Numbered;
  readonly annotationsToExtend: Numbered;
}

/** A concept of the file, one of `conceptsToAdd`, and the one here that has its label. */
export interface Namesake {
  readonly mine: Concept;
  readonly theirs: Concept;
  /** The codebook that mine stands in. */
  readonly home: string;
}

export interface PackPlan {
  readonly add: readonly Pack[];
  readonly same: number;
  readonly differing: readonly Differing<Pack>[];
  /** Of packs to come in, how many lines name a passage that is neither here nor in the file: they stay as lines without one. */
  readonly missing: readonly { readonly title: string; readonly lines: number }[];
}

/** What to do with one differing record: leave mine, take theirs (never for own), or keep theirs beside mine under a new id. */
export type MergeChoice = 'mine' | 'theirs' | 'both';

/** By the id of the record in the file; what is not named is `mine`, of namesakes `both`. */
export type MergeChoices = ReadonlyMap<Iri, MergeChoice>;

/** What the plan is computed against. */
export interface LocalState {
  readonly me: Iri;
  readonly documents: readonly PaperDocument[];
  readonly schemes: readonly ConceptScheme[];
  readonly concepts: readonly Concept[];
  readonly annotations: readonly Annotation[];
  readonly packs?: readonly Pack[];
}
