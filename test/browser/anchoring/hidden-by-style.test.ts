// What a style sheet alone hides is no longer text, and is again when it is shown: no element in the root tells of it.
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { domReader, type DomReader } from '@/utils/anchoring/dom-reader';
import { unpaced } from '@/utils/text/pace';

let host: HTMLElement | undefined;
let life: AbortController | undefined;
afterEach(() => {
  life?.abort();
  host?.remove();
});

function reading(html: string): { root: HTMLElement; reader: DomReader; changes: () => number } {
  const root = document.createElement('main');
  root.innerHTML = html;
  document.body.append((host = root));
  life = new AbortController();
  let count = 0;
  const reader = domReader({ root: () => root, pace: unpaced, onChange: () => (count += 1), signal: life.signal });
  return { root, reader, changes: () => count };
}

const HIDES = '#second { display: none }';

function sheetInHead(css: string): HTMLStyleElement {
  const sheet = document.createElement('style');
  sheet.textContent = css;
  document.head.append(sheet);
  return sheet;
}

test.each<[string, string, (root: HTMLElement) => () => unknown]>([
  [
    'comes into the head',
    '',
    () => {
      const sheet = sheetInHead(HIDES);
      return () => sheet.remove();
    },
  ],
  [
    'in the head gets other words',
    '',
    () => {
      const sheet = document.head.querySelector('style.under-test')!;
      sheet.textContent = HIDES;
      return () => sheet.firstChild!.replaceWith('p { color: black }');
    },
  ],
  [
    'is switched on',
    '',
    () => {
      const sheet = document.head.querySelector<HTMLStyleElement>('style.switched')!;
      sheet.media = 'all';
      return () => (sheet.media = 'not all');
    },
  ],
  [
    'stands among the words',
    '',
    (root) => {
      root.insertAdjacentHTML('beforeend', `<style>${HIDES}</style>`);
      return () => root.lastElementChild!.remove();
    },
  ],
  [
    'goes by a class of the whole page',
    `.short ${HIDES}`,
    () => {
      document.documentElement.classList.add('short');
      return () => document.documentElement.classList.remove('short');
    },
  ],
  [
    'goes by the address within the page',
    '#first:target ~ #second { display: none }',
    () => {
      location.hash = '#first';
      return () => (location.hash = '#third');
    },
  ],
  [
    'goes by a ticked box',
    ':checked ~ #second { display: none }',
    (root) => {
      const tick = (): void => root.querySelector('input')!.click();
      tick();
      return tick;
    },
  ],
])('what is hidden since by a style sheet alone that %s is no longer read, and read when it is shown', async (_, css, hide) => {
  const before = 'First\nSecond words\nThird';
  const sheets = [sheetInHead(css), sheetInHead('p { margin: 0 }'), sheetInHead(HIDES)];
  sheets[1]!.className = 'under-test';
  sheets[2]!.className = 'switched';
  sheets[2]!.media = 'not all';
  const { root, reader, changes } = reading(
    '<input type="checkbox" /><p id="first">First</p><p id="second">Second <b>words</b></p><p id="third">Third</p>',
  );
  expect((await reader.read()).text).toBe(before);
  const told = changes();
  const show = hide(root);
  await new Promise((done) => setTimeout(done, 50));
  expect(changes()).toBeGreaterThan(told);
  expect((await reader.read()).text).toBe('First\nThird');
  show();
  await new Promise((done) => setTimeout(done, 50));
  expect((await reader.read()).text).toBe(before);
  sheets.forEach((sheet) => sheet.remove());
});

test('what a narrower window hides is no longer read, and read in a wider one', async () => {
  const sheet = sheetInHead(`@media (max-width: 500px) { ${HIDES} }`);
  await page.viewport(800, 600);
  const { reader } = reading('<p>First</p><p id="second">Second</p>');
  expect((await reader.read()).text).toBe('First\nSecond');
  for (const [width, text] of [
    [400, 'First'],
    [800, 'First\nSecond'],
  ] as const) {
    await page.viewport(width, 600);
    await vi.waitFor(async () => expect((await reader.read()).text).toBe(text));
  }
  sheet.remove();
});
