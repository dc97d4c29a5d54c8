// A page that changes is read again only where it changed, and comes to the same as one read anew.
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { changesBetween } from '@/utils/anchoring/dom-changes';
import { domReader, type DomReader } from '@/utils/anchoring/dom-reader';
import { type DomText, readDom } from '@/utils/anchoring/dom-text';
import { changed } from '@/utils/text/text-change';
import { unpaced } from '@/utils/text/pace';

let host: HTMLElement | undefined;
let life: AbortController | undefined;
afterEach(() => {
  life?.abort();
  host?.remove();
  document.adoptedStyleSheets = [];
});

function reading(html: string): { root: HTMLElement; reader: DomReader; changes: () => number } {
  host?.remove();
  life?.abort();
  host = document.createElement('main');
  host.innerHTML = html;
  document.body.append(host);
  const root = host;
  life = new AbortController();
  let count = 0;
  const reader = domReader({ root: () => root, pace: unpaced, onChange: () => (count += 1), signal: life.signal });
  return { root, reader, changes: () => count };
}
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

function expectEqual(again: DomText, anew: DomText, before: DomText): void {
  expect(again.text).toBe(anew.text);
  expect(changed(before.text, changesBetween(before, again))).toBe(anew.text);
  for (let at = 0; at < anew.text.length; at += 3) {
    const [a, b] = [again.rangeOf(at, at + 2), anew.rangeOf(at, at + 2)];
    expect([a.startContainer, a.startOffset, a.endContainer, a.endOffset]).toEqual([
      b.startContainer,
      b.startOffset,
      b.endContainer,
      b.endOffset,
    ]);
    expect(again.offsetOf(b.startContainer, b.startOffset)).toBe(anew.offsetOf(b.startContainer, b.startOffset));
    expect(again.headingsAt(at)).toEqual(anew.headingsAt(at));
  }
}

test('a page at rest is not read again', async () => {
  const { reader } = reading('<p>One</p><p>Two</p>');
  expect(await reader.read()).toBe(await reader.read());
});

test('only the blocks that a change has touched get new pieces', async () => {
  const { root, reader } = reading('<section><p>One</p><p>Two <b>and</b> more</p></section><p>Three</p>');
  const before = await reader.read();
  root.querySelector('b')!.firstChild!.nodeValue = 'or';
  await settle();
  const after = await reader.read();
  expect(after.text).toBe('One\nTwo or more\nThree');
  expect(after.pieces.map((piece) => before.pieces.includes(piece))).toEqual([true, false, true]);
  expect(changesBetween(before, after)).toEqual([{ from: 8, to: 11, text: 'or' }]);
});

test.each([
  ['by its own attribute', (root: HTMLElement) => (root.querySelector<HTMLElement>('#late')!.hidden = false)],
  ['by a class of its parent', (root: HTMLElement) => (root.querySelector('section')!.className = 'open')],
  ['by a style sheet alone', (root: HTMLElement) => (root.querySelector<HTMLStyleElement>('style')!.sheet!.disabled = true)],
])('a tab of the page that is shown %s is read', async (_how, show) => {
  const { root, reader } = reading(
    '<style>section:not(.open) .later{display:none}</style><section><p>One</p><p class="later">Two</p></section><p id="late" hidden>Three</p>',
  );
  const before = await reader.read();
  show(root);
  await settle();
  const after = await reader.read();
  expect(after.text.length).toBeGreaterThan(before.text.length);
  expectEqual(after, await readDom(root), before);
});

test('what is hidden by its own attribute is no longer read', async () => {
  const { root, reader } = reading('<p>One</p><p class="two">Two <i>three</i></p>');
  await reader.read();
  root.querySelector<HTMLElement>('.two')!.style.display = 'none';
  await settle();
  expect((await reader.read()).text).toBe('One');
});

test.each([
  ['hidden', (card: HTMLElement) => (card.hidden = true), (card: HTMLElement) => (card.hidden = false)],
  ['taken out', (card: HTMLElement) => card.remove(), (card: HTMLElement) => host!.append(card)],
])('what changes while it is %s is read when it comes back', async (_how, leave, come) => {
  const { root, reader } = reading('<p>One</p><div id="card"><section><p>Two</p></section></div>');
  await reader.read();
  const card = root.querySelector<HTMLElement>('#card')!;
  leave(card);
  await settle();
  expect((await reader.read()).text).toBe('One');
  card.querySelector('p')!.textContent = 'Three';
  await settle();
  await reader.read();
  come(card);
  await settle();
  expect((await reader.read()).text).toBe('One\nThree');
});

test.each([
  ['a block of its own', '<section><p>One</p><p class="later">Two</p></section>'],
  ['a part of a line', '<section><p>One <b><i class="later">and</i></b> two</p></section>'],
])('%s that a class far above hides is no longer read', async (_what, html) => {
  const { root, reader } = reading(`<style>.shut .later{display:none}</style><div><div>${html}</div></div>`);
  const before = await reader.read();
  root.querySelector('div')!.className = 'shut';
  await settle();
  const after = await reader.read();
  expect(after.text.length).toBeLessThan(before.text.length);
  expectEqual(after, await readDom(root), before);
  root.querySelector('div')!.className = '';
  await settle();
  expect((await reader.read()).text).toBe(before.text);
});

