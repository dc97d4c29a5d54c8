// The main text was not found well: the reader says which part of the page it is, the site's other pages follow, and it is taken back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import type { Surface, Tab } from './driver.ts';
import { enterPage, faults, plain, pressButton, LATER } from './steps.ts';

const line = (n: number, about: string): string =>
  `<p>In paragraph ${n} the council speaks of ${about}, hears the pier master, and puts the matter off until the spring.</p>`;
const paragraphs = (count: number, about: string): string => Array.from({ length: count }, (_, i) => line(i + 1, about)).join('\n');

/** What looks like the text is a digest; the minutes stand beside it in a block that nobody would take for them. */
const page = (n: number): string => `<!doctype html><html lang="en"><head><title>Minutes ${n}</title></head><body>
  <article class="digest"><h1>Minutes ${n}</h1>${paragraphs(9, `the digest ${n}`)}</article>
  <form><div class="sidebar related" id="record-panel">${paragraphs(4, `the full record ${n}`)}</div></form></body></html>`;

describe.each(BROWSERS)('choosing the text by hand in $browser', ({ start }) => {
  let open: Session;
  let site: Site;
  beforeAll(async () => {
    site = await serve();
    for (const n of [1, 2]) site.setPage(`/minutes/${n}.html`, page(n));
    open = await session(start);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  async function read(n: number): Promise<{ readonly tab: Tab; readonly reader: Tab }> {
    const tab = await open.driver.openTab(site.url(`/minutes/${n}.html`));
    const panel: Surface = await enterPage(open.driver, tab);
    await pressButton(panel, 'Reader view');
    const reader = await open.driver.waitForTab('reader.html');
    await reader.waitFor(`document.querySelector('.reading-text') !== null`, 'the text');
    await reader.activate();
    return { tab, reader };
  }
  const said = async (reader: Tab): Promise<string> =>
    plain(await reader.evaluate<string>(`document.querySelector('.reading-text').textContent`));
  const chosen = `(document.querySelector('[data-chosen]')?.textContent ?? '')`;

  it('finds the wrong part, is told the right one by keys, and reads the next page of the site by it', async () => {
    const { tab, reader } = await read(1);
    expect(await said(reader)).toContain('the digest 1');
    expect(await said(reader)).not.toContain('the full record');
    await pressButton(reader, 'Not the whole text, or too much?');
    await reader.waitFor(`${chosen}.includes('the digest 1')`, 'the part that was found, chosen');
    await reader.press('ArrowRight');
    await reader.waitFor(`${chosen}.includes('the full record 1') && !${chosen}.includes('digest')`, 'the part beside it');
    await expect
      .poll(() => reader.evaluate<string>(`document.querySelector('.block-words').textContent`), LATER)
      .toMatch(/^92 words: “In paragraph 1/);
    await reader.press('Enter');
    await reader.waitFor(
      `document.querySelector('.reading-text')?.textContent.includes('the full record 1') && document.querySelector('.block-picker') === null`,
      'the chosen text',
    );
    expect(await said(reader)).not.toContain('digest');
    await reader.close();
    await tab.close();

    const next = await read(2);
    expect(await said(next.reader)).toContain('the full record 2');
    expect(await said(next.reader)).not.toContain('digest');
    await expect.poll(() => next.reader.text(), LATER).toContain('the text is the part that you chose');
    await pressButton(next.reader, 'Use what was found automatically');
    await next.reader.waitFor(`document.querySelector('.reading-text').textContent.includes('the digest 2')`, 'what was found');
    await expect.poll(() => next.reader.text(), LATER).not.toContain('the part that you chose');
    await next.reader.close();
    await next.tab.close();
  });

  it('leaves all as it was by Escape, and says what to do where the page is not open', async () => {
    const { tab, reader } = await read(1);
    await pressButton(reader, 'Not the whole text, or too much?');
    await reader.waitFor(`document.querySelector('[data-chosen]') !== null`, 'the parts');
    await reader.press('Escape');
    await reader.waitFor(`document.activeElement?.textContent === 'Not the whole text, or too much?'`, 'the focus back on the button');
    expect(await said(reader)).toContain('the digest 1');
    await tab.close();
    await pressButton(reader, 'Not the whole text, or too much?');
    await reader.waitFor(`document.querySelector('.notice')?.textContent.includes('while it is open')`, 'a sentence');
    await reader.close();
    expect(faults(open.driver)).toEqual([]);
  });
});
