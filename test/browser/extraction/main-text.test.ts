// The main text of whole pages, read in a real browser: fixtures of our own with the text and metadata that a person would keep.
import { describe, expect, test } from 'vitest';
import { mainText, type MainText } from '@/utils/extraction/html';
import { readingText } from '@/utils/extraction/reading-tree';
import type { Metadata, ReadingElement, ReadingNode } from '@/utils/model/document';

const sources = import.meta.glob<string>('../../fixtures/pages/*/source.html', { query: '?raw', import: 'default', eager: true });
const texts = import.meta.glob<string>('../../fixtures/pages/*/expected.txt', { query: '?raw', import: 'default', eager: true });
const facts = import.meta.glob<{ readonly url: string; readonly metadata: Metadata }>('../../fixtures/pages/*/expected-metadata.json', {
  import: 'default',
  eager: true,
});

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const slugs = Object.keys(sources).map((path) => path.split('/').at(-2)!);
const at = <T>(files: Record<string, T>, slug: string): T => Object.entries(files).find(([path]) => path.includes(`/${slug}/`))![1];

function read(html: string, url = 'https://example.org/a'): MainText {
  const result = mainText({ url, html, contentType: 'text/html' }, parse);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function elements(nodes: readonly ReadingNode[]): readonly ReadingElement[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...elements(node.children)]));
}

/** All text of a tree, character by character. */
const raw = (nodes: readonly ReadingNode[]): string => nodes.map((n) => (typeof n === 'string' ? n : raw(n.children))).join('');

const words =
  'The council met on Tuesday, heard the pier master, and put off the question of the lamps until the spring, when the days are longer. ';
const paragraphs = (count: number): string => Array.from({ length: count }, (_, i) => `<p>Paragraph ${i + 1}. ${words}</p>`).join('\n');

describe.each(slugs)('%s', (slug) => {
  const { url, metadata } = at(facts, slug);
  const found = read(at(sources, slug), url);

  test('every block of the text, whole and in order, and nothing else', () => {
    expect(readingText(found.content).split('\n\n')).toEqual(at(texts, slug).trimEnd().split('\n\n'));
  });
  test('title, authors, publisher, date', () => expect(found.metadata).toEqual(metadata));
});

describe('a policy report', () => {
  const found = read(at(sources, 'policy-report'), 'https://audit.isles.example/reports/ferries');
  const all = elements(found.content);
  const textsOf = (...tags: readonly string[]): readonly string[] => all.filter((e) => tags.includes(e.tag)).map((e) => readingText([e]));

  test('keeps its headings with their level', () => {
    expect(textsOf('h2')).toEqual(['Summary', 'What was measured', 'Recommendations', 'Notes']);
    expect(textsOf('h3')).toEqual(['Terms used', 'Evidence from the piers']);
  });
  test('keeps tables with caption, head and spans', () => {
    expect(textsOf('caption')).toEqual(['Table 1. Lines of accountability and what flows along them']);
    expect(textsOf('th')).toEqual(['From', 'To', 'By what means']);
    expect(all.find((e) => e.colspan !== undefined)).toMatchObject({ tag: 'th', colspan: 2 });
    expect(all.filter((e) => e.tag === 'tr')).toHaveLength(4);
  });
  test('keeps lists nested, numbered from where they begin, and definitions', () => {
    expect(all.find((e) => e.tag === 'ol')).toMatchObject({ start: 4 });
    expect(all.find((e) => e.tag === 'ul')?.children).toHaveLength(2);
    expect(elements(all.find((e) => e.tag === 'ul')!.children).filter((e) => e.tag === 'li')).toHaveLength(4);
    expect(textsOf('dt')).toEqual(['Line', 'Forum']);
  });
  test('keeps notes and the links to them, block quotes and code', () => {
    expect(all.filter((e) => e.tag === 'a').map((e) => e.href)).toEqual([
      'https://audit.isles.example/reports/#fn1',
      'https://audit.isles.example/reports/#r1',
    ]);
    expect(textsOf('blockquote', 'pre')).toEqual([
      'The figures go south and the boat goes west, and I have never seen them meet.\n\nHarbour master, in evidence',
      'late = arrived - due\npaid = base if late < 10',
    ]);
  });
});

const list = (href: (i: number) => string): string =>
  `<ul>${[1, 2, 3].map((i) => `<li><a href="${href(i)}">Entry number ${i}</a></li>`).join('')}</ul>`;

