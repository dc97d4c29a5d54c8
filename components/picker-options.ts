// What does the concept picker offer for the letters typed so far, and which option does a key lead to?
import { foldText } from '@/utils/text/word-fold';
import { RECENT_SHOWN, rank, type Match } from '@/utils/concepts/search';
import type { SchemeIndex } from '@/utils/concepts/scheme';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';

/** One line of the list. */
export type PickerOption =
  | {
      readonly kind: 'concept';
      readonly concept: Concept;
      /** Labels of the broader concepts, outermost first. */
      readonly path: readonly string[];
      /** 1 to 9 when that key takes it, while the field is empty. */
      readonly digit: number | undefined;
      /** Where the typed letters were found. */
      readonly matched: Match | undefined;
    }
  /** To make a concept, or, in a codebook that is closed, to suggest one. */
  | { readonly kind: 'create'; readonly label: string; readonly home: string | undefined }
  | { readonly kind: 'suggest'; readonly label: string };

/** Options drawn at most; typing narrows. */
const MOST = 50;
const PAGE = 6;

export interface PickerQuestion {
  readonly index: SchemeIndex;
  readonly concepts: readonly Concept[];
  /** As typed. */
  readonly search: string;
  /** The most recent first, each as often as it was used. */
  readonly recent: readonly Iri[];
  readonly mayCreate: boolean;
  /** Default false. */
  readonly maySuggest?: boolean;
  /** Title of the codebook in which it would be made, where one is chosen. */
  readonly home?: string | undefined;
}

/** Best first; with nothing typed the recent ones lead and have digits. */
export function pickerOptions({
  index,
  concepts,
  search,
  recent,
  mayCreate,
  maySuggest = false,
  home,
}: PickerQuestion): readonly PickerOption[] {
  const label = search.trim();
  const digits = digitsOf(concepts, recent);
  const found = rank(index, label, recent, MOST).map(
    ({ concept, path, matched }): PickerOption => ({
      kind: 'concept',
      concept,
      path,
      digit: label === '' ? digits.get(concept.id) : undefined,
      matched,
    }),
  );
  const offer: PickerOption | undefined = maySuggest ? { kind: 'suggest', label } : mayCreate ? { kind: 'create', label, home } : undefined;
  return offer !== undefined && label !== '' && !isTaken(index, label) ? [...found, offer] : found;
}

/** Which recent concept has which digit; concepts that are no longer in a codebook have none. */
export function digitsOf(concepts: readonly Concept[], recent: readonly Iri[]): ReadonlyMap<Iri, number> {
  const known = new Set(concepts.map((c) => c.id));
  const usable = [...new Set(recent)].filter((id) => known.has(id));
  return new Map(usable.slice(0, RECENT_SHOWN).map((id, i) => [id, i + 1]));
}

function isTaken({ inOrder }: SchemeIndex, label: string): boolean {
  const wanted = foldText(label);
  return inOrder.some(({ folded }) => folded.label === wanted || folded.altLabels.includes(wanted));
}

/** A text cut where it was matched, and where other typed words meet it; the parts joined are the text. */
export function markedParts(text: string, search: string, matched?: Match): readonly { readonly text: string; readonly isMet: boolean }[] {
  const met: boolean[] = Array.from({ length: text.length }, () => false);
  if (matched?.text === text) met.fill(true, matched.start, matched.end);
  const plain = text.toLowerCase();
  for (const word of search.toLowerCase().split(/\s+/).filter(Boolean)) {
    // A letter whose lower case is longer would shift every offset after it.
    const at = plain.length === text.length ? startOf(plain, word) : -1;
    if (at >= 0) met.fill(true, at, at + word.length);
  }
  const parts: { text: string; isMet: boolean }[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const last = parts.at(-1);
    if (last !== undefined && last.isMet === met[i]) last.text += text[i] ?? '';
    else parts.push({ text: text[i] ?? '', isMet: met[i] === true });
  }
  return parts;
}

/** Where a word of the text begins with the typed one; -1 when none does. */
function startOf(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return at;
  }
  return -1;
}

/** Where a key leads from the option `active` (-1: none) in a list of `length`; `undefined` when it leads nowhere. */
export function moved(key: string, active: number, length: number): number | undefined {
  if (length === 0) return undefined;
  const last = length - 1;
  switch (key) {
    case 'ArrowDown':
      return active >= last ? 0 : active + 1;
    case 'ArrowUp':
      return active <= 0 ? last : active - 1;
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageDown':
      return Math.min(last, Math.max(active, 0) + PAGE);
    case 'PageUp':
      return Math.max(0, active - PAGE);
    default:
      return undefined;
  }
}
