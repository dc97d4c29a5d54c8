import { describe, expect, it } from 'vitest';
import { pageRanges } from '@/components/PagesWithoutText';

describe('pages without text are named', () => {
  it.each([
    ['one by its label', [0], ['iv'], 'iv'],
    ['some in a row as a stretch', [2, 3, 4, 5, 6], ['i', 'ii', '1', '2', '3', '4', '5'], '1–5'],
    ['over a change of numbering too', [1, 2, 4], ['i', 'ii', '1', '2', '3'], 'ii–1, 3'],
    ['by their number where there is no label', [0, 2], [], '1, 3'],
  ])('%s', (_what, pages, labels, words) => expect(pageRanges(pages, labels)).toBe(words));
});