describe('text stands in the tree as it stands in the page', () => {
  test('characters, blanks and words inside kept blocks are untouched', () => {
    const inner =
      'Co\u00adoper\u200bation  \n of <b>bold</b><i>italic</i>, x<sub>2</sub>, 5&nbsp;% – “quoted” <font color="red">old</font> <kbd>K</kbd><wbr><my-term>own</my-term> \u{1F30D} e\u0301';
    const { content } = read(`<article><p>${inner} ${words}</p>${paragraphs(4)}</article>`);
    expect(
      raw(
        elements(content)
          .filter((e) => e.tag === 'p')
          .slice(0, 1),
      ),
    ).toBe(parse(`<p>${inner} ${words}</p>`).body.textContent);
  });

  test('a heading in a box named for a header stays', () => {
    const box = (i: number): string =>
      `<div class="accordion-header"><h3>Question ${i}?</h3></div><div class="accordion-body"><p>${words}</p></div>`;
    const { content } = read(`<main><h1>Questions</h1>${[1, 2, 3, 4].map(box).join('')}</main>`);
    expect(
      elements(content)
        .filter((e) => e.tag === 'h3')
        .map((e) => readingText([e])),
    ).toEqual(['Question 1?', 'Question 2?', 'Question 3?', 'Question 4?']);
  });

  test('a coloured word of code is no comment of a reader', () => {
    const { content } = read(
      `<article>${paragraphs(4)}<pre><code><span class="token comment">// add</span>\nx += 1</code></pre><p>${words}</p></article>`,
    );
    expect(readingText(content)).toContain('// add\nx += 1');
  });

  test('a list of links to the same site goes from the end, a list of sources and of files stays', () => {
    const tail = (html: string): string => readingText(read(`<article>${paragraphs(6)}${html}</article>`).content);
    expect(tail(`<h2>In this section</h2>${list((i) => `/section/${i}`)}`)).not.toMatch(/Entry|In this section/);
    expect(tail(`<h2>Sources</h2>${list((i) => `/section/${i}`)}`)).toContain('Entry number 3');
    expect(tail(`<h2>Papers</h2>${list((i) => `/paper-${i}.pdf`)}`)).toContain('Entry number 3');
  });
});

test('a list of links that a heading and a sentence introduce is of the text, one under another heading is not', () => {
  const programmes = `<section><h2>Our programmes</h2><p>We work in several fields.</p><div class="inner">${list((i) => `/fields/${i}`)}</div></section>`;
  const text = (end: string): string => readingText(read(`<main><h1>About the board</h1>${paragraphs(6)}${end}</main>`).content);
  expect(text(programmes)).toContain('Entry number 3');
  expect(text(`<section><h2>In this section</h2><div class="inner">${list((i) => `/fields/${i}`)}</div></section>`)).not.toContain('Entry');
});

test('a sign behind a heading that leads to it goes, words in a heading that lead elsewhere in the page stay', () => {
  const heading = '<h2 id="a">The lamps<a class="anchor" href="#a">#</a></h2><h2>Of <a href="#b">piers</a></h2>';
  const text = readingText(read(`<article>${paragraphs(3)}${heading}${paragraphs(3)}</article>`).content);
  expect(text).toContain('The lamps\n\nOf piers\n\n');
});

test('a figure that is one link and nothing else goes, one with a caption stays', () => {
  const card = (caption: string): string =>
    `<figure><a href="/other"><div>How we count piers</div><div>A note on method.</div></a>${caption}</figure>`;
  const text = (figure: string): string => readingText(read(`<article>${paragraphs(4)}${figure}${paragraphs(4)}</article>`).content);
  expect(text(card(''))).not.toContain('How we count');
  expect(text(card('<figcaption>Figure 1. Piers by year</figcaption>'))).toContain('How we count');
});

test('a lower heading with which the head begins before the name of the site is the title of a page without a first one', () => {
  const page = `<title>Rules on grants of the harbour - Public bulletin of the Harbour Board</title><body><h2>Rules on grants of the harbour</h2>${paragraphs(4)}`;
  expect(read(page).metadata.title).toBe('Rules on grants of the harbour');
});

test('cells that hold paragraphs stand in one line of their row', () => {
  const row = (...cells: readonly string[]): string => `<tr>${cells.map((c) => `<td><p>${c}</p></td>`).join('')}</tr>`;
  const { content } = read(
    `<article>${paragraphs(4)}<table>${row('Depot', 'Routes')}${row('Easton', '')}${row('', '9')}</table>${paragraphs(4)}</article>`,
  );
  expect(readingText(content)).toContain('Depot\tRoutes\nEaston\n9\n\n');
});

