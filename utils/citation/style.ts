// What a style of citing gives: an entry of the list of references, and what stands in the text or in a note.
import type { CslItem, CslType } from './csl';
import type { Rich } from './rich';

export interface Style {
  /** True where citations are footnotes: whole references, instead of a few words in brackets. */
  readonly isNote: boolean;
  readonly bibliography: (item: CslItem) => Rich;
  /** `pages` as printed (`12`, `iv`, `12-14`); empty for the work as a whole. */
  readonly citation: (item: CslItem, pages: string) => Rich;
}

export const oneOf =
  (...types: readonly CslType[]) =>
  (item: CslItem): boolean =>
    types.includes(item.type);
