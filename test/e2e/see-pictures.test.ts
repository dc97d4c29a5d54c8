// The pictures of a text in the reader view: none is asked for until the reader says so, and then all are seen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import type { Tab } from './driver.ts';
import { enterPage, faults, pressButton } from './steps.ts';

const PARAGRAPH =
  '<p>The council met on Tuesday, heard the pier master, and put off the question of the lamps until the spring, when days are long.</p>';
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="320" height="200" fill="teal"/></svg>';
const PAGE = `<!doctype html><html lang="en"><head><title>Ferries</title></head><body><article><h1>Ferries</h1>${PARAGRAPH.repeat(4)}
  <figure><a href="/boats-large.html"><img src="/boats.svg" alt="Boats by year"></a><figcaption>Figure 1. Boats</figcaption></figure>${PARAGRAPH.repeat(4)}
  <p><img src="/gone.svg" alt="A pier"></p>${PARAGRAPH.repeat(4)}</article></body></html>`;

describe.each(BROWSERS)('the pictures of a text in $browser', ({ start }) => {
  let open: Session;
  let site: Site;
  let reader: Tab;
  beforeAll(async () => {
    site = await serve();
    site.setPage('/ferries.html', PAGE);
    site.setPage('/boats.svg', PICTURE, { 'content-type': 'image/svg+xml' });
    open = await session(start);
    const tab = await open.driver.openTab(site.url('/ferries.html'));
    const panel = await enterPage(open.driver, tab);
    await pressButton(panel, 'Reader view');
    reader = await open.driver.waitForTab('reader.html');
    await reader.waitFor(`document.querySelector('.reading-text') !== null`, 'the text');
    await tab.close();
    await reader.activate();
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });
  const words = `document.querySelector('.reading-text').textContent`;

  it('have their places, with their words, and nothing is asked of the site', async () => {
    site.takeRequests();
    await reader.reload();
    await reader.waitFor(`document.querySelectorAll('button.picture-place').length === 2`, 'the places of both pictures');
    expect(await reader.evaluate(`document.querySelector('button.picture-place').getAttribute('aria-label')`)).toBe(
      'Picture: Boats by year. Show the pictures',
    );
    expect(site.takeRequests()).toEqual([]);
    expect(await reader.evaluate<string>(words)).not.toContain('Picture');
  });

  it('are seen when one is pressed; one that is gone says so; no word of the text has changed', async () => {
    const before = await reader.evaluate<string>(words);
    await reader.evaluate(`document.querySelector('button.picture-place').focus()`);
    await reader.press('Enter');
    await reader.waitFor(`document.querySelector('img.picture')?.naturalWidth === 320`, 'the picture');
    await reader.waitFor(`document.activeElement?.className === 'picture'`, 'the focus on the picture');
    await reader.evaluate(`document.querySelector('.reading-text').lastElementChild.scrollIntoView()`);
    await reader.waitFor(
      `document.querySelector('[role=img].picture-place')?.getAttribute('aria-label') === 'Picture: A pier (could not be loaded)'`,
      'that the other is gone',
    );
    expect(await reader.evaluate<string>(words)).toBe(before);
    expect(site.takeRequests()).toEqual(expect.arrayContaining(['GET /boats.svg', 'GET /gone.svg']));
    expect(faults(open.driver)).toEqual([]);
  });
});
