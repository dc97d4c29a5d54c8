// In what do the positions of a REFI-QDA project count? The standard says code points, programs write other things: so each reading
// is tried, and the one under which most selections begin and end at the edges of words, and read as their names say, is taken.

import { scorer, type Score, type Selected, type Span } from './refi-edges';
import { placesOf, spanIn, wantedOf, type Wanted } from './refi-walk';
import { composed } from '../../text/composed';

export type { Selected, Span } from './refi-edges';

/** `points`: code points, `units`: UTF-16 units, `bytes`: of UTF-8. */
export interface Reading {
  readonly unit: 'points' | 'units' | 'bytes';
  /** How a line end counts: as its characters, CR LF as one, or a lone LF as two. */
  readonly line: 'as it stands' | 'one' | 'two';
  /** Whether a byte order mark counts. */
  readonly mark: boolean;
  /** Whether the end is the last character, not the one after it. */
  readonly isEndLast: boolean;
}

const UNITS = ['points', 'units', 'bytes'] as const;
const LINES = ['as it stands', 'one', 'two'] as const;

/** The standard's own reading first; of two that fit alike the earlier is taken. */
export const READINGS: readonly Reading[] = [false, true].flatMap((isEndLast) =>
  UNITS.flatMap((unit) => LINES.flatMap((line) => [false, true].map((mark): Reading => ({ unit, line, mark, isEndLast })))),
);

/** What a text has that readings may count differently. */
interface Traits {
  readonly isPlain: boolean;
  readonly hasPairs: boolean;
  readonly hasMark: boolean;
  readonly hasTwo: boolean;
  readonly hasLoneFeed: boolean;
}

const traitsOf = (text: string): Traits => ({
  isPlain: /^[\0-\x7f\ufeff]*$/u.test(text),
  hasPairs: /[\ud800-\udbff][\udc00-\udfff]/.test(text),
  hasMark: text.startsWith('\ufeff'),
  hasTwo: text.includes('\r\n'),
  hasLoneFeed: /(?<!\r)\n/.test(text),
});

/** Readings that cannot differ in a text have one key. */
function keyOf(has: Traits, { unit, line, mark, isEndLast }: Reading): string {
  // The mark itself is three bytes.
  const isMarkWide = unit === 'bytes' && mark && has.hasMark;
  const units = (has.isPlain && !isMarkWide) || (unit === 'units' && !has.hasPairs) ? 'points' : unit;
  const lines = (line === 'one' && !has.hasTwo) || (line === 'two' && !has.hasLoneFeed) ? 'as it stands' : line;
  return [units, lines, mark && has.hasMark, isEndLast].join(' ');
}

/** The standard's. */
export const STANDARD: Reading = { unit: 'points', line: 'as it stands', mark: false, isEndLast: false };

/** The text of one source with the selections in it. */
export interface Selections {
  readonly text: string;
  readonly selected: readonly Selected[];
}

export interface Fit {
  readonly reading: Reading;
  /** In which the spans stand: the text, or its letters composed in the other way, if positions count them so. */
  readonly text: string;
  readonly spans: readonly Span[];
  readonly score: Score;
}

/** A text under all readings: what speaks for each, and where its selections stand under one that was chosen. */
interface Fits {
  readonly wanted: Wanted;
  readonly scoreOf: (reading: Reading) => Score;
  readonly fit: (reading: Reading) => Fit;
}

/** One score for readings that cannot differ, one walk for those that differ in their ends alone. */
function fitsOf({ text, selected }: Selections, wanted = wantedOf(selected)): Fits {
  const has = traitsOf(text);
  const score = scorer(text, selected);
  const [walks, scores] = [new Map<string, Int32Array>(), new Map<string, Score>()];
  const walked = (reading: Reading): Int32Array => {
    const key = keyOf(has, { ...reading, isEndLast: false });
    const places = walks.get(key) ?? placesOf(text, wanted, reading);
    walks.set(key, places);
    return places;
  };
  const scoreOf = (reading: Reading): Score => {
    const key = keyOf(has, reading);
    const known = scores.get(key);
    if (known !== undefined) return known;
    const places = walked(reading);
    const found = score((i) => spanIn(places, wanted, i, reading));
    scores.set(key, found);
    return found;
  };
  const fit = (reading: Reading): Fit => {
    const places = walked(reading);
    return { reading, text, score: scoreOf(reading), spans: selected.map((_one, i) => spanIn(places, wanted, i, reading)) };
  };
  return { wanted, scoreOf, fit };
}

