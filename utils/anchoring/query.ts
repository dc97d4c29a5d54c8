// What is looked for, made ready: a quote and its context as codes, each different one once, with the places it was seen in.
import type { Iri } from '../model/ids.ts';
import { positionOf, quoteOf, type Selector, type TextQuoteSelector } from '../model/selector.ts';
import { counts, fold } from '../text/fold.ts';
import type { Pace } from '../text/pace.ts';

/** One annotation's passage, by its selectors. */
export interface Wanted {
  readonly id: Iri;
  readonly selectors: readonly Selector[];
}

/** A passage that can be looked for. */
export interface Sought {
  readonly id: Iri;
  readonly quote: TextQuoteSelector;
  /** Where it was seen, UTF-16 offset, if that is known. */
  readonly start: number | undefined;
}

/** Targets without a quote are left out. */
export function soughtOf(wanted: readonly Wanted[]): readonly Sought[] {
  return wanted.flatMap(({ id, selectors }) => {
    const quote = quoteOf(selectors);
    return quote === undefined || quote.exact.trim() === '' ? [] : [{ id, quote, start: positionOf(selectors)?.start }];
  });
}

/** A stretch to look for letter by letter; the quote begins `lead` codes into it. */
export interface Needle {
  readonly codes: Uint16Array;
  readonly lead: number;
}

export interface Query {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Signs before the first and after the last character that counts, white space left out. */
  readonly head: string;
  readonly tail: string;
  readonly quote: Uint16Array;
  readonly before: Uint16Array;
  readonly after: Uint16Array;
  /** Who wants it, and where each saw it (UTF-16 offset), if that is known. */
  readonly askers: { readonly id: Iri; readonly start: number | undefined }[];
  /** How much the quote says: its codes, where one of a script without letters counts for three. */
  readonly weight: number;
}

/** Shorter quotes are looked for together with what stood beside them. */
const SHORT = 5;
const BESIDE = 14;

/** The quote with what stood on both sides, before it only, and after it only. */
export function wideNeedles({ quote, before, after }: Query): readonly Needle[] {
  const join = (left: number, right: number): Needle => {
    const b = before.subarray(Math.max(0, before.length - left));
    return { codes: Uint16Array.from([...b, ...quote, ...after.subarray(0, right)]), lead: b.length };
  };
  return [join(BESIDE, BESIDE), join(BESIDE, 0), join(0, BESIDE)];
}

/** The quote; too short a one with what stood beside it. */
export const needlesOf = (query: Query): readonly Needle[] =>
  query.quote.length < SHORT ? wideNeedles(query) : [{ codes: query.quote, lead: 0 }];

const signs = (s: string): string => s.replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/g, '');

function edges(exact: string): { head: string; tail: string } {
  let first = 0;
  while (first < exact.length && !counts(exact.charCodeAt(first))) first++;
  let last = exact.length;
  while (last > first && !counts(exact.charCodeAt(last - 1))) last--;
  return { head: signs(exact.slice(0, first)), tail: signs(exact.slice(last)) };
}

function weightOf(quote: Uint16Array): number {
  let weight = quote.length;
  for (let i = 0; i < quote.length; i++) if (quote[i]! >= 0x2e80 && quote[i]! < 0xd800) weight += 2;
  return weight;
}

/** Equal quotes in equal context are one query. */
export async function queriesOf(sought: readonly Sought[], pace: Pace): Promise<readonly Query[]> {
  const queries = new Map<string, Query>();
  let count = 0;
  for (const { id, quote: q, start } of sought) {
    if ((++count & 63) === 0) await pace();
    const key = `${q.exact}\0${q.prefix}\0${q.suffix}`;
    let query = queries.get(key);
    if (query === undefined) {
      const [quote, before, after] = [fold(q.exact), fold(q.prefix), fold(q.suffix)];
      query = {
        exact: q.exact,
        prefix: q.prefix,
        suffix: q.suffix,
        ...edges(q.exact),
        quote,
        before,
        after,
        askers: [],
        weight: weightOf(quote),
      };
      queries.set(key, query);
    }
    query.askers.push({ id, start });
  }
  return [...queries.values()];
}
