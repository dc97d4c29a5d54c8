// Does a hyphen at the end of a line belong to the word, or was it set there to break it? The paper's own words decide;
// where they say nothing, the halves do.
import { unpaced, type Pace } from '../text/pace.ts';

/** The words of a paper, in lower case, with how often each stands in it whole. */
export type Vocabulary = ReadonlyMap<string, number>;

const WORD = /\p{L}[\p{L}\p{M}]*(?:[-\u2010\u2011]\p{L}[\p{L}\p{M}]*)*/gu;

export const plainHyphen = (text: string): string => text.replace(/[\u2010\u2011]/g, '-');

const isBroken = (line: string): boolean => /[-\u2010\u2011\u00ad]\s*$/.test(line);

/** Words of lines; the last of a line that ends in a hyphen is none, nor the first of the line after it. */
export async function vocabularyOf(lines: Iterable<string>, pace: Pace = unpaced): Promise<Vocabulary> {
  const words = new Map<string, number>();
  let wasBroken = false;
  for (const line of lines) {
    const wait = pace();
    if (wait !== undefined) await wait;
    const found = plainHyphen(line).toLowerCase().match(WORD) ?? [];
    const whole = found.slice(wasBroken && /^\p{L}/u.test(line) ? 1 : 0, isBroken(line) ? -1 : undefined);
    wasBroken = isBroken(line);
    for (const word of whole) {
      words.set(word, (words.get(word) ?? 0) + 1);
      for (const part of word.includes('-') ? word.split('-') : []) words.set(part, words.get(part) ?? 0);
    }
  }
  return words;
}

/** First halves that stand before a hyphen more often than not. */
const FIRST = new Set(
  'anti best better cross full half high ill key large long low lower medium mid multi neo non off open quasi self semi short single small so third three top two ultra vice well whole wide year'.split(
    ' ',
  ),
);

/** Words that stand before a hyphen, and syllables too: it stays where the second half is a word that the paper knows. */
const SYLLABLE = new Set('all co ex near on one part post pre pro real second under'.split(' '));

/** Syllables that hardly ever stand before a hyphen but where the same vowel follows: `re-elect`. */
const PREFIX = new Set('co de en in inter pre pro re sub un'.split(' '));

/** Endings: no words. */
const ENDING = /^(?:ings?|ed|ers?|ments?|ness|ly|[ai]ble|tions?|sions?|ations?|[ae]nces?|ity|ities|ive|ous|ally)$/;

/** Second halves that stand after a hyphen more often than not. */
const SECOND = new Set(
  'and based by class day down driven effective efficacy em end free friendly in it led level line made making minded of off on only or out oriented per profit quality range rate related round run scale sector sized sourced specific style term than the threatening time to type up user wide year years yet'.split(
    ' ',
  ),
);

/** The same in French, where pronouns follow the verb. */
const FRENCH = new Set('ce ci elle elles en il ils je la le les leur lui moi même nous on ou toi tu vous y'.split(' '));

/** Words of two words, written as one: what they are made of tells nothing of the hyphen. */
const CLOSED = new Set(
  'although background become benchmark cannot database everyone everything feedback flowchart footnote forecast foresee framework furthermore guideline hardware however household into itself landlord layout lifetime lookup maybe meanwhile moreover network nevertheless newspaper nonetheless nothing online onto otherwise outbreak outcome outline output outside overall overcome overhead overlap oversee oversight overview password payroll policymaker safeguard setup shareholder shortfall software someone something somewhat spreadsheet stakeholder straightforward taxpayer themselves therefore thereof throughout throughput timetable today undergo underline understand understood undertake undertaken upcoming update upgrade upon website whenever whereas whereby wherever whichever whoever widespread within without workflow workforce workload workplace workshop worldwide'.split(
    ' ',
  ),
);

/** Words that every longer French text has. */
const isFrench = (words: Vocabulary): boolean => ['les', 'des', 'une'].every((word) => (words.get(word) ?? 0) > 0);

const FEW = 3;

