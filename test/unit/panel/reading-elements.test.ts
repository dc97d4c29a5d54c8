import { expect, it } from 'vitest';
import { readingElements } from '@/components/reading-elements';
import type { ReadingNode } from '@/utils/model/document';

it('draws a list of 200,000 entries, more than a call takes arguments', () => {
  const entries = Array.from({ length: 200_000 }, (_, n): ReadingNode => ({ tag: 'li', children: [`Entry ${n}`] }));
  const [list] = readingElements([{ tag: 'ul', children: entries }], 'Table');
  expect(list).toMatchObject({ type: 'ul', props: { children: { length: 200_000 } } });
});
