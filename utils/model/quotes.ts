// Quotes with their sources, put together to be handed over: what every file of quotes is written from.
import type { ReadingNode } from './document';
import type { Iri } from './ids';
import type { CheckedAgainst, QuoteCheck } from './pack';

/** Words in a row, some of them in italics. */
export interface Run {
  readonly text: string;
  readonly isItalic?: true;
}

/** Runs in order; empty when there is nothing to say. */
export type Rich = readonly Run[];

/** The work that a quote is from, as far as it is known; what is not known is empty. */
export interface QuotedWork {
  readonly id: Iri;
  readonly title: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  /** ISO date, at the precision it has. */
  readonly published: string;
}

export interface CollectedQuote {
  readonly id: Iri;
  readonly quote: string;
  /** Labels. */
  readonly concepts: readonly string[];
  readonly note: string;
  /** Name of who tagged it; empty when none was given. */
  readonly annotator: string;
  /** UTC, when it was tagged. */
  readonly created: string;
  /** Headings above it, outermost first. */
  readonly headings: readonly string[];
  /** As printed; empty when the copy has none. */
  readonly pageLabel: string;
  /** In the style of citing that was chosen: words in brackets, or a whole note. */
  readonly citation: Rich;
  /** True where the citation is a footnote. */
  readonly isNote: boolean;
  readonly work: QuotedWork;
  /** Address of the copy that was read. */
  readonly source: string;
  /** The same address, scrolling to the words where a browser can; empty for what is not on the web. */
  readonly link: string;
  /** From 1: in a pack, or in a page with texts. */
  readonly place?: number;
  /** In a pack, the reader's; may be empty. */
  readonly comment?: string;
  /** In a pack, what was found when it was checked. */
  readonly checks?: readonly { readonly against: CheckedAgainst; readonly check: QuoteCheck }[];
}

export interface QuoteGroup {
  /** Empty where there is nothing to say of the group. */
  readonly heading: string;
  readonly quotes: readonly CollectedQuote[];
}

export interface QuoteCollection {
  readonly title: string;
  /** UTC. */
  readonly made: string;
  /** None is empty; a quote may stand in several. */
  readonly groups: readonly QuoteGroup[];
  /** The works quoted, each once, in the order of a list of references. */
  readonly references: readonly Rich[];
  /** For the page alone: the texts that the quotes are from. */
  readonly texts?: readonly MarkedText[];
}

/** A piece of one string of a reading tree, UTF-16 units; strings are counted from 0 as they stand in the tree. */
export interface MarkedPiece {
  readonly string: number;
  readonly from: number;
  readonly to: number;
}

/** A main text with the places of the quotes in it. */
export interface MarkedText {
  readonly title: string;
  readonly source: string;
  /** UTC, when it was read. */
  readonly taken: string;
  /** BCP 47; empty when unknown. */
  readonly language: string;
  readonly content: readonly ReadingNode[];
  /** By the quote's place. */
  readonly marks: readonly { readonly quote: number; readonly pieces: readonly MarkedPiece[] }[];
}

/** What the groups are made by. */
export const QUOTE_ORDERS = ['document', 'concept'] as const;
export type QuoteOrder = (typeof QUOTE_ORDERS)[number];

export const QUOTE_FORMATS = ['page', 'word', 'markdown', 'text', 'table'] as const;
export type QuoteFormat = (typeof QUOTE_FORMATS)[number];

/** As what passages go out that were chosen in the library. */
export interface QuoteForm {
  readonly format: QuoteFormat;
  readonly order: QuoteOrder;
  /** Of a page: with the kept texts that the quotes are from, with the quotes marked. */
  readonly hasTexts: boolean;
}

/** What a file of quotes says beside the quotes, in the language of who hands it over. */
export interface QuoteWords {
  /** BCP 47. */
  readonly language: string;
  readonly concepts: string;
  readonly note: string;
  readonly references: string;
  /** The link to the place of a quote. */
  readonly open: string;
  /** How many passages, and when the file was made. */
  readonly head: (passages: number) => string;
  /** Who tagged it, and when. */
  readonly tagged: (annotator: string, created: string) => string;
  /** Of a pack: what a comment is called, and what a check says. */
  readonly comment?: string;
  /** Of a text that goes along: its heading, where and when it was read, and the link to a quote in it. */
  readonly textOf?: (title: string) => string;
  readonly textRead?: (source: string, taken: string) => string;
  readonly inText?: string;
  /** Of a page: how one concept's quotes are shown alone; `most` where there are more concepts than can be chosen. */
  readonly filter?: { readonly legend: string; readonly all: string; readonly most: (shown: number) => string };
  readonly checked?: (against: CheckedAgainst, check: QuoteCheck) => string;
}
