// What is tagged on the page is found in the reader view with the same words, and the other way round: on every page of ours.
import { afterEach, describe, expect, test } from 'vitest';
import { captureSchema } from '@/utils/exchange/schemas';
import { agreement, layOut, textOfReader } from '../run/agreement/both-views';

const pages = import.meta.glob<string>(['../fixtures/pages/*/source.html', '../fixtures/held-out/*/page.html'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

afterEach(() => document.body.replaceChildren());

describe.each(Object.entries(pages))('%s', (_, html) => {
  test('every line of the reader view is a line of the page, and a passage of it is found there and back', async () => {
    const page = await layOut(html);
    const reader = await textOfReader(html, page.shown);
    expect(reader.length).toBeGreaterThan(200);
    const lines = new Set(page.text.split('\n'));
    expect(reader.split('\n').filter((line) => !lines.has(line))).toEqual([]);
    expect((await agreement(html)).failed).toEqual([]);
  });
});

test('words for screen readers alone are in neither text, and passages across them are found', async () => {
  const html = pages['../fixtures/pages/unseen-words/source.html']!;
  const page = await layOut(html);
  const reader = await textOfReader(html, page.shown);
  expect(page.text).toContain(reader);
  expect(page.text).not.toMatch(/new window|floating|Section 1|for owners|sterling|Skip to/);
});

test('what is named out of sight and is shown all the same is read', async () => {
  const shown = `<p>Lamps <span class="visually-hidden">of the pier</span> and <span class="sr-only not-sr-only" style="position:absolute">boats</span></p>`;
  expect((await layOut(shown)).text).toBe('Lamps of the pier and boats');
});

test('a page without the styles that hide its words shows them in both views', async () => {
  const html = pages['../fixtures/pages/unseen-words/source.html']!.replace(/<style>.*<\/style>/s, '');
  const page = await layOut(html);
  expect(page.shown).toContain('screen-reader-text');
  expect(page.shown).not.toContain('sr-only');
  expect(await textOfReader(html, page.shown)).toMatch(/floating lamps, too\), which .* harbour board \(opens in a new window\) first/);
  expect((await agreement(html)).failed).toEqual([]);
});

test('a name that hides words anywhere on the page counts as hiding', async () => {
  const { shown } =
    await layOut(`<style>.sr-only { position: absolute } nav .sr-only { position: static } .screen-reader-text { display: none }</style>
    <nav><b class="sr-only">Menu</b></nav><p>Lamps<b class="sr-only"> (new)</b> and boats<b class="screen-reader-text"> (old)</b></p>`);
  expect(shown).toEqual([]);
});

test('a form named as what a document is asked hides no names, and a page of many names is handed over', async () => {
  const rows = Array.from({ length: 1_500 }, (_, i) => `<p class="sr-only row-${i}">Row ${i}</p>`).join('');
  const { shown } = await layOut(`<form name="querySelectorAll"></form>${rows}`);
  expect(shown).toHaveLength(1_500);
  expect(captureSchema.safeParse({ url: 'https://a.example/', html: '', contentType: 'text/html', shown }).success).toBe(true);
});
