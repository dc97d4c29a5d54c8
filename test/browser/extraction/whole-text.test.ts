// Nothing of the paper is missing from its main text, and nothing else is in it: one small page for each way in which it went wrong.
import { describe, expect, test } from 'vitest';
import { mainText, type MainText } from '@/utils/extraction/html';
import { readingText } from '@/utils/extraction/reading-tree';
import type { ReadingElement, ReadingNode } from '@/utils/model/document';

const URL = 'https://harbour.example/papers/lamps';
const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

function read(body: string, head = ''): MainText {
  const html = `<html><head><title>Lamps on the pier</title>${head}</head><body>${body}</body></html>`;
  const result = mainText({ url: URL, html, contentType: 'text/html' }, parse);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const text = (body: string): string => readingText(read(body).content);
const elements = (nodes: readonly ReadingNode[]): readonly ReadingElement[] =>
  nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...elements(node.children)]));
const tags = (body: string, ...names: readonly string[]): readonly string[] =>
  elements(read(body).content).flatMap((e) => (names.includes(e.tag) ? [`${e.tag} ${readingText([e])}`] : []));

const sentence = (n: number): string =>
  `On day ${n}, the council met, heard the pier master, and put off the question of the lamps until the spring, when the days are longer.`;
const paragraphs = (count: number, from = 1): string => Array.from({ length: count }, (_, i) => `<p>${sentence(i + from)}</p>`).join('\n');
const links = (...names: readonly string[]): string =>
  `<ul>${names.map((name) => `<li><a href="/x/${name.length}">${name}</a></li>`).join('')}</ul>`;

