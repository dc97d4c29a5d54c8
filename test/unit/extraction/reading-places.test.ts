// The text of a reading tree, and back to its strings: what is marked in a file is what was found in the text.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readingPlaces } from '@/utils/extraction/reading-places';
import { readingText } from '@/utils/extraction/reading-text';
import { READING_TAGS, type ReadingNode } from '@/utils/model/document';
import { canonical } from '@/utils/text/canonical';

const words = fc.constantFrom('open books', ' and ', '\n  a line ', 'naïve 🏠', 'e\u0301te\u0301', '', 'x\u00adyz', '.');
const { node } = fc.letrec<{ node: ReadingNode; element: ReadingNode }>((tie) => ({
  node: fc.oneof({ maxDepth: 4, withCrossShrink: true }, words, tie('element')),
  element: fc.record({
    tag: fc.constantFrom(...READING_TAGS),
    children: fc.array(tie('node'), { maxLength: 4 }),
  }) as fc.Arbitrary<ReadingNode>,
}));

const stringsOf = (nodes: readonly ReadingNode[]): readonly string[] =>
  nodes.flatMap((n) => (typeof n === 'string' ? [n] : stringsOf(n.children)));
const even = (text: string): string => canonical(text).replace(/\s+/gu, '');

test('its words are those of the tree, and any stretch leads back to the strings that hold it', () => {
  fc.assert(
    fc.property(fc.array(node, { maxLength: 5 }), fc.nat(), fc.nat(), (nodes, a, b) => {
      const { text, piecesOf } = readingPlaces(nodes);
      expect(even(text)).toBe(even(readingText(nodes)));
      const [start, end] = [Math.min(a, b) % (text.length + 1), Math.max(a, b) % (text.length + 1)].sort((x, y) => x - y) as [
        number,
        number,
      ];
      const strings = stringsOf(nodes);
      const back = piecesOf({ start, end })
        .map((p) => (strings[p.string] ?? '').slice(p.from, p.to))
        .join(' ');
      // Of composed characters there is no part: a stretch may grow by them at its ends.
      expect(even(back)).toContain(even(text.slice(start, end)));
      expect(
        even(
          piecesOf({ start: 0, end: text.length })
            .map((p) => (strings[p.string] ?? '').slice(p.from, p.to))
            .join(' '),
        ),
      ).toBe(even(text));
    }),
    { numRuns: 300 },
  );
});

test('blocks are parted by line ends, cells by blanks, as on the page', () => {
  const cell = (text: string): ReadingNode => ({ tag: 'td', children: [text] });
  const { text } = readingPlaces([
    { tag: 'p', children: ['One ', { tag: 'em', children: ['two'] }, '.'] },
    { tag: 'table', children: [{ tag: 'tr', children: [cell('a'), cell('b')] }] },
    { tag: 'pre', children: ['x\n y'] },
  ]);
  expect(text).toBe('One two.\na b\nx\n y');
});
