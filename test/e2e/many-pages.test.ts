// A report on several pages: its other pages are fetched on a press by the page that is open, each keeps its own address, and all are one paper.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { enterPage, faults, painted, paintedRanges, plain, pressButton, tagHere, LATER } from './steps.ts';

const sentence = (n: number, page: number): string =>
  `On day ${n} of chapter ${page} the council met, heard the pier master, and put off the lamps until the spring.`;
const CHAPTERS = ['Summary', 'Findings', 'Advice'];
const page = (n: number): string => `<!doctype html><html lang="en"><head><title>Lamps on the pier: ${CHAPTERS[n - 1]}</title></head><body>
  <nav class="contents"><h2>Contents</h2><ol>${CHAPTERS.map((c, i) => (i + 1 === n ? `<li>${c}</li>` : `<li><a href="${i + 1}.html">${c}</a></li>`)).join('')}</ol></nav>
  <main><h1>${CHAPTERS[n - 1]}</h1>${[1, 2, 3, 4, 5].map((i) => `<p>${sentence(i, n)}</p>`).join('')}</main></body></html>`;

describe.each(BROWSERS)('reading a report on several pages in $browser', ({ start }) => {
  let open: Session;
  let site: Site;
  beforeAll(async () => {
    site = await serve();
    for (const n of [1, 2, 3]) site.setPage(`/reports/lamps/${n}.html`, page(n));
    open = await session(start);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('fetches the other pages on a press, goes through them, and knows a passage of the third on its own page', async () => {
    const tab = await open.driver.openTab(site.url('/reports/lamps/1.html'));
    await pressButton(await enterPage(open.driver, tab), 'Reader view');
    const reader = await open.driver.waitForTab('reader.html');
    await reader.waitFor(`document.querySelector('.paper-pages ol') !== null`, 'the pages of the paper');
    await reader.activate();
    expect(await reader.evaluate(`document.querySelectorAll('.paper-pages li').length`)).toBe(3);
    expect(await reader.evaluate(`document.querySelectorAll('.paper-pages a').length`)).toBe(0);
    await pressButton(reader, 'Fetch the other pages');
    await reader.waitFor(`document.querySelectorAll('.paper-pages a').length === 2`, 'the other pages');
    // Where a page ends the next one is offered: by keys alone.
    await reader.evaluate(`document.querySelector('.page-turn a[rel=next]').focus()`);
    await reader.press('Enter');
    await reader.waitFor(`document.querySelector('.reading-text')?.textContent.includes('of chapter 2')`, 'the second page');
    await reader.waitFor(`document.querySelector('.page-turn a[rel=prev]')?.textContent === 'Page before: Summary'`, 'the way back');
    await pressButton(reader, 'Advice');
    await reader.waitFor(`document.querySelector('.reading-text')?.textContent.includes('of chapter 3')`, 'the third page');
    await reader.waitFor(
      `document.querySelector('.paper-pages [aria-current]')?.textContent === 'Advice'`,
      'where this page stands among them',
    );
    await expect.poll(() => reader.evaluate(`document.querySelector('.page-turn').textContent`), LATER).toContain('This is the last page');
    await reader.select(sentence(2, 3));
    await tagHere(reader, 'open bo');
    await reader.waitFor(`${paintedRanges}.length > 0`, 'the paint');
    await tab.close();
    const third = await open.driver.openTab(site.url('/reports/lamps/3.html'));
    await enterPage(open.driver, third);
    await third.waitFor(`${paintedRanges}.length > 0`, 'the passage on its own page');
    await expect.poll(async () => (await painted(third)).map(plain), LATER).toContain(sentence(2, 3));
    expect(faults(open.driver)).toEqual([]);
    await reader.close();
    await third.close();
  });
});
