// Concepts beside documents, years and each other.
import { describe, expect, it } from 'vitest';
import { ask, asking } from '@/utils/finding/ask';
import { cross } from '@/utils/finding/cross';
import { EVERYTHING } from '@/utils/finding/question';
import { emptyShelf, putPassages, setConcepts, setDocuments } from '@/utils/finding/shelf';
import { annotation, concept, paper } from '../library/shelf';

const [top, low, other] = [concept('Top'), concept('Low', { broader: [concept('Top').id] }), concept('Other')] as const;
const shelf = emptyShelf();
putPassages(shelf, [
  annotation({ n: 1, concepts: [low.id], created: '2024-12-31T23:59:59.000Z' }),
  annotation({ n: 2, concepts: [low.id, other.id], created: '2025-01-01T00:00:00.000Z' }),
  annotation({ n: 3, concepts: [top.id], document: paper({ n: 2 }).id, created: '2025-06-01T00:00:00.000Z' }),
]);
setDocuments(shelf, [paper(), paper({ n: 2 })]);
setConcepts(shelf, [top, low, other]);
const asked = asking(shelf);
const crossed = (by: 'documents' | 'years' | 'concepts') => cross(shelf, ask(asked, EVERYTHING).ids, by);

describe('a table of concepts', () => {
  it.each(['documents', 'years'] as const)('by %s counts in each cell what the cell leads to', (by) => {
    const { columns, counts } = crossed(by);
    for (const { id } of [top, low, other])
      for (const column of columns) {
        const question = by === 'documents' ? { documents: [column] } : { from: `${column}-01-01`, to: `${column}-12-31` };
        expect(counts.get(id)?.get(column) ?? 0).toBe(ask(asked, { ...EVERYTHING, concepts: [id], ...question }).ids.length);
      }
  });

  it('has the documents with most passages first, and years in order', () => {
    expect(crossed('documents').columns).toEqual([paper().id, paper({ n: 2 }).id]);
    expect(crossed('years').columns).toEqual(['2024', '2025']);
  });

  it('tells how often concepts stand together, the same from either side', () => {
    const { counts } = crossed('concepts');
    expect(counts.get(top.id)?.get(other.id)).toBe(1);
    expect(counts.get(other.id)?.get(top.id)).toBe(1);
    expect(counts.get(top.id)?.get(top.id)).toBe(3);
  });
});
