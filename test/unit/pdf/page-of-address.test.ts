// Which page of a PDF does an address name?
import { expect, test } from 'vitest';
import { pageOfAddress } from '@/utils/pdf/page-of-address';

const PAPER = 'https://council.example/papers/open-books.pdf';

test('a page is named by its place in the file, beside other parameters too', () => {
  expect(pageOfAddress(`${PAPER}#page=12`)).toBe(11);
  expect(pageOfAddress(`${PAPER}?v=2#zoom=80&page=3&view=FitH`)).toBe(2);
  expect(pageOfAddress('#page=5')).toBe(4);
});

test('nothing is read into what names no page', () => {
  for (const end of ['', '#', '#page=', '#page=0', '#page=-1', '#page=ix', '#frontpage=3', '?page=3', '#page=99999999'])
    expect([end, pageOfAddress(PAPER + end)]).toEqual([end, undefined]);
});
