// Pictures of the library and of the pages around it, in light and dark, at three widths: empty, one document, and as large as is asked for.
//   node test/run/library-pictures.ts [--out DIR] [--documents 200] [--passages 4000] [--width 1280]
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startChromium } from '../e2e/chromium.ts';
import type { Driver, Tab } from '../e2e/driver.ts';
import { pressButton } from '../e2e/steps.ts';
import { serve } from '../site/server.ts';
import { bundle } from './bundle.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'test/.out/pictures' },
    documents: { type: 'string', default: '200' },
    passages: { type: 'string', default: '4000' },
    width: { type: 'string' },
  },
});
mkdirSync(values.out, { recursive: true });
const code = await bundle(`import { generate } from '@/test/run/library/generate'; globalThis.generate = generate;`);
/** What the panel beside them takes of a window, px: no window is as narrow as a page beside a panel. */
const PANEL = 386;
const WIDTHS = values.width === undefined ? [1280, 746, 360] : [Number(values.width)];
const site = await serve();

const fill = async (page: Tab, documents: number, passages: number): Promise<void> => {
  await page.evaluate(`void (0, eval)(${JSON.stringify(code)})`);
  await page.evaluate(`generate(${JSON.stringify({ documents, passages, seed: 7 + documents })}).then(() => true)`);
  await page.reload();
  await page.waitFor(`document.querySelector('.found-row[data-passage]') !== null`, 'the passages');
};

async function library(page: Tab, picture: (page: Tab, name: string) => Promise<void>): Promise<void> {
  const at = (query: string): Promise<void> => page.goto(page.url.replace(/library.html.*/u, `library.html${query}`));
  await picture(page, 'library-empty');
  await fill(page, 1, 1);
  await picture(page, 'library-one');
  await fill(page, Number(values.documents), Number(values.passages));
  await picture(page, 'library-large');
  for (const box of [1, 2]) await page.click(`.found-place:nth-of-type(${box + 1}) input[type=checkbox]`);
  await page.click(`.found-place:nth-of-type(2) [aria-label=Star]`);
  await picture(page, 'library-selected');
  await page.click('.selection-acts .button:nth-of-type(2)');
  await picture(page, 'library-tagging');
  await page.press('Escape');
  await page.click('.selection-acts .button:nth-of-type(1)');
  await page.waitFor(`document.querySelector('.add-to-pack input') !== null`, 'the question which pack');
  await page.type('Ten on market-making');
  await picture(page, 'library-packing');
  await page.press('Enter');
  await page.setFiles('.import input[type=file]', [resolve('test/fixtures/sets/v1.json')]);
  await page.waitFor(`document.querySelector('.import-plan, .merge, .review') !== null`, 'the plan');
  await picture(page, 'library-plan');
  for (const see of ['documents', 'years', 'concepts', 'places']) {
    await at(`?see=${see}`);
    await page.waitFor(`document.querySelector('.chart svg') !== null`, see);
    await picture(page, `library-see-${see}`);
  }
  await at('?q=accountab+mark');
  await page.waitFor(`document.querySelector('.hit') !== null`, 'what was found');
  await picture(page, 'library-found');
  await page.evaluate(`document.querySelector('.found-row[data-passage]').click()`);
  await picture(page, 'library-open');
  await page.evaluate(`document.querySelector('.library-side').scrollIntoView()`);
  await picture(page, 'library-side');
}

/** What checks found as a facet, quotes of one concept in a page, and the plan of a restore: of a library that has lost some passages. */
async function handedOver(driver: Driver, page: Tab, picture: (page: Tab, name: string) => Promise<void>): Promise<void> {
  const packs = await driver.extensionPage('packs.html');
  await packs.waitFor(`document.querySelector('[data-line]') !== null`, 'the pack');
  await pressButton(packs, 'Check this pack');
  await packs.waitFor(`document.querySelector('.check.same') !== null`, 'the checks');
  await packs.close();
  await page.activate();
  await page.waitFor(`[...document.querySelectorAll('.concept-toggle')].some((b) => b.textContent.startsWith('Same words'))`, 'the facet');
  await page.evaluate(`document.querySelector('.library-side .chooser').scrollIntoView()`);
  await picture(page, 'library-checked');
  await page.evaluate(`document.querySelector('.quotes-out, .export:nth-of-type(2)')?.scrollIntoView()`);
  await picture(page, 'library-export');
  const options = await driver.extensionPage('options.html');
  await options.waitFor(`document.querySelector('.keeping') !== null`, 'the options');
  await options.evaluate(`chrome.storage.local.set({ 'dark-pages': true })`);
  await pressButton(options, 'Back up everything');
  const backup = await driver.waitForDownload();
  await options.evaluate(`chrome.storage.local.remove('dark-pages')`);
  await options.evaluate(`new Promise((done) => indexedDB.open('mutual-margin').addEventListener('success', (event) => {
    const open = event.target.result.transaction('annotations', 'readwrite');
    open.objectStore('annotations').clear();
    open.addEventListener('complete', () => (event.target.result.close(), done(true)));
  }))`);
  await options.setFiles('.keeping input[type=file]', [backup]);
  await options.waitFor(`document.querySelector('.restore-review') !== null`, 'the plan');
  await options.evaluate(`document.querySelector('.restore-review').scrollIntoView({ block: 'center' })`);
  await picture(options, 'options-restore');
  await options.close();
}

for (const width of WIDTHS)
  for (const scheme of ['light', 'dark'] as const) {
    const downloads = mkdtempSync(join(tmpdir(), 'pictures-'));
    const driver = await startChromium({ scheme, downloads, width: width < 500 ? width + PANEL : width, height: 900 });
    const picture = async (page: Tab, name: string): Promise<void> => {
      await new Promise((done) => setTimeout(done, 900));
      await page.screenshot(join(values.out, `${name}-${scheme}-${width}.png`));
    };
    try {
      if (width < 500) await (await driver.openTab(site.url('/paper.html'))).pressToolbarButton();
      const page = await driver.extensionPage('library.html');
      await page.waitFor(`document.querySelector('h1') !== null`, 'the library');
      await library(page, picture);
      for (const name of ['codebook', 'packs', 'options']) {
        const other = await driver.extensionPage(`${name}.html`);
        await other.waitFor(`document.querySelector('h1') !== null && document.querySelector('.loading') === null`, name);
        await picture(other, name);
        if (name === 'codebook') {
          await pressButton(other, 'Make a copy that I can change');
          await other.waitFor(
            `![...document.querySelectorAll('button')].some((b) => b.textContent.includes('Make a copy that I can change'))`,
            'the copy',
          );
          await other.click('[role=treeitem]:nth-of-type(2)');
          await other.waitFor(`document.querySelector('.concept-form') !== null`, 'the form');
          await picture(other, 'codebook-form');
          await other.evaluate(`document.querySelector('.concept-related').scrollIntoView()`);
          await picture(other, 'codebook-broader');
        }
        await other.close();
      }
      await handedOver(driver, page, picture);
      for (const error of driver.errors) console.log(error);
    } finally {
      await driver.stop();
      rmSync(downloads, { recursive: true, force: true });
    }
  }
await site.close();
