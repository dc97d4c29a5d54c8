// Is it found out in what positions count? For any text and any coded words, whatever the program that wrote them.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAtEdges } from '@/utils/exchange/foreign/refi-edges';
import { fitReadings, type Reading, type Selected } from '@/utils/exchange/foreign/refi-offsets';
import { mapped } from '@/utils/exchange/foreign/mapped-text';
import { canonical } from '@/utils/text/canonical';

const word = fc.constantFrom(
  'meal',
  'cooks',
  'answer',
  'für',
  'mère',
  '会',
  'those',
  'who',
  'eat',
  'of',
  'a',
  'canteen',
  '🏠',
  '👩‍🍳',
  'ÉTÉ',
  'naïve',
);
const gap = fc.constantFrom(' ', ' ', ' ', ', ', '. ', '\n', '\n\n', ' 😀 ');
const pieces = fc.array(fc.tuple(word, gap), { minLength: 12, maxLength: 60 });

/** How far a text moves the position under a reading. */
function widthOf(text: string, { unit, line, mark }: Reading): number {
  const bare = mark ? text : text.replace(/^\ufeff/u, '');
  const lined = line === 'one' ? bare.replaceAll('\r\n', '\n') : line === 'two' ? bare.replace(/(?<!\r)\n/gu, '\r\n') : bare;
  return unit === 'points' ? [...lined].length : unit === 'units' ? lined.length : new TextEncoder().encode(lined).length;
}

interface Case {
  readonly text: string;
  readonly spans: readonly (readonly [number, number])[];
  readonly selected: readonly Selected[];
}

const readings = fc.record({
  unit: fc.constantFrom<Reading['unit']>('points', 'units', 'bytes'),
  line: fc.constantFrom<Reading['line']>('as it stands', 'one', 'two'),
  mark: fc.boolean(),
  isEndLast: fc.constant(false),
});

/** As programs of places that part no words by blanks write them. */
const JAPANESE =
  '市場は人々のためにあります。誰が責任を負うのでしょうか。説明責任とは、決定の理由を示すことです。契約の透明性が重要である。';

const cases = fc
  .record({ pieces, isCrlf: fc.boolean(), hasMark: fc.boolean(), reading: readings })
  .map(({ pieces: all, isCrlf, hasMark, reading }): Case => {
    let text = hasMark ? '\ufeff' : '';
    const starts: (readonly [number, number])[] = [];
    for (const [w, g] of all) {
      starts.push([text.length, text.length + w.length]);
      text += w + (isCrlf ? g.replaceAll('\n', '\r\n') : g);
    }
    const spans = starts.filter(([start, end]) => isAtEdges(text, [start, end]));
    const selected = spans.map(([start, end]) => ({
      start: widthOf(text.slice(0, start), reading),
      end: widthOf(text.slice(0, end), reading),
      name: text.slice(start, end),
    }));
    return { text, spans, selected };
  });