const best = (readings: readonly Reading[], weightOf: (reading: Reading) => number): Reading => {
  let [chosen, most] = [readings[0] as Reading, -Infinity];
  for (const reading of readings) {
    const weight = weightOf(reading);
    if (weight > most) [chosen, most] = [reading, weight];
  }
  return chosen;
};

/** How programs are known to count: of readings that fit alike theirs is taken. */
export function preferredBy(origin: string): Reading {
  if (/nvivo/iu.test(origin)) return { ...STANDARD, unit: 'units' };
  return /atlas/iu.test(origin) ? { ...STANDARD, line: 'one' } : STANDARD;
}

/** Nearly all begin and end at edges of words. */
export const isFitting = ({ score, spans }: Pick<Fit, 'score' | 'spans'>): boolean => score.atEdges >= 0.99 * spans.length;

/** The best fit of a text that the reading of the project does not fit. */
function ownFit({ text, selected }: Selections, common: Fit, fits: Fits): Fit {
  const bestOf = ({ scoreOf, fit }: Fits): Fit => fit(best([common.reading, ...READINGS], (r) => scoreOf(r).weight));
  const own = bestOf(fits);
  if (isFitting(own)) return own;
  const forms = (['NFC', 'NFD'] as const).map((form) => composed(text, form)).filter((other) => other !== text);
  const others = forms.map((other) => bestOf(fitsOf({ text: other, selected }, fits.wanted)));
  return others.find((other) => other.score.weight > own.score.weight && isFitting(other)) ?? own;
}

export interface Sure {
  /** The reading of a program that is sure of it. */
  readonly known?: Reading;
  /** The one to be taken of several that fit alike. */
  readonly preferred?: Reading;
}

/**
 * The reading of a whole project, and for each source the spans under it. A source where another reading fits better, and this one
 * badly (under 99 of 100 at edges), is read by that one.
 */
export function fitReadings(
  sources: readonly Selections[],
  { known, preferred = STANDARD }: Sure = {},
): { readonly reading: Reading; readonly fits: readonly Fit[] } {
  const each = sources.map((source) => fitsOf(source));
  if (known !== undefined) return { reading: known, fits: each.map(({ fit }) => fit(known)) };
  const reading = best([preferred, ...READINGS], (r) => each.reduce((sum, { scoreOf }) => sum + scoreOf(r).weight, 0));
  const fits = each.map((own, i) => {
    const [common, source] = [own.fit(reading), sources[i]];
    return source === undefined || isFitting(common) ? common : ownFit(source, common, own);
  });
  return { reading, fits };
}

const UNIT_WORDS: Readonly<Record<Reading['unit'], string>> = { points: 'code points', units: 'UTF-16 units', bytes: 'bytes of UTF-8' };

/** A reading in words; what makes no difference in these texts is left out. */
export function readingWords({ unit, line, mark, isEndLast }: Reading, texts: readonly string[]): string {
  const parts = [
    UNIT_WORDS[unit],
    ...(texts.some((t) => t.includes('\r\n'))
      ? [`CR LF as ${line === 'one' ? 'one' : 'two'}`]
      : line === 'two'
        ? ['each line end as two']
        : []),
    ...(texts.some((t) => t.startsWith('\ufeff')) ? [`the byte order mark ${mark ? 'counted' : 'not counted'}`] : []),
    ...(isEndLast ? ['the end as the last character'] : []),
  ];
  return parts.join(', ');
}
