// Which stretch of a text a passage lies on, when something was put in, left out or changed at its edges.
import { expect, test } from 'vitest';
import { align } from '@/utils/text/align';
import { fold } from '@/utils/text/fold';

/** The letters that the core came to lie on, and its score. */
function lay(before: string, core: string, after: string, text: string): { on: string; score: number } {
  const [a, b, c, window] = [fold(before), fold(core), fold(after), fold(text)];
  const pattern = Uint16Array.from([...a, ...b, ...c]);
  const { from, to, score } = align(
    pattern,
    { start: a.length, end: a.length + b.length },
    { codes: window, start: 0, end: window.length },
  );
  return { on: String.fromCharCode(...window.subarray(from, to)), score };
}

const before = 'the board met in spring and';
const after = 'so nothing was decided then';

test('a passage that stands as it was scores its length', () => {
  expect(lay(before, 'asked for reports', after, `${before} asked for reports ${after}`)).toEqual({ on: 'askedforreports', score: 15 });
});

test('a word put in after the first word does not move the edge', () => {
  expect(lay(before, 'asked for full reports', after, `${before} asked again for full reports ${after}`).on).toBe(
    'askedagainforfullreports',
  );
});

test('a last word that was replaced is still the passage', () => {
  expect(lay(before, 'asked for full reports', after, `${before} asked for full answers ${after}`).on).toBe('askedforfullanswers');
});

test('a running head inside the passage counts once, one at its edge stays outside', () => {
  const head = '12 ANNUAL REPORT OF THE COMMISSION';
  const inside = lay(
    before,
    'asked for full reports of every office',
    after,
    `${before} asked for full ${head} reports of every office ${after}`,
  );
  expect(inside.on.startsWith('askedforfull12annual') && inside.on.endsWith('everyoffice')).toBe(true);
  expect(inside.score).toBeGreaterThan(15);
  expect(lay(before, 'asked for full reports', after, `${before} asked for full reports ${head} ${after}`).on).toBe('askedforfullreports');
});

test('what is not there scores nothing', () => {
  expect(lay(before, 'asked for full reports', after, `${before} ${after}`).score).toBeLessThanOrEqual(0);
});