describe('what stands in the midst of the text is in the text', () => {
  test('a list of links that a sentence introduces', () => {
    const list = links('Northern Research Council for the Arts', 'Southern Research Council for Piers', 'Western Council of Lamps');
    const page = `<div id="page"><p>${sentence(1)}</p><p>The councils that may help are:</p>${list}${paragraphs(4, 2)}</div>`;
    expect(text(page)).toContain('Southern Research Council for Piers');
  });

  test('a box with a key message, whatever its name', () => {
    const box = `<aside class="callout highlight"><h3>Key message</h3><p>A pier without lamps costs more than a pier with lamps.</p></aside>`;
    expect(text(`<article>${paragraphs(3)}${box}${paragraphs(3, 4)}</article>`)).toContain(
      'Key message\n\nA pier without lamps costs more than a pier with lamps.',
    );
  });

  test('answers in parts that are closed until the button in their heading is pressed, and the button’s words', () => {
    const part = (n: number): string =>
      `<h3><button aria-expanded="false" aria-controls="p${n}">Question ${n}?</button></h3><div id="p${n}" hidden><p>${sentence(n)}</p></div>`;
    const menu =
      '<button aria-expanded="false" aria-controls="menu">Menu</button><div id="menu" hidden><p>Where to find us and when.</p></div>';
    const found = text(`<main>${menu}${paragraphs(2)}${[3, 4, 5].map(part).join('')}</main>`);
    expect(found).toContain(`Question 5?\n\n${sentence(5)}`);
    expect(found).not.toContain('Where to find us');
  });

  test('panels of tabs that are not in front', () => {
    const tab = (n: number): string => `<a role="tab" href="#t${n}" aria-controls="t${n}" aria-selected="${n === 3}">Year ${n}</a>`;
    const panel = (n: number): string => `<section id="t${n}" role="tabpanel"${n === 3 ? '' : ' hidden'}><p>${sentence(n)}</p></section>`;
    const tabs = `<div role="tablist">${[3, 4, 5].map(tab).join('')}</div>${[3, 4, 5].map(panel).join('')}`;
    const found = text(`<main><article>${paragraphs(3)}${tabs}${paragraphs(2)}</article></main>`);
    for (const n of [3, 4, 5]) expect(found).toContain(sentence(n));
  });

  test('such parts after it, in a box of their own', () => {
    const part =
      '<div class="accordion"><h3><button aria-expanded="false" aria-controls="p1">Is it lost?</button></h3><div id="p1" hidden><p>Write to us, and we send another within five days.</p></div></div>';
    expect(text(`<main><article><div class="body">${paragraphs(6)}</div>${part}</article></main>`)).toMatch(
      /Is it lost\?\n\nWrite to us, and we send another within five days\.$/,
    );
  });

  test('a line that opens the part under it, as its heading', () => {
    const part = (name: string, n: number): string =>
      `<div role="button" aria-expanded="false" aria-controls="t${n}"><a tabindex="0">${name}</a></div><div id="t${n}"><p>${sentence(n)}</p></div>`;
    expect(text(`<article>${paragraphs(3)}${part('By distance', 4)}${part('By day', 5)}${paragraphs(2, 6)}</article>`)).toContain(
      `By distance\n\n${sentence(4)}\n\nBy day\n\n${sentence(5)}`,
    );
  });

  test('boxes that tell whom to ask, between sentences of it; not those before and after it', () => {
    const box = (name: string): string =>
      `<div class="contact-box"><h3>${name}</h3><p>Telephone: 0300 000 00</p><p>Covers the bank.</p></div>`;
    const found = text(
      `<article>${box('Press desk')}${paragraphs(4)}${box('Northern desk')}${paragraphs(2, 5)}${box('Web desk')}</article>`,
    );
    expect(found).toContain('Northern desk\n\nTelephone: 0300 000 00\n\nCovers the bank.');
    expect(found).not.toMatch(/Press desk|Web desk/);
  });

  test('a lead before it, called so', () => {
    const lead =
      '<header><h1>Lamps on the pier</h1><p class="lead-paragraph">Why a harbour without lamps is no harbour at all for its boats.</p></header>';
    expect(text(`<main>${lead}<div>${paragraphs(6)}</div></main>`)).toMatch(
      /^Why a harbour without lamps is no harbour at all for its boats\.\n\nOn day 1/,
    );
  });

  test('a box between the title and the text, whatever its name, but no line of date and author there', () => {
    const box = `<div class="o-well"><p>The council lent its lamps to the <a href="/pier">northern pier</a> until the spring of next year.</p></div>`;
    const body = `<main><h1>Lamps on the pier</h1><p>Published 3 May 2021 by Ada Byron</p>${box}<div class="text">${paragraphs(8)}</div></main>`;
    expect(text(body)).toMatch(/^The council lent its lamps to the northern pier until the spring of next year\.\n\nOn day 1/);
  });

  test('the heading of a part that was left out, when it is a link', () => {
    const card = (n: number): string =>
      `<div class="tile"><h3><a href="/c/${n}">How to talk to minister ${n}</a></h3><p>${n === 3 ? 'Advice is given in writing. A telephone call is none.' : sentence(n)}</p></div>`;
    const hub = `<main><section><h2>All guides</h2>${[1, 2, 3].map(card).join('')}</section><section><h2>More</h2>${[4, 5].map(card).join('')}</section></main>`;
    expect(tags(hub, 'h3')).toEqual([1, 2, 3, 4, 5].map((n) => `h3 How to talk to minister ${n}`));
  });

  test('the last section, short as it is, with links in its sentences', () => {
    const section = `<div class="part"><h2>Training</h2><p>The board and its partners host <a href="/events">events in person and online</a>.</p></div>`;
    expect(text(`<main><div>${paragraphs(6)}${section}</div></main>`)).toContain('Training\n\nThe board and its partners host events');
  });

  test('short answers that stand in a box of their own', () => {
    const pair = (n: number): string => `<h2>Question ${n}?</h2><div class="mark">A:</div><p>${sentence(n)}</p>`;
    expect(text(`<div>${[1, 2, 3, 4].map(pair).join('')}</div>`).match(/A:/g)).toHaveLength(4);
  });
});

