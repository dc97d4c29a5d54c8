// What the picker is told of a codebook is what it shows and searches, and nothing of it is lost on the way.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyConcepts, concept, manyConcepts } from '../concepts/concept-maker';
import { rank } from '@/utils/concepts/search';
import { indexScheme } from '@/utils/concepts/scheme';
import { BUILT_IN } from '@/utils/concepts/seed';
import { compacted, unfolded } from '@/utils/messaging/compact-codebooks';
import type { Codebook, Concept } from '@/utils/model/concept';

const { scheme } = BUILT_IN;
const sent = (book: Codebook): Codebook => unfolded(JSON.parse(JSON.stringify(compacted(book))));
/** As the picker sees it. */
const seen = ({ related: _related, created: _created, modified: _modified, place: _place, earlier: _earlier, ...c }: Concept) => c;

test('comes as it was, whatever it holds', () => {
  fc.assert(
    fc.property(anyConcepts, (concepts) => {
      const book = { scheme, concepts: concepts.map((c) => ({ ...c, scheme: scheme.id })) };
      expect(sent(book).concepts.map(seen)).toEqual(book.concepts.map(seen));
    }),
  );
});

test('comes with notes, signs, paints, retirement, and broader ones of other codebooks', () => {
  const concepts = [
    concept('One', {
      scheme: scheme.id,
      notWhen: 'never',
      notation: '1.1',
      paint: 3,
      example: 'such',
      scopeNote: 'here',
      altLabels: ['a', 'b'],
    }),
    concept('Two', {
      scheme: scheme.id,
      broader: ['one', 'urn:example:elsewhere'],
      retired: { at: '2026-11-22T00:00:00.000Z', replacedBy: 'one' },
    }),
    concept('Three', { scheme: scheme.id, broader: ['two'] }),
  ];
  expect(sent({ scheme, concepts }).concepts.map(seen)).toEqual(concepts.map(seen));
  expect(sent({ scheme, concepts: [] })).toEqual({ scheme, concepts: [] });
});

test('is found and listed alike on either side', () => {
  const concepts = manyConcepts(200);
  const there = sent({ scheme, concepts }).concepts;
  for (const letters of ['', 'mu', 'trust of'])
    expect(rank(indexScheme(there), letters, ['c5', 'c7']).map((r) => [r.concept.id, r.path])).toEqual(
      rank(indexScheme(concepts), letters, ['c5', 'c7']).map((r) => [r.concept.id, r.path]),
    );
});

test('says the names of its fields once, and what is not shown not at all', () => {
  const earlier = [{ prefLabel: 'Before', definition: 'x'.repeat(10_000), scopeNote: '', until: '', by: { id: 'urn:me', name: '' } }];
  const concepts = manyConcepts(200).map((c) => ({ ...c, definition: 'Short.', earlier }));
  expect(JSON.stringify(compacted({ scheme, concepts })).length * 2).toBeLessThan(JSON.stringify(concepts.map(seen)).length + 20_000);
});
