// How near is an extracted text to the expected one? Words and runs of four words, each as a bag; strings that must or must not be there.

/** One form for both texts: what the eye does not tell apart is made equal, white space becomes one blank. Letter case stays. */
export const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
    .replace(/[‘’‛`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** Runs of letters and digits in lower case. */
export const tokens = (text: string): readonly string[] =>
  normalised(text)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const FOUR = 4;

/** Runs of four tokens; a text shorter than that is one run. */
export function fours(words: readonly string[]): readonly string[] {
  if (words.length < FOUR) return words.length === 0 ? [] : [words.join(' ')];
  return words.slice(FOUR - 1).map((_, i) => words.slice(i, i + FOUR).join(' '));
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

function bag(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** Bag against bag. An item that is wanted no more is forgiven as often as it stands in `optional`: it counts neither way. */
export function score(found: readonly string[], expected: readonly string[], optional: readonly string[] = []): Score {
  const [wanted, spare] = [bag(expected), bag(optional)];
  let [right, counted] = [0, 0];
  for (const [item, times] of bag(found)) {
    const hits = Math.min(times, wanted.get(item) ?? 0);
    right += hits;
    counted += times - Math.min(times - hits, spare.get(item) ?? 0);
  }
  const precision = counted === 0 ? 0 : right / counted;
  const nothingWanted = counted === 0 ? 1 : 0;
  const recall = expected.length === 0 ? nothingWanted : right / expected.length;
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** How many of the strings stand in the text, both normalised. */
export function present(text: string, strings: readonly string[]): number {
  const whole = normalised(text);
  return strings.filter((string) => whole.includes(normalised(string))).length;
}
