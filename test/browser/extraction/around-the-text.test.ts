// What stands in and around a text without being of it, and what is of it though it looks as if it were not: one kind a test.
import { expect, test } from 'vitest';
import { mainText } from '@/utils/extraction/html';
import { readingText } from '@/utils/extraction/reading-text';
import type { Metadata } from '@/utils/model/document';

function read(html: string): { readonly text: string; readonly metadata: Metadata } {
  const result = mainText({ url: 'https://harbour.example/a/b', html, contentType: 'text/html' }, (source) =>
    new DOMParser().parseFromString(source, 'text/html'),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return { text: readingText(result.value.content), metadata: result.value.metadata };
}

const words =
  'The council met on Tuesday, heard the pier master, and put off the question of the lamps until the spring, when the days are longer. ';
const paragraphs = (count: number): string => Array.from({ length: count }, (_, i) => `<p>Paragraph ${i + 1}. ${words}</p>`).join('\n');
const article = (inner: string): string => read(`<article>${paragraphs(4)}${inner}${paragraphs(4)}</article>`).text;

test.each([
  '<div class="useful"><p>Was this page useful?</p><button>Yes</button> <button>No</button></div>',
  '<section><h2>War diese Seite hilfreich?</h2><label>Ja</label><label>Nein</label></section>',
  '<details><summary>Report a problem with this page</summary><form><label>It is wrong</label></form></details>',
])('a question on the page itself goes, with its answers: %s', (asked) =>
  expect(article(asked)).not.toMatch(/useful|hilfreich|problem|Yes|Ja|wrong/),
);

test('a question of the text that has a word more stays', () =>
  expect(article('<h3>Was this page useful to the court?</h3>')).toContain('Was this page useful to the court?'));

test('a link that opens a figure by itself goes, its caption stays', () => {
  const text = article(
    '<figure><h4>Fig 1. Boats by owner.</h4><img src="b.png"><p><a href="/f1">Open in a new tab</a></p><figcaption><p>Bars show a year.</p></figcaption></figure>',
  );
  expect(text).toContain('Bars show a year.');
  expect(text).not.toContain('new tab');
});

test('a small box that is named for a call and has something to press goes, one with a rule of the text stays', () => {
  const text = article(
    '<div class="cta-box"><h3>Get our toolkit</h3><p>Read by thousands.</p><a href="/t">Get it</a></div><div class="callout callout--alert"><h3>What it costs</h3><p>Closing a road is free.</p></div>',
  );
  expect(text).not.toMatch(/toolkit|thousands/);
  expect(text).toContain('What it costs\n\nClosing a road is free.');
});

test('links through the site with bars between them go from the end of a page that is laid out in tables', () => {
  const { text } = read(
    `<table><tr><td><a href="/n">News</a></td><td>${paragraphs(6)}<table border=1><tr><td>North</td><td>9</td></tr></table><center>[ <a href="/">Home</a> | <a href="/map">Site Map</a> | <a href="/p">Privacy</a> ]<br>To comment, write to the webmaster.</center></td></tr></table>`,
  );
  expect(text).toContain('North\t9');
  expect(text).not.toMatch(/Site Map|webmaster/);
});

test('whose a page is and how it may be used goes from before its text', () => {
  const rights =
    '<div><p>© Crown copyright 2024</p><p>This publication is licensed under the terms of the Open Government Licence v3.0 except where otherwise stated.</p></div>';
  expect(read(`<main><h1>Harbours</h1>${rights}<h2>Foreword</h2>${paragraphs(4)}</main>`).text).toMatch(/^Foreword/);
});

test.each(['6 min read · 3 November 2022', '6 min read·Nov 3, 2022', 'Reading time: 6 minutes'])(
  'how long it takes to read goes from before a text: %s',
  (line) => expect(read(`<article><h1>Harbours</h1><div>${line}</div>${paragraphs(4)}</article>`).text).toMatch(/^Paragraph 1/),
);

test('some words on who wrote it go from behind a text', () => {
  const about = '<h2>Written by Ada Byron</h2><p>She was a clerk of the harbour and lives by the sea.</p>';
  expect(read(`<article>${paragraphs(6)}${about}</article>`).text).not.toMatch(/Byron|by the sea/);
});

test('a note under a letter and a number comes along, though it is chiefly links', () => {
  const note =
    '<div class="notes"><p><a href="#r1">F1</a> Words inserted by <a href="/acts/3">Open Books Act 2018</a>, <a href="/acts/3/9">section 9</a></p></div>';
  const { text } = read(`<main>${paragraphs(4)}<p>${words}<a href="#c1">F1</a></p>${note}${paragraphs(2)}</main>`);
  expect(text).toContain('Words inserted by Open Books Act 2018');
});

test('the short answer stands where the long ones stand', () => {
  const speech = (by: string, said: string): string =>
    `<div class="item"><div class="speech"><div class="header"><a href="/m/${by}"><div>${by}</div></a></div><div class="content"><p>${said}</p></div></div></div>`;
  const { text } = read(
    `<main><h1>Ferries</h1>${speech('Ada Byron', words.repeat(2))}${speech('Grace Hopper', 'Will she give way?')}${speech('Ada Byron', words.repeat(2))}${speech('Mary Somerville', words.repeat(3))}</main>`,
  );
  expect(text).toContain('Grace Hopper\n\nWill she give way?\n\nAda Byron');
});

test('the words of a button are the name of the part that it opens, in a box of its own, too', () => {
  const part = (i: number): string =>
    `<div class="pane"><div class="pane-head"><button aria-expanded="false" aria-controls="p${i}"><span>Question ${i}?</span></button></div><div id="p${i}"><p>${words}</p></div></div>`;
  expect(article([1, 2, 3].map(part).join(''))).toContain('Question 2?');
});

const titled = (head: string, body: string): string => read(`<title>${head}</title><body>${body}${paragraphs(4)}</body>`).metadata.title;

test('a heading is the title where the head puts the name of the site before it', () => {
  expect(titled('Policy Lab - Open books in practice', '<h1>Open books in practice</h1>')).toBe('Open books in practice');
  expect(titled('Decisions - The winter timetable', '<div role="heading" aria-level="1">The winter timetable</div>')).toBe(
    'The winter timetable',
  );
});

test('a line that is named a title is one where the headings are those of chapters', () =>
  expect(
    titled(
      'Outsourced ferries: lessons - Harbour Committee - Assembly',
      '<p class="ReportTitle">Outsourced ferries: lessons</p><h1>1 Introduction</h1>',
    ),
  ).toBe('Outsourced ferries: lessons'));

test('a note that stands in a closed part behind the text comes along by the place to which its mark leads', () => {
  const note = '<ul><li><button>Footnotes</button><div><ol><li id="fn-1">Pier accounts, page 14.</li></ol></div></li></ul>';
  const { text } = read(
    `<main><div class="body">${paragraphs(4)}<p>${words}<sup><a href="#fn-1">1</a></sup></p>${paragraphs(2)}</div><div class="about"><h4>Authors</h4></div>${note}</main>`,
  );
  expect(text).toContain('Pier accounts, page 14.');
});

test('what a page hangs behind its one article is no text of it', () => {
  const behind = `<div class="glossary"><h2>Instructions for reporting errors</h2><p>${words.repeat(2)}</p><ul><li>Click the button.</li></ul><p>${words}</p></div>`;
  const { text } = read(`<div class="page"><div><article><h1>Lines</h1>${paragraphs(20)}</article></div></div>${behind}`);
  expect(text).toContain('Paragraph 9.');
  expect(text).not.toMatch(/Instructions|Click the button/);
});

test('where a page begins and ends, and what takes it elsewhere, goes', () =>
  expect(article('<div><span>bottom of page</span></div><p><a href="#">Print this page</a></p>')).not.toMatch(/bottom|Print/));

test('what is noted under a picture stays, though its box is named a footer', () => {
  const figure =
    '<div class="figure"><h4>Figure 2.1. Open books</h4><img src="g.png"><div class="footer"><p>Note: Data for 2022.</p><p>Source: Contracts Database.</p><p>StatLink <a href="https://stat.example/x">https://stat.example/x</a></p></div></div>';
  expect(article(figure)).toMatch(/Note: Data for 2022\.\n+Source: Contracts Database\./);
});

test('a last sentence that tells of a publication, with a day behind it, is a sentence', () => {
  const last = '<p>Die Stellungnahmen der Sachverständigen wurden veröffentlicht. (hle/10.05.2023)</p>';
  expect(read(`<article>${paragraphs(4)}${last}</article>`).text).toContain('Die Stellungnahmen');
});

test('a heading is the title without what it says to screen readers alone', () =>
  expect(titled('House - Hearing on open books', '<h1><span class="sr-only">Committee on Piers</span>Hearing on open books</h1>')).toBe(
    'Hearing on open books',
  ));

test('how one is addressed is no part of a name', () =>
  expect(
    read(`<head><meta name="author" content="Mme Claire Morel et M. Yves Lanoë"></head><h1>Rapport</h1>${paragraphs(4)}`).metadata.authors,
  ).toEqual(['Claire Morel', 'Yves Lanoë']));

test('an entry of a list that is named for printing goes, and whom to ask from behind the text', () => {
  const { text } = read(
    `<article><div class="icons"><ul><li class="print-icon"><a href="/p">Print</a></li></ul></div>${paragraphs(6)}<section id="contact"><h2>Contact</h2><p>Email: <a href="mailto:f@harbour.example">f@harbour.example</a></p></section></article>`,
  );
  expect(text).toMatch(/^Paragraph 1/);
  expect(text).not.toMatch(/Contact|Email/);
});

test.each([
  '<p>(a) the state of the pier;</p><p>(b) the state of the lamps; and</p><p>(c) any other matter that the council thinks fit.</p>',
  '<p>(b) the law of patents; and</p><p>(c) copyright is infringed where a copy is sold.</p>',
  '<p>All data are licensed under the Open Government Licence and may be used again.</p>',
])('the last point and a last sentence on a licence are of the text: %s', (last) =>
  expect(read(`<article>${paragraphs(6)}${last}</article>`).text).toMatch(/thinks fit\.$|is sold\.$|used again\.$/),
);

test.each([
  '(c) 2023 The Harbour Office',
  'This work is licensed under a Creative Commons Attribution 4.0 International License.',
  'Except where otherwise noted, content on this site is licensed under a Creative Commons Attribution 4.0 International licence.',
])('whose a page is goes from behind its text: %s', (rights) =>
  expect(read(`<article>${paragraphs(6)}<p>${rights}</p></article>`).text).toMatch(/Paragraph 6[^\n]*$/),
);

test.each([
  `<p class="page-break-before">${words}Before.</p>`,
  `<table class="avoid-page-break"><tr><th>Pier</th><th>Boats</th></tr><tr><td>North</td><td>9</td></tr></table>`,
  `<div class="column-number-2"><p>${words}</p></div>`,
  `<div class="page-number"><p>${words}</p></div>`,
])('what is only named for where a page is to break stays: %s', (block) =>
  expect(article(block).length).toBeGreaterThan(article('').length),
);

test('the number of a printed page goes from the midst of a text', () =>
  expect(article('<div class="page-number">Page 12</div><p class="column-number">Column 304</p>')).not.toMatch(/Page 12|Column 304/));

test.each(['ad banner', 'promo-banner', 'cookie-banner'])(
  'a banner that is named for more than that stays out without a link, too: %s',
  (name) =>
    expect(article(`<div class="${name}"><p>Read by thousands of people in the harbour every single day.</p></div>`)).not.toContain(
      'thousands',
    ),
);

test('of a whole article in a box that is named for a chart, what was left out stays out', () => {
  const around = '<div class="sidebar"><p>More from us</p></div><div class="footer"><p>Become a member of the harbour</p></div>';
  expect(read(`<div class="chart"><img src="c.png">${paragraphs(4)}${around}${paragraphs(4)}</div>`).text).not.toMatch(
    /More from us|Become a member/,
  );
});
