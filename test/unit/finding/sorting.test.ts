// A list sorted a little at a time is sorted as at one go, and its steps are small.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sorting } from '@/utils/finding/sorting';
import { atOnce } from '@/utils/text/pace';

it('sorts as at one go, equal ones as they came', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ key: fc.integer({ min: 0, max: 30 }) }), { maxLength: 1_500, size: 'max' }), (all) => {
      const compare = (a: { key: number }, b: { key: number }): number => a.key - b.key;
      const sorted = atOnce(sorting(all, compare));
      const atOneGo = all.toSorted(compare);
      expect(sorted.every((one, i) => one === atOneGo[i])).toBe(true);
      expect(sorted).toHaveLength(all.length);
    }),
    { numRuns: 20 },
  );
});

it('compares some thousand times in a step, however long the list', () => {
  let [comparisons, most] = [0, 0];
  const all = Array.from({ length: 20_000 }, (_, i) => (i * 7_919) % 20_011);
  const steps = sorting(all, (a, b) => ((comparisons += 1), a - b));
  for (let next = steps.next(); next.done !== true; next = steps.next()) {
    most = Math.max(most, comparisons);
    comparisons = 0;
  }
  expect(most).toBeLessThan(3_000);
});
