// In what do the positions of a REFI-QDA project count? The standard says code points, programs write other things: so each reading
// is tried, and the one under which most selections begin and end at the edges of words, and read as their names say, is taken.

import { scorer, type Score, type Selected, type Span } from './refi-edges';
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

function widthOf(code: number, unit: Reading['unit']): number {
  if (unit === 'units') return code > 0xffff ? 2 : 1;
  if (unit === 'points') return 1;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** How far a character moves the position under a reading, and how many UTF-16 units it takes. */
function step(text: string, at: number, { unit, line, mark }: Reading): readonly [counted: number, units: number] {
  const code = text.codePointAt(at) ?? 0;
  if (at === 0 && code === 0xfeff) return [mark ? widthOf(code, unit) : 0, 1];
  if (code === 13 && line === 'one' && text.charCodeAt(at + 1) === 10) return [1, 2];
  if (code === 10 && line === 'two' && text.charCodeAt(at - 1) !== 13) return [2, 1];
  return [widthOf(code, unit), code > 0xffff ? 2 : 1];
}

/** The standard's. */
export const STANDARD: Reading = { unit: 'points', line: 'as it stands', mark: false, isEndLast: false };

/** Characters that count one under every reading. */
const EVEN = /[\0-\t\v\f\x0e-\x7f]+/y;

/** Where positions stand in the text under a reading: one walk through it. One inside a character is that of its beginning. */
function placesOf(text: string, wanted: readonly number[], reading: Reading): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  let [at, counted, next] = [0, 0, 0];
  // Before the first character there is no place.
  while ((wanted[next] ?? 0) < 0) next += 1;
  while (next < wanted.length && at < text.length) {
    EVEN.lastIndex = at;
    const run = EVEN.test(text) ? EVEN.lastIndex - at : 0;
    const [by, units] = run > 0 ? [run, run] : step(text, at, reading);
    for (; next < wanted.length && (wanted[next] ?? 0) < counted + by; next += 1) {
      const place = wanted[next] ?? 0;
      places.set(place, run > 0 ? at + place - counted : at);
    }
    at += units;
    counted += by;
  }
  // Beyond the last character there is one place, its end.
  if (wanted[next] === counted) places.set(counted, text.length);
  return places;
}

/** Where selections stand under a reading. */
export function spansOf(text: string, selected: readonly Selected[], reading: Reading): readonly Span[] {
  const more = reading.isEndLast ? 1 : 0;
  const wanted = Float64Array.from(new Set(selected.flatMap(({ start, end }) => [start, end + more]))).toSorted();
  const places = placesOf(text, [...wanted], reading);
  return selected.map(({ start, end }): Span => {
    const [from, to] = [places.get(start), places.get(end + more)];
    return from === undefined || to === undefined || to < from ? undefined : [from, to];
  });
}

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

function fitsOf({ text, selected }: Selections): (reading: Reading) => Fit {
  const has = traitsOf(text);
  const scoreOf = scorer(text, selected);
  const known = new Map<string, Omit<Fit, 'reading' | 'text'>>();
  return (reading) => {
    const key = keyOf(has, reading);
    let found = known.get(key);
    if (found === undefined) {
      const spans = spansOf(text, selected, reading);
      found = { spans, score: scoreOf(spans) };
      known.set(key, found);
    }
    return { reading, text, ...found };
  };
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
function ownFit({ text, selected }: Selections, common: Fit, fit: (reading: Reading) => Fit): Fit {
  const own = fit(best([common.reading, ...READINGS], (r) => fit(r).score.weight));
  if (isFitting(own)) return own;
  const forms = (['NFC', 'NFD'] as const).map((form) => composed(text, form)).filter((other) => other !== text);
  const others = forms.map((other) => {
    const fitOther = fitsOf({ text: other, selected });
    return fitOther(best([common.reading, ...READINGS], (r) => fitOther(r).score.weight));
  });
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
  const each = sources.map(fitsOf);
  if (known !== undefined) return { reading: known, fits: each.map((fit) => fit(known)) };
  const reading = best([preferred, ...READINGS], (r) => each.reduce((sum, fit) => sum + fit(r).score.weight, 0));
  const fits = each.map((fit, i) => {
    const [common, source] = [fit(reading), sources[i]];
    return source === undefined || isFitting(common) ? common : ownFit(source, common, fit);
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
