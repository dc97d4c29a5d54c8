// The whole first journey with no hand on the mouse: select, tag, filter, walk, edit, delete and take back, library, options.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import type { Surface, Tab } from './driver.ts';
import { cards, enterPage, faults, tagSelected, waitForCards, LATER } from './steps.ts';

/** Far more stops than any page of ours has before what is looked for. */
const STOPS = 60;

/** Presses Tab until the focus is on it; at every stop the focus must be seen. */
async function tabTo(surface: Surface, selector: string, what: string, key = 'Tab'): Promise<void> {
  for (let n = 0; n < STOPS; n += 1) {
    await surface.press(key);
    const { found, seen, where } = await surface.evaluate<{ found: boolean; seen: boolean; where: string }>(`(() => {
      const at = document.activeElement;
      if (at === null || at === document.body) return { found: false, seen: true, where: 'the page' };
      // A radio button that fills its segment shows the focus on the segment.
      const shows = [at, at.nextElementSibling].filter((e) => e !== null).some((e) => {
        const style = getComputedStyle(e);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none';
      });
      return { found: at.matches(${JSON.stringify(selector)}), seen: shows && at.checkVisibility(), where: at.outerHTML.slice(0, 160) };
    })()`);
    expect(seen, `the focus is seen on ${where}`).toBe(true);
    if (found) return;
  }
  throw new Error(`${what} cannot be reached by ${key}`);
}

describe.each(BROWSERS)('by keyboard alone in $browser', ({ start }) => {
  let site: Site;
  let open: Session;
  let tab: Tab;
  let panel: Surface;

  beforeAll(async () => {
    site = await serve();
    open = await session(start);
    tab = await open.driver.openTab(site.url('/paper.html'));
    panel = await enterPage(open.driver, tab);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('a passage is selected and tagged', async () => {
    for (const nth of [1, 3]) {
      await tab.activate();
      // Where a reader with caret browsing has put the cursor.
      await tab.evaluate(`(() => { const p = [...document.querySelectorAll('article p')].filter((e) => e.textContent.trim().length > 120)[${nth}];
        p.scrollIntoView({ block: 'center', behavior: 'instant' });
        const n = document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode(); const at = n.data.search(/\\S/); getSelection().setBaseAndExtent(n, at, n, at + 1); })()`);
      for (let n = 0; n < 6; n += 1) await tab.press('Control+Shift+ArrowRight');
      await tagSelected(tab, { concepts: [nth === 1 ? 'open bo' : 'gaming'], note: `note ${nth}` });
    }
    await waitForCards(panel, 2);
  });

  it('the list is filtered and shown whole again', async () => {
    await tabTo(panel, '.filter input', 'the filter');
    await panel.type('note 3');
    await waitForCards(panel, 1);
    await panel.press('Control+a');
    await panel.press('Delete');
    await waitForCards(panel, 2);
  });

  it('cards are walked by arrow, and their buttons by Tab', async () => {
    await tabTo(panel, '[data-passage]', 'a card');
    const first = await panel.evaluate<string>(`document.activeElement.dataset.passage`);
    await panel.press('ArrowDown');
    await panel.waitFor(`document.activeElement.dataset.passage !== ${JSON.stringify(first)}`, 'the next card');
    await panel.press('Home');
    await panel.waitFor(`document.activeElement.dataset.passage === ${JSON.stringify(first)}`, 'the first card');
  });

  it('a note is changed', async () => {
    await tabTo(panel, '[data-passage] .actions button[aria-label^="Edit"]', 'the button to edit');
    await panel.press('Enter');
    await panel.waitFor(`document.querySelector('.tag-form textarea') !== null`, 'the form');
    if (!(await panel.evaluate<boolean>(`document.activeElement.matches('.tag-form textarea')`)))
      await tabTo(panel, '.tag-form textarea', 'the note');
    await panel.type(' and more');
    await panel.press('Control+Enter');
    await panel.waitFor(`document.querySelector('.tag-form') === null`, 'the form to close');
    await expect.poll(async () => (await cards(panel)).map((card) => card.text).join(), LATER).toContain('note 1 and more');
  });

  it('and the focus is where the reader was, not lost', async () => {
    await panel.waitFor(
      `document.activeElement !== document.body && document.activeElement.closest('[data-passage]') !== null`,
      'the focus in its card',
    );
  });

  it('a passage is deleted, and the deletion taken back', async () => {
    await tabTo(panel, '[data-passage] .actions button[aria-label^="Delete"]', 'the button to delete');
    await panel.press('Enter');
    await waitForCards(panel, 1);
    await panel.waitFor(`document.querySelector('.notice-stack button') !== null`, 'the notice');
    await tabTo(panel, '.notice-stack button', 'Undo');
    await panel.press('Enter');
    await waitForCards(panel, 2);
  });

  it('the library and its export are reached', async () => {
    const library = await open.driver.extensionPage('library.html');
    await library.activate();
    await waitForCards(library, 2);
    // The first passages are shown before the rest of the page.
    await library.waitFor(`document.querySelector('.set-out .button.primary') !== null`, 'all of the library');
    await tabTo(library, '.button.primary', 'the button to export');
    await library.press('Enter');
    expect(await open.driver.waitForDownload()).toMatch(/\.jsonld$/u);
    await library.close();
  });

  it('the options and the backup are reached', async () => {
    const options = await open.driver.extensionPage('options.html');
    await options.activate();
    await options.waitFor(`document.querySelector('input') !== null`, 'the form');
    await tabTo(options, '.keeping .button', 'the button to back up');
    await options.press('Enter');
    expect(await open.driver.waitForDownload()).toMatch(/backup/u);
    await options.close();
  });

  it('threw no exception', () => expect(faults(open.driver)).toEqual([]));
});
