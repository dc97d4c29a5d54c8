// No page of the extension breaks a rule of axe-core, in light and in dark, with real content in it.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { objections } from './axe.ts';
import { session, type Session } from './browsers.ts';
import { startChromium } from './chromium.ts';
import type { Surface, Tab } from './driver.ts';
import { dropFile, enterPage, faults, picker, pickerGone, pressButton, waitForCards, paintedRanges, paperText } from './steps.ts';

describe.each(['light', 'dark'] as const)('the pages of the extension in %s', (scheme) => {
  let site: Site;
  let open: Session;
  let tab: Tab;
  let panel: Surface;

  beforeAll(async () => {
    site = await serve();
    open = await session(startChromium, { scheme });
    tab = await open.driver.openTab(site.url('/paper.html'));
    panel = await enterPage(open.driver, tab);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('the panel, empty', async () => expect(await objections(panel)).toEqual([]));

  it('the picker', async () => {
    await tab.activate();
    await tab.select(
      await tab.evaluate<string>(
        `[...document.querySelectorAll('article p')].map((p) => p.textContent.replace(/\\s+/g, ' ').trim()).find((s) => s.length > 120).slice(0, 80)`,
      ),
    );
    await tab.press('Alt+Shift+U');
    const frame = await picker(tab);
    await tab.type('acc');
    await frame.waitFor(`document.querySelectorAll('[role=option]').length > 1`, 'concepts');
    expect(await objections(frame)).toEqual([]);
    await tab.press('Enter');
    await tab.press('Control+Enter');
    await pickerGone(tab);
  });

  it('the panel with passages', async () => {
    await waitForCards(panel, 1);
    expect(await objections(panel)).toEqual([]);
  });

  it('the panel while a passage is edited, and the notice of one that was deleted', async () => {
    await panel.click('[data-passage] .quote-button, [data-passage] blockquote');
    await pressButton(panel, 'Edit');
    await panel.waitFor(`document.querySelector('[data-passage] textarea, form textarea') !== null`, 'the form');
    expect(await objections(panel)).toEqual([]);
    await panel.press('Escape');
    await pressButton(panel, 'Delete');
    await waitForCards(panel, 0);
    await panel.waitFor(`document.querySelector('.notice-stack button') !== null`, 'the notice');
    expect(await objections(panel)).toEqual([]);
    await pressButton(panel, 'Undo');
    await waitForCards(panel, 1);
  });

  it('the reader view', async () => {
    await pressButton(panel, 'Reader view');
    const reader = await open.driver.waitForTab('reader.html');
    await reader.waitFor(`${paintedRanges}.length > 0`, 'the passages');
    expect(await objections(reader)).toEqual([]);
  });

  it('a PDF: refused, locked, as text and as pages, with what did not open beside it', async () => {
    const reader = await open.driver.extensionPage('reader.html?pdf=');
    const choose = (...names: readonly string[]): Promise<void> =>
      reader.setFiles('.pdf-opening input[type=file]', names.map((name) => resolve('test/fixtures/pdfs', name))); // prettier-ignore
    await choose('form.pdf');
    await reader.waitFor(`document.querySelector('[role=alert]') !== null`, 'the refusal');
    expect(['refused', await objections(reader)]).toEqual(['refused', []]);
    await choose('two-columns.pdf', 'empty.pdf');
    await paperText(reader);
    await reader.waitFor(`document.querySelector('.files-left-out') !== null`, 'what did not open');
    expect(['text', await objections(reader)]).toEqual(['text', []]);
    await reader.click('.pdf-bar .segment:last-of-type');
    await reader.waitFor(`document.querySelector('.pdf-page .pdf-words span') !== null`, 'the words over the pages');
    expect(['pages', await objections(reader)]).toEqual(['pages', []]);
    await reader.reload();
    await choose('locked.pdf');
    await reader.waitFor(`document.activeElement?.type === 'password'`, 'the field');
    await reader.press('Enter');
    await reader.waitFor(`document.querySelector('.pdf-password [role=alert]').innerText !== ''`, 'the word about it');
    expect(['locked', await objections(reader)]).toEqual(['locked', []]);
    await reader.close();
  });

  it('the library', async () => {
    const library = await open.driver.extensionPage('library.html');
    await waitForCards(library, 1);
    expect(await objections(library)).toEqual([]);
  });

  it('the library as charts, with their tables', async () => {
    const library = await open.driver.waitForTab('library.html');
    const here = library.url;
    for (const see of ['documents', 'years', 'places']) {
      await library.goto(here.replace(/\?.*|$/u, `?see=${see}`));
      await library.waitFor(`document.querySelector('.chart rect') !== null`, `the chart by ${see}`);
      await library.click('.cross summary');
      expect([see, await objections(library)]).toEqual([see, []]);
    }
    await library.goto(here);
    await waitForCards(library, 1);
  });

  it('a quote pack with its checks', async () => {
    const library = await open.driver.waitForTab('library.html');
    await pressButton(library, 'Add 1 passage to a quote pack');
    await library.waitFor(`document.activeElement?.matches('dialog[open] input')`, 'the dialog');
    expect(await objections(library)).toEqual([]);
    await library.type('For the editor');
    await library.press('Enter');
    await library.waitFor(`document.querySelector('dialog[open]') === null`, 'the dialog to close');
    const packs = await open.driver.extensionPage('packs.html');
    await packs.waitFor(`document.querySelector('[data-line]') !== null`, 'the pack');
    await pressButton(packs, 'Check this pack');
    await packs.waitFor(`document.querySelector('.check.same') !== null`, 'the check');
    expect(await objections(packs)).toEqual([]);
    await packs.close();
  });

  it('the codebook, built in and as a copy with the form of a concept', async () => {
    const codebook = await open.driver.extensionPage('codebook.html');
    await codebook.waitFor(`document.querySelector('[role=treeitem]') !== null`, 'the tree');
    await codebook.click('[role=treeitem]');
    expect(await objections(codebook)).toEqual([]);
    await pressButton(codebook, 'Make a copy that I can change');
    await codebook.waitFor(`document.querySelector('.concept-form, [draggable=true]') !== null`, 'the copy');
    await codebook.click('[role=treeitem]');
    await codebook.waitFor(`document.querySelector('.concept-form') !== null`, 'the form');
    expect(await objections(codebook)).toEqual([]);
    await codebook.close();
  });

  it('the library with a file that is looked at, and with one that is refused', async () => {
    const library = await open.driver.waitForTab('library.html');
    await pressButton(library, 'Export 1 passage');
    const set = readFileSync(await open.driver.waitForDownload(), 'utf8');
    await dropFile(library, 'h1', 'set.jsonld', set);
    await library.waitFor(`document.body.innerText.includes('Nothing has been changed yet')`, 'the plan');
    expect(await objections(library)).toEqual([]);
    await library.click('.merge-foot button');
    await dropFile(library, 'h1', 'broken.jsonld', set.slice(0, 100));
    await library.waitFor(`document.querySelector('.notice.error') !== null`, 'the refusal');
    expect(await objections(library)).toEqual([]);
  });

  it('the options', async () => {
    const options = await open.driver.extensionPage('options.html');
    await options.waitFor(`document.querySelector('input') !== null`, 'the form');
    expect(await objections(options)).toEqual([]);
  });

  it('the screen of a library that was emptied behind our back', async () => {
    const library = await open.driver.waitForTab('library.html');
    await library.evaluate(
      `new Promise((done, fail) => { const gone = indexedDB.deleteDatabase('mutual-margin'); gone.onsuccess = () => done(true); gone.onerror = () => fail(gone.error); })`,
    );
    await library.reload();
    await library.waitFor(`document.body.innerText.includes('has been emptied')`, 'the recovery screen');
    expect(await objections(library)).toEqual([]);
  });

  it('threw no exception', () => expect(faults(open.driver)).toEqual([]));
});