describe('what holds no text is a plain answer', () => {
  test.each([
    '',
    ' ',
    '<!doctype html>',
    '<html><body></body></html>',
    '<body><script>document.write(1)</script></body>',
    '<frameset><frame src="a.html"></frameset>',
    '<img src="a.png">',
    '\u0000',
    '<body><noscript>Turn on scripts</noscript>',
  ])('%j', (html) =>
    expect(mainText({ url: 'https://example.org/', html, contentType: 'text/html' }, parse)).toMatchObject({
      ok: false,
      problem: { code: 'no-main-text' },
    }),
  );
  test('a PDF', () => {
    expect(mainText({ url: 'https://example.org/a.pdf', html: '<embed>', contentType: 'application/pdf' }, parse)).toMatchObject({
      ok: false,
      problem: { code: 'page-is-pdf' },
    });
  });
  test('a page of a quarter of a million elements', () => {
    expect(mainText({ url: 'https://example.org/', html: '<i></i>'.repeat(250_000), contentType: 'text/html' }, parse)).toMatchObject({
      ok: false,
      problem: { code: 'no-main-text' },
    });
  });
});

test('a short notice is read, too', () => {
  expect(
    readingText(
      read('<html><body><h1>Notice</h1><p>The pier is closed until Friday, by order of the harbour board.</p></body></html>').content,
    ),
  ).toContain('closed until Friday');
});

test('what the head names behind the printed title is the publisher', () => {
  const page = (title: string): Metadata =>
    read(
      `<html><head><title>${title}</title></head><body><main><h1>Notice of proposed rules</h1><p>${words}</p><p>${words}</p></main></body></html>`,
    ).metadata;
  expect(page('Notice of proposed rules | Office of the Harbour Ombudsman for all ports and piers')).toMatchObject({
    title: 'Notice of proposed rules',
    publisher: 'Office of the Harbour Ombudsman for all ports and piers',
  });
  expect(page('Second notice of proposed rules')).toMatchObject({ publisher: '' });
});

test.each([
  ['Posted in <a href="/schools">Schools</a> by harbourmaster on August 3, 2019', ['harbourmaster']],
  ['Guest article by Ada Byron', ['Ada Byron']],
  ['Blog Beitrag von Ada Byron', ['Ada Byron']],
  ['Published for all those who are moved by the sea', []],
])('a line below the title such as “%s” names its author', (line, authors) => {
  expect(
    read(`<main><h1>Harbours and schools</h1><div class="meta">${line}</div><p>${words}</p><p>${words}</p></main>`).metadata.authors,
  ).toEqual(authors);
});

describe('a page with pictures', () => {
  const page = (picture: string): MainText =>
    read(
      `<title>Ferries</title><article><h1>Ferries</h1>${paragraphs(4)}<figure>${picture}<figcaption>Figure 1. Boats by year</figcaption></figure>${paragraphs(4)}</article>`,
    );
  const pictureOf = ({ content }: MainText): unknown => elements(content).find((e) => e.tag === 'img');

  test.each([
    ['<img src="/boats.png" alt=" Boats  by year ">', { src: 'https://example.org/boats.png', alt: 'Boats by year' }],
    ['<picture><source srcset="/boats.webp"><img src="boats.png"></picture>', { src: 'https://example.org/boats.png' }],
    ['<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="//cdn.example/b.png">', { src: 'https://cdn.example/b.png' }],
  ])('keeps where they are, and their words: %s', (written, kept) => {
    expect(pictureOf(page(written))).toEqual({ tag: 'img', ...kept, children: [] });
  });
  test.each(['<img src="javascript:x">', '<img src="data:image/png;base64,AA==">', '<img src="/dot.gif" width="1" height="1">', '<img>'])(
    'leaves out what is none, an icon or a counter of readers: %s',
    (written) => expect(pictureOf(page(written))).toBeUndefined(),
  );
  test.each(['<p><img src="/pier.png"></p>', '<div class="wp-block-image"><img src="/pier.png"></div>', '<img src="/pier.png">'])(
    'keeps one that stands by itself between two paragraphs: %s',
    (block) => {
      const found = read(`<title>Ferries</title><article><h1>Ferries</h1>${paragraphs(4)}${block}${paragraphs(4)}</article>`);
      expect(pictureOf(found)).toMatchObject({ src: 'https://example.org/pier.png' });
    },
  );
  test('has the same words with and without', () => {
    expect(readingText(page('<img src="/boats.png" alt="Boats">').content)).toBe(readingText(page('').content));
  });
});

const metadataOf = (front: string, head = ''): Metadata =>
  read(`<html><head>${head}</head><body><main><h1>Harbours and schools</h1>${front}<p>${words}</p><p>${words}</p></main></body></html>`)
    .metadata;

test.each([
  [
    '<dl><dt>From:</dt><dd><a href="/a">Department for Piers and Lamps</a> and <a href="/b">Harbour Board</a></dd></dl>',
    ['Department for Piers and Lamps', 'Harbour Board'],
  ],
  ['<table><tr><th>Autorin</th><td>Ada Byron</td></tr></table>', ['Ada Byron']],
  ['<p>Auteur : Inspection générale des ports</p>', ['Inspection générale des ports']],
  ['<p>By Ada Byron and Grace Hopper</p>', ['Ada Byron', 'Grace Hopper']],
  ['<div>بقلم: ليلى الحداد</div>', ['ليلى الحداد']],
  ['<div>著者：山田太郎</div>', ['山田太郎']],
])('%s names the authors', (front, authors) => expect(metadataOf(front).authors).toEqual(authors));

