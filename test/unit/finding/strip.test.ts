// Concepts along one document.
import { describe, expect, it } from 'vitest';
import { emptyShelf, putPassages, setConcepts, setDocuments } from '@/utils/finding/shelf';
import { strip, tenths } from '@/utils/finding/strip';
import { annotation, concept, paper } from '../library/shelf';

const TOP = concept('Contracting');
const BELOW = concept('Two-stage', { broader: [TOP.id] });
const PAPERS = [paper({ n: 1 }), paper({ n: 2 })];

const passage = (n: number, start: number, concepts: readonly string[], document = PAPERS[0]!.id) =>
  annotation({
    n,
    concepts,
    document,
    target: {
      source: 'https://example.org/paper-1',
      selectors: [
        { type: 'TextQuoteSelector', exact: 'open books', prefix: '', suffix: '' },
        { type: 'TextPositionSelector', start, end: start + 10 },
      ],
      headings: [],
    },
  });

function along(length: number) {
  const all = [passage(1, 990, [TOP.id]), passage(2, 100, [BELOW.id]), passage(3, 500, [BELOW.id], PAPERS[1]!.id)];
  const shelf = emptyShelf();
  putPassages(shelf, all);
  setDocuments(shelf, PAPERS);
  setConcepts(shelf, [TOP, BELOW]);
  return strip(shelf, all.map((a) => a.id), PAPERS[0]!.id, length); // prettier-ignore
}

describe('the strip of a document', () => {
  it('has its passages alone, in text order, a broader concept with all that is narrower', () => {
    const { marks } = along(2_000);
    expect(marks.get(TOP.id)?.map(({ at }) => at)).toEqual([0.05, 0.495]);
    expect(marks.get(BELOW.id)?.map(({ at }) => at)).toEqual([0.05]);
  });

  it('is as long as its last passage where no text was kept, and nothing lies behind its end', () => {
    for (const { at } of along(0).marks.get(TOP.id) ?? []) expect(at).toBeLessThan(1);
  });

  it('is told as a table of tenths', () => {
    const table = tenths(along(2_000));
    expect(table.columns.length).toBe(10);
    expect([...(table.counts.get(TOP.id) ?? [])]).toEqual([['0', 1], ['4', 1]]); // prettier-ignore
  });
});