describe('the positions of a project', () => {
  test('are read so that what was coded is what is read', () => {
    fc.assert(
      fc.property(cases, ({ text, spans, selected }) => {
        const { fits } = fitReadings([{ text, selected }]);
        const words = (all: readonly (readonly [number, number] | undefined)[]): readonly string[] =>
          all.map((s) => (s === undefined ? '' : text.slice(...s)));
        // Two readings may give the same words in another place only where these stand there too.
        expect(words(fits[0]?.spans ?? [])).toEqual(words(spans));
      }),
    );
  });

  test.each<Reading['unit']>(['points', 'units', 'bytes'])('counted in %s are found in a language that has no blanks', (unit) => {
    const text = `\ufeff${Array.from({ length: 20 }, (_, i) => `${i % 3 === 0 ? '🏠' : ''}${i}${JAPANESE}`).join('\r\n')}`;
    const words = [...new Intl.Segmenter('ja', { granularity: 'word' }).segment(text)].filter(
      (w) => w.isWordLike === true && w.segment.length > 1,
    );
    const picked = words.filter((_, i) => i % 7 === 0);
    const reading: Reading = { unit, line: 'as it stands', mark: false, isEndLast: false };
    const selected = picked.map(({ index, segment }) => ({
      start: widthOf(text.slice(0, index), reading),
      end: widthOf(text.slice(0, index + segment.length), reading),
      name: '',
    }));
    const spans = fitReadings([{ text, selected }]).fits[0]?.spans ?? [];
    expect(spans.map((s) => (s === undefined ? '' : text.slice(...s)))).toEqual(picked.map((w) => w.segment));
  });

  test('count a byte order mark as the three bytes that it is', () => {
    const text = '\ufeffThe cooks answer to those who eat. The books are open.';
    const at = (words: string): Selected => ({ start: text.indexOf(words) + 2, end: text.indexOf(words) + 2 + words.length, name: '' });
    const { fits } = fitReadings([{ text, selected: [at('cooks answer'), at('who eat'), at('books are')] }]);
    expect(fits[0]?.spans.map((s) => s && text.slice(...s))).toEqual(['cooks answer', 'who eat', 'books are']);
  });

  test('end where a name that is all of the words ends', () => {
    const text = '説明責任とは決定の理由を示すことです';
    const { fits } = fitReadings([
      {
        text,
        selected: [
          { start: 2, end: 4, name: '責任' },
          { start: 6, end: 8, name: '決定' },
        ],
      },
    ]);
    expect(fits[0]?.spans.map((s) => s && text.slice(...s))).toEqual(['責任', '決定']);
  });

  test('before the beginning of a text lead nowhere', () => {
    expect(fitReadings([{ text: '\u0000', selected: [{ start: -1, end: 0, name: '' }] }]).fits[0]?.spans).toEqual([undefined]);
  });

  test('are asked for the edges of words once for each place of the text, whatever the number of selections and readings', () => {
    const { prototype } = Intl.Segmenter;
    const { segment } = prototype;
    const selected = Array.from({ length: 2_000 }, (_, i) => ({ start: i % 50, end: (i % 50) + 3, name: '' }));
    let asked = 0;
    prototype.segment = function counted(this: Intl.Segmenter, text: string) {
      asked += 1;
      return segment.call(this, text);
    };
    try {
      expect(fitReadings([{ text: JAPANESE, selected }]).fits[0]?.spans).toHaveLength(2_000);
    } finally {
      prototype.segment = segment;
    }
    // In the text as it stands, and with its letters taken apart.
    expect(asked).toBeLessThanOrEqual(JAPANESE.length + JAPANESE.normalize('NFD').length + 2);
  });

  test('never lead outside the text, and whatever they are nothing throws', () => {
    const any = fc.record({
      start: fc.integer({ min: -5, max: 200 }),
      end: fc.integer({ min: -5, max: 200 }),
      name: fc.string({ unit: 'binary', maxLength: 20 }),
    });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(any, { maxLength: 5 }), (text, selected) => {
        for (const span of fitReadings([{ text, selected }]).fits[0]?.spans ?? [])
          if (span !== undefined) expect(span[0] >= 0 && span[1] <= text.length && span[0] <= span[1]).toBe(true);
      }),
    );
  });
});

describe('a text and its canonical text', () => {
  test('are mapped on each other: every stretch of the one is the canonical form of the stretch of the other', () => {
    fc.assert(
      fc.property(cases, ({ text, spans }) => {
        const map = mapped(text);
        expect(map.text).toBe(canonical(text));
        for (const [start, end] of spans) {
          const [from, to] = [map.toText(start), map.toText(end)];
          expect(map.text.slice(from, to).trim()).toBe(canonical(text.slice(start, end)));
          const [rawFrom, rawTo] = map.toRaw(from, from + canonical(text.slice(start, end)).length);
          expect(canonical(text.slice(rawFrom, rawTo))).toBe(canonical(text.slice(start, end)));
        }
      }),
    );
  });
});
