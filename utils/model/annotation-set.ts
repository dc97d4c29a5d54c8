// What is shared together: annotations, the documents they are about, the codebooks they use.
import type { Annotation, Annotator } from './annotation';
import type { Codebook } from './concept';
import type { PaperDocument } from './document';
import type { Iri } from './ids';
import type { Pack } from './pack';
import type { PictureFile } from './picture';

/** Documents hold every document that an annotation names, with all that it is a later edition of; codebooks every concept used, with all that is broader. */
export interface AnnotationSet {
  readonly id: Iri;
  readonly label: string;
  readonly creator: Annotator;
  readonly created: string;
  readonly documents: readonly PaperDocument[];
  readonly codebooks: readonly Codebook[];
  readonly annotations: readonly Annotation[];
  /** Absent where there are none. A line of a pack may name a passage that the set does not hold. */
  readonly packs?: readonly Pack[];
  /** Of the annotations, those that are here, each once. */
  readonly pictures?: readonly PictureFile[];
}

/** The ways in which a set leaves the library; `utils/exchange/README.md` says what each holds. */
export const SET_FORMATS = ['web-annotation', 'refi', 'hypothesis'] as const;
export type SetFormat = (typeof SET_FORMATS)[number];
