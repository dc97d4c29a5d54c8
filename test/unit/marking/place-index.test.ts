// Which passages lie under the pointer: the same as one would find by looking at each of them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexPlaces, levelsOf } from '@/utils/marking/place-index';
import { LEVELS } from '@/utils/painting/painter';

const stretches = fc.array(
  fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 40 },
);

it('finds the passages over any stretch of the text as a look at each of them does', () => {
  fc.assert(
    fc.property(stretches, fc.nat(70), fc.integer({ min: 1, max: 15 }), (all, from, length) => {
      const index = indexPlaces(all);
      const naive = index.places.filter((p) => p.start < from + length && p.end > from);
      expect(index.over(from, from + length)).toEqual(naive);
      expect(index.places).toHaveLength(all.filter((p) => p.start < p.end).length);
      expect(index.firstFrom(from)).toBe(index.places.filter((p) => p.start < from).length);
    }),
  );
});

it('looks at few of many passages to find those under the pointer', () => {
  let looks = 0;
  const counted = Array.from({ length: 5_000 }, (_, i) => ({
    start: i * 10,
    get end() {
      looks += 1;
      return i * 10 + 8;
    },
  }));
  const index = indexPlaces(counted);
  looks = 0;
  expect(index.over(25_003, 25_004)).toHaveLength(1);
  expect(looks).toBeLessThan(30);
});

it('gives overlapping passages underlines of their own, and those that stand alone the first', () => {
  const place = (start: number, end: number, paints = 1): { start: number; end: number; paints: number[] } => ({
    start,
    end,
    paints: Array.from({ length: paints }, (_, p) => p),
  });
  expect(levelsOf([place(0, 10), place(5, 15), place(12, 20), place(30, 40)])).toEqual([0, 1, 0, 0]);
  expect(levelsOf([place(0, 10, 2), place(5, 15), place(10, 12)])).toEqual([0, 2, 0]);
});

it('never lets two passages share an underline while there is a free one', () => {
  fc.assert(
    fc.property(stretches, (all) => {
      const { places } = indexPlaces(all.map((s) => ({ ...s, paints: [0] })));
      const levels = levelsOf(places);
      places.forEach((a, i) => {
        const before = places.slice(0, i).flatMap((b, j) => (b.end > a.start ? [levels[j]] : []));
        expect(levels[i]).toBeLessThan(LEVELS);
        if (new Set(before).size < LEVELS) expect(before).not.toContain(levels[i]);
      });
    }),
  );
});
