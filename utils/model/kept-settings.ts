// What readers have chosen beside the library, as it goes along in a backup: one record for each choice.
import type { CitationStyle } from './citation-style';
import type { Iri } from './ids';
import type { SitePick } from './page-block';

/** How pages and papers are read. */
export interface ReadingTaste {
  /** Text size in px. */
  readonly size: number;
  /** Line length in characters. */
  readonly width: number;
  /** Line height as a factor. */
  readonly spacing: number;
  readonly scheme: 'auto' | 'light' | 'sepia' | 'dark';
}

export type KeptSetting =
  /** Which part of the pages of a site is their text. */
  | { readonly id: string; readonly kind: 'site-pick'; readonly pick: SitePick }
  /** Ids of two documents that are two papers, in order, with a blank between them. */
  | { readonly id: string; readonly kind: 'kept-apart'; readonly pair: string }
  | { readonly id: string; readonly kind: 'citation-style'; readonly style: CitationStyle }
  | { readonly id: string; readonly kind: 'reading-taste'; readonly taste: ReadingTaste }
  | { readonly id: string; readonly kind: 'picker-codebook'; readonly codebook: Iri }
  | { readonly id: string; readonly kind: 'dark-pages'; readonly isOn: true };
