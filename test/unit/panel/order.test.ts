import { describe, expect, it } from 'vitest';
import type { Annotation } from '@/utils/model/annotation';
import { inDocumentOrder } from '../../../entrypoints/sidepanel/order';

const me = 'urn:uuid:me';
const annotation = (id: string, creator = me, start = 0): Annotation => ({
  id,
  document: 'urn:uuid:paper',
  target: { source: 'https://example.org/', selectors: [{ type: 'TextPositionSelector', start, end: start + 5 }], headings: [] },
  bodies: [],
  creator: { id: creator, name: '' },
  created: '2026-11-22T10:00:00.000Z',
  modified: '2026-11-22T10:00:00.000Z',
});

describe('the order of passages in the panel', () => {
  const list = [annotation('late'), annotation('lost', me, 3), annotation('early', 'urn:uuid:ben')];
  const placings = [
    { id: 'late', status: 'exact', start: 900, end: 910, paints: [] },
    { id: 'early', status: 'changed', start: 12, end: 20, paints: [], found: 'open ledgers', sureness: { similarity: 0.9, margin: 1 } },
    { id: 'lost', status: 'orphan', start: -1, end: -1, paints: [] },
  ] as const;

  it('is that of the page, with those that have no place at the end', () => {
    expect(inDocumentOrder(list, placings, me).map((p) => p.annotation.id)).toEqual(['early', 'late', 'lost']);
  });

  it('tells mine from others, how each was found, and what stands there now', () => {
    expect(inDocumentOrder(list, placings, me).map((p) => [p.isMine, p.status, p.found, p.sureness?.similarity])).toEqual([
      [false, 'changed', 'open ledgers', 0.9],
      [true, 'exact', undefined, undefined],
      [true, 'orphan', undefined, undefined],
    ]);
  });

  it('tells the places of an ambiguous one', () => {
    const places = [
      { start: 900, end: 910, words: 'open books' },
      { start: 40, end: 50, words: 'open books' },
    ];
    const found = inDocumentOrder(list, [{ id: 'late', status: 'ambiguous', start: 900, end: 910, paints: [], places }], me);
    expect(found.map((p) => p.places)).toEqual([places, undefined, undefined]);
  });

  it('says nothing of a status before the page was read', () => {
    expect(inDocumentOrder(list, [], me).map((p) => p.status)).toEqual([undefined, undefined, undefined]);
  });
});
