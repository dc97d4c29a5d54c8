import fc from 'fast-check';
import { expect, test } from 'vitest';
import { regionsOf, voteFor } from '@/utils/anchoring/regions';
import { chance } from './cases';

const SEEDS = 20;
const REACH = 400;

test('the place that many seeds of a passage vote for comes first among thousands of chance votes', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(2_000_000), fc.integer({ min: 8, max: SEEDS }), (start, place, agreeing) => {
      const r = chance(start);
      const hits = Array.from({ length: 3000 }, () => voteFor(Math.floor(r() * 2_000_000) - 300, Math.floor(r() * SEEDS)));
      for (let seed = 0; seed < agreeing; seed++) hits.push(voteFor(place + Math.floor(r() * 30), seed));
      const [best] = regionsOf({ bits: Array.from({ length: SEEDS }, () => 15), hits }, REACH);
      // A chance vote shortly before may part them in two.
      expect(best!.bits).toBeGreaterThanOrEqual((agreeing * 15) / 2);
      expect(best!.low).toBeLessThanOrEqual(place + 30);
      expect(best!.high).toBeGreaterThanOrEqual(place);
    }),
  );
});

test('votes that chance alone explains are no place', () => {
  const hits = Array.from({ length: 40 }, (_, i) => voteFor(i * 50_000, i % SEEDS));
  expect(regionsOf({ bits: Array.from({ length: SEEDS }, () => 15), hits }, REACH)).toEqual([]);
});
