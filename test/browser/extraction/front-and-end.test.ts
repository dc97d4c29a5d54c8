// What stands before the first sentence of a text and after its last: whose it is, when it came out, what there is to press.
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

test('a lead in a row that is named for the columns of its print is read', () => {
  const { text } = read(
    `<main><div class="row print-columns-none"><h1>Lamps</h1><p class="c-lead-paragraph">How the boards of piers may share a lamp and its oil.</p></div><div class="row">${paragraphs(5)}</div></main>`,
  );
  expect(text).toMatch(/^How the boards of piers may share a lamp and its oil\./);
});

test('a box on whom to ask stays before the notes, behind a sentence with the mark of a note', () => {
  const { text } = read(
    `<main><h1>Lamps</h1>${paragraphs(5)}<p>A pier that leaves pays its share.<sup><a href="#fn:1">[footnote 1]</a></sup></p>
    <div class="contact"><p><strong>Lamp team</strong><br>Email: <a href="mailto:l@harbour.example">l@harbour.example</a></p></div>
    <div class="footnotes"><ol><li id="fn:1"><p>Piers Act, section 4.</p></li></ol></div></main>`,
  );
  expect(text).toMatch(/Lamp team[\s\S]*Piers Act/);
});

test.each([
  ['Lamps and piers', '<h2>Mooring fees from April 2025</h2>', ''],
  ['Lamps and piers', '<p>Rules until 3 May 2026</p>', ''],
  ['Minutes of the Harbour Committee, 11 June 2024', '<h2>Fees from April 2025</h2>', '2024-06-11'],
  ['Harbour Committee meeting, 11 June 2024', '', '2024-06-11'],
  ['What happened on 11 June 2024', '', ''],
  ['The hearing of 3 May 1990 and its legacy', '', ''],
  ['An agenda for May 2030', '', ''],
  ['Lamps and piers', '<p>Harbour Office, March 2021</p>', '2021-03'],
])('a month from which something holds is no day of issue, the day of a meeting is: %s %s', (title, line, published) =>
  expect(read(`<main><h1>${title}</h1>${line}${paragraphs(5)}</main>`).metadata.published).toBe(published),
);

test('who made a picture is said in no text, what it shows is', () => {
  const { text } = read(
    `<main><article><h1>Lamps</h1><p class="picture-caption">Bildquelle: Bundesamt/Krug</p>${paragraphs(3)}
    <figure><img src="a.jpg"><figcaption>Photo: Ada Byron / Harbour News</figcaption></figure>
    <figure><img src="b.jpg"><figcaption>Photo: The north pier. It was built in 1880.</figcaption></figure>
    <figure><img src="c.jpg"><figcaption>Source: keepers’ books</figcaption></figure>${paragraphs(3)}</article></main>`,
  );
  expect(text).not.toMatch(/Krug|Ada Byron/);
  expect(text).toMatch(/built in 1880[\s\S]*keepers’ books/);
});

test('what there is to press, how often it was, and the day go from between a lead and the first sentence', () => {
  const { text } = read(
    `<article><h1>Lamps</h1><p class="article-dek">Piers share a lamp, and nobody says who pays for it.</p>
    <div class="tools"><a class="tool">13</a><a class="tool">Share</a></div><p>Published in</p><p class="date">February 6, 2025</p>${paragraphs(5)}</article>`,
  );
  expect(text).toMatch(/^Piers share a lamp, and nobody says who pays for it\.\s+Paragraph 1/);
});

const named = (name: string, value: string): string => `<section class="item"><h2>${name}</h2><p>${value}</p></section>`;

test('what a journal says of an article before its abstract goes, and what it says with a name over it stays behind the first sentence', () => {
  const { text } = read(
    `<article><h1>Lamps</h1>${named('DOI:', '<a href="https://doi.org/10.5555/1">https://doi.org/10.5555/1</a>')}${named('Keywords:', 'piers, lamps')}
    ${named('Abstract', words)}${paragraphs(4)}${named('Keywords of the register', 'boats, oil')}${paragraphs(2)}</article>`,
  );
  expect(text).toMatch(/^Abstract/);
  expect(text).toMatch(/Keywords of the register\s+boats, oil/);
});

