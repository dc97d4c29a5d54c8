// What crosses between a web page's content script, the picker's frame and the background: one typed map a direction.
// Every call is answered with a `Result`; payloads are `unknown` until `exchange/door-messages` has parsed them.
import type { AnchorStatus, Place, Sureness, WordedPlace } from '@/utils/model/annotation';
import type { Concept, Paint } from '@/utils/model/concept';
import type { Capture, PageHead, ReadingNode } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import type { Picture } from '@/utils/model/picture';
import { ok, type Result } from '@/utils/model/result';
import type { Selector } from '@/utils/model/selector';
import type { CompactCodebook } from './compact-codebooks';

/** All that a page's content script learns of an annotation: where it stands in the text that it sent, and how it is painted. */
export interface Placing {
  readonly id: Iri;
  readonly status: AnchorStatus;
  /** UTF-16 units of the page's canonical text; -1 when it has no place. */
  readonly start: number;
  readonly end: number;
  readonly paints: readonly Paint[];
  /** What stands there today, where the wording has changed; of an orphan, what the reader has refused. */
  readonly found?: string;
  /** How sure that is, where the wording has changed. */
  readonly sureness?: Sureness;
  /** Where it may stand, likeliest first, when it is ambiguous. */
  readonly places?: readonly WordedPlace[];
}

/** A passage as it was found; when it is ambiguous, one of its places, else the likeliest. */
export interface Pointed {
  readonly id: Iri;
  readonly place?: Place;
}

/** `closed`: it stands in a part of the page that is closed and that the page did not open. */
export type Revealed = 'shown' | 'closed' | 'nowhere';

/** A passage that a reader has chosen but not yet tagged. */
export interface Chosen {
  readonly selectors: readonly Selector[];
  readonly headings: readonly string[];
  /** As in `Target`. */
  readonly pageLabel?: string;
  readonly isRecognised?: true;
  /** With its bytes (base64), as long as the passage is not tagged yet. Never from a page. */
  readonly picture?: Picture & { readonly data: string };
}

/** Of a description, what crosses and nothing more. */
export const asChosen = (described: Result<Chosen>): Result<Chosen> =>
  described.ok ? ok({ selectors: described.value.selectors, headings: described.value.headings }) : described;

/** What a reader has typed for it so far. */
export interface Typed {
  readonly concepts: readonly Iri[];
  readonly note: string;
  readonly search: string;
}

/** Calls of a content script. The background takes the page's address from the browser, never from the payload. */
export interface PageCalls {
  /** `names`: stem of this page load's highlight names; `scheme`: whether the page's own background is light or dark. */
  hello: { ask: { head: PageHead; names: string; scheme: 'light' | 'dark' }; answer: { passages: number } };
  /** Keeps the passage as a draft; answers with the token by which the picker's frame asks for it. */
  choose: { ask: Chosen; answer: { token: string } };
  /** The reader has clicked these passages (outermost first). */
  seen: { ask: readonly Iri[]; answer: null };
}

/** All codebooks, under a name for what they are now. */
export interface Choice {
  readonly state: string;
  readonly codebooks: readonly CompactCodebook[];
}

export interface Offer {
  /** `null`: still what the frame knows. */
  readonly choice: Choice | null;
  /** What was used lately, each as often as it was. */
  readonly recent: readonly Iri[];
  /** The codebook chosen to tag from; `null`: all. */
  readonly only: Iri | null;
}

/** Calls of the picker's frame: a page of ours, but inside a web page, so it knows one draft and nothing else. */
export interface PickerCalls {
  /** What may be chosen; no draft is needed. `state`: of what the frame knows already. */
  offer: { ask: { state?: string }; answer: Offer };
  /** The words of its draft. */
  open: { ask: { token: string }; answer: { quote: string } };
  keep: { ask: { token: string; typed: Typed }; answer: null };
  /** `within`: the codebook that is tagged from. */
  create: { ask: { token: string; label: string; within?: Iri }; answer: Concept };
  save: { ask: { token: string; typed: Typed }; answer: null };
  /** The page under the frame, when no kept text holds the chosen words yet; `null` when one does. */
  capture: { ask: { token: string }; answer: Capture | null };
  /** The page's main text, for the passage that was saved from this draft. */
  prove: { ask: { token: string; content: readonly ReadingNode[] }; answer: null };
  close: { ask: { token: string }; answer: null };
}

/** Calls of the other pages of ours: they write to the library themselves and only ask for word to be passed on. */
export interface DeskCalls {
  changed: { ask: { document: Iri }; answer: null };
}

/** What the background or the panel may ask of a content script. */
export interface ToPageCalls {
  changed: { ask: null; answer: null };
  /** Start tagging the present selection. */
  tag: { ask: null; answer: null };
  closePicker: { ask: { isSaved: boolean }; answer: null };
  show: { ask: Pointed; answer: Revealed };
  /** Describes anew the place where it was found; `page-gone` when that is no longer there. */
  describe: { ask: Pointed; answer: Chosen };
  /** The words now selected, cheaply; empty when there are none. */
  selected: { ask: null; answer: string };
  /** The passage now selected. */
  selection: { ask: null; answer: Chosen };
}

export type Door = 'page' | 'picker' | 'desk' | 'to-page';
export interface Calls {
  page: PageCalls;
  picker: PickerCalls;
  desk: DeskCalls;
  'to-page': ToPageCalls;
}

export interface Envelope {
  readonly door: Door;
  readonly name: string;
  readonly payload: unknown;
  /** On `to-page` calls to our reader view, which hears every message of the extension: the tab that is meant. */
  readonly tab?: number;
}

export type Ask<D extends Door, N extends keyof Calls[D]> = Calls[D][N] extends { ask: infer A } ? A : never;
export type Answer<D extends Door, N extends keyof Calls[D]> = Calls[D][N] extends { answer: infer A } ? Result<A> : never;

/** The envelope in a message, or `undefined` when the message is none of ours. */
export function readEnvelope(message: unknown): Envelope | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { door, name, payload, tab } = message as Record<string, unknown>; // border: any shape may arrive
  if (door !== 'page' && door !== 'picker' && door !== 'desk' && door !== 'to-page') return undefined;
  return typeof name === 'string' ? { door, name, payload, ...(typeof tab === 'number' ? { tab } : {}) } : undefined;
}