/** Whether the hyphen between the end of one line and the start of the next stays. `before` ends with the hyphen. */
export function keepsHyphen(before: string, after: string, words: Vocabulary): boolean {
  // Looked for in a whole line, it is tried at each letter.
  const end = plainHyphen(before.slice(before.lastIndexOf(' ') + 1));
  const first = /([\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*)-$/u.exec(end)?.[1];
  const second = /^[\p{L}\p{M}]+/u.exec(after)?.[0];
  if (first === undefined || second === undefined) return true;
  const [one, two] = [first.toLowerCase(), second.toLowerCase()];
  const apart = words.get(`${one}-${two}`) ?? 0;
  const joined = words.get(one + two) ?? 0;
  // Capitals are broken like other words; but what begins with one is a word of its own.
  if (/^\p{Lu}|\p{Lu}\p{Lu}/u.test(second)) return joined === 0 || apart > 0 || !/^\p{Lu}{2,}$/u.test(first + second);
  if (apart + joined > 0) return apart >= joined && apart > 0;
  if (/\p{N}$/u.test(one)) return true;
  const last = one.split('-').at(-1) ?? one;
  if ((words.get(last + two) ?? 0) > 0 || isClosed(last + two)) return false;
  if (isOfAFamily(last, two, words)) return false;
  if (ENDING.test(two)) return false;
  if (PREFIX.has(last) && last.at(-1) === two[0]) return true;
  if (SYLLABLE.has(last)) return (words.get(two) ?? 0) > 0;
  if (PREFIX.has(last)) return false;
  if (one.includes('-') || FIRST.has(last) || SECOND.has(two) || isPronoun(last, two, words)) return true;
  if (isParticiple(last, two, words)) return true;
  return last.length >= FEW && two.length > FEW && (words.get(last) ?? 0) > 0 && (words.get(two) ?? 0) > 0;
}

/** Words that join two of which the first lacks the half that the second has: `Bundes- und Landesbehörden`. */
const BEFORE_SECOND = /^(?:und|oder|bzw\.|sowie|bis|och|og|eller)\s+\p{L}/u;
/** In English the half that is lacking stands behind a hyphen: `short- and long-term`. */
const BEFORE_SECOND_ENGLISH = /^(?:and|or|to|as well as)\s+\p{L}+[-\u2010\u2011]\p{L}/u;

/** Whether the hyphen at the end of a line stands for what the next words have in common with the one before it: then a blank follows. */
export const isSuspended = (before: string, after: string): boolean =>
  /\p{L}[-\u2010\u2011]$/u.test(before) && (BEFORE_SECOND.test(after) || BEFORE_SECOND_ENGLISH.test(after));

/** Before a participle there is a word of its own: `state-owned`. These begin words without a hyphen. */
const CLOSED_FIRST = /^(?:over|with|under|from|into|upon|fore|after|inter|counter|down|back|hand|for|out)$/;

const isParticiple = (first: string, second: string, words: Vocabulary): boolean =>
  first.length > FEW && second.length > 4 && /(?:ed|ing)$/.test(second) && (words.get(first) ?? 0) > 0 && !CLOSED_FIRST.test(first);

/** In a text of another language only where no other word is likely. */
const isPronoun = (verb: string, pronoun: string, words: Vocabulary): boolean =>
  FRENCH.has(pronoun) && (isFrench(words) || (/[dt]$/.test(verb) && /^(?:ils?|elles?)$/.test(pronoun)));

/** Its plural too. */
const isClosed = (word: string): boolean => CLOSED.has(word) || CLOSED.has(word.replace(/s$/, ''));

/** Whether a hyphen that stands apart from its word at the end of a line breaks it all the same, as some programs set it; else it is a dash. */
export function breaksApart(before: string, after: string, words: Vocabulary): boolean {
  const first = /(\p{L}[\p{L}\p{M}]*) [-\u2010]$/u.exec(before)?.[1]?.toLowerCase();
  const second = /^\p{Ll}[\p{L}\p{M}]*/u.exec(after)?.[0];
  if (first === undefined || second === undefined) return false;
  return (
    (words.get(first + second) ?? 0) > 0 ||
    isClosed(first + second) ||
    ENDING.test(second) ||
    isOfAFamily(first, second, words) ||
    !words.has(first)
  );
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
