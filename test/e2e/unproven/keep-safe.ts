// What the reader writes stays theirs: a page cannot overhear it, and an emptied store is said and restored.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../../site/server.ts';
import { BROWSERS, session, type Session } from '../browsers.ts';
import { dump, storedAnnotations, storedSnapshots } from '../database.ts';
import type { Surface, Tab } from '../driver.ts';
import { enterPage, pressButton, tagSelected, waitForCards } from '../steps.ts';

const NEEDLE = 'needlework';

describe.each(BROWSERS)('keeping safe in $browser', ({ start }) => {
  let site: Site;
  let open: Session;
  let tab: Tab;
  let panel: Surface;
  let backup: string;

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

  it('a page hears no key, reads no word and finds no address of ours while its reader tags', async () => {
    await tab.evaluate(
      `void (globalThis.heard = []), ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'focusin'].forEach((type) => addEventListener(type, (e) => heard.push(type + ':' + (e.key ?? e.data ?? e.target?.localName ?? '')), true))`,
    );
    await tab.select(
      await tab.evaluate<string>(
        `[...document.querySelectorAll('article p')].map((p) => p.textContent.replace(/\\s+/g, ' ').trim()).find((s) => s.length > 120).slice(0, 80)`,
      ),
    );
    await tagSelected(tab, { concepts: ['open bo'], note: NEEDLE });
    await waitForCards(panel, 1);
    const heard = await tab.evaluate<string[]>(`heard`);
    // The shortcut that opens the picker is the page's to hear; nothing after it is.
    expect(heard.filter((h) => /:[a-z ]$/u.test(h) && !h.endsWith(':u'))).toEqual([]);
    expect(
      await tab.evaluate(
        `document.documentElement.outerHTML.includes(${JSON.stringify(NEEDLE)}) || window.find(${JSON.stringify(NEEDLE)})`,
      ),
    ).toBe(false);
    const addresses = await tab.evaluate<string[]>(`performance.getEntries().map((e) => e.name).filter((n) => /extension/.test(n))`);
    expect(addresses).toEqual([]);
    const names = await tab.evaluate<string[]>(`[...CSS.highlights.keys()]`);
    expect(names.every((n) => /^[a-z]{10}[0-9e]$/u.test(n))).toBe(true);
    expect(await tab.evaluate(`Object.keys(globalThis).filter((k) => /mutual|margin|wxt|annotation/i.test(k))`)).toEqual([]);
  });

  it('the main text of a tagged document is kept with it', async () => {
    const library = await open.driver.extensionPage('library.html');
    for (let tries = 0; tries < 40 && (await storedSnapshots(library)) === 0; tries += 1)
      await new Promise((done) => setTimeout(done, 250));
    expect(await storedSnapshots(library)).toBe(1);
    await library.close();
  });

  it('one button makes a backup', async () => {
    const options = await open.driver.extensionPage('options.html');
    await pressButton(options, 'Back up everything');
    backup = await open.driver.waitForDownload();
    await options.waitFor(`document.body.innerText.includes('found whole')`, 'the backup to be checked');
    await options.close();
  });

  it('a library that was emptied behind our back is said, not shown as new', async () => {
    const library = await open.driver.extensionPage('library.html');
    await waitForCards(library, 1);
    await library.evaluate(
      `new Promise((done, fail) => { const gone = indexedDB.deleteDatabase('mutual-margin'); gone.onsuccess = () => done(true); gone.onerror = () => fail(gone.error); })`,
    );
    await library.reload();
    await library.waitFor(`document.body.innerText.includes('has been emptied')`, 'the recovery screen');
    expect(await library.text()).toMatch(/It held 1 passage/u);
  });

  it('and comes back whole from the backup', async () => {
    const library = await open.driver.waitForTab('library.html');
    await library.setFiles('input[type=file]', [backup]);
    await waitForCards(library, 1);
    const [annotation] = await storedAnnotations(library);
    expect(JSON.stringify(annotation)).toContain(NEEDLE);
    expect(await storedSnapshots(library)).toBe(1);
    expect((await dump(library)).length).toBeGreaterThan(1_000);
  });
});
