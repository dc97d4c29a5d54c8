// What pages mark up of their work in their body for machines: COinS and microdata.
import { expect, test } from 'vitest';
import { readHead } from '@/utils/extraction/head';
import { mainText, type MainText } from '@/utils/extraction/html';

function read(body: string, lang = ''): MainText {
  const html = `<html${lang}><head><title>Harbours and schools</title></head><body>${body}</body></html>`;
  const result = mainText({ url: 'https://isles.example/a', html, contentType: 'text/html' }, (h) =>
    new DOMParser().parseFromString(h, 'text/html'),
  );
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const TEXT = Array.from(
  { length: 8 },
  (_, i) => `<p>Paragraph ${i}. The council met on Tuesday, heard the pier master, and put off the question of the lamps.</p>`,
).join('');

const coins = (fields: Readonly<Record<string, string>>): MainText => {
  const said = new URLSearchParams({ ctx_ver: 'Z39.88-2004', 'rft.title': 'Harbours and schools', ...fields });
  return read(
    `<article><h1>Harbours and schools</h1>${TEXT}<span class="Z3988" title="${String(said).replaceAll('&', '&amp;')}"></span></article>`,
  );
};

test('a COinS span says kind and ISBN, and of a report its number', () => {
  const report = coins({ 'rft.genre': 'report', 'rft.number': 'IR 77', 'rft.isbn': '978-3-16-148410-0' });
  expect(report.details).toMatchObject({ kind: 'Report', number: 'IR 77', isbn: '9783161484100' });
  expect(report.origins).toMatchObject({ kind: 'page', number: 'page', isbn: 'page' });
  expect(coins({ 'rft.genre': 'article', 'rft.number': '3', 'rft.isbn': '978-3-16-148410-1' }).details).toEqual({});
  expect(coins({ rft_val_fmt: 'info:ofi/fmt:kev:mtx:dissertation' }).details).toEqual({ kind: 'Thesis' });
});

const item = (headline: string): string => `<article itemscope itemtype="https://schema.org/Report">
  <h1 itemprop="headline">${headline}</h1>
  <div itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">The Isles Press</span></div>
  <time itemprop="dateModified" datetime="2024-05-06">last spring</time><meta itemprop="inLanguage" content="cy">
  <a itemprop="license" href="/open">Open to all</a><span itemprop="isbn">978-3-16-148410-0</span>
  <span itemprop="reportNumber">IR 77</span>
  <div itemprop="citation" itemscope itemtype="https://schema.org/Book"><i itemprop="name">Another</i><b itemprop="isbn">0-306-40615-2</b></div>
  ${TEXT}</article>`;

test('microdata of the page’s own work says what JSON-LD would', () => {
  const { metadata, details, origins } = read(item('Harbours and schools'));
  expect(metadata).toMatchObject({ publisher: 'The Isles Press' });
  expect(details).toEqual({
    updated: '2024-05-06',
    number: 'IR 77',
    isbn: '9783161484100',
    licence: 'https://isles.example/open',
    kind: 'Report',
  });
  expect(origins).toMatchObject({ publisher: 'page', updated: 'page', number: 'page', isbn: 'page', licence: 'page', kind: 'page' });
});

test('microdata of a work that the page lists or cites says nothing of the page', () => {
  const other = item('Lamps of other coasts').replaceAll('h1', 'h3');
  const { metadata, details } = read(`<main><h1>Harbours and schools</h1>${TEXT}${TEXT}</main><aside>${other}</aside>${other}`);
  expect(metadata.publisher).toBe('');
  expect(details).not.toHaveProperty('isbn');
  expect(details).not.toHaveProperty('number');
});

test('the PDFs that a head names as the page in another shape come with it, at most five, and no other files', () => {
  const link = (attributes: string): string => `<link ${attributes}>`;
  const pdfs = (links: string): readonly string[] | undefined =>
    readHead(new DOMParser().parseFromString(`<head>${links}</head>`, 'text/html'), 'https://isles.example/a/b').pdfs;
  const alternate = link('rel="Alternate" type="application/pdf" href="7.pdf"');
  expect(pdfs(alternate + link('rel="alternate" type="application/rss+xml" href="/feed"'))).toEqual(['https://isles.example/a/7.pdf']);
  expect(pdfs(link('rel="stylesheet" type="application/pdf" href="7.pdf"'))).toEqual([]);
  expect(pdfs(alternate.repeat(9))).toHaveLength(5);
});
