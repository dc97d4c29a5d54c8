import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, canonicalWriter, LINE, type Run } from '@/utils/text/canonical';
import { composed } from '@/utils/text/composed';
import { toCodePoints, toUtf16 } from '@/utils/text/code-points';
import { codeAt, emptyFold, fold, FOLD_BLOCK, foldOn, originOf, restart, sameWords } from '@/utils/text/fold';
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

test.each([
  ['cafe\u00ad\u0301', 'caf\u00e9'],
  ['e\u200b\u0301\u00ad\u0323', '\u1eb9\u0301'],
  ['\uac00\u00ad\u11a8', '\uac01'],
  ['\u1100\u00ad\u1161\u00ad\u11a8', '\uac01'],
  ['x\u00ad\u0301', 'x\u0301'],
])('characters compose over what is invisible between them: %j', (raw, expected) => expect(canonical(raw)).toBe(expected));

test('marks that are heaped up without end stay as they are, and hold nothing up', () => {
  const heap = `e${'\u0301\u0316'.repeat(500_000)}`;
  expect(canonical(heap) === heap).toBe(true);
  expect(composed(`cafe\u0301 ${heap} cafe\u0301`) === `caf\u00e9 ${heap} caf\u00e9`).toBe(true);
});

test('a canonical text is its own canonical form', () => {
  fc.assert(fc.property(anyText, (raw) => void expect(canonical(canonical(raw))).toBe(canonical(raw))));
});

const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu;

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
        // Where characters were composed over something invisible, it lies in the stretch.
        const seen = pieces[run.piece]!.slice(run.from, run.to).replace(INVISIBLE, '');
        // Blanks stay as they are, or become one kind of blank.
        const source = seen.replace(/\S+/gu, (word) => word.normalize('NFC'));
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

test('the fold of any stretch knows where each code came from, and which code comes next after an offset', () => {
  const long = fc.array(anyText, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(long, fc.nat(300), fc.nat(3), (text, cut, blocks) => {
      const start = Math.min(cut, text.length);
      const s = emptyFold(text, start, text.length);
      foldOn(s, Math.min(text.length, start + blocks * FOLD_BLOCK));
      foldOn(s, text.length);
      const known = text
        .slice(start)
        .split('')
        .flatMap((unit, i) => [...fold(unit)].map((code) => ({ code, origin: start + i })));
      expect([...s.codes.subarray(0, s.length)]).toEqual(known.map((k) => k.code));
      expect(known.map((_, i) => originOf(s, i))).toEqual(known.map((k) => k.origin));
      expect(originOf(s, s.length)).toBe(text.length);
      for (let offset = 0; offset <= text.length + 1; offset++)
        expect(codeAt(s, offset)).toBe(known.filter((k) => k.origin < offset).length);
    }),
  );
});

test('one folded stretch makes room for the next', () => {
  const s = emptyFold('Open books', 5, 10);
  foldOn(s, 10);
  const next = { text: `${'ﷺ'.repeat(400)} ends`, start: 0 };
  restart(s, next.text, next.start, next.text.length);
  foldOn(s, next.text.length);
  expect(s.codes.subarray(0, s.length)).toEqual(fold(next.text));
  expect(originOf(s, s.length - 1)).toBe(next.text.length - 1);
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

test('letters of all Latin languages count without their marks, the signs of times and division do not', () => {
  const words = (s: string): string => String.fromCharCode(...fold(s));
  expect(words('Škoda Łódź Æsir naïve Straße × 3 ÷ 4 ½ µ')).toBe('skodałodzæsirnaivestraße3412μ');
  expect(words('e\u0301a\u0308')).toBe('ea');
});
