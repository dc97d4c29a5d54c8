// How do selectors stand in a file? In the Recommendation's words (section 4.2), with offsets in code points.
// In memory an offset counts UTF-16 units of a text that the file does not hold; `astralBefore` on a position, where it is
// known, says how many characters before it take two units, and makes the number in the file exact.
import type { Selector, TextPositionSelector, XPathSelector } from '../model/selector';
import { toCodePoints } from '../text/code-points';
import { isObject, list, type JsonObject } from './json-text';
import { toUri } from './context';

const codePoints = (text: string): number => toCodePoints(text, text.length);

const astralBefore = (p: TextPositionSelector): number | undefined =>
  'astralBefore' in p && typeof p.astralBefore === 'number' ? p.astralBefore : undefined;

/** `span` in code points, UTF-16 length as it stands for a position that spans anything but the quote. */
function writePosition(p: TextPositionSelector, exact: string): JsonObject {
  const astral = astralBefore(p);
  const start = p.start - (astral ?? 0);
  const span = p.end - p.start === exact.length ? codePoints(exact) : p.end - p.start;
  return { type: p.type, start, end: start + span, ...(astral === undefined ? {} : { astralBefore: astral }) };
}

const writeXPath = (s: XPathSelector): JsonObject => ({
  type: s.type,
  value: s.value,
  ...(s.refinedBy === undefined ? {} : { refinedBy: writePosition(s.refinedBy, '') }),
});

/** One selector as it stands in a file; `exact` is the quote of the same target. */
export function writeSelector(s: Selector, exact: string): JsonObject {
  switch (s.type) {
    case 'TextQuoteSelector':
      return { type: s.type, exact: s.exact, prefix: s.prefix, suffix: s.suffix };
    case 'TextPositionSelector':
      return writePosition(s, exact);
    case 'RangeSelector':
      return { type: s.type, startSelector: writeXPath(s.startSelector), endSelector: writeXPath(s.endSelector) };
    case 'FragmentSelector':
      return { type: s.type, value: s.value, ...(s.conformsTo === undefined ? {} : { conformsTo: s.conformsTo }) };
  }
}

export const hasType = (json: JsonObject, type: string): boolean => list(json['type']).some((t) => t === type || t === `oa:${type}`);

/** Offsets that are no numbers go through as they are, to be refused by the schema. */
function readPosition(json: JsonObject, exact: string): JsonObject {
  const { start, end, astralBefore: astral = 0 } = json;
  if (typeof start !== 'number' || typeof end !== 'number' || typeof astral !== 'number') return { ...json, type: 'TextPositionSelector' };
  const span = end - start === codePoints(exact) ? exact.length : end - start;
  const known = json['astralBefore'] === undefined ? {} : { astralBefore: astral };
  return { type: 'TextPositionSelector', start: start + astral, end: start + astral + span, ...known };
}

function readXPath(value: unknown): JsonObject | undefined {
  const json = list(value).find((s): s is JsonObject => isObject(s) && hasType(s, 'XPathSelector'));
  if (json === undefined) return undefined;
  const refined = list(json['refinedBy']).find((s): s is JsonObject => isObject(s) && hasType(s, 'TextPositionSelector'));
  return { type: 'XPathSelector', value: json['value'], ...(refined === undefined ? {} : { refinedBy: readPosition(refined, '') }) };
}

function readSelector(json: JsonObject, exact: string): readonly JsonObject[] {
  if (hasType(json, 'TextQuoteSelector')) {
    return [{ type: 'TextQuoteSelector', exact: json['exact'], prefix: json['prefix'] ?? '', suffix: json['suffix'] ?? '' }];
  }
  if (hasType(json, 'TextPositionSelector')) return [readPosition(json, exact)];
  if (hasType(json, 'FragmentSelector')) {
    const { conformsTo } = json;
    return [
      { type: 'FragmentSelector', value: json['value'], ...(typeof conformsTo === 'string' ? { conformsTo: toUri(conformsTo) } : {}) },
    ];
  }
  if (!hasType(json, 'RangeSelector')) return [];
  const [startSelector, endSelector] = [readXPath(json['startSelector']), readXPath(json['endSelector'])];
  return startSelector === undefined || endSelector === undefined ? [] : [{ type: 'RangeSelector', startSelector, endSelector }];
}

/**
 * What may be the selectors of a target: those of the four kinds we know, the first of each kind; a quote inside another selector
 * (`refinedBy`) counts too. Others' kinds are left out. Nothing is judged here.
 */
export function selectorCandidates(value: unknown): readonly unknown[] {
  const given = list(value).filter(isObject);
  const inner = given.flatMap((s) => list(s['refinedBy'])).filter((s): s is JsonObject => isObject(s) && hasType(s, 'TextQuoteSelector'));
  const all = [...given, ...inner];
  const exact = all.find((s) => hasType(s, 'TextQuoteSelector'))?.['exact'];
  const read = all.flatMap((s) => readSelector(s, typeof exact === 'string' ? exact : ''));
  return read.filter((s, i) => read.findIndex((other) => other['type'] === s['type']) === i);
}
