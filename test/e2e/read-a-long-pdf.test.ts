// A long PDF: its pages are there at once, its text comes while they are read, and neither the place nor the view changes by it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longPaper } from '../make-long-pdfs.ts';
import { serve, type Site } from '../site/server.ts';
import { serveSlowly, type SlowSite } from '../site/slow-server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { storedAnnotations } from './database.ts';
import type { Tab } from './driver.ts';
import { faults, pressButton, tagHere } from './steps.ts';

const PAGES = 240;
const textButton = `document.querySelector('.pdf-bar .segment:first-of-type input')`;
const field = `document.querySelector('.pdf-page-input')`;
/** How much of the page is above the window, px. */
const above = (page: number): string => `-document.querySelector('.pdf-page[data-page="${page}"]').getBoundingClientRect().top`;

describe.each(BROWSERS)('reading a long PDF in $browser', ({ browser, start }) => {
  let folder: string;
  let site: Site;
  let slow: SlowSite;
  let open: Session;
  let reader: Tab;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'long-pdf-'));
    const paper = await longPaper(PAGES);
    writeFileSync(join(folder, 'long.pdf'), paper);
    site = await serve({ folder });
    slow = await serveSlowly(paper);
    open = await session(start);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
    await slow?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says how much of it has come while it comes, and gives it up when it is cancelled', async () => {
    const tab = await open.driver.openTab(slow.url);
    slow.holdHalf();
    await tab.pressToolbarButton();
    const coming = await open.driver.waitForTab('reader.html');
    if (browser === 'Firefox') await pressButton(coming, 'Allow reading from 127.0.0.1');
    await coming.activate();
    const share = `(document.querySelector('.pdf-opening progress')?.value ?? 0)`;
    await coming.waitFor(`${share} > 0.4 && ${share} < 0.6`, 'half of it');
    expect(await coming.evaluate(`document.querySelector('.pdf-opening .progress').innerText`)).toMatch(/\((\d+\.\d) of (\d+\.\d) MB\)/u);
    await pressButton(coming, 'Cancel');
    await coming.waitFor(`document.querySelector('.pdf-opening progress') === null`, 'the end of it');
    expect(await coming.evaluate(`document.querySelector('.pdf-opening input[type=file]') !== null`)).toBe(true);
    await slow.isLeft();
    await coming.close();
    await tab.close();
  });

  it('shows its pages while the text is still being read, and says what will come with it', async () => {
    const tab = await open.driver.openTab(site.url('/long.pdf'));
    await tab.pressToolbarButton();
    reader = await open.driver.waitForTab('reader.html');
    // Firefox was allowed this site before.
    await reader.activate();
    await reader.waitFor(`document.querySelector('.pdf-sheet[aria-busy="false"] canvas') !== null`, 'the first page to be drawn');
    expect(await reader.evaluate(`${textButton}.disabled && document.querySelectorAll('.pdf-page').length`)).toBe(PAGES);
    expect(await reader.evaluate(`document.querySelector('.text-coming').textContent`)).toContain('The text is still being read.');
  });

  it('stays at the page and in the view when the text has come, and can then be tagged there', async () => {
    await reader.evaluate(
      `scrollBy({ top: document.querySelector('.pdf-page[data-page="7"]').getBoundingClientRect().top + 200, behavior: 'instant' })`,
    );
    const before = await reader.evaluate<number>(above(7));
    for (let tries = 0; tries < 6; tries++) if (await reader.waitFor(`!${textButton}.disabled && document.querySelector('.text-coming') === null`, 'the text').then(() => true, () => false)) break; // prettier-ignore
    await reader.waitFor(`document.querySelector('.pdf-page[data-page="7"] .pdf-words span') !== null`, 'the words over the page');
    expect(Math.abs((await reader.evaluate<number>(above(7))) - before)).toBeLessThan(3);
    await reader.evaluate(`(() => {
      const word = document.querySelectorAll('.pdf-page[data-page="7"] .pdf-words span:not(.aside)')[9];
      getSelection().setBaseAndExtent(word.firstChild, 0, word.firstChild, word.textContent.length);
    })()`);
    await tagHere(reader, 'open bo');
    const [stored] = (await storedAnnotations(reader)) as unknown as readonly { target: { pageLabel?: string } }[];
    expect(stored?.target.pageLabel).toBe('8');
  });

  it('shows which page is read, and goes to another by its small picture, by keyboard alone', async () => {
    await reader.waitFor(`${field}.value === '8'`, 'the eighth page in the field');
    const open_ = `document.querySelector('button[aria-label="Contents and pages"]')`;
    await reader.evaluate(`(${open_}.focus({ preventScroll: true }), ${open_}.click())`);
    await reader.waitFor(`document.activeElement?.closest('nav.outline') !== null`, 'the focus beside the pages');
    await reader.evaluate(`document.querySelector('[role=tab][aria-selected=true]').focus()`);
    await reader.press('ArrowRight');
    await reader.waitFor(`document.querySelector('.thumbnail[aria-current]')?.textContent === '8'`, 'the small pages, at the eighth');
    await reader.waitFor(
      `(() => { const canvas = document.querySelector('.thumbnail[aria-current] canvas'); return canvas?.width > 100 && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((v, i) => i % 4 < 3 && v < 128); })()`,
      'the eighth to be drawn in small',
    );
    expect(await reader.evaluate(`document.querySelectorAll('.thumbnail canvas').length < 30`)).toBe(true);
    await reader.press('Tab');
    await reader.press('Tab');
    await reader.press('ArrowDown');
    await reader.press('ArrowDown');
    await reader.waitFor(`document.activeElement?.getAttribute('aria-label') === 'Page 10'`, 'the tenth under the keys');
    await reader.press('Enter');
    await reader.waitFor(`${field}.value === '10' && Math.abs(${above(9)}) < innerHeight / 2`, 'the tenth page');
    await reader.press('Escape');
    await reader.waitFor(`document.querySelector('.outline') === null && document.activeElement === ${open_}`, 'the focus on the button');
    expect(faults(open.driver)).toEqual([]);
  });
});
