import { describe, expect, test } from 'vitest';
import { collectQuotes, type Wanted } from '@/utils/citation/collect-quotes';
import { textOf } from '@/utils/citation/rich';
import { bodies, type Annotation } from '@/utils/model/annotation';
import { annotation, paper } from './make';

const BUSES = paper({}, 'https://example.org/buses', 'urn:uuid:buses');
const AIR = paper({ title: 'Air for all', authors: ['Zed Young'] }, 'https://example.org/air', 'urn:uuid:air');
const passage = (id: string, start: number, concepts: readonly string[], document = BUSES): Annotation => ({
  ...annotation(`words of ${id}`, document.sources[0]?.url, [{ type: 'TextPositionSelector', start, end: start + 9 }]),
  id,
  document: document.id,
  bodies: bodies(concepts, ''),
});
const wanted: Wanted = {
  annotations: [
    passage('late', 90, ['b', 'a']),
    passage('early', 10, ['a']),
    passage('air', 5, [], AIR),
    passage('lost', 1, ['a'], paper({}, '', 'gone')),
  ],
  documents: [BUSES, AIR],
  concepts: [
    { id: 'a', prefLabel: 'open books' },
    { id: 'b', prefLabel: 'voice' },
    { id: 'c', prefLabel: 'never used' },
  ],
  style: 'harvard',
  order: 'document',
  title: 'Quotes',
  made: '2026-11-25T10:00:00.000Z',
  words: { untitled: 'Untitled', withoutConcept: 'Without a concept' },
};
const shape = (w: Wanted) => collectQuotes(w).groups.map((g) => [g.heading, ...g.quotes.map((q) => q.id)]);

describe('quotes that are handed over', () => {
  test('come by document in the order of titles, as they stand in the text; those of a document that has gone are left out', () => {
    expect(shape(wanted)).toEqual([
      ['Air for all', 'air'],
      ['Who runs the buses?', 'early', 'late'],
    ]);
  });

  test('come by concept in the order of the codebook, under each of their concepts, and those without one last', () => {
    expect(shape({ ...wanted, order: 'concept' })).toEqual([
      ['open books', 'early', 'late'],
      ['voice', 'late'],
      ['Without a concept', 'air'],
    ]);
  });

  test('name their work and page in the style of the reader, and every work once at the end, by author', () => {
    const [first] = wanted.annotations;
    const printed: Annotation = { ...first!, target: { ...first!.target, pageLabel: 'iv' } };
    const { groups, references } = collectQuotes({ ...wanted, annotations: [printed, ...wanted.annotations.slice(1)] });
    expect(textOf(groups[1]?.quotes[1]?.citation ?? [])).toBe('(Mensah, 2012, p. iv)');
    expect(groups[1]?.quotes[1]).toMatchObject({ concepts: ['voice', 'open books'], pageLabel: 'iv', isNote: false });
    expect(references.map(textOf).map((r) => r.slice(0, 10))).toEqual(['Mensah, A.', 'Young, Z. ']);
    expect(collectQuotes({ ...wanted, style: 'oscola' }).groups[0]?.quotes[0]?.isNote).toBe(true);
  });

  test('are none where none was chosen', () => {
    expect(collectQuotes({ ...wanted, annotations: [] })).toMatchObject({ groups: [], references: [] });
  });
});
