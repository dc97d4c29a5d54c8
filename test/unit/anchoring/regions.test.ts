import fc from 'fast-check';
import { expect, test } from 'vitest';
import { regionsOf, voteFor } from '@/utils/anchoring/regions';
import { chance } from './cases';

const SEEDS = 20;
const REACH = 400;
const BITS = 15;

test('a place that many seeds of a passage vote for is found among thousands of chance votes', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(2_000_000), fc.integer({ min: 10, max: SEEDS }), (seed, place, agreeing) => {
      const r = chance(seed);
      const hits = Array.from({ length: 3000 }, () => voteFor(Math.floor(r() * 2_000_000) - 300, Math.floor(r() * SEEDS)));
      for (let n = 0; n < agreeing; n++) hits.push(voteFor(place + Math.floor(r() * 30), n));
      const there = regionsOf({ bits: Array.from({ length: SEEDS }, () => BITS), hits }, REACH).filter(
        ({ low, high }) => low <= place + 30 && high >= place,
      );
      // A chance vote right before it may part it in two.
      expect(Math.max(0, ...there.map(({ bits }) => bits))).toBeGreaterThanOrEqual((agreeing * BITS) / 2);
    }),
  );
});

test('votes that chance alone explains are no place', () => {
  const hits = Array.from({ length: 40 }, (_, i) => voteFor(i * 50_000, i % SEEDS));
  expect(regionsOf({ bits: Array.from({ length: SEEDS }, () => BITS), hits }, REACH)).toEqual([]);
});
