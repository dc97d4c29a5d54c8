// Electronic books: chapters in their order, walked as a page is, with what the book says of itself.
import { expect, test } from 'vitest';
import { readPaperFile } from '@/utils/extraction/files/read-file';
import { readingText } from '@/utils/extraction/reading-text';
import { epubOf } from '../../make-word-files';

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

test('a book has its chapters in order with headings, lists and notes, without its contents page', async () => {
  const read = await readPaperFile(
    epubOf([
      '<h1>One</h1><p>The caf&#233;&nbsp;was <a id="p1"/>open.</p><ul><li>a</li><li>b</li></ul>',
      '<h2>Two</h2><p>See <a href="chapter 0.xhtml#p1">there</a> and <a href="https://example.org/">here</a>.</p><aside>1 A note.</aside>',
    ]),
    parse,
  );
  expect(read).toMatchObject({
    ok: true,
    value: {
      metadata: {
        title: 'Lamps on the pier',
        authors: ['Tilda Marrow'],
        publisher: 'Harbour Press',
        published: '2021-03-04',
        language: 'en',
      },
      details: { isbn: '9780306406157' },
      content: [{ tag: 'section' }, { tag: 'section' }],
    },
  });
  const content = read.ok ? read.value.content : [];
  expect(readingText(content).replace(/\s+/g, ' ')).toBe('One The café was open. a b Two See there and here. 1 A note.');
  expect(JSON.stringify(content)).toContain('"https://example.org/"');
  expect(JSON.stringify(content)).not.toContain('chapter');
});

test('what a hostile chapter holds neither runs nor is kept, and a locked book is refused', async () => {
  const read = await readPaperFile(
    epubOf([
      '<p onclick="boom()">Words <img src="https://example.org/p.gif"/><svg><script>boom()</script></svg><a href="javascript:boom()">x</a></p><form><input name="childNodes"/><p>in a form</p></form>',
    ]),
    parse,
  );
  expect(read.ok && JSON.stringify(read.value.content)).not.toMatch(/boom|example|href/);
  expect(read.ok && readingText(read.value.content)).toContain('in a form');
});