test.each([
  ['<dl><dt>Published</dt><dd>12 March 2024</dd><dt>Last updated</dt><dd>2 May 2024</dd></dl>', '2024-03-12'],
  ['<p>Publié le 15 février 2023 - Mis à jour le 3 mars 2023</p>', '2023-02-15'],
  ['<dl><dt>Document first published:</dt><dd>3 May 2024</dd><dt>Page updated:</dt><dd>9 September 2024</dd></dl>', '2024-05-03'],
  ['<dl><dt>Publicado en:</dt><dd>«BOE» núm. 129, de 31 de mayo de 2023, páginas 75310 a 75322</dd></dl>', '2023-05-31'],
  ['<p class="date">令和6年3月12日</p>', '2024-03-12'],
  ['<div>Submitted by the office on Tue, 10/05/2021 - 09:14</div>', '2021-10-05'],
])('%s says when', (front, published) => expect(metadataOf(front).published).toBe(published));

test('a day that the head gives so that it may be either month is read where the page prints it', () =>
  expect(metadataOf('<p>Published 12 March 2024</p>', '<meta name="date" content="12/03/2024">').published).toBe('2024-03-12'));

test('a register’s number before a title is not the title’s', () => {
  const title = 'Decree on the accounts of harbours and of their lamps';
  const page = `<head><title>REG-2023-9876 ${title}</title></head><body><h3>${title}</h3>${paragraphs(4)}</body>`;
  expect(read(page).metadata.title).toBe(title);
});

test('who is quoted is not the author', () => {
  const quote = `<figure><blockquote><p>${words}</p></blockquote><figcaption><p class="quote__author">Ada Byron</p></figcaption></figure>`;
  const found = read(`<article><h1>Harbours</h1>${quote}${paragraphs(6)}</article>`);
  expect(found.metadata.authors).toEqual([]);
  expect(readingText(found.content)).toContain('Ada Byron');
});

test('a pulled quote that repeats a paragraph goes, one whose words stand nowhere else stays', () => {
  const pull = (said: string): string => `<blockquote class="pull-quote"><p>“${said}”</p></blockquote>`;
  const page = `<article>${paragraphs(3)}${pull('the lamps until the spring, when the days are longer')}${pull('Nobody reads what nobody signs, said the clerk of the pier.')}${paragraphs(3)}</article>`;
  const text = readingText(read(page).content);
  expect(text).not.toContain('“the lamps');
  expect(text).toContain('Nobody reads what nobody signs');
});

test('what a figure without a picture shows is said, in the midst of a text', () => {
  const figure =
    '<div class="media"><figure><div class="chart"></div><figcaption>Spending by year, 2010 to 2023</figcaption></figure></div>';
  const text = readingText(read(`<article>${paragraphs(4)}${figure}${paragraphs(4)}</article>`).content);
  expect(text).toContain('Spending by year');
});

test('a COinS span that says the title says the rest, one of another work does not', () => {
  const span = (title: string): string =>
    `<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft.atitle=${title}&amp;rft.au=Byron%2C+Ada&amp;rft.pub=The+Quarterly&amp;rft.date=2019-05&amp;rft_id=info%3Adoi%2F10.1000%2Fab"></span>`;
  expect(metadataOf(span('Harbours+and+schools'))).toMatchObject({
    authors: ['Ada Byron'],
    publisher: 'The Quarterly',
    published: '2019-05',
    doi: '10.1000/ab',
  });
  expect(metadataOf(span('Another+work'))).toMatchObject({ authors: [], published: '', doi: '' });
});

test('what is called a heading is one, with its level', () => {
  const { content } = read(`<article>${paragraphs(3)}<div role="heading" aria-level="3">The lamps</div>${paragraphs(3)}</article>`);
  expect(
    elements(content)
      .filter((e) => e.tag === 'h3')
      .map((e) => readingText([e])),
  ).toEqual(['The lamps']);
});

test('a field for an address goes with the words around it, a form with questions of the text stays out as before', () => {
  const ask =
    '<div><h3>Every Friday</h3><p>How public things work, by letter.</p><form><input type="email"><button>Send</button></form></div>';
  const text = readingText(read(`<article>${paragraphs(6)}${ask}${paragraphs(6)}</article>`).content);
  expect(text).not.toMatch(/Every Friday|by letter/);
  expect(text).toContain('Paragraph 6.');
});
