// Finding one's way in a PDF, in its text and on its pages alike: search, table of contents, pages by their label.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import type { Tab } from './driver.ts';
import { faults, pressButton } from './steps.ts';

/** What a highlight of the search covers, as words; pages stand line by line, so blanks are left out. */
const covered = (name: string): string =>
  `[...(CSS.highlights.get('${name}') ?? [])].map((r) => { const live = document.createRange(); live.setStart(r.startContainer, r.startOffset); live.setEnd(r.endContainer, r.endOffset); return live.toString().replace(/[\\s-]/g, ''); })`;
const status = `document.querySelector('[role=search] [role=status]')?.textContent`;
/** Where the place that is looked at stands: in sight, below the bars. */
const isInSight = `[...(CSS.highlights.get('search-one') ?? [])].some((r) => { const live = document.createRange(); live.setStart(r.startContainer, r.startOffset); live.setEnd(r.endContainer, r.endOffset); const box = live.getBoundingClientRect(); return box.height > 0 && box.top > 50 && box.bottom < innerHeight; })`;

describe.each(BROWSERS)('finding one’s way in a PDF in $browser', ({ browser, start }) => {
  let site: Site;
  let open: Session;
  let reader: Tab;

  beforeAll(async () => {
    site = await serve({ folder: 'test/fixtures/pdfs' });
    open = await session(start);
    const tab = await open.driver.openTab(site.url('/two-columns.pdf'));
    await tab.pressToolbarButton();
    reader = await open.driver.waitForTab('reader.html');
    if (browser === 'Firefox') await pressButton(reader, 'Allow reading from 127.0.0.1');
    await reader.waitFor(`document.querySelector('.reading-text') !== null`, 'the text of the PDF');
    await reader.activate();
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('opens the search by its key, counts what is found over line ends and mended hyphens, and marks it', async () => {
    await reader.press('Control+f');
    await reader.waitFor(`document.activeElement?.closest('[role=search]') !== null`, 'the field');
    await reader.type('ends with ACCOUNTABÍLITY');
    await reader.waitFor(`${status} === '1 of 6'`, 'six places');
    await reader.waitFor(`${isInSight}`, 'the first place in sight');
    expect(await reader.evaluate(covered('search-one'))).toEqual(['endswithaccountability']);
    await reader.waitFor(`(CSS.highlights.get('search-place')?.size ?? 0) > 0`, 'marks');
  });

  it('steps on by Enter and back by Shift+Enter, round the end', async () => {
    await reader.press('Enter');
    await reader.press('Enter');
    await reader.waitFor(`${status} === '3 of 6' && ${isInSight}`, 'the third place');
    await reader.press('Shift+Enter');
    await reader.press('Shift+Enter');
    await reader.press('Shift+Enter');
    await reader.waitFor(`${status} === '6 of 6' && ${isInSight}`, 'the last place');
  });

  it('keeps the place when the pages are shown, and finds on pages that are not drawn yet', async () => {
    await reader.click('.pdf-bar .segment:last-of-type');
    await reader.waitFor(`document.querySelectorAll('.pdf-page').length === 6`, 'six pages');
    await reader.waitFor(`${status} === '6 of 6' && ${isInSight}`, 'the last place on its page');
    expect(await reader.evaluate(`document.querySelector('.pdf-page[data-page="5"]').getBoundingClientRect().top < innerHeight`)).toBe(
      true,
    );
    // On the page it is broken over two lines, with a hyphen.
    expect(await reader.evaluate(covered('search-one'))).toEqual(['endswithaccountability']);
    await reader.click('[role=search] input');
    await reader.press('Enter');
    await reader.waitFor(`${status} === '1 of 6' && ${isInSight}`, 'the first place on the first page');
    expect(await reader.evaluate(`document.querySelector('.pdf-page[data-page="0"]').getBoundingClientRect().bottom > 0`)).toBe(true);
  });

  it('finds a sentence that runs over a page end, and marks it on both pages', async () => {
    await reader.click('[role=search] input');
    await reader.press('Control+a');
    await reader.type('so that the whole-system view of');
    await reader.waitFor(`${status} === '1 of 1' && ${isInSight}`, 'the sentence');
    await reader.waitFor(`${covered('search-one')}.length === 2`, 'both of its pages');
    expect(await reader.evaluate(covered('search-one'))).toEqual(['sothatthewhole', 'systemviewof']);
  });

  it('says that nothing is found, closes by Escape, and gives the focus back', async () => {
    await reader.press('Control+a');
    await reader.type('nowhere to be found');
    await reader.waitFor(`${status} === 'Not found'`, 'the answer');
    await reader.press('Escape');
    await reader.waitFor(`document.querySelector('[role=search]') === null`, 'the search to close');
    expect(await reader.evaluate(`CSS.highlights.get('search-one').size + CSS.highlights.get('search-place').size`)).toBe(0);
    await pressButton(reader, 'Find in the text');
    await reader.waitFor(`document.activeElement?.closest('[role=search]') !== null`, 'the field');
    await reader.press('Escape');
    await reader.waitFor(`document.activeElement?.getAttribute('aria-label') === 'Find in the text'`, 'the focus on the button');
    await reader.press('/');
    await reader.waitFor(`document.activeElement?.closest('[role=search]') !== null`, 'the field by its other key');
    await reader.press('Escape');
  });

  it('went without a fault', async () => {
    expect(faults(open.driver)).toEqual([]);
  });
});
