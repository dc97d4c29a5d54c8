// Where in a text does a passage stand? Its words exactly, white space aside; of several places the one whose surroundings agree best.
import type { Target } from '../../model/annotation';
import { positionOf, quoteOf } from '../../model/selector';
import { canonical } from '../../text/canonical';

/** Places that are compared; more often than that no sentence is repeated. */
const MOST_PLACES = 200;

/** One blank for any white space: a line end in a quote may be a blank in a text, and the other way round. Lengths stay. */
export const flat = (canonicalText: string): string => canonicalText.replace(/\s/gu, ' ');

const commonEnd = (a: string, b: string): number => {
  let n = 0;
  while (n < a.length && n < b.length && a.at(-1 - n) === b.at(-1 - n)) n += 1;
  return n;
};
const commonStart = (a: string, b: string): number => {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1;
  return n;
};

/** `[start, end)` in the flat canonical text; undefined where the words do not stand in it. */
export function placeOf(text: string, target: Target): readonly [start: number, end: number] | undefined {
  const quote = quoteOf(target.selectors);
  const words = flat(canonical(quote?.exact ?? ''));
  if (words === '') return undefined;
  const [before, after] = [flat(quote?.prefix ?? ''), flat(quote?.suffix ?? '')];
  const told = positionOf(target.selectors)?.start ?? 0;
  const agreeing = (at: number): number =>
    commonEnd(text.slice(Math.max(0, at - before.length), at), before) +
    commonStart(text.slice(at + words.length, at + words.length + after.length), after);
  let best: { readonly at: number; readonly agrees: number } | undefined;
  let at = text.indexOf(words);
  for (let n = 0; at >= 0 && n < MOST_PLACES; n += 1) {
    const agrees = agreeing(at);
    const isBetter =
      best === undefined || agrees > best.agrees || (agrees === best.agrees && Math.abs(at - told) < Math.abs(best.at - told));
    if (isBetter) best = { at, agrees };
    at = text.indexOf(words, at + 1);
  }
  return best && [best.at, best.at + words.length];
}
