// On which pages a report stands: told by its contents list, its page numbers or the link to the next, and by no menu of the site.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinedPages, pagesOf } from '@/utils/extraction/paper-pages';

const pages = (html: string, url = 'https://example.org/reports/lamps/2.html'): readonly string[] =>
  pagesOf(new DOMParser().parseFromString(html, 'text/html'), url, url).map((p) =>
    `${new URL(p.url).pathname}${new URL(p.url).search} ${p.label}`.trim(),
  );

describe('the pages of a report', () => {
  test('are those of its contents list, in order, with this page where it is no link', () => {
    const list = '<h2>Contents</h2><ol><li><a href="1.html">Summary</a></li><li>Findings</li><li><a href="3.html#top">Advice</a></li></ol>';
    expect(pages(list)).toEqual(['/reports/lamps/1.html Summary', '/reports/lamps/2.html Findings', '/reports/lamps/3.html Advice']);
  });

  test('are the parts of a guide under its address', () => {
    const nav =
      '<nav aria-label="Pages in this guide"><ol><li><a href="/guidance/lamps">Overview</a></li><li><a href="/guidance/lamps/cost">Cost</a></li></ol></nav>';
    expect(pages(nav, 'https://example.org/guidance/lamps/cost')).toEqual(['/guidance/lamps Overview', '/guidance/lamps/cost Cost']);
  });

  test('are counted pages, without the words for next and back', () => {
    const pager =
      '<ul class="pagination"><li><a href="?id=7&page=1">1</a></li><li class="on">2</li><li><a href="?id=7&page=3">3</a></li><li><a href="?id=7&page=3">Next</a></li></ul>';
    expect(pages(pager, 'https://example.org/paper?id=7&page=2')).toEqual([
      '/paper?id=7&page=1 1',
      '/paper?id=7&page=2 2',
      '/paper?id=7&page=3 3',
    ]);
  });

  test('are this one and the next where no more is known', () => {
    expect(pages('<p>Part 2 of 5</p><a rel="next" href="3.html">Next</a>')).toEqual(['/reports/lamps/2.html', '/reports/lamps/3.html']);
    expect(pages('<a href="3.html">Next chapter: Advice</a>')).toEqual(['/reports/lamps/2.html', '/reports/lamps/3.html']);
  });

  test.each([
    [
      'a menu of the site',
      '<nav aria-label="Sections"><ul><li><a href="/about">About</a></li><li><a href="/contact">Contact</a></li></ul></nav>',
      'https://example.org/about',
    ],
    ['places on this page', '<h2>Contents</h2><ol><li><a href="#a">A</a></li><li><a href="#b">B</a></li></ol>', undefined],
    [
      'another site',
      '<h2>Contents</h2><ol><li><a href="https://example.com/reports/lamps/1.html">1</a></li><li>2</li></ol><a rel="next" href="https://example.com/reports/lamps/3.html">Next</a>',
      undefined,
    ],
    ['other papers beside it', '<ul><li><a href="other.html">Another paper</a></li><li><a href="2.html">This</a></li></ul>', undefined],
    ['a script', '<a rel="next" href="javascript:alert(1)">Next</a>', undefined],
    [
      'a list of a thousand',
      `<h2>Contents</h2><ol>${Array.from({ length: 1000 }, (_, i) => `<li><a href="${i}.html">${i}</a></li>`).join('')}</ol>`,
      undefined,
    ],
  ])('are not %s', (_, html, url) => expect(pages(html, url)).toEqual([]));
});

test('pages that follow each other become one chain, and nothing known is lost', () => {
  const page = (n: number) => ({ url: `https://example.org/${n}`, label: '' });
  expect(joinedPages([page(1), page(2)], [page(2), page(3)])).toEqual([page(1), page(2), page(3)]);
  expect(joinedPages([page(2), page(3)], [page(1), page(2)])).toEqual([page(1), page(2), page(3)]);
  fc.assert(
    fc.property(fc.nat(9), fc.integer({ min: 1, max: 9 }), fc.nat(9), fc.integer({ min: 1, max: 9 }), (a, n, b, m) => {
      const [known, said] = [Array.from({ length: n }, (_, i) => page(a + i)), Array.from({ length: m }, (_, i) => page(b + i))];
      const all = joinedPages(known, said).map((p) => p.url);
      expect(new Set(all).size).toBe(all.length);
      expect(all.length).toBeGreaterThanOrEqual(n);
    }),
  );
});
