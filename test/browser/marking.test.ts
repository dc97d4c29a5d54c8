// What is painted of many passages: those near the window, wherever they stand, and all of them for the printer.
import { afterEach, expect, test, vi } from 'vitest';
import { followPage } from '@/entrypoints/page/follow-page';
import { readDom } from '@/utils/anchoring/dom-text';
import { markRoot, type Found, type MarkedRoot } from '@/utils/marking/marked-root';
import { createPainter, newStem, type Painter } from '@/utils/painting/painter';
import { unpaced } from '@/utils/text/pace';

let life: AbortController | undefined;
let host: HTMLElement | undefined;
afterEach(() => {
  life?.abort();
  host?.remove();
  CSS.highlights.clear();
  scrollTo(0, 0);
});

/** Marks every paragraph-like element of this content by its words. */
async function mark(html: string, selector = 'p'): Promise<{ marked: MarkedRoot; root: HTMLElement; painter: Painter }> {
  host = document.createElement('main');
  host.innerHTML = html;
  document.body.append(host);
  const root = host;
  life = new AbortController();
  const find = async (text: string): Promise<readonly Found[]> =>
    [...root.querySelectorAll(selector)].flatMap((element) => {
      const words = element.textContent ?? '';
      const start = text.indexOf(words);
      return start < 0 ? [] : [{ id: words, status: 'exact' as const, start, end: start + words.length, paints: [] }];
    });
  const painter = createPainter(CSS.highlights, newStem());
  const marked = markRoot({ root: () => root, painter, pace: unpaced, find, signal: life.signal });
  await marked.update();
  return { marked, root, painter };
}

const painted = (): string[] =>
  [...CSS.highlights.values()].flatMap((h) =>
    [...h].map((r) => {
      const live = document.createRange();
      live.setStart(r.startContainer, r.startOffset);
      live.setEnd(r.endContainer, r.endOffset);
      return live.toString();
    }),
  );
/** Words of the marked elements that stand in the window now. */
const inWindow = (root: HTMLElement, selector = 'p'): string[] =>
  [...root.querySelectorAll(selector)].flatMap((e) => {
    const box = e.getBoundingClientRect();
    return box.height > 0 && box.bottom > 0 && box.top < innerHeight ? [e.textContent ?? ''] : [];
  });
const allInWindowArePainted = (root: HTMLElement, selector?: string): Promise<void> =>
  vi.waitFor(() => expect(painted()).toEqual(expect.arrayContaining(inWindow(root, selector))), 3_000);

const paragraphs = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, n) => `<p style="height:40px">Passage number ${from + n} here.</p>`).join('');

test('where each of a few passages stands is asked once when they are shown, and not again while nothing moves', async () => {
  const asked = vi.spyOn(Range.prototype, 'getBoundingClientRect');
  const { root } = await mark(paragraphs(0, 100));
  await allInWindowArePainted(root);
  // Longer than the window has to stand still to be looked at closely.
  await new Promise((done) => setTimeout(done, 400));
  expect(asked.mock.calls.length).toBeGreaterThan(99);
  // The few that are looked at first are found by halving.
  expect(asked.mock.calls.length).toBeLessThan(150);
  asked.mockRestore();
});

test('of a long page the passages near the window are painted, and others when the reader gets there', async () => {
  const { root } = await mark(paragraphs(0, 2_000));
  await allInWindowArePainted(root);
  expect(painted().length).toBeLessThan(innerHeight / 5);
  scrollTo(0, 40_000);
  await allInWindowArePainted(root);
  expect(painted()).not.toContain('Passage number 0 here.');
});

test('for the printer all passages are painted, and afterwards those near the window again', async () => {
  const { root } = await mark(paragraphs(0, 500));
  dispatchEvent(new Event('beforeprint'));
  expect(new Set(painted()).size).toBe(500);
  dispatchEvent(new Event('afterprint'));
  await vi.waitFor(() => expect(painted().length).toBeLessThan(200));
  await allInWindowArePainted(root);
});

