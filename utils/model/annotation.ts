// What an annotation is: one annotator's statement about one passage of one document.
// W3C Web Annotation Data Model, sections 3.1 (annotation), 3.2 (bodies and targets), 3.3.5 (motivation).
import { canonicalJson, type Iri } from './ids';
import type { Picture } from './picture';
import { quoteOf, type Selector } from './selector';

/** A person who annotates. `id` is made once per installation; the name is theirs to choose and may be empty. */
export interface Annotator {
  readonly id: Iri;
  readonly name: string;
}

/** "This passage is an instance of that concept." In files a SpecificResource whose source is the concept. */
export interface ConceptBody {
  readonly purpose: 'tagging';
  readonly concept: Iri;
  /** Under which version of the concept's meaning (`versionOf`); absent for its first. */
  readonly version?: string;
}

/** What the annotator has to say about it. Plain text. */
export interface NoteBody {
  readonly purpose: 'commenting';
  readonly value: string;
}

export type Body = ConceptBody | NoteBody;

/** Which passage: the copy it was read in, and the ways to find it again. */
export interface Target {
  /** The address of the copy that was being read, as it stood in the address bar without fragment. */
  readonly source: string;
  readonly selectors: readonly Selector[];
  /** Headings above the passage, outermost first; empty when there are none. */
  readonly headings: readonly string[];
  /** The page it begins on as it is cited (`iv`, `12`), of a copy that has pages; its index is in the `FragmentSelector`. */
  readonly pageLabel?: string;
  /** The words of that page were recognised on its picture, and may be wrong. */
  readonly isRecognised?: true;
  /** What the chosen area of the page looked like; the area itself is in the `FragmentSelector`. */
  readonly picture?: Picture;
}

export interface Annotation {
  readonly id: Iri;
  /** The `PaperDocument` it belongs to. */
  readonly document: Iri;
  readonly target: Target;
  readonly bodies: readonly Body[];
  readonly creator: Annotator;
  /** UTC, `toISOString()` form. */
  readonly created: string;
  readonly modified: string;
  /** Targets it had before a re-attachment or before a new wording was accepted, oldest first. */
  readonly formerTargets?: readonly Target[];
  /** Wordings found for the present target of which the annotator has said that they are another passage, oldest first, each once. */
  readonly refusedWordings?: readonly string[];
  /** The reader of this library wants to come to it again; no part of what the annotator states. */
  readonly isStarred?: true;
}

export function withStar(annotation: Annotation, isStarred: boolean): Annotation {
  const { isStarred: _was, ...bare } = annotation;
  return isStarred ? { ...bare, isStarred } : bare;
}

export const quote = (a: Annotation): string => quoteOf(a.target.selectors)?.exact ?? '';

export const conceptsOf = (a: Annotation): readonly Iri[] => a.bodies.flatMap((b) => (b.purpose === 'tagging' ? [b.concept] : []));

export const noteOf = (a: Annotation): string => a.bodies.flatMap((b) => (b.purpose === 'commenting' ? [b.value] : [])).join('\n\n');

/** Bodies for some concepts and a note; an empty note makes no body, a concept stands once. */
export function bodies(concepts: readonly Iri[], note: string): readonly Body[] {
  const tagging = [...new Set(concepts)].map((concept): Body => ({ purpose: 'tagging', concept }));
  return note.trim() === '' ? tagging : [...tagging, { purpose: 'commenting', value: note }];
}

/** The pictures of an annotation, those of its former targets too. */
export const picturesOf = ({ target, formerTargets = [] }: Annotation): readonly Picture[] =>
  [target, ...formerTargets].flatMap((t) => t.picture ?? []);

/** Targets with the same key are one; their selectors are alternatives (Data Model, section 4.2), whose order says nothing. */
export const targetKey = ({ source, headings, pageLabel, selectors }: Target): string =>
  canonicalJson([source, headings, pageLabel ?? '', selectors.toSorted((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : 0))]);

/** The news after what is there; `undefined` when there is neither. */
const joined = <T>(all: readonly T[] | undefined, news: readonly T[]): readonly T[] | undefined =>
  news.length === 0 ? all : [...(all ?? []), ...news];

/**
 * An annotation with the history of another record of it: no former target of either is lost, nor, where both stand at the same
 * target, a refused wording. The same object when the other knows nothing more.
 */
export function withHistoryOf(a: Annotation, other: Annotation): Annotation {
  const known = new Set([a.target, ...(a.formerTargets ?? [])].map(targetKey));
  const targets = [...(other.formerTargets ?? []), other.target].filter((t) => !known.has(targetKey(t)));
  const isAtSame = targetKey(a.target) === targetKey(other.target);
  const wordings = isAtSame ? (other.refusedWordings ?? []).filter((w) => !a.refusedWordings?.includes(w)) : [];
  if (targets.length === 0 && wordings.length === 0) return a;
  const formerTargets = joined(a.formerTargets, targets);
  const refusedWordings = joined(a.refusedWordings, wordings);
  return { ...a, ...(formerTargets && { formerTargets }), ...(refusedWordings && { refusedWordings }) };
}

/** A stretch of the canonical text of what is shown now, `[start, end)` in UTF-16 units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** How sure it is that other words are the passage. */
export interface Sureness {
  /** Share of the letters that agree, 0 to 1. */
  readonly similarity: number;
  /** By how much the place beat the next best that came into question, 0 to 1; 1 when none did; not told of one of several places. */
  readonly margin?: number;
}

/** A place with the words that stand there. */
export interface WordedPlace extends Place {
  readonly words: string;
  /** How sure these words are, where they are told from places of a text. */
  readonly sureness?: Sureness;
}

/** How a passage was found in a given text; a fact about that text today, never stored with the annotation. */
export type AnchorStatus = 'exact' | 'moved' | 'changed' | 'ambiguous' | 'orphan';
