// Concepts for tests, from as little as matters to the test.
import fc from 'fast-check';
import type { Concept } from '@/utils/model/concept';

/** `concept('Open books')`, with the id `open-books`. */
export const concept = (prefLabel: string, rest: Partial<Concept> = {}): Concept => ({
  id: prefLabel.toLowerCase().replaceAll(' ', '-'),
  scheme: 'urn:scheme',
  prefLabel,
  altLabels: [],
  definition: '',
  scopeNote: '',
  example: '',
  broader: [],
  related: [],
  paint: 0,
  created: '2026-11-22T00:00:00.000Z',
  modified: '2026-11-22T00:00:00.000Z',
  ...rest,
});

const text = fc.oneof(
  fc.string({ maxLength: 12, unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('open', 'books', 'Co-op', 'école', 'straße', 'of', '’s', '—', '市場', '👩‍🏫', '(a)', 'İ'), { maxLength: 4 })
    .map((w) => w.join(' ')),
);

/** Codebooks as a careless import may bring them: cycles, links to nowhere, ids twice, empty labels. */
export const anyConcepts = fc
  .array(
    fc.record({
      id: fc.nat(8),
      label: text,
      alt: fc.array(text, { maxLength: 2 }),
      definition: text,
      broader: fc.array(fc.nat(10), { maxLength: 3 }),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map((r) =>
      concept(r.label, { id: `c${r.id}`, altLabels: r.alt, definition: r.definition, broader: r.broader.map((b) => `c${b}`) }),
    ),
  );

export const anyText = text;

/** Two thousand concepts, seven below each, of made-up but pronounceable words. */
export function manyConcepts(count = 2_000): readonly Concept[] {
  const syllables = ['ac', 'count', 'ser', 'vice', 'mu', 'tual', 'com', 'mis', 'pub', 'lic', 'own', 'er', 'ship', 'trust'];
  const word = (n: number) =>
    [n * 31, n * 17 + 3, n].map((k, i) => syllables[Math.floor(k / (i * 5 + 1)) % syllables.length] ?? '').join('');
  return Array.from({ length: count }, (_, i) =>
    concept(`${word(i)} ${word(i * 3 + 1)} of ${word(i * 5 + 2)}`, {
      id: `c${i}`,
      altLabels: [word(i + 9), `${word(i + 4)} ${word(i + 5)}`, word(i * 11)],
      definition: Array.from({ length: 35 }, (_x, k) => word(i * 17 + k * 29)).join(' '),
      broader: i < 7 ? [] : [`c${Math.floor(i / 7)}`],
    }),
  );
}