test('how to cite an article, its licence and its counts go from its end, its references stay', () => {
  const { text } = read(
    `<main><article><h1>Lamps</h1>${paragraphs(8)}${named('References', 'Byron, A. (1842). Notes on lamps.')}
    <div>${named('Published', '2021-08-16')}${named('How to Cite', 'Byron, A. (2021). Lamps. Journal of Piers, 6(2).')}
    ${named('License', 'This work is licensed under a Creative Commons Attribution 4.0 International License.')}${named('Article Metrics', 'Abstract views: 1,204')}</div></article></main>`,
  );
  expect(text).toMatch(/References\s+Byron, A\. \(1842\)\. Notes on lamps\.$/);
});

test('where a post came out goes from its end, with the words on that', () => {
  const { text } = read(
    `<main>${paragraphs(6)}<div><h2>Published in Harbour Notes</h2><div>3.4K Followers</div><p>Notes of those who keep the piers.</p></div></main>`,
  );
  expect(text).toMatch(/Paragraph 6[^\n]*$/);
});

const under = (line: string): string =>
  `<main><article><h1>Lamps</h1>${paragraphs(3)}<figure><img src="a.jpg"><figcaption>${line}</figcaption></figure>${paragraphs(3)}</article></main>`;

test.each([
  'Image: the layers of a model release',
  'Photo: The north pier in 1880',
  'Bild: Aufbau der neuen Behörde',
  'Credit: growth by sector',
  'Pictures by satellite show the loss of ice',
  'Timeline of Getty Images v Stability AI',
  'Figure 1: Shutterstock licensing revenue',
  `Photo: Ada Byron${' '.repeat(800)}The north pier after the storm of 1880`,
])('what a picture shows is read, though it begins or ends as a credit does: %s', (line) =>
  expect(read(under(line)).text).toContain(line.slice(0, 16)),
);

test.each([
  'Photo by Ada Byron on Unsplash',
  'AFP via Getty Images',
  'Shutterstock / Ada Byron',
  '© Ministry/Krug',
  'Image courtesy of the harbour',
  'Foto: Ada von Byron',
])('who made a picture is not: %s', (line) => expect(read(under(line)).text).not.toContain(line));

test('figures, numbers of parts and cases that a text begins with are read', () => {
  const { text } = read(
    `<article><h1>Lamps</h1><p>Getty Images v Stability AI</p><div><div><div>150</div><div>piers assessed</div></div></div><p>1</p>${paragraphs(5)}</article>`,
  );
  expect(text).toMatch(/^Getty Images v Stability AI\s+150\s+piers assessed\s+1\s+Paragraph 1/);
});

test('a heading of whom a sentence tells stays over the sentence', () => {
  const { text } = read(
    `<article><h1>Lamps</h1>${named('Authors', 'Ada Byron has kept the north pier and its lamps since last year.')}${paragraphs(5)}</article>`,
  );
  expect(text).toMatch(/^Authors\s+Ada Byron has kept/);
});

test.each(['Date:', 'Dated', 'Fecha:'])('the day on which a letter or an act was signed stays at its end: %s', (label) =>
  expect(read(`<article><h1>Lamps</h1>${paragraphs(6)}<p>Signed: Ada Byron</p><p>${label}</p><p>3 May 2024</p></article>`).text).toMatch(
    /3 May 2024$/,
  ),
);

test.each(['Usage statistics', 'Published in 2024'])('a last part of a text is read: %s', (heading) =>
  expect(read(`<article><h1>Lamps</h1>${paragraphs(8)}${named(heading, words)}</article>`).text).toContain(heading),
);

test('what is related goes from the end, also where it is said before the text how to cite it', () => {
  const { text } = read(
    `<main><article><h1>Lamps</h1><p>${words}</p>${named('Cite this article', 'Byron, A. Lamps. Journal of Piers, 6(2).')}<h2>Oil</h2>${paragraphs(8)}
    <h2>Related articles</h2><p>Ropes of the north pier, and who owns them</p></article></main>`,
  );
  expect(text).toMatch(/Paragraph 8[^\n]*$/);
});

test('a day of issue is read beside the day from which something holds', () =>
  expect(
    read(`<main><h1>Lamps and piers</h1><p>Published 3 May 2021, in force from 1 June 2021</p>${paragraphs(5)}</main>`).metadata.published,
  ).toBe('2021-05-03'));

test.each(['<div role="button" aria-expanded="false">Who must pay</div>', '<p><a class="toggle">Who must pay?</a></p>'])(
  'the first of the questions that open their answers is read: %s',
  (question) =>
    expect(read(`<article><h1>Lamps</h1>${question}<div>${paragraphs(2)}</div>${paragraphs(4)}</article>`).text).toMatch(/^Who must pay/),
);
