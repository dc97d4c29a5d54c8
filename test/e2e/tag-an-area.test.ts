// A table or a figure of a PDF: framed on its page by keys alone, tagged, its picture kept, found in the text, handed to a colleague.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../utils/model/ids.ts';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { dump, storedAnnotations } from './database.ts';
import type { Surface, Tab } from './driver.ts';
import { faults, paintedRanges, pressButton, waitForCards } from './steps.ts';

interface Stored {
  readonly target: {
    readonly pageLabel?: string;
    readonly picture?: { readonly id: string; readonly width: number; readonly height: number };
    readonly selectors: readonly { readonly type: string; readonly value?: string; readonly exact?: string }[];
  };
}

const FRAME = `document.querySelector('.area-frame')`;
const PICTURE = `document.querySelector('[data-passage] .kept-picture img')`;

describe.each(BROWSERS)('an area of a page in $browser', ({ browser, start }) => {
  let site: Site;
  let open: Session;
  let reader: Tab;
  let panel: Surface;
  let file: string;

  beforeAll(async () => {
    site = await serve({ folder: 'test/fixtures/pdfs' });
    open = await session(start);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('is framed and tagged by keys, and is a passage with the words in it and its picture', async () => {
    const tab = await open.driver.openTab(site.url('/two-columns.pdf'));
    await tab.pressToolbarButton();
    reader = await open.driver.waitForTab('reader.html');
    if (browser === 'Firefox') await pressButton(reader, 'Allow reading from 127.0.0.1');
    await reader.waitFor(
      `document.querySelector('.pdf-bar input[type=radio]:not(:checked):not(:disabled)') !== null`,
      'the pages to be read',
    );
    panel = await open.driver.panel();
    await reader.activate();
    await reader.click('.pdf-bar .segment:last-of-type');
    await reader.waitFor(
      `document.querySelectorAll('.pdf-page').length === 6 && document.querySelector('[aria-label="Tag a figure or table"]') !== null`,
      'six pages',
    );
    await pressButton(reader, 'Tag a figure or table');
    await reader.waitFor(`${FRAME} !== null && document.activeElement === ${FRAME}`, 'the frame');
    expect(await reader.evaluate(`${FRAME}.getAttribute('aria-label')`)).toBe('Area of page i');
    await reader.press('PageDown');
    await reader.waitFor(
      `${FRAME}.getAttribute('aria-label') === 'Area of page ii' && document.activeElement === ${FRAME}`,
      'the next page',
    );
    // To the top left of the page, and then narrower than its first column.
    for (let n = 0; n < 14; n++) await reader.press('ArrowLeft');
    for (let n = 0; n < 12; n++) await reader.press('Shift+ArrowLeft');
    await reader.press('Enter');
    await reader.waitFor(`document.activeElement?.getAttribute('role') === 'combobox'`, 'the form');
    await reader.type('open bo');
    await reader.press('Enter');
    await reader.press('Control+Enter');
    await reader.waitFor(`${FRAME} === null && document.querySelector('.page-area') !== null`, 'the area on its page');
    await waitForCards(panel, 1);
    const [stored] = (await storedAnnotations(reader)) as unknown as readonly Stored[];
    expect(stored?.target.pageLabel).toBe('ii');
    expect(stored?.target.selectors.find((s) => s.type === 'FragmentSelector')?.value).toMatch(
      /^page=2&viewrect=\d+(\.\d)?,\d+(\.\d)?,\d+(\.\d)?,\d+(\.\d)?$/u,
    );
    const words = stored?.target.selectors.find((s) => s.exact !== undefined)?.exact ?? '';
    expect(words.length).toBeGreaterThan(40);
    expect(words).not.toContain('second column');
  });

  it('stands in the panel as its picture, with the page in words for those who do not see it', async () => {
    await panel.waitFor(`(${PICTURE}?.naturalWidth ?? 0) > 100`, 'the picture in the card');
    expect(await panel.evaluate(`${PICTURE}.alt`)).toBe('Picture of an area of page ii');
    const [stored] = (await storedAnnotations(reader)) as unknown as readonly Stored[];
    expect(await panel.evaluate(`[${PICTURE}.naturalWidth, ${PICTURE}.naturalHeight]`)).toEqual([
      stored?.target.picture?.width,
      stored?.target.picture?.height,
    ]);
  });

  it('is painted by its words in the text of the paper', async () => {
    await reader.activate();
    await reader.click('.pdf-bar .segment:first-of-type');
    await reader.waitFor(`document.querySelector('.pdf-page') === null && ${paintedRanges}.length > 0`, 'the words in the text');
  });

  it('comes back with its picture when it was deleted and that is undone', async () => {
    await pressButton(panel, 'Delete');
    await waitForCards(panel, 0);
    await pressButton(panel, 'Undo');
    await waitForCards(panel, 1);
    await panel.waitFor(`(${PICTURE}?.naturalWidth ?? 0) > 100`, 'the picture again');
  });

  it('goes out as a fragment of the page with its picture, and arrives equal', async () => {
    const library = await open.driver.extensionPage('library.html');
    await pressButton(library, 'Export 1 passage');
    file = await open.driver.waitForDownload();
    expect(readFileSync(file, 'utf8')).toMatch(/"value":\s*"page=2&viewrect=/u);
    const [from, rows] = [await storedAnnotations(library), JSON.parse(await dump(library)) as { pictures: unknown }];
    const other = await session(start);
    try {
      const there = await other.driver.extensionPage('library.html');
      await there.waitFor(`document.querySelector('input[type=file]') !== null`, 'the file field');
      await there.setFiles('input[type=file]', [file]);
      await there.waitFor(`document.body.innerText.includes('Nothing has been changed yet')`, 'the plan');
      await pressButton(there, 'Bring in ');
      await waitForCards(there, 1);
      expect(canonicalJson(await storedAnnotations(there))).toBe(canonicalJson(from));
      expect(canonicalJson((JSON.parse(await dump(there)) as { pictures: unknown }).pictures)).toBe(canonicalJson(rows.pictures));
      await there.click('[data-passage]');
      await there.waitFor(`(${PICTURE}?.naturalWidth ?? 0) > 100`, 'the picture at the colleague’s');
    } finally {
      await other.end();
    }
    expect(faults(open.driver)).toEqual([]);
  });

  it('of a scanned page says that the page has no text, and stands on it again when the paper is opened anew', async () => {
    const openScan = async (): Promise<Tab> => {
      const tab = await open.driver.openTab(site.url('/scanned.pdf'));
      await tab.pressToolbarButton();
      const scan = await open.driver.waitForTab('reader.html?pdf=' + encodeURIComponent(site.url('/scanned.pdf')));
      await scan.activate();
      await scan.waitFor(`document.querySelector('.pdf-bar input[type=radio]:not(:checked):not(:disabled)') !== null`, 'the pages to be read'); // prettier-ignore
      await scan.click('.pdf-bar .segment:last-of-type');
      await scan.waitFor(`document.querySelectorAll('.pdf-page').length === 3 && document.querySelector('[aria-label="Tag a figure or table"]') !== null`, 'three pages'); // prettier-ignore
      return scan;
    };
    const scan = await openScan();
    await pressButton(scan, 'Tag a figure or table');
    await scan.waitFor(`${FRAME} !== null && document.activeElement === ${FRAME}`, 'the frame');
    await scan.press('PageDown');
    await scan.waitFor(
      `${FRAME}.getAttribute('aria-label') === 'Area of page 2' && document.activeElement === ${FRAME}`,
      'the second page',
    );
    await scan.press('Enter');
    await scan.waitFor(`document.activeElement?.getAttribute('role') === 'combobox'`, 'the form');
    await scan.type('open bo');
    await scan.press('Enter');
    await scan.press('Control+Enter');
    const onPage = `document.querySelector('.pdf-page[data-page="1"] .page-area') !== null`;
    await scan.waitFor(`${FRAME} === null && ${onPage}`, 'the area on its page');
    await waitForCards(panel, 1);
    await panel.waitFor(`document.body.innerText.includes('[Page 2: no text]') && (${PICTURE}?.naturalWidth ?? 0) > 100`, 'page and picture in the card'); // prettier-ignore
    expect(await panel.evaluate(`document.querySelector('.status') === null`)).toBe(true);
    await scan.close();
    await (await openScan()).waitFor(onPage, 'the area on its page again');
    expect(faults(open.driver)).toEqual([]);
  });
});