describe('the structure of the text is that of the page', () => {
  test('headings keep their level, the first one, too', () => {
    const page = `<article><h1>Part one</h1>${paragraphs(3)}<h2>Costs</h2>${paragraphs(2, 4)}<h1>Part two</h1>${paragraphs(2, 6)}</article>`;
    expect(tags(page, 'h1', 'h2')).toEqual(['h1 Part one', 'h2 Costs', 'h1 Part two']);
  });

  test('a table of one row and a list of definitions stay what they are', () => {
    const table = '<table><tr><td>Lamps</td><td>14</td></tr></table>';
    const page = `<article>${paragraphs(4)}${table}<dl><dt>Pier</dt><dd>${sentence(8)}</dd></dl>${paragraphs(2, 9)}</article>`;
    expect(tags(page, 'table', 'dt', 'dd')).toEqual(['table Lamps\t14', 'dt Pier', `dd ${sentence(8)}`]);
  });

  test('a quotation stays with the one who said it', () => {
    const quote = `<blockquote><p>We lit the lamps and the boats came home.</p><footer><cite>Pier master, in evidence</cite></footer></blockquote>`;
    expect(text(`<article>${paragraphs(4)}${quote}${paragraphs(2, 5)}</article>`)).toContain('came home.\n\nPier master, in evidence');
  });

  test('a figure keeps its caption', () => {
    const figure = '<figure><img src="a.png"><figcaption>Figure 1. Lamps lit by month, 1901 to 1911.</figcaption></figure>';
    expect(tags(`<article>${paragraphs(4)}${figure}${paragraphs(2, 5)}</article>`, 'figcaption')).toEqual([
      'figcaption Figure 1. Lamps lit by month, 1901 to 1911.',
    ]);
  });

  test('notes keep their numbers, their words and the way there and back', () => {
    const note = `<p>${sentence(1)}<sup><a id="r1" href="#n1">1</a></sup></p>`;
    const notes = `<section><h2>Notes</h2><ol><li id="n1">Minutes of the pier board, 1902. <a href="#r1">Back</a></li></ol></section>`;
    const page = `<article>${note}${paragraphs(4, 2)}${notes}</article>`;
    expect(text(page)).toContain('Notes\n\nMinutes of the pier board, 1902. Back');
    expect(elements(read(page).content).flatMap((e) => e.href ?? [])).toEqual([`${URL}#n1`, `${URL}#r1`]);
  });

  test('numbered paragraphs keep their numbers', () => {
    const page = `<div>${[1, 2, 3, 4].map((n) => `<div class="para"><span class="num">${n}.</span> <p>${sentence(n)}</p></div>`).join('')}</div>`;
    for (const n of [1, 2, 3, 4]) expect(text(page)).toContain(`${n}.\n\n${sentence(n)}`);
  });
});

test('a blank in an element of its own still parts two words', () => {
  expect(text(`<article>${paragraphs(4)}<p>${sentence(5)} Planning <i>and<b> </b>execution</i> follow.</p></article>`)).toContain(
    'and execution',
  );
});

