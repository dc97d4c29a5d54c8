// What comes out of a file of a word processor or an electronic book.
import type { Facts, Origins, ReadingNode } from '@/utils/model/document';

export interface FilePaper extends Facts {
  readonly content: readonly ReadingNode[];
  readonly origins: Origins;
}
