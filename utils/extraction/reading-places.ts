// Where in a reading tree does a stretch of its text stand? The canonical text of the tree, and the way back to its strings.
import type { Place } from '@/utils/model/annotation';
import type { ReadingNode, ReadingTag } from '@/utils/model/document';
import type { MarkedPiece } from '@/utils/model/quotes';
import { canonicalWriter, LINE, WORD, type Run } from '@/utils/text/canonical';
import { INLINE_TAGS } from './reading-text';

/** A run with the string it came from: strings are counted from 0 as they stand in the tree. */
interface PlacedRun extends Run {
  readonly string: number;
}

export interface ReadingPlaces {
  /** What passages are looked for in. */
  readonly text: string;
  /** The pieces of strings that a stretch of the text covers, in text order. */
  readonly piecesOf: (place: Place) => readonly MarkedPiece[];
}

/** Walks without recursion, in the order in which the strings stand. */
export function readingPlaces(nodes: readonly ReadingNode[]): ReadingPlaces {
  const runs: PlacedRun[] = [];
  let string = -1;
  const writer = canonicalWriter((run) => runs.push({ ...run, string }));
  const waiting: (ReadingNode | { readonly closes: ReadingTag })[] = nodes.toReversed();
  let pre = 0;
  const edge = (tag: ReadingTag): void => {
    if (!INLINE_TAGS.has(tag)) writer.border(tag === 'td' || tag === 'th' ? WORD : LINE);
  };
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') {
      string += 1;
      writer.write(node, 0, node.length, pre > 0);
    } else if ('closes' in node) {
      edge(node.closes);
      if (node.closes === 'pre') pre -= 1;
    } else {
      edge(node.tag);
      if (node.tag === 'pre') pre += 1;
      waiting.push({ closes: node.tag });
      for (let i = node.children.length - 1; i >= 0; i -= 1) waiting.push(node.children[i] ?? '');
    }
  }
  const piecesOf = ({ start, end }: Place): readonly MarkedPiece[] =>
    runs.flatMap(({ at, length, from, to, string: of }) => {
      const [head, tail] = [Math.max(start - at, 0), Math.min(end - at, length)];
      if (head >= tail) return [];
      // Of characters that were composed there is no part.
      return [length === to - from ? { string: of, from: from + head, to: from + tail } : { string: of, from, to }];
    });
  return { text: writer.text(), piecesOf };
}