test('a page that only moves its elements about is not read again, however many they are', async () => {
  const { root, reader, changes } = reading('<p>One <i>and</i> two</p>'.repeat(3_000));
  const before = await reader.read();
  root.querySelectorAll('p').forEach((p) => (p.style.transform = 'translateX(1px)'));
  await settle();
  expect(changes()).toBe(1);
  expect((await reader.read()) === before).toBe(true);
});

test('a component that gets its shadow root after it was read shows what stands there now', async () => {
  const { root, reader } = reading('<p>before</p><div><x-late>light</x-late></div><p>after</p>');
  const before = await reader.read();
  root.querySelector('x-late')!.attachShadow({ mode: 'open' }).innerHTML = '<p>deep</p>';
  root.querySelector('p')!.textContent = 'Before';
  await settle();
  const after = await reader.read();
  expect(after.text).toBe('Before\ndeep\nafter');
  expectEqual(after, await readDom(root), before);
});

test('changes inside an open shadow root, and of what stands in its slots, are read', async () => {
  const { root, reader, changes } = reading('<p>before</p><x-card><b>slotted</b></x-card><p>after</p>');
  const shadow = root.querySelector('x-card')!.attachShadow({ mode: 'open' });
  shadow.innerHTML = '<div><p>head</p><div><slot></slot></div></div>';
  await reader.read();
  shadow.querySelector('p')!.textContent = 'other head';
  await settle();
  expect(changes()).toBe(1);
  expect((await reader.read()).text).toBe('before\nother head\nslotted\nafter');
  root.querySelector('x-card')!.append('and more');
  await settle();
  expect((await reader.read()).text).toBe('before\nother head\nslottedand more\nafter');
  root.querySelector('b')!.slot = 'nowhere';
  await settle();
  expect((await reader.read()).text).toBe('before\nother head\nand more\nafter');
});

test('what changes while the page is read is read the next time', async () => {
  const html = Array.from({ length: 200 }, (_, n) => `<p>Number ${n}</p>`).join('');
  host = document.createElement('main');
  host.innerHTML = html;
  document.body.append(host);
  const root = host;
  life = new AbortController();
  let slices = 0;
  const pace = async (): Promise<void> => {
    slices += 1;
    if (slices === 4) root.firstElementChild!.textContent = 'Changed behind';
    await settle();
  };
  const reader = domReader({ root: () => root, pace, onChange: () => undefined, signal: life.signal });
  await reader.read();
  expect((await reader.read()).text).toBe((await readDom(root)).text);
});

const TAGS = ['p', 'div', 'b', 'span', 'h2', 'li', 'pre', 'td', 'section', 'x-note', 'br'];
const word = fc.constantFrom('one', ' two ', 'three\nfour', '', 'cafe\u0301', '😀', ' ', 'five. Six');
type Step = readonly [kind: number, where: number, other: number, tag: string, words: string];
const step: fc.Arbitrary<Step> = fc.tuple(fc.nat(9), fc.nat(500), fc.nat(500), fc.constantFrom(...TAGS), word);

/** One change to the page, as scripts make them. */
function change(root: HTMLElement, [kind, where, other, tag, words]: Step): void {
  const elements = [root, ...root.querySelectorAll<HTMLElement>('*')];
  const one = elements[where % elements.length]!;
  const two = elements[other % elements.length]!;
  if (kind <= 1 || one === root) {
    const added = document.createElement(tag);
    added.textContent = words;
    one.insertBefore(added, one.childNodes[other % (one.childNodes.length + 1)] ?? null);
  } else if (kind === 2) one.append(words);
  else if (kind === 3) one.firstChild?.remove();
  else if (kind === 4) {
    if (one.firstChild instanceof Text) one.firstChild.data = words;
  } else if (kind === 5) {
    if (!one.contains(two)) two.append(one);
  } else if (kind === 6) one.hidden = !one.hidden;
  else if (kind === 7) one.classList.toggle('shut');
  else if (kind === 8) one.replaceWith(...one.childNodes);
  else one.replaceChildren(...[...one.childNodes].map((n) => n.cloneNode(true)));
}

const sheet = new CSSStyleSheet();
sheet.replaceSync('.shut li, .shut b { display: none }');

test('after any changes a page read again is the page read anew', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 25 }),
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
      async (growth, rounds) => {
        const { root, reader } = reading('');
        document.adoptedStyleSheets = [sheet];
        growth.forEach((s) => change(root, s));
        let before = await reader.read();
        for (const steps of rounds) {
          steps.forEach((s) => change(root, s));
          await settle();
          const again = await reader.read();
          expectEqual(again, await readDom(root), before);
          before = again;
        }
      },
    ),
    { numRuns: 150, interruptAfterTimeLimit: 40_000 },
  );
}, 60_000);
