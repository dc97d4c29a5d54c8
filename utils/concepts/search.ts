// Which concepts does a reader mean by a few typed letters, best first?
// Labels before other names, beginnings before middles; what was used lately is lifted by about one step, what is used often by some of one.
import type { Concept } from '../model/concept';
import type { Iri } from '../model/ids';
import { fold, foldText, originalOf } from '../text/word-fold';
import { pathOf, type Entry, type SchemeIndex } from './scheme';

/** How many recently used concepts lead the list while nothing is typed: one for each digit key 1–9. */
export const RECENT_SHOWN = 9;

export interface Ranked {
  readonly concept: Concept;
  /** Preferred labels of what is broader, from the top concept down; empty for a top concept. */
  readonly path: readonly string[];
  /** Where the first typed word was found; `undefined` while nothing is typed. */
  readonly matched: Match | undefined;
}

export interface Match {
  readonly field: 'label' | 'altLabel' | 'path' | 'definition';
  /** The label, other name, broader concept's label or definition in which it was found. */
  readonly text: string;
  /** UTF-16 offsets in `text`. */
  readonly start: number;
  readonly end: number;
}

/** A find in folded text. Lower cost is better. */
interface Hit {
  readonly cost: number;
  readonly field: Match['field'];
  /** The original of the folded text that `start` and `end` count in. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const COST = { exact: -20, label: 0, labelWord: 8, alt: 20, altWord: 26, initials: 30, infix: 40, altInfix: 44, path: 60, definition: 80 };
/** Added when a typed word runs over a gap: "coop" for "Co-operative". */
const OVER_A_GAP = 2;
/** Taken off for the concept used last; one less for each one used since. */
const RECENT_BOOST = 10;
/** Taken off each time that the uses double: one for two uses, two for four; at most so much, less than a step. */
const OFTEN_BOOST = 5;

/**
 * Concepts in which every typed word is found, best first; all of them, recent ones first, while nothing is typed.
 * Case, accents, hyphens and the order of the words do not matter. Equal ranks keep tree order. `recent` is latest first,
 * a concept in it as often as it was used; ids in it that are not in the index are passed over. Never throws.
 */
export function rank(index: SchemeIndex, typed: string, recent: readonly Iri[], limit = Infinity): readonly Ranked[] {
  const phrase = foldText(typed);
  const recency = new Map<Iri, number>();
  const uses = new Map<Iri, number>();
  for (const id of recent) {
    if (!index.byId.has(id)) continue;
    if (!recency.has(id)) recency.set(id, recency.size);
    uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  if (phrase === '') return listed(index, [...recency.keys()].slice(0, RECENT_SHOWN), limit);
  const words = [...new Set(phrase.split(' '))];
  const found = index.inOrder.flatMap((entry) => {
    const hit = findAll(entry, phrase, words);
    if (hit === undefined) return [];
    const { id } = entry.concept;
    return [{ entry, hit, cost: hit.cost - lift(recency.get(id), uses.get(id) ?? 0) }];
  });
  found.sort((a, b) => a.cost - b.cost || recencyOf(recency, a.entry) - recencyOf(recency, b.entry));
  return found.slice(0, limit).map(({ entry, hit }) => ranked(index, entry, inOriginal(hit)));
}

const lift = (used: number | undefined, times: number): number =>
  used === undefined ? 0 : Math.max(1, RECENT_BOOST - used) + Math.min(OFTEN_BOOST, Math.floor(Math.log2(times)));

function listed(index: SchemeIndex, first: readonly Iri[], limit: number): readonly Ranked[] {
  const ahead = first.flatMap((id) => index.byId.get(id) ?? []);
  const rest = index.inOrder.filter((entry) => !ahead.includes(entry));
  return [...ahead, ...rest].slice(0, limit).map((entry) => ranked(index, entry, undefined));
}

const recencyOf = (recency: ReadonlyMap<Iri, number>, entry: Entry): number => recency.get(entry.concept.id) ?? recency.size;

const ranked = (index: SchemeIndex, { concept }: Entry, matched: Match | undefined): Ranked => ({
  concept,
  path: pathOf(index, concept.id).slice(0, -1),
  matched,
});

/** The whole phrase as it stands in a label or other name, or else every word somewhere: then the worst word counts most. */
function findAll(entry: Entry, phrase: string, words: readonly string[]): Hit | undefined {
  const asPhrase = inNames(entry, phrase);
  if (words.length === 1) return asPhrase ?? inContext(entry, phrase);
  const hits: Hit[] = [];
  for (const word of words) {
    const hit = inNames(entry, word) ?? inContext(entry, word);
    if (hit === undefined) return asPhrase;
    hits.push(hit);
  }
  const first = hits[0];
  if (first === undefined) return asPhrase;
  const worst = Math.max(...hits.map((hit) => Math.max(0, hit.cost)));
  const mean = hits.reduce((sum, hit) => sum + hit.cost, 0) / hits.length;
  const asWords = { ...first, cost: worst + mean / 100 };
  return asPhrase !== undefined && asPhrase.cost <= asWords.cost ? asPhrase : asWords;
}

function inNames(entry: Entry, typed: string): Hit | undefined {
  const { concept, folded } = entry;
  const label = inName(folded.label, typed);
  const best = label === undefined ? undefined : labelHit(concept.prefLabel, folded.label, typed, label);
  if (best !== undefined && best.cost < COST.alt) return best;
  let other: Hit | undefined;
  folded.altLabels.forEach((text, i) => {
    const place = inName(text, typed);
    if (place !== undefined) other = better(other, altHit(concept.altLabels[i] ?? '', place));
  });
  const initials = inInitials(folded.label, typed);
  const asInitials = initials && { ...initials, cost: COST.initials, field: 'label' as const, text: concept.prefLabel };
  return better(better(best, other), asInitials);
}

/** The cheaper one; the first of equals. */
const better = (a: Hit | undefined, b: Hit | undefined): Hit | undefined =>
  a === undefined || (b !== undefined && b.cost < a.cost) ? b : a;

function altHit(text: string, place: Place): Hit {
  const begins = place.start === 0 ? COST.alt : COST.altWord;
  return { ...place, cost: place.inWord ? COST.altInfix : begins + place.gap, field: 'altLabel', text };
}

function labelHit(text: string, folded: string, typed: string, place: Place): Hit {
  const isWhole = place.start === 0 && place.end === folded.length && squeeze(folded) === squeeze(typed);
  const begins = place.start === 0 ? COST.label : COST.labelWord;
  return { ...place, cost: isWhole ? COST.exact : place.inWord ? COST.infix : begins + place.gap, field: 'label', text };
}

const squeeze = (folded: string): string => folded.replaceAll(' ', '');

interface Place {
  readonly start: number;
  readonly end: number;
  /** It begins in the middle of a word. */
  readonly inWord: boolean;
  /** `OVER_A_GAP` when a typed word runs over a gap between words, else 0. */
  readonly gap: number;
}

/** First at the beginning of a word, gaps in the name being no hindrance; else, from two letters on, anywhere. */
function inName(name: string, typed: string): Place | undefined {
  for (let start = wordStart(name, typed, -1); start >= 0; start = wordStart(name, typed, start)) {
    const end = runOver(name, start, typed);
    if (end === undefined) continue;
    const gap = typed.includes(' ') || name.startsWith(typed, start) ? 0 : OVER_A_GAP;
    return { start, end, inWord: false, gap };
  }
  const at = typed.length < 2 ? -1 : name.indexOf(typed);
  return at < 0 ? undefined : { start: at, end: at + typed.length, inWord: true, gap: 0 };
}

/** The next word after `after` that has the first letter of `typed`; -1 when there is none. */
function wordStart(name: string, typed: string, after: number): number {
  const lead = typed.charAt(0);
  if (after < 0 && name.startsWith(lead)) return 0;
  const space = name.indexOf(` ${lead}`, Math.max(0, after));
  return space < 0 ? -1 : space + 1;
}

/** Where `typed` ends when it is read from `start` on, spaces on either side left out; `undefined` when it differs. */
function runOver(name: string, start: number, typed: string): number | undefined {
  let at = start;
  for (let i = 0; i < typed.length; i += 1) {
    if (typed[i] === ' ') continue;
    if (name[at] === ' ') at += 1;
    if (name[at] !== typed[i]) return undefined;
    at += 1;
  }
  return at;
}

/** "mlda", or with words left out "mda", for "Multiple lines of direct accountability": from two letters on. */
function inInitials(label: string, typed: string): Place | undefined {
  if (typed.length < 2 || typed.includes(' ') || typed[0] !== label[0]) return undefined;
  let end = 0;
  let known = 0;
  let isWithoutGap = true;
  for (let start = 0; known < typed.length; known += 1) {
    while (label[start] !== typed[known]) {
      isWithoutGap = false;
      const space = label.indexOf(' ', start);
      if (space < 0) return undefined;
      start = space + 1;
    }
    end = start + 1;
    const space = label.indexOf(' ', start);
    start = space < 0 ? label.length : space + 1;
    if (start === label.length && known + 1 < typed.length) return undefined;
  }
  // Two letters with words left out fit nearly everything.
  return isWithoutGap || typed.length > 2 ? { start: 0, end, inWord: false, gap: 0 } : undefined;
}

function inContext(entry: Entry, word: string): Hit | undefined {
  for (let up = entry.parent; up !== undefined; up = up.parent) {
    const place = inName(up.folded.label, word);
    if (place !== undefined && !place.inWord) return { ...place, cost: COST.path, field: 'path', text: up.concept.prefLabel };
  }
  const { definition } = entry.folded;
  if (word.length < 2) return undefined;
  const at = definition.startsWith(word) ? 0 : definition.indexOf(` ${word}`) + 1;
  if (at === 0 && !definition.startsWith(word)) return undefined;
  return { start: at, end: at + word.length, cost: COST.definition, field: 'definition', text: entry.concept.definition };
}

const inOriginal = ({ field, text, start, end }: Hit): Match => ({ field, text, ...originalOf(fold(text), start, end) });
