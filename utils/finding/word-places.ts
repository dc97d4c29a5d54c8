// Which places (passages, texts) hold a word? Each word points at them, so that a question looks at words and not at every text.
import type { Term } from './terms';

/** By folded word: the places that hold it, each once. */
export type WordPlaces = Map<string, number[]>;

/** `folded`: as `foldText` gives it, or a `haystack`. Each place is added once, after those of lower numbers. */
export function addWords(words: WordPlaces, place: number, folded: string): void {
  for (const word of folded.split(' ')) {
    if (word === '' || word === '|') continue;
    const places = words.get(word);
    if (places === undefined) words.set(word, [place]);
    // The place of a word that stands in it twice is the last one there.
    else if (places[places.length - 1] !== place) places.push(place);
  }
}

/** 1 for each of `size` places that holds every word of the term; whether those of a phrase stand together only the text can tell. */
export function placesWith(words: WordPlaces, term: Term, size: number): Uint8Array {
  const parts = partsOf(term);
  const held = new Uint8Array(size);
  parts.forEach((part, turn) => {
    const mark = (places: readonly number[]): void => {
      for (let i = 0; i < places.length; i++) if (held[places[i]!] === turn) held[places[i]!] = turn + 1;
    };
    if (part.isWhole) return mark(words.get(part.words) ?? []);
    for (const [word, places] of words) if (part.isAnywhere ? word.includes(part.words) : word.startsWith(part.words)) mark(places);
  });
  for (let i = 0; i < size; i++) held[i] = held[i] === parts.length ? 1 : 0;
  return held;
}

/** More words than a byte counts to make no difference: the text is looked at anyway. */
const MOST = 200;

/** The words of a term: all but the last end where it says. */
const partsOf = (term: Term): readonly Term[] =>
  term.words
    .split(' ')
    .slice(0, MOST)
    .map((words, i, all) => ({ ...term, words, isWhole: !term.isAnywhere && (term.isWhole || i < all.length - 1) }));
