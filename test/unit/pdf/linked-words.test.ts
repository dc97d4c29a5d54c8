import { describe, expect, it } from 'vitest';
import { destinationOf } from '@/utils/pdf/destination';
import { linkedItems } from '@/utils/pdf/linked-words';
import type { Corners } from '@/utils/pdf/links';
import type { OpenPdf } from '@/utils/pdf/read-pdf';

const item = (str: string, width: number, y = 0) => ({ str, width, dir: 'ltr', fontName: 'f', transform: [10, 0, 0, 10, 0, y] });
const link = (corners: Corners, href = 'https://register.example/') => ({ href, corners: [corners], words: '' });

describe('a link over words of a PDF', () => {
  it('never holds half of a letter: neither of a pair of surrogates, nor without its accents', () => {
    const stretch = (text: string, corners: Corners) =>
      linkedItems([link(corners)], [item(text, 20)])
        .get(0)
        ?.map(({ from, to }) => text.slice(from, to));
    expect(stretch('𝑥𝑦', [-1, -5, 5, 10])).toEqual(['𝑥']);
    expect(stretch('𝑥𝑦', [14, -5, 21, 10])).toEqual(['𝑦']);
    expect(stretch('cafe\u0301s', [-1, -5, 12.5, 10])).toEqual(['cafe\u0301s']);
    expect(stretch('e\u0301e\u0301e\u0301', [-1, -5, 3, 10])).toEqual(['e\u0301']);
  });

  it('is one of those that a page can have: more that lie over each other are not held against each letter', () => {
    const many = Array.from({ length: 2_000 }, () => link([-1, -1e6, 1e6, 1e6]));
    const lines = Array.from({ length: 20_000 }, (_, n) => item('A line of words that goes on over the page, and on', 250, 12 * n));
    expect(linkedItems(many, lines).get(0)).toHaveLength(1);
  });
});

describe('an entry that leads to a page of a PDF', () => {
  it('leads to its top where the page is damaged', async () => {
    const document = { getPage: () => Promise.reject(new Error('damaged')) };
    const pdf = { document, pageCount: 3 } as unknown as OpenPdf; // so much of it is asked for
    expect(await destinationOf(pdf, [1, { name: 'XYZ' }, 0, 700, null])).toEqual({ page: 1, top: 0 });
  });
});
