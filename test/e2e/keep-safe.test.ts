// What the reader writes stays theirs: a page cannot overhear it, and an emptied store is said and restored.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { dump, storedAnnotations, storedSnapshots, waitForTexts } from './database.ts';
import type { Surface, Tab } from './driver.ts';
import { enterPage, faults, paintedRanges, pressButton, tagSelected, waitForCards } from './steps.ts';

const NEEDLE = 'needlework';

/** The first words of the nth long paragraph of the paper. */
const words = (n: number): string =>
  `[...document.querySelectorAll('article p')].map((p) => p.textContent.replace(/\\s+/g, ' ').trim()).filter((s) => s.length > 120)[${n}].slice(0, 80)`;

describe.each(BROWSERS)('what was said to be saved, in $browser,', ({ start }) => {
  let site: Site;
  let open: Session;

  beforeAll(async () => {
    site = await serve();
    open = await session(start);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  /** Opens the paper and tags its nth paragraph; when this resolves, the reader has been told that it is saved. */
  const tag = async (n: number): Promise<void> => {
    const tab = await open.driver.openTab(site.url('/paper.html'));
    await enterPage(open.driver, tab);
    await tab.select(await tab.evaluate<string>(words(n)));
    await tagSelected(tab, { concepts: ['open bo'], note: `note ${n}` });
  };

  it('is there after the browser was killed in that moment, five times over', async () => {
    for (let n = 0; n < 5; n += 1) {
      await tag(n);
      await open.driver.crash();
      const library = await open.driver.extensionPage('library.html');
      await waitForCards(library, n + 1);
      expect(JSON.stringify(await storedAnnotations(library))).toContain(`note ${n}`);
      await library.close();
    }
  });

  it('is kept in storage that the browser does not clear, and the options say so', async () => {
    const options = await open.driver.extensionPage('options.html');
    await options.waitFor(`document.body.innerText.includes('The browser has promised not to clear')`, 'the promise of the browser');
    // Firefox gives it when it is asked; Chromium gives it with the permission for unlimited storage and never says so here.
    if (open.driver.browser === 'firefox') expect(await options.evaluate(`navigator.storage.persisted()`)).toBe(true);
    else expect(await options.evaluate(`chrome.permissions.contains({ permissions: ['unlimitedStorage'] })`)).toBe(true);
    await options.close();
  });

  it('shows at once in every place that is open: another tab of the paper, the library, a second library', async () => {
    const other = await open.driver.openTab(site.url('/paper.html'));
    await enterPage(open.driver, other);
    const libraries = [await open.driver.extensionPage('library.html'), await open.driver.extensionPage('library.html')];
    for (const library of libraries) await waitForCards(library, 5);
    const painted = (n: number): string => `${paintedRanges}.length === ${n}`;
    await other.waitFor(painted(5), 'five passages in the first tab');
    await tag(5);
    for (const library of libraries) await waitForCards(library, 6);
    await other.waitFor(painted(6), 'the sixth passage in the first tab');
  });

  it('can be added to after the background was put to sleep', async () => {
    await open.driver.stopBackground();
    await tag(6);
    const library = await open.driver.extensionPage('library.html');
    await waitForCards(library, 7);
    await open.driver.stopBackground();
    await library.reload();
    await waitForCards(library, 7);
  });

  it('threw no exception', () => expect(faults(open.driver)).toEqual([]));
});

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
    expect(names.every((n) => /^[a-z]{10}(\d{1,2}|e)$/u.test(n))).toBe(true);
    expect(await tab.evaluate(`Object.keys(globalThis).filter((k) => /mutual|margin|wxt|annotation/i.test(k))`)).toEqual([]);
  });

  it('the main text of a tagged document is kept with it', async () => {
    const library = await open.driver.extensionPage('library.html');
    await waitForTexts(library);
    expect(await storedSnapshots(library)).toBe(1);
    await library.close();
  });

  it('one button makes a backup', async () => {
    const options = await open.driver.extensionPage('options.html');
    await pressButton(options, 'Back up everything');
    backup = await open.driver.waitForDownload();
    await options.waitFor(`document.body.innerText.includes('Backup saved as')`, 'the backup to be said');
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

  it('threw no exception', () => expect(faults(open.driver)).toEqual([]));
});
