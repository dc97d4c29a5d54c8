import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEAST_WHOLE, NOWHERE, onlyPlaces, UNSURE } from '@/utils/text/whole-strings';

const unpaced = (): undefined => undefined;

/** By the language's own search. */
function known(text: string, string: string): number {
  const at = text.indexOf(string);
  return at < 0 ? NOWHERE : text.indexOf(string, at + 1) >= 0 ? UNSURE : at;
}

test('tells of long strings what searching for each tells: its only place, none, or several', async () => {
  const words = fc.array(fc.constantFrom('the ', 'state ', 'shall ', 'pay 1.5 ', '“aid”, ', '😀 ', 'é', '\n'), {
    minLength: 30,
    maxLength: 400,
  });
  await fc.assert(
    fc.asyncProperty(
      words,
      words,
      fc.array(fc.tuple(fc.nat(3000), fc.integer({ min: LEAST_WHOLE, max: 200 })), { maxLength: 40 }),
      async (a, b, cuts) => {
        const [text, other] = [a.join(''), b.join('')];
        const strings = cuts
          .map(([from, length], i) => (i % 4 === 3 ? other : text).slice(from % (text.length + 1)).slice(0, length))
          .filter((s) => s.length >= LEAST_WHOLE);
        expect([...(await onlyPlaces(text, strings, unpaced))]).toEqual(strings.map((s) => known(text, s)));
      },
    ),
  );
});

test('a text that does nothing but repeat the strings is left unsure, soon', async () => {
  const strings = Array.from({ length: 300 }, (_, i) => `${'a'.repeat(100 + 31 * i)}b`);
  const since = process.cpuUsage();
  expect([...(await onlyPlaces('a'.repeat(2e6), strings, unpaced))].every((place) => place === UNSURE)).toBe(true);
  expect(process.cpuUsage(since).user / 1e6).toBeLessThan(5);
});
