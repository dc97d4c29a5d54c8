// A passage that the reader asks for is brought into sight, and what is closed around it is opened as the reader would open it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDom } from '@/utils/anchoring/dom-text';
import { createPainter, newStem } from '@/utils/painting/painter';
import { revealRange } from '../../../entrypoints/page/reveal';

let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('main');
  document.body.append(host);
});
afterEach(() => host.remove());

const TALL = '<p style="height: 3000px">A long way.</p>';
const PASSAGE = 'Here stands the passage.';

async function reveal(html: string, prepare: () => void = () => undefined): Promise<{ revealed: string; isInView: boolean }> {
  host.innerHTML = TALL + html + TALL;
  prepare();
  const source = await readDom(document.body);
  const at = source.text.indexOf(PASSAGE);
  expect(at).toBeGreaterThan(0);
  const range = source.rangeOf(at, at + PASSAGE.length);
  const revealed = await revealRange(range, createPainter(CSS.highlights, newStem()), new AbortController().signal);
  const box = range.startContainer.parentElement!.getBoundingClientRect();
  // Scrolled to smoothly: where it will come to rest is asked of what is there at once.
  return { revealed, isInView: box.height > 0 };
}

/** As pages do it: the pressed tab's panel is in front. */
function wireTabs(): void {
  for (const tab of host.querySelectorAll('[role=tab]'))
    tab.addEventListener('click', (event) => {
      event.preventDefault();
      for (const panel of host.querySelectorAll<HTMLElement>('[role=tabpanel]'))
        panel.hidden = panel.id !== tab.getAttribute('aria-controls');
    });
}

const tabs = (tab: string): string =>
  `<div role="tablist"><button role="tab" aria-controls="one">One</button>${tab}</div><div role="tabpanel" id="one">First.</div><div role="tabpanel" id="two" hidden><p>${PASSAGE}</p></div>`;

test.each([
  [
    'in closed details, one in the other',
    `<details><summary>A</summary><details><summary>B</summary><p>${PASSAGE}</p></details></details>`,
  ],
  ['in a part that a search would open', `<div hidden="until-found"><p>${PASSAGE}</p></div>`],
  ['behind another tab', tabs('<button role="tab" aria-controls="two">Two</button>')],
  ['behind another tab that is a link within the page', tabs('<a role="tab" href="#two" aria-controls="two">Two</a>')],
  ['behind another tab of a form', `<form>${tabs('<button type="button" role="tab" aria-controls="two">Two</button>')}</form>`],
  ['in the open', `<p>${PASSAGE}</p>`],
])('a passage %s comes into sight', async (_where, html) => {
  expect(await reveal(html, wireTabs)).toEqual({ revealed: 'shown', isInView: true });
});

test('a passage in a part that opens only after a while comes into sight too', async () => {
  const html = `<h3><button aria-expanded="false" aria-controls="part">More</button></h3><div id="part" hidden><p>${PASSAGE}</p></div>`;
  const prepare = (): void =>
    host
      .querySelector('button')!
      .addEventListener('click', () => setTimeout(() => (host.querySelector<HTMLElement>('#part')!.hidden = false), 50));
  expect(await reveal(html, prepare)).toEqual({ revealed: 'shown', isInView: true });
});

test('that a part stayed closed is told', async () => {
  expect(await reveal(tabs('<button role="tab" aria-controls="two">Two</button>'))).toEqual({ revealed: 'closed', isInView: false });
});

test.each([
  ['leads to another page', '<a role="tab" href="/elsewhere.html" aria-controls="two">Two</a>'],
  ['sends a form', '<form><button role="tab" aria-controls="two">Two</button></form>'],
  ['is switched off', '<button role="tab" disabled aria-controls="two">Two</button>'],
  ['is said to be switched off', '<span role="tab" aria-disabled="true" aria-controls="two">Two</span>'],
])('what %s is not pressed', async (_what, tab) => {
  let presses = 0;
  const prepare = (): void =>
    host.querySelectorAll('[role=tab]').forEach((t) => t.addEventListener('click', (e) => (e.preventDefault(), (presses += 1))));
  expect(await reveal(tabs(tab), prepare)).toMatchObject({ revealed: 'closed' });
  expect(presses).toBe(0);
});
