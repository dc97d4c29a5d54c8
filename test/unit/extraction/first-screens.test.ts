// What is drawn first of a long text is its beginning, word for word, and of a short one all of it.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstScreens } from '@/utils/extraction/first-screens';
import type { ReadingNode } from '@/utils/model/document';

const raw = (nodes: readonly ReadingNode[]): string => nodes.map((n) => (typeof n === 'string' ? n : raw(n.children))).join('');

const tree = fc.letrec<{ node: ReadingNode; list: ReadingNode[] }>((tie) => ({
  node: fc.oneof({ maxDepth: 4 }, fc.string(), fc.record({ tag: fc.constantFrom('p', 'div', 'b'), children: tie('list') })),
  list: fc.array(tie('node'), { maxLength: 6 }),
})).list;

test('the first screens are the beginning of the text', () => {
  fc.assert(
    fc.property(tree, fc.integer({ min: 1, max: 200 }), (nodes, most) => {
      const first = firstScreens(nodes, most);
      expect(raw(nodes).startsWith(raw(first))).toBe(true);
      expect(first === nodes || raw(first).length <= most).toBe(true);
    }),
  );
});

test('a text that is no longer is the very same', () => {
  const nodes: readonly ReadingNode[] = [{ tag: 'p', children: ['A short notice.'] }];
  expect(firstScreens(nodes, 60_000)).toBe(nodes);
});

test('of one long paragraph its beginning is there', () => {
  expect(firstScreens([{ tag: 'p', children: ['x'.repeat(1000)] }], 100)).toEqual([{ tag: 'p', children: ['x'.repeat(80)] }]);
});
