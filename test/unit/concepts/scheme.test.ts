import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ancestors, descendants, hasCycle, inTreeOrder, indexScheme, narrower, pathOf } from '@/utils/concepts/scheme';
import type { Concept } from '@/utils/model/concept';
import { anyConcepts, concept, manyConcepts } from './concept-maker';

const below = (label: string, ...broader: string[]) => concept(label, { broader });
const ids = (concepts: readonly Concept[]) => concepts.map((c) => c.id).join(' ');
const TREE = [
  below('users', 'lines'),
  concept('accountability'),
  below('lines', 'accountability'),
  concept('power'),
  below('books', 'accountability'),
];

describe('a tree of concepts', () => {
  test('stands in order: each concept followed by what is below it, siblings as the codebook has them', () => {
    expect(ids(inTreeOrder(TREE))).toBe('accountability lines users books power');
  });
  test('tells the path from the top down to the concept', () => {
    expect(pathOf(TREE, 'users')).toEqual(['accountability', 'lines', 'users']);
    expect(pathOf(TREE, 'nobody')).toEqual([]);
  });
  test('tells what is above, below and directly below', () => {
    expect(ids(ancestors(TREE, 'users'))).toBe('lines accountability');
    expect(ids(descendants(TREE, 'accountability'))).toBe('lines books users');
    expect(ids(narrower(TREE, 'accountability'))).toBe('lines books');
  });
  test('answers from an index as from a list', () => {
    const index = indexScheme(TREE);
    expect(pathOf(index, 'users')).toEqual(pathOf(TREE, 'users'));
    expect(ids(inTreeOrder(index))).toBe(ids(inTreeOrder(TREE)));
  });
});

describe('a codebook that is not a tree', () => {
  test('shows a concept with two broader ones once, and knows both as ancestors', () => {
    const two = [concept('a'), concept('b'), below('c', 'b', 'a')];
    expect(ids(inTreeOrder(two))).toBe('a c b');
    expect(ids(ancestors(two, 'c'))).toBe('b a');
    expect(hasCycle(two)).toBe(false);
  });
  test('takes a concept whose broader one is not there for a top concept', () => {
    expect(pathOf([below('orphan', 'gone')], 'orphan')).toEqual(['orphan']);
  });
  test('sees cycles, of one and of many, and shows their concepts all the same', () => {
    const ring = [below('a', 'c'), below('b', 'a'), below('c', 'b'), below('d', 'c'), concept('free')];
    expect(hasCycle(ring)).toBe(true);
    expect(hasCycle([below('self', 'self')])).toBe(true);
    expect(ids(inTreeOrder(ring))).toBe('free a b c d');
    expect(ids(ancestors(ring, 'a'))).toBe('c b');
  });
  test('keeps every concept exactly once and every path finite, whatever the links', () => {
    fc.assert(
      fc.property(anyConcepts, (concepts) => {
        const index = indexScheme(concepts);
        const all = new Set(concepts.map((c) => c.id));
        const order = inTreeOrder(index).map((c) => c.id);
        expect(order).toHaveLength(all.size);
        expect(new Set(order)).toEqual(all);
        for (const id of all) {
          expect(pathOf(index, id).length).toBeLessThanOrEqual(all.size);
          const up = ancestors(index, id).map((c) => c.id);
          expect(up).not.toContain(id);
          for (const higher of up) expect(descendants(index, higher).map((c) => c.id)).toContain(id);
        }
      }),
    );
  });
  test('has a cycle exactly when some concept can reach itself', () => {
    fc.assert(
      fc.property(anyConcepts, (concepts) => {
        const first = new Map(concepts.toReversed().map((c) => [c.id, c]));
        const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
          (first.get(from)?.broader ?? []).some((up) => up === to || (!seen.has(up) && reaches(up, to, seen.add(up))));
        expect(hasCycle(concepts)).toBe([...first.keys()].some((id) => reaches(id, id)));
      }),
    );
  });
});

test('2,000 concepts are indexed; a chain of 2,000 does not overflow', () => {
  const many = manyConcepts();
  expect(indexScheme(many).inOrder).toHaveLength(2_000);
  const chain = Array.from({ length: 2_000 }, (_, i) => concept(`c${i}`, { broader: [`c${i + 1}`] }));
  expect(pathOf(chain, 'c0')).toHaveLength(2_000);
});
