// In which documents' main text do the words stand? Texts themselves are not kept.
import type { Iri } from '@/utils/model/ids';
import type { Term } from './terms';
import { addWords, placesWith, type WordPlaces } from './word-places';

export interface TextShelf {
  /** The document of each text; a text that was renewed or is gone leaves its place empty. */
  readonly texts: (Iri | undefined)[];
  readonly places: Map<Iri, number>;
  readonly words: WordPlaces;
}

export const emptyTexts = (): TextShelf => ({ texts: [], places: new Map(), words: new Map() });

/** The text of a document, folded (`foldText`), anew. */
export function putText(shelf: TextShelf, document: Iri, folded: string): void {
  dropText(shelf, document);
  const place = shelf.texts.push(document) - 1;
  shelf.places.set(document, place);
  addWords(shelf.words, place, folded);
}

export function dropText(shelf: TextShelf, document: Iri): void {
  const place = shelf.places.get(document);
  if (place !== undefined) shelf.texts[place] = undefined;
  shelf.places.delete(document);
}

/** Documents whose text holds every word of every term; whether the words of a phrase stand together only the text itself can tell. */
export function textsWith(shelf: TextShelf, terms: readonly Term[]): readonly Iri[] {
  if (terms.length === 0) return [];
  const held = terms.map((term) => placesWith(shelf.words, term, shelf.texts.length));
  return shelf.texts.flatMap((document, place) => (document !== undefined && held.every((has) => has[place] === 1) ? [document] : []));
}
