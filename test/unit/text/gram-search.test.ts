import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldText } from '@/utils/text/fold';
import { unpaced } from '@/utils/text/pace';
import { exactPlaces, gramTable, hashOf, roomForPlaces } from '@/utils/text/gram-search';

/** By looking at every place; of places that overlap by half, the first. */
function known(codes: Uint16Array, quote: Uint16Array): number[] {
  const places: number[] = [];
  for (let at = 0; at + quote.length <= codes.length; at++)
    if ((places.at(-1) ?? -Infinity) + (quote.length >> 1) <= at && quote.every((c, i) => codes[at + i] === c)) places.push(at);
  return places;
}

const words = fc.array(fc.constantFrom('the ', 'state ', 'shall ', 'pay 1.5 ', '“aid”, ', '😀 ', 'é', 'ﬃ', 'aaaaa'), {
  minLength: 5,
  maxLength: 120,
});

test('many quotes are found where looking for each at every place finds them', async () => {
  await fc.assert(
    fc.asyncProperty(
      words,
      words,
      fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 5, max: 40 })), { maxLength: 20 }),
      async (a, b, cuts) => {
        const [text, other] = [fold(a.join('')), fold(b.join(''))];
        const quotes = cuts
          .map(([from, length], i) => (i % 4 === 3 ? other : text).slice(from % text.length).slice(0, length))
          .filter((q) => q.length >= 5);
        const distinct = [...new Map(quotes.map((q) => [q.join(), q])).values()];
        const places = await exactPlaces(await foldText(a.join(''), unpaced), distinct, unpaced);
        expect(places).toEqual(distinct.map((q) => known(text, q)));
      },
    ),
  );
});

test('a chunk of the text ends between any two grams and loses none', async () => {
  const text = Array.from({ length: 9000 }, (_, i) => `w${i} `).join('');
  const folded = await foldText(text, unpaced);
  const table = gramTable(40_000);
  const all = Array.from({ length: folded.length - 5 }, (_, at) => hashOf(folded.codes, at, at + 6));
  const places = roomForPlaces(all.length);
  for (const [at, hash] of all.entries()) {
    if (at % 7 === 0) table.add(hash, at);
    places.hashes[at] = hash;
    places.offsets[at] = places.count++;
  }
  const found = new Set<number>();
  await table.lookUp(places, unpaced, (value, at) => {
    if (value === at) found.add(at);
    return 1;
  });
  expect(found.size).toBe(Math.ceil(all.length / 7));
});

test('long quotes that fit nearly everywhere cost little, and give way often', async () => {
  const quotes = Array.from({ length: 500 }, (_, i) => fold(`${'a'.repeat(100 + 9 * i)}b${'a'.repeat(100)}`));
  const folded = await foldText('a'.repeat(2e6), unpaced);
  let paces = 0;
  const since = process.cpuUsage();
  const places = await exactPlaces(folded, quotes, () => void paces++);
  expect(places.every((p) => p.length === 0)).toBe(true);
  expect(process.cpuUsage(since).user / 1e6).toBeLessThan(5);
  // Each quote may take 6,000 steps of 32 codes.
  expect(paces).toBeGreaterThan((500 * 6000) / 10_000);
});
