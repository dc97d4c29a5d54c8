// How a passage is written down: with as much around it as it takes to tell it from its like, from sentence to sentence.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeText } from '@/utils/anchoring/describe';
import { positionOf, quoteOf } from '@/utils/model/selector';
import { canonical } from '@/utils/text/canonical';
import { splitsPair } from '@/utils/text/code-points';
import { paper } from './cases';

interface Described {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

function described(text: string, start: number, end: number): Described {
  const selectors = describeText(text, start, end);
  expect(positionOf(selectors)).toMatchObject({ start, end });
  return { text, start, end, ...quoteOf(selectors)! };
}

const LEAST = 64;
const MOST = 200;

/** Texts with sentences that come again, tables of equal cells, long words, other scripts. */
const stretch = fc.oneof(
  { weight: 3, arbitrary: fc.nat(200).map((seed) => `${paper(seed, 1)} `) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('The same sentence stands here again and again.\n', 'Yes. ', '12 12 12\n', 'No…) ', 'a'.repeat(90)),
  },
  { weight: 1, arbitrary: fc.constantFrom('😀😀😀😀😀😀😀😀', '委任と説明責任は一つの線ではない。', 'שלום '.repeat(9), '𝒳'.repeat(70)) },
);
const repeated = fc
  .tuple(fc.array(stretch, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 5 }))
  .map(([all, times]) => all.join('').repeat(times));
const passage = fc
  .tuple(fc.array(fc.oneof(stretch, repeated), { minLength: 1, maxLength: 12 }), fc.nat(), fc.integer({ min: 1, max: 300 }))
  .map(([all, at, length]): Described => {
    const text = canonical(all.join(''));
    let start = at % text.length;
    if (splitsPair(text, start)) start -= 1;
    let end = Math.min(text.length, start + length);
    if (splitsPair(text, end)) end += 1;
    return described(text, start, end);
  });

test('quote and context are what stands there, whole characters, at most 200 units on a side', () => {
  fc.assert(
    fc.property(passage, ({ text, start, end, exact, prefix, suffix }) => {
      expect(text.slice(start - prefix.length, end + suffix.length)).toBe(prefix + exact + suffix);
      expect(exact).toBe(text.slice(start, end));
      expect(Math.max(prefix.length, suffix.length)).toBeLessThanOrEqual(MOST);
      expect([start - prefix.length, end + suffix.length].some((at) => splitsPair(text, at))).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('at least 64 units stand on each side, where the text has them', () => {
  fc.assert(
    fc.property(passage, ({ text, start, end, prefix, suffix }) => {
      // A pair at the very edge of what is kept at most stays out.
      expect(prefix.length).toBeGreaterThanOrEqual(Math.min(LEAST, start));
      expect(suffix.length).toBeGreaterThanOrEqual(Math.min(LEAST, text.length - end));
    }),
    { numRuns: 500 },
  );
});

test('with its context a passage stands once in the text, unless 200 units on both sides do not tell it from its like', () => {
  fc.assert(
    fc.property(passage, ({ text, start, end, exact, prefix, suffix }) => {
      const whole = prefix + exact + suffix;
      const isOnly = text.indexOf(whole) === text.lastIndexOf(whole);
      const all = text.slice(Math.max(0, start - MOST), end + MOST);
      const canBe = text.indexOf(all) === text.lastIndexOf(all);
      // The edges of what is kept at most may have half of a pair.
      if (canBe && !splitsPair(text, start - MOST) && !splitsPair(text, end + MOST)) expect(isOnly).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('context ends at the edge of a sentence, unless none is left within 200 units', () => {
  const end = /[.!?\u3002\u2026]["'\u2019\u201d)\]]*\s|\n/;
  fc.assert(
    fc.property(passage, ({ text, start, end: last, prefix, suffix }) => {
      const [from, to] = [start - prefix.length, last + suffix.length];
      const isEdge = from === 0 || new RegExp(`(?:${end.source})$`).test(text.slice(Math.max(0, from - 9), from));
      if (!isEdge) expect(text.slice(Math.max(0, start - MOST), from)).not.toMatch(end);
      const isEnd = to === text.length || /[.!?\u3002\u2026\n]/.test(text[to - 1]!);
      if (!isEnd) expect(text.slice(to, last + MOST)).not.toMatch(end);
    }),
    { numRuns: 500 },
  );
});

test('a short quote that stands often is written down with more around it than one that stands once', () => {
  const rows = Array.from({ length: 40 }, (_, n) => `Every row of this table ends with the word of the council: yes. ${n}`).join('\n');
  const at = rows.indexOf('yes', 1_200);
  const often = described(rows, at, at + 3);
  const once = described(
    rows.replace(/yes/g, (word, where) => (where === at ? 'aye' : word)),
    at,
    at + 3,
  );
  expect(often.prefix.length + often.suffix.length).toBeGreaterThan(once.prefix.length + once.suffix.length - 1);
  const whole = often.prefix + often.exact + often.suffix;
  expect(rows.indexOf(whole)).toBe(rows.lastIndexOf(whole));
});