test.each([
  ['in columns', `<div style="columns:3">${paragraphs(0, 600)}</div>`],
  [
    'in a side bar that comes last in the text',
    `<div style="position:relative">${paragraphs(0, 800)}<aside style="position:absolute;top:0;left:55%">${paragraphs(800, 805)}</aside></div>`,
  ],
  ['in a box that scrolls by itself', `${paragraphs(0, 3)}<div id="box" style="height:70vh;overflow:auto">${paragraphs(3, 900)}</div>`],
])('passages %s are painted too', async (_where, html) => {
  const { root } = await mark(html);
  await allInWindowArePainted(root);
  const box = root.querySelector('#box');
  if (box !== null) box.scrollTop = 20_000;
  await allInWindowArePainted(root);
});

test('of one long text without any element in it no more is painted than of others', async () => {
  const words = Array.from({ length: 4_000 }, (_, n) => `Line ${n} of it.`).join('\n');
  const { marked } = await mark(`<pre>${words}</pre>`, 'pre');
  await marked.update();
  const source = await readDom(host!);
  expect(source.text).toContain('Line 3999');
  const painter = createPainter(CSS.highlights, newStem());
  const find = async (text: string): Promise<readonly Found[]> =>
    Array.from({ length: 4_000 }, (_, n) => `Line ${n} of it.`).map((line) => {
      const start = text.indexOf(line);
      return { id: line, status: 'exact', start, end: start + line.length, paints: [2] };
    });
  const lines = markRoot({ root: () => host!, painter, pace: unpaced, find, signal: life!.signal });
  await lines.update();
  await vi.waitFor(() => expect(painted()).toContain('Line 3 of it.'));
  expect(painted().length).toBeLessThan(innerHeight / 3);
});

test('a passage in closed details is painted once they open', async () => {
  const { root } = await mark(`<details><summary>More</summary>${paragraphs(0, 3)}</details>`);
  root.querySelector('details')!.open = true;
  await allInWindowArePainted(root);
  expect(painted()).toContain('Passage number 1 here.');
});

test('the passages under a point are told, the longest first', async () => {
  const { marked, root } = await mark(`<section><p>Outer words with <i>inner words</i> in them.</p></section>`, 'p, i');
  const inner = root.querySelector('i')!.firstChild!;
  expect(marked.at(inner, 3)).toEqual(['Outer words with inner words in them.', 'inner words']);
  expect(marked.at(root.querySelector('p')!.firstChild!, 3)).toEqual(['Outer words with inner words in them.']);
});

test('what a page throws out of the registry is painted again soon', async () => {
  const { root, painter } = await mark(paragraphs(0, 5));
  await allInWindowArePainted(root);
  const { renew: onLost, isIntact } = painter;
  followPage({ onContent: async () => false, onAddress: async () => undefined, onLost, isIntact, signal: life!.signal });
  CSS.highlights.clear();
  expect(painted()).toEqual([]);
  await allInWindowArePainted(root);
});

test('a passage that a style sheet alone has hidden is not painted, and is again when it is shown', async () => {
  const { marked } = await mark('<p>Seen words</p><p class="aside">Hidden words</p>');
  await vi.waitFor(() => expect(painted().toSorted()).toEqual(['Hidden words', 'Seen words']));
  const sheet = document.createElement('style');
  sheet.textContent = '.aside { display: none }';
  document.head.append(sheet);
  await new Promise((done) => setTimeout(done, 0));
  expect(await marked.refresh()).toBe(true);
  await vi.waitFor(() => expect(painted()).toEqual(['Seen words']));
  expect(marked.rangeOf('Hidden words')).toBeUndefined();
  sheet.remove();
  await new Promise((done) => setTimeout(done, 0));
  expect(await marked.refresh()).toBe(true);
  await vi.waitFor(() => expect(painted().toSorted()).toEqual(['Hidden words', 'Seen words']));
});
