// Codebooks to send out: arbitrary ones, and a large one six levels deep.
import * as fc from 'fast-check';
import type { Codebook, Concept } from '@/utils/model/concept';
import { concept, id, SCHEME } from '../make';

const LABELS = [
  'Accountability',
  'المساءلة',
  'אחריותיות',
  '\u202Eevil\u202C',
  '👩‍👩‍👧‍👦 🏠',
  'naïve café',
  'e\u0301',
  '=1+1',
  "'=1+1",
  "''+1",
  '@SUM(1+9)*cmd|',
  '＝cmd',
  '-3',
  'a > b',
  'a \\> b; c',
  '"quoted", and \\ back',
  ']]> & <b>bold</b>',
  'two\nlines',
  'tab\tand return\r\n',
  ' blanks around ',
  'Example:',
  '__proto__',
  'x'.repeat(300),
  '🏠'.repeat(150),
];
const label = fc
  .oneof(fc.constantFrom(...LABELS), fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }))
  .filter((l) => l.trim() !== '');
const words = fc.oneof(
  fc.constantFrom(
    '',
    '=cmd|’/C calc’!A0',
    'One.\n\nScope note:\nno heading of ours',
    '\\Example:\n\\\\Related:',
    '\nstarts and ends\n\n',
    'a\r\nb\rc',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  label,
);

const AT = '2026-11-24T09:00:00.000Z';
const said = words.filter((w) => w !== '');
const earlierMeaning = fc.record(
  {
    prefLabel: label,
    definition: words,
    scopeNote: words,
    notWhen: said,
    until: fc.constant(AT),
    by: fc.record({ id: fc.constant(id(5)), name: words }),
    why: said,
  },
  { requiredKeys: ['prefLabel', 'definition', 'scopeNote', 'until', 'by'] },
);
/** What a concept may have beside its meaning, or not. */
const memory = fc.record(
  {
    notWhen: said,
    notation: fc.constantFrom('1.2', 'A-3', '٣'),
    place: fc.integer({ min: 1, max: 99 }),
    derivedFrom: fc.constantFrom(id(7), 'https://w3id.org/terms/a;b(7)'),
    retired: fc.record({ at: fc.constant(AT), replacedBy: fc.constant(id(100)) }, { requiredKeys: ['at'] }),
    earlier: fc.array(earlierMeaning, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: [] },
);

/**
 * Ids of our own and addresses; labels that repeat in other branches; several concepts above one (never in a circle); links to
 * concepts of other codebooks; related links anywhere, also where SKOS allows none.
 */
export const anyCodebook: fc.Arbitrary<Codebook> = fc.integer({ min: 1, max: 12 }).chain((size) => {
  const idOf = (n: number): string => (n % 3 === 2 ? `https://w3id.org/terms/a;b(${n})` : id(100 + n));
  const one = (n: number): fc.Arbitrary<Concept> =>
    fc
      .record({
        prefLabel: label,
        altLabels: fc.uniqueArray(label, { maxLength: 3 }),
        definition: words,
        scopeNote: words,
        example: words,
        above: fc.uniqueArray(fc.nat({ max: Math.max(0, n - 1) }), { maxLength: n === 0 ? 0 : 3 }),
        hasElsewhere: fc.boolean(),
        related: fc.uniqueArray(fc.nat({ max: size - 1 }), { maxLength: 3 }),
        paint: fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7),
        memory,
      })
      .map((c) =>
        concept(100 + n, c.prefLabel, {
          id: idOf(n),
          altLabels: c.altLabels.filter((l) => l !== c.prefLabel),
          definition: c.definition,
          scopeNote: c.scopeNote,
          example: c.example,
          broader: [...c.above.map(idOf), ...(c.hasElsewhere ? [id(999)] : [])].sort(),
          related: c.related.map(idOf).sort(),
          paint: c.paint,
          ...c.memory,
        }),
      );
  return fc
    .record({
      title: label,
      description: words,
      language: fc.constantFrom('en', 'ar', 'zh-Hant-TW', 'und'),
      derivedFrom: fc.option(fc.constant(id(8)), { nil: undefined }),
      isClosed: fc.boolean(),
      concepts: fc.tuple(...Array.from({ length: size }, (_, n) => one(n))),
    })
    .map(({ concepts, title, description, language, derivedFrom, isClosed }) => ({
      scheme: {
        ...SCHEME,
        title,
        description: description === title ? '' : description,
        language,
        ...(isClosed && { closed: true as const }),
        ...(derivedFrom && { derivedFrom }),
      },
      concepts,
    }));
});

/** 2,000 concepts six levels deep: 2 tops, then 4 below each down to the fifth level, the rest spread over the sixth. */
export function largeCodebook(): Codebook {
  const widths = [2, 8, 32, 128, 512];
  const concepts: Concept[] = [];
  let from = 0;
  for (const width of [...widths, 2_000 - widths.reduce((a, b) => a + b)]) {
    const upTo = concepts.length;
    for (let n = 0; n < width; n++) {
      const parent = upTo === 0 ? undefined : concepts[from + Math.floor((n * (upTo - from)) / width)];
      concepts.push(
        concept(10_000 + concepts.length, `Concept ${concepts.length % 700}`, {
          altLabels: [`other name ${n}`],
          definition: `What number ${concepts.length} means.`,
          scopeNote: 'Use it with care.',
          example: '“An example.”',
          broader: parent === undefined ? [] : [parent.id],
          related: concepts.length % 10 === 9 ? [id(10_000 + concepts.length - 1)] : [],
        }),
      );
    }
    from = upTo;
  }
  return { scheme: { ...SCHEME, title: 'Large codebook' }, concepts };
}
