// JSON whose lists are long is read piece by piece: the value is the one that the browser's own parser gives.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOurSet, parseJson, parsingJson, SET_LIMITS } from '@/utils/exchange/json-text';
import { writeSet } from '@/utils/exchange/write';
import '../../property-runs';
import { bytes, SET } from './make';

/** Over a piece of 128 kB. */
const long = (n: number): unknown[] => Array.from({ length: n }, (_, i) => ({ i, words: `é, ] } [ { " \\ ${'x'.repeat(900)}` }));
const read = (json: string): unknown => {
  const parsed = parseJson(bytes(json), SET_LIMITS);
  return parsed.ok ? parsed.value : parsed.problem;
};

describe('a file with long lists', () => {
  it.each<[string, unknown]>([
    ['at the root', long(400)],
    ['in an object', { before: 1, items: long(400), after: [1, 2] }],
    ['two levels down, and another beside it', { documents: long(300), first: { items: long(500), next: null } }],
    ['too far down to be taken apart', { a: { b: { c: long(400) } } }],
    ['in a list', [long(300), long(300), [], [[]]]],
    ['of texts alone', { items: Array.from({ length: 3_000 }, (_, i) => `${i} ${'ü'.repeat(100)}`) }],
    ['of one text that is long', { items: ['x'.repeat(300_000), 'y'.repeat(300_000), 'z'] }],
  ])('%s is read as it is', (_where, value) => {
    for (const indent of [undefined, 1]) {
      const json = JSON.stringify(value, null, indent);
      expect(read(json)).toEqual(JSON.parse(json));
    }
  });

  it('that name a list twice gives the last one, as everywhere', () => {
    const json = `{"items": ${JSON.stringify(long(300))}, "items": ${JSON.stringify(long(2))}}`;
    expect(read(json)).toEqual(JSON.parse(json));
    const other = `{"items": [1], "items": ${JSON.stringify(long(300))}}`;
    expect(read(other)).toEqual(JSON.parse(other));
  });

  it('is read in steps that say how far it is', () => {
    const steps = parsingJson(bytes(JSON.stringify({ items: long(3_000) })), SET_LIMITS);
    const shares: number[] = [];
    for (let step = steps.next(); step.done !== true; step = steps.next()) shares.push(step.value);
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it('names a fault in any piece', () => {
    const json = JSON.stringify({ items: long(600) });
    expect(read(json.replace('"i":599', '"i":5e9e'))).toMatchObject({ code: 'file-not-json' });
    expect(read(json.replace('"i":599', '"i":nul'))).toMatchObject({ code: 'file-not-json' });
    const bad = bytes(json);
    bad[bad.length - 400] = 0xff;
    const parsed = parseJson(bad, SET_LIMITS);
    expect(parsed.ok ? '' : parsed.problem.detail).toBe(`not UTF-8 at byte ${bad.length - 399}`);
  });

  it('of any values', () => {
    const lists = fc.array(fc.jsonValue({ maxDepth: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lists, fc.nat(3), (values, depth) => {
        const items = Array.from({ length: 4_000 }, (_, i) => [values[i % values.length], 'x'.repeat(50)]);
        const value = Array.from({ length: depth }).reduce<unknown>((inner, _, i) => ({ [`k${i}`]: inner, n: i }), items);
        const json = JSON.stringify(value);
        if (json.includes('__proto__')) return;
        expect(JSON.stringify(read(json))).toBe(JSON.stringify(JSON.parse(json)));
      }),
      { numRuns: 15 },
    );
  });
});

it('a set of ours is told by its beginning', () => {
  expect(isOurSet(bytes(writeSet(SET)))).toBe(true);
  expect(isOurSet(bytes('{"type": "AnnotationCollection", "items": []}'))).toBe(false);
});
