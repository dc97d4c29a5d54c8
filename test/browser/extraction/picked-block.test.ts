// The part that a reader chose as the text: all of it and nothing else, known again on other pages of the site.
import { describe, expect, test } from 'vitest';
import { mainText } from '@/utils/extraction/html';
import { describeBlock, findBlock } from '@/utils/extraction/find-block';
import { pageBlocks } from '@/utils/extraction/page-blocks';
import { readingText } from '@/utils/extraction/reading-tree';
import type { BlockDescription, PageBlock } from '@/utils/model/page-block';
import type { ReadingNode } from '@/utils/model/document';

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const capture = (body: string) => ({
  url: 'https://harbour.example/papers/lamps',
  html: `<html><head><title>Lamps</title></head><body>${body}</body></html>`,
  contentType: 'text/html',
});
const paragraphs = (count: number, about: string): string =>
  Array.from({ length: count }, (_, i) => `<p>In year ${i} the council spoke of ${about}, and put the matter off until spring.</p>`).join(
    '',
  );

function parts(body: string): PageBlock {
  const page = pageBlocks(capture(body), parse);
  if (!page.ok) throw new Error(JSON.stringify(page.problem));
  return page.value;
}
const all = (block: PageBlock): readonly PageBlock[] => [block, ...block.parts.flatMap((part) => ('words' in part ? all(part) : []))];
const own = (block: PageBlock): string => readingText(block.parts.flatMap((part): ReadingNode[] => ('words' in part ? [] : [...part])));
/** The innermost part that has these words in its own text. */
const partWith = (body: string, words: string): PageBlock => {
  const found = all(parts(body)).findLast((block) => own(block).includes(words));
  if (found === undefined) throw new Error(`no part with “${words}”`);
  return found;
};
const read = (body: string, pick: BlockDescription) => {
  const result = mainText(capture(body), parse, pick);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return { text: readingText(result.value.content), isPicked: result.value.isPicked };
};

const page = (n: number, more = ''): string =>
  `<header><nav><a href="/">Home</a></nav></header>${more}
  <div class="layout css-1x9y"><div class="col-main"><div id="post-${n}${n}1" class="text-body hash-8a7f"><h2>Lamps ${n}</h2>${paragraphs(4, `lamp ${n}`)}
  <div class="related">${paragraphs(3, 'boats of other harbours')}</div></div></div>
  <div class="col-side">${paragraphs(5, `weather ${n}`)}</div></div>`;

describe('the parts of a page', () => {
  test('are its containers in reading order with the words in each, a wrapper of one part counted once', () => {
    const body = `<main><div><div class="a">${paragraphs(2, 'lamps')}</div></div><div class="b">${paragraphs(1, 'boats')}</div></main>`;
    const whole = parts(body);
    expect(whole.words).toBe(45);
    expect(all(whole).map((b) => b.words)).toEqual([45, 30, 15]);
    expect(whole.description[0]).toMatchObject({ tag: 'main' });
  });

  test('leave out what nobody sees, and have no link to press', () => {
    const body = `<div>${paragraphs(2, '<a href="https://x.example/">lamps</a>')}<script>steal()</script><p class="sr-only">Opens in a new window</p></div>`;
    expect(JSON.stringify(parts(body))).not.toMatch(/href|steal|new window/);
  });

  test('a page without a word has none', () => {
    expect(pageBlocks(capture('<div><img src="x.png"></div>'), parse)).toMatchObject({ ok: false, problem: { code: 'no-main-text' } });
  });
});

describe('a part that was chosen', () => {
  const chosen = partWith(page(1), 'lamp 1').description;

  test('is the text, all of it and nothing else', () => {
    const side = partWith(page(1), 'weather 1').description;
    const { text, isPicked } = read(page(1), side);
    expect(isPicked).toBe(true);
    expect(text.match(/weather 1/g)).toHaveLength(5);
    expect(text).not.toContain('lamp 1');
    expect(read(page(1), chosen).text).toContain('boats of other harbours');
  });

  test('is known again on another page of the site, under another number, made-up class and beside a banner', () => {
    const other = page(2, `<div class="banner">${paragraphs(1, 'cookies and what they do')}</div>`).replace('css-1x9y', 'css-zz81');
    const { text, isPicked } = read(other, chosen);
    expect(isPicked).toBe(true);
    expect(text).toContain('lamp 2');
    expect(text).not.toMatch(/weather|cookies/);
  });

  test('is known again inside one more wrapper', () => {
    const other = page(3)
      .replace('<div class="col-main">', '<div class="col-main"><div class="grid">')
      .replace('</div></div>\n  <div class="col-side">', '</div></div></div>\n  <div class="col-side">');
    expect(read(other, chosen)).toMatchObject({ isPicked: true });
    expect(read(other, chosen).text).not.toContain('weather');
  });

  test('is not seen in a page that has no such part: what is found is the text there', () => {
    const { text, isPicked } = read(`<article><h1>Rules</h1>${paragraphs(6, 'rules of the pier')}</article>`, chosen);
    expect(isPicked).toBe(false);
    expect(text).toContain('rules of the pier');
  });

  test('counts for nothing when it says nothing', () => {
    expect(findBlock(parse('<div>x</div>').body, [])).toBeUndefined();
  });

  test('of many bare ones alike, the one in its place', () => {
    const doc = parse(`<div id="wrap">${['one', 'two', 'three'].map((n) => `<div>${paragraphs(3, n)}</div>`).join('')}</div>`);
    const second = doc.querySelectorAll('#wrap > div')[1]!;
    expect(findBlock(doc.body, describeBlock(second))).toBe(second);
  });
});
