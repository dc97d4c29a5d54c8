// A part of a page that a reader may choose as its text, and how it is known again on another page of the same site.
import type { ReadingNode } from './document';

/** One element, by what designers give it and what seldom changes between the pages of a site. */
export interface BlockStep {
  readonly tag: string;
  /** Empty where it has none, or one that counts (`post-1234`). */
  readonly id: string;
  /** `role` or `itemprop`. */
  readonly role: string;
  /** Without those that a program has made up (`css-1x2y3z`) or that count. */
  readonly classes: readonly string[];
  /** Its place among its siblings of the same tag, from 0. */
  readonly nth: number;
}

/** The element itself first, then what stands around it, up to the body; never empty. No path: each step is weighed, none must hold. */
export type BlockDescription = readonly BlockStep[];

/** A part of the page in reading order: its own text, and the parts inside it. */
export interface PageBlock {
  readonly description: BlockDescription;
  readonly words: number;
  readonly parts: readonly (PageBlock | readonly ReadingNode[])[];
}

/** A reader's choice for a site. */
export interface SitePick {
  /** Host without `www.`, as `siteOf` in `shell/site-picks`. */
  readonly site: string;
  readonly description: BlockDescription;
  /** UTC. */
  readonly at: string;
}