describe('what is not the paper stays out', () => {
  test('a word on the author and how to cite, after the end; notes that come before them stay', () => {
    const notes = `<div class="notes"><h2>Notes</h2><p>1. The lease of 1911 was never signed by the harbour trust.</p></div>`;
    const after = `<div class="author-bio"><h3>Ada Byron</h3><p>${sentence(20)}</p></div><div class="how-to-cite"><p>${sentence(21)}</p></div>`;
    const found = text(`<article>${paragraphs(8)}${notes}${after}</article>`);
    expect(found).toMatch(/never signed by the harbour trust\.$/);
  });

  test('dates in a list of pairs over it; other such lists stay', () => {
    const pairs = (...names: readonly string[]): string =>
      `<dl class="summary">${names.map((n) => `<dt>${n}</dt><dd>1 August 2025</dd>`).join('')}</dl>`;
    expect(text(`<article>${pairs('Document first published:', 'Reference')}${paragraphs(5)}</article>`)).toMatch(/^On day 1,/);
    expect(text(`<article>${pairs('Lamps lit', 'Lamps out')}${paragraphs(5)}</article>`)).toMatch(/^Lamps lit\n/);
  });

  test('the heading over a contents list, in a box of its own', () => {
    const names = ['Lamps', 'Ropes', 'Nets'];
    const contents = `<div><div><h4>In this paper</h4></div><div><ol>${names.map((n) => `<li><a href="#${n}">${n}</a></li>`).join('')}</ol></div></div>`;
    const parts = names.map((n, i) => `<h2 id="${n}">${n}</h2>${paragraphs(2, 2 * i + 2)}`).join('');
    expect(text(`<article>${contents}${paragraphs(1)}${parts}</article>`)).not.toContain('In this paper');
  });

  test('a link to each speech, which says the same again and again; a note mark in a sentence stays', () => {
    const speech = (n: number): string =>
      `<div id="c${n}"><div class="who">Ann Byron</div><a href="#c${n}"><span>Link to this speech</span></a><p>${sentence(n)} <a href="#n">note</a></p></div>`;
    const found = text(`<main><div>${[1, 2, 3, 4].map(speech).join('')}</div></main>`);
    expect(found).not.toContain('Link to this speech');
    expect(found).toContain(`${sentence(4)} note`);
  });

  test('nothing, where a page hides all of itself until its script has run', () => {
    const html = `<html hidden><title>Lamps</title><body hidden>${paragraphs(6)}<p hidden>${sentence(9)}</p></body></html>`;
    const found = mainText({ url: URL, html, contentType: 'text/html' }, parse);
    expect(found.ok && readingText(found.value.content).split('\n\n')).toEqual([1, 2, 3, 4, 5, 6].map(sentence));
  });

  test('words for screen readers alone', () => {
    const link = `<a href="https://other.example/">the register<span class="visuallyhidden"> - Opens in a new window</span></a>`;
    expect(text(`<article>${paragraphs(4)}<p>Read ${link} first, and then this paper.</p></article>`)).toContain(
      'Read the register first, and then this paper.',
    );
  });

  test('sharing, printing, contents, related pages and signing up, in the midst of it', () => {
    const boxes = [
      `<div class="shareButtons"><p>Share this page with your friends, on any network you like.</p></div>`,
      `<div class="page-tools">${links('Print this page', 'Send it by e-mail')}</div>`,
      `<nav class="toc"><h2>Contents</h2>${links('Part one', 'Part two')}</nav>`,
      `<div class="related-content"><h2>Related</h2>${links('Ropes on the pier', 'Nets on the pier')}</div>`,
      `<form class="newsletter-signup"><p>Sign up for our letter, which comes every week and is read by all.</p><input></form>`,
    ];
    const page = `<article>${boxes.map((box, i) => paragraphs(1, i) + box).join('')}${paragraphs(3, 6)}</article>`;
    expect(text(page).split('\n\n')).toEqual([0, 1, 2, 3, 4, 6, 7, 8].map(sentence));
  });
});

describe('a page whose text stands in cards', () => {
  const card = (n: number, words: string): string =>
    `<section class="grid"><div class="col"><h2><a href="/step/${n}">Step ${n}</a></h2><p>${words}</p></div></section>`;
  const steps = [
    'Light the lamps before the sun is down.',
    'Count the boats that are still out.',
    'Sound the horn for those who are late.',
  ];
  const hub = `<header><nav>${links('Home', 'Guides')}</nav></header><main>
    <div class="lead"><p>How to keep a pier alight; simple advice for harbours.</p></div>
    <div class="grid"><div class="note"><p>Small harbours will find this guide useful, and large ones will, too.</p></div></div>
    <div class="grid"><div><p>Keeping a pier alight need not be hard, even for a small harbour with one keeper. The steps below save time, oil and boats.</p></div></div>
    <div class="cards">${steps.map((words, i) => card(i + 1, words)).join('')}</div>
    <nav class="pagination">${links('Next page: Step 1')}</nav></main><footer><p>Published by the harbour board of the isles, all rights reserved.</p></footer>`;

  test('is read whole, without its navigation', () => {
    const found = text(hub);
    for (const words of [...steps, 'How to keep a pier alight; simple advice for harbours.', 'Small harbours', 'need not be hard'])
      expect(found).toContain(words);
    for (const words of ['Guides', 'Next page', 'rights reserved']) expect(found).not.toContain(words);
  });

  test('a story with other stories under it is not taken for one', () => {
    const other = (n: number): string =>
      `<article><h3><a href="/s/${n}">Other story ${n}</a></h3><p>A pier was lit by its keeper on day ${n}.</p></article>`;
    const page = `<main><article><h1>Lamps</h1>${paragraphs(5)}</article><div class="more">${Array.from({ length: 20 }, (_, n) =>
      other(n),
    ).join('')}</div></main>`;
    expect(text(page)).not.toContain('Other story');
  });
});
