// In which documents' main text do the words stand? Each word points at the texts that hold it, so that texts themselves need not be kept.
import type { Iri } from '@/utils/model/ids';
import type { Term } from './terms';

export interface TextShelf {
  /** The document of each text; a text that was renewed or is gone leaves its place empty. */
  readonly texts: (Iri | undefined)[];
  readonly places: Map<Iri, number>;
  readonly holders: Map<string, number[]>;
}

export const emptyTexts = (): TextShelf => ({ texts: [], places: new Map(), holders: new Map() });

/** The text of a document, folded (`foldText`), anew. */
export function putText(shelf: TextShelf, document: Iri, folded: string): void {
  dropText(shelf, document);
  const place = shelf.texts.push(document) - 1;
  shelf.places.set(document, place);
  for (const word of new Set(folded.split(' '))) {
    const holders = shelf.holders.get(word);
    if (holders) holders.push(place);
    else shelf.holders.set(word, [place]);
  }
}

export function dropText(shelf: TextShelf, document: Iri): void {
  const place = shelf.places.get(document);
  if (place !== undefined) shelf.texts[place] = undefined;
  shelf.places.delete(document);
}

/** Documents whose text holds every word of every term; whether the words of a phrase stand together only the text itself can tell. */
export function textsWith(shelf: TextShelf, terms: readonly Term[]): readonly Iri[] {
  if (terms.length === 0) return [];
  const held = new Uint16Array(shelf.texts.length);
  const asked = terms.flatMap(partsOf);
  for (const [turn, part] of asked.entries()) {
    const mark = (holders: readonly number[]): void => {
      for (const place of holders) if (held[place] === turn) held[place] = turn + 1;
    };
    if (part.isWhole) mark(shelf.holders.get(part.words) ?? []);
    else
      for (const [word, holders] of shelf.holders)
        if (part.isAnywhere ? word.includes(part.words) : word.startsWith(part.words)) mark(holders);
  }
  return shelf.texts.flatMap((document, place) => (document !== undefined && held[place] === asked.length ? [document] : []));
}

/** The words of a term: all but the last end where it says. */
const partsOf = (term: Term): readonly Term[] =>
  term.words.split(' ').map((words, i, all) => ({ ...term, words, isWhole: !term.isAnywhere && (term.isWhole || i < all.length - 1) }));
