import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestMatch } from '@/utils/text/edit-distance';

const codes = (letters: readonly number[]): Uint16Array => Uint16Array.from(letters);

/** The textbook table: least edits of the pattern against any stretch of the window that ends at each place. */
function slowly(pattern: Uint16Array, window: Uint16Array, pinned: boolean): { errors: number; end: number } {
  let column = Array.from({ length: pattern.length + 1 }, (_, i) => i);
  let best = { errors: pattern.length, end: 0 };
  for (let j = 1; j <= window.length; j++) {
    const next = [pinned ? j : 0];
    for (let i = 1; i <= pattern.length; i++)
      next.push(Math.min(column[i]! + 1, next[i - 1]! + 1, column[i - 1]! + (pattern[i - 1] === window[j - 1] ? 0 : 1)));
    column = next;
    if (column[pattern.length]! < best.errors) best = { errors: column[pattern.length]!, end: j };
  }
  return best;
}

const letters = (most: number): fc.Arbitrary<number[]> => fc.array(fc.integer({ min: 97, max: 100 }), { minLength: 1, maxLength: most });

test('counts the same edits as the textbook, in one word and in several, from either side', () => {
  fc.assert(
    fc.property(letters(110), letters(160), fc.boolean(), fc.boolean(), (p, w, pinned, backwards) => {
      const window = codes(w);
      const expected = backwards ? slowly(codes(p.toReversed()), codes(w.toReversed()), pinned) : slowly(codes(p), window, pinned);
      const found = bestMatch(codes(p), { codes: window, start: 0, end: window.length }, { pinned, backwards });
      expect({ errors: found.errors, end: backwards ? window.length - found.end : found.end }).toEqual(expected);
    }),
    { numRuns: 400 },
  );
});

test('reads only the window it is given', () => {
  const text = codes([...'xxneedlexxneedle'].map((c) => c.charCodeAt(0)));
  const pattern = codes([...'needle'].map((c) => c.charCodeAt(0)));
  expect(bestMatch(pattern, { codes: text, start: 5, end: 16 })).toEqual({ errors: 0, end: 16 });
});
