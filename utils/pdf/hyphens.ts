// Does a hyphen at the end of a line belong to the word, or was it set there to break it? The paper's own words decide;
// where they say nothing, the halves do.
import { unpaced, type Pace } from '../text/pace.ts';

/** The words of a paper, in lower case, with how often each stands in it whole. */
export type Vocabulary = ReadonlyMap<string, number>;

const WORD = /\p{L}[\p{L}\p{M}]*(?:[-\u2010\u2011]\p{L}[\p{L}\p{M}]*)*/gu;

export const plainHyphen = (text: string): string => text.replace(/[\u2010\u2011]/g, '-');

/** Words of lines; the last of a line that ends in a hyphen is none. */
export async function vocabularyOf(lines: Iterable<string>, pace: Pace = unpaced): Promise<Vocabulary> {
  const words = new Map<string, number>();
  for (const line of lines) {
    const wait = pace();
    if (wait !== undefined) await wait;
    const found = plainHyphen(line).toLowerCase().match(WORD) ?? [];
    const whole = /[-\u2010\u2011\u00ad]\s*$/.test(line) ? found.slice(0, -1) : found;
    for (const word of whole) {
      words.set(word, (words.get(word) ?? 0) + 1);
      for (const part of word.includes('-') ? word.split('-') : []) words.set(part, words.get(part) ?? 0);
    }
  }
  return words;
}

/** First halves that stand before a hyphen more often than not. */
const FIRST = new Set(
  'all anti best better co cross ex full half high ill inter key large long low lower medium mid multi near neo non off on one open part post pre pro quasi re real second self semi short single small so sub third three top two under ultra vice well whole wide year'.split(
    ' ',
  ),
);

/** Second halves that stand after a hyphen more often than not; with them the French ones. */
const SECOND = new Set(
  'and based by class day down driven effective efficacy em end free friendly in it led level line made making minded of off on only or out oriented per profit quality range rate related round run scale sector sized sourced specific style term the threatening time to type up user wide year years yet ce ci elle elles en il ils je la le les leur lui moi même nous on ou toi tu vous y'.split(
    ' ',
  ),
);

const FEW = 3;

/** Whether the hyphen between the end of one line and the start of the next stays. `before` ends with the hyphen. */
export function keepsHyphen(before: string, after: string, words: Vocabulary): boolean {
  const first = /([\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*)[-\u2010\u2011]$/u.exec(plainHyphen(before))?.[1];
  const second = /^[\p{L}\p{M}]+/u.exec(after)?.[0];
  if (first === undefined || second === undefined || /^\p{Lu}|\p{Lu}\p{Lu}/u.test(second)) return true;
  const [one, two] = [first.toLowerCase(), second.toLowerCase()];
  const apart = words.get(`${one}-${two}`) ?? 0;
  const joined = words.get(one + two) ?? 0;
  if (apart + joined > 0) return apart >= joined && apart > 0;
  if (/\p{N}$/u.test(one)) return true;
  const last = one.split('-').at(-1) ?? one;
  if ((words.get(last + two) ?? 0) > 0) return false;
  if (isOfAFamily(last, two, words)) return false;
  if (one.includes('-') || FIRST.has(last) || SECOND.has(two)) return true;
  return last.length >= FEW && two.length > FEW && (words.get(last) ?? 0) > 0 && (words.get(two) ?? 0) > 0;
}

/** Letters by which words are looked up. */
const STEM = 6;

/** A memo of what a vocabulary holds: its words by their first letters. */
const families = new WeakMap<Vocabulary, ReadonlyMap<string, readonly string[]>>();

function familiesOf(words: Vocabulary): ReadonlyMap<string, readonly string[]> {
  const known = families.get(words);
  if (known !== undefined) return known;
  const made = new Map<string, string[]>();
  for (const word of words.keys()) {
    const first = word.slice(0, STEM);
    const own = made.get(first);
    if (own === undefined) made.set(first, [word]);
    else own.push(word);
  }
  families.set(words, made);
  return made;
}

/** Another form of the joined word stands in the paper: `commis-sioning` beside `commissioned`. */
function isOfAFamily(one: string, two: string, words: Vocabulary): boolean {
  const stem = one + two.slice(0, Math.max(2, two.length - 4));
  if (stem.length < STEM || two.length < 3) return false;
  return (
    familiesOf(words)
      .get(stem.slice(0, STEM))
      ?.some((word) => word.startsWith(stem)) === true
  );
}
