import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, canonicalWriter, LINE, type Run } from '@/utils/text/canonical';
import { toCodePoints, toUtf16 } from '@/utils/text/code-points';
import { fold, foldInto, sameWords, skeleton } from '@/utils/text/fold';
import { pacer } from '@/utils/text/pace';

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ' ',
      '\n',
      '\t',
      '\u00a0',
      '\u00ad',
      '\u200b',
      '\u200f',
      'e',
      '\u0301',
      'ﬁ',
      '“',
      '—',
      '…',
      '😀',
      'İ',
      'ﷺ',
      '한',
      '\u1112\u1161\u11ab',
      'ß',
      '\ud800',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 60,
});

test.each([
  ['  a  \n b\u00a0c ', 'a\nb c'],
  ['ac\u00adcount\u200bable', 'accountable'],
  ['“Let’s” — well…', '“Let’s” — well…'],
  ['e\u0301', 'é'],
  ['\u1112\u1161\u11ab', '한'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
])('the canonical form of %j is %j', (raw, expected) => {
  expect(canonical(raw)).toBe(expected);
});

test('a canonical text is its own canonical form', () => {
  fc.assert(fc.property(anyText, (raw) => void expect(canonical(canonical(raw))).toBe(canonical(raw))));
});

test('every character of canonical text says where it came from, in order, and says it truly', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 5 }), fc.boolean(), (pieces, keepBlanks) => {
      const runs: (Run & { piece: number })[] = [];
      let piece = 0;
      const writer = canonicalWriter((run) => runs.push({ ...run, piece }));
      for (; piece < pieces.length; piece++) {
        writer.write(pieces[piece]!, 0, pieces[piece]!.length, keepBlanks);
        writer.border(LINE);
      }
      const text = writer.text();
      let at = 0;
      let from = 0;
      let last = 0;
      for (const run of runs) {
        if (run.piece !== last) from = 0;
        last = run.piece;
        expect(run.at).toBeGreaterThanOrEqual(at);
        expect(run.from).toBeGreaterThanOrEqual(from);
        expect(text.slice(at, run.at)).toMatch(/^[ \n]?$/);
        const source = pieces[run.piece]!.slice(run.from, run.to).normalize('NFC');
        expect(text.slice(run.at, run.at + run.length)).toBe(keepBlanks ? source : source.replace(/\s/g, ' '));
        at = run.at + run.length;
        from = run.to;
      }
      expect(at).toBe(text.length);
    }),
  );
});

test('code points and UTF-16 offsets lead to each other, with an emoji before the passage', () => {
  expect(toCodePoints('😀 word', 3)).toBe(2);
  expect(toUtf16('😀 word', 2)).toBe(3);
  expect(toCodePoints('😀', 1)).toBe(0);
  expect(toCodePoints('ab', 9)).toBe(2);
  expect(toUtf16('ab', 9)).toBe(2);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, n) => {
      const points = [...text];
      const k = Math.min(n, points.length);
      expect(toUtf16(text, k)).toBe(points.slice(0, k).join('').length);
      expect(toCodePoints(text, toUtf16(text, k))).toBe(k);
    }),
  );
});

test('the fold knows where each code came from, however the text is cut', () => {
  fc.assert(
    fc.property(anyText, fc.nat(60), (text, cut) => {
      const whole = skeleton(text.length);
      foldInto(whole, text, 0, text.length);
      const parts = skeleton(0);
      const middle = Math.min(cut, text.length);
      foldInto(parts, text, 0, middle);
      foldInto(parts, text, middle, text.length);
      const codes = whole.codes.subarray(0, whole.length);
      expect(parts.codes.subarray(0, parts.length)).toEqual(codes);
      expect(fold(text)).toEqual(codes);
      for (let i = 0; i < whole.length; i++) {
        expect(whole.origins[i]).toBeGreaterThanOrEqual(i === 0 ? 0 : whole.origins[i - 1]!);
        expect(fold(text[whole.origins[i]!]!)).toContain(whole.codes[i]);
      }
    }),
  );
});

test.each([
  ['“Open books”', '"open  books"'],
  ['ﬁnancial oﬃce', 'financial office'],
  ['re-\nport', 'report'],
  ['Résumé…', 'resume...'],
  ['a\u00adb\u200bc\u00a0d', 'abc d'],
  ['one — two', 'one - two'],
])('%j and %j are compared as the same letters', (a, b) => {
  expect(fold(a)).toEqual(fold(b));
});

test.each([
  ['“Let’s — go…”', '"Let\'s - go..."', true],
  ['com-\nmission', 'commission', true],
  ['a\n b', 'a b', true],
  ['1.5 million', '15 million', false],
  ['shall not', 'shall, not', false],
  ['The state', 'the state', false],
  ['−5 per cent', '5 per cent', false],
])('%j and %j are the same words: %s', (a, b, same) => {
  expect(sameWords(a, b)).toBe(same);
});

test('a pace gives way when the slice is used up, and not before', async () => {
  let clock = 0;
  let gaveWay = 0;
  const pace = pacer(
    8,
    async () => void gaveWay++,
    () => clock,
  );
  await pace();
  clock = 7;
  await pace();
  expect(gaveWay).toBe(0);
  clock = 8;
  await pace();
  await pace();
  expect(gaveWay).toBe(1);
  clock = 17;
  await pace();
  expect(gaveWay).toBe(2);
});
