// A paper with scanned pages: their text is recognised on the machine, given up half-way, gone on with, tagged, and there again without a network.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { storedAnnotations } from './database.ts';
import type { Tab } from './driver.ts';
import { faults, painted, paintedRanges, plain, pressButton, tagHere, paperText } from './steps.ts';

const ON_FIRST = 'nine of them sent nothing at all until the committee wrote.';
/** It runs over two lines of the sheet that lay askew. */
const ON_SECOND =
  'Each council should publish its contracts with the name of the accountable officer, and should say within thirty days what was delivered under them.';
const NOTICE = `(document.querySelector('.pdf-wordless')?.innerText ?? '')`;

describe.each(BROWSERS)('recognising text in $browser', ({ browser, start }) => {
  let site: Site;
  let open: Session;
  let reader: Tab;

  beforeAll(async () => {
    site = await serve({ folder: 'test/fixtures/pdfs' });
    open = await session(start);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  const textHolds = (words: string): string =>
    `document.querySelector('.reading-text')?.textContent.replace(/\\s+/g, ' ').includes(${JSON.stringify(words)}) === true`;

  it('names the pages without text and offers to recognise it', async () => {
    const tab = await open.driver.openTab(site.url('/scanned.pdf'));
    await tab.pressToolbarButton();
    reader = await open.driver.waitForTab('reader.html');
    if (browser === 'Firefox') await pressButton(reader, 'Allow reading from 127.0.0.1');
    await paperText(reader);
    await reader.waitFor(`${NOTICE}.includes('Pages 2–3 have no text')`, 'the pages without text');
    // What is recognised is recognised here.
    await site.close();
  });

  it('gives it up at once when it is cancelled', async () => {
    await reader.activate();
    await pressButton(reader, 'Recognise text');
    await reader.waitFor(`${NOTICE}.includes('Recognising page 2')`, 'the first page to be under way');
    await pressButton(reader, 'Cancel');
    await reader.waitFor(`${NOTICE}.includes('Recognise text')`, 'the offer again');
  });

  it('recognises page after page, and says at each of them that it may be wrong', { timeout: 300_000 }, async () => {
    await pressButton(reader, 'Recognise text');
    for (let patience = 12; patience > 0; patience--) {
      // Engines are slow on busy machines.
      const isDone = await reader.waitFor(`${NOTICE}.includes('pages 2–3 was recognised')`, 'both pages').then(() => true, () => false); // prettier-ignore
      if (isDone) break;
    }
    for (const words of [ON_FIRST, ON_SECOND]) await reader.waitFor(textHolds(words), `“${words}”`);
    expect(
      await reader.evaluate(`[...document.querySelectorAll('[role~=doc-pagebreak]')].map((m) => m.getAttribute('aria-label'))`),
    ).toEqual(['Page 1', ...[2, 3].map((n) => `Page ${n}. The text of this page was recognised from its picture and may be wrong`)]);
    expect(await reader.evaluate(`[...document.querySelectorAll('.reading-text :is(h2, h3, h4)')].map((h) => h.textContent)`)).toContain(
      'What the committee recommends',
    );
  });

  it('tags it in the text, and shows the passage over its words in the picture', async () => {
    await reader.select(ON_SECOND);
    await tagHere(reader, 'open bo');
    await reader.waitFor(`${paintedRanges}.length > 0`, 'the paint');
    const [stored] = (await storedAnnotations(reader)) as unknown as readonly { target: object }[];
    expect(stored?.target).toMatchObject({ pageLabel: '3', isRecognised: true });
    await reader.click('.pdf-bar .segment:last-of-type');
    await reader.waitFor(`document.querySelectorAll('.pdf-page').length === 3`, 'three pages');
    // A stamp in JBIG2 on the first page, as scanners write them: its middle is black, its left end white.
    const stamp = `(() => {
      const canvas = document.querySelector('.pdf-page canvas');
      const at = (x) => canvas.getContext('2d').getImageData((canvas.width * x) / 595, (canvas.height * 310) / 842, 1, 1).data[0];
      return [at(70 + 32), at(70 + 96)].join();
    })()`;
    await reader.waitFor(`${stamp} === '255,0'`, 'the stamp');
    await reader.evaluate(`document.querySelectorAll('.pdf-page')[2].scrollIntoView()`);
    await reader.waitFor(`${paintedRanges}.length > 0`, 'the paint on the page');
    // The words of a page stand line by line, without blanks between them.
    expect((await painted(reader)).join('').replace(/\s/gu, '')).toBe(ON_SECOND.replace(/\s/gu, ''));
    // Where the sheet was printed: 70 pt from its left edge, 780 pt up to 40 pt below its heading.
    const place = await reader.evaluate<{ left: number; top: number }>(`(() => {
      const page = document.querySelectorAll('.pdf-page')[2];
      const word = [...page.querySelectorAll('.pdf-words span')].find((s) => s.textContent.startsWith('Each'));
      const [box, sheet] = [word.getBoundingClientRect(), page.getBoundingClientRect()];
      return { left: ((box.left - sheet.left) / sheet.width) * 595, top: ((box.bottom - sheet.top) / sheet.height) * 842 };
    })()`);
    expect(Math.abs(place.left - 70)).toBeLessThan(4);
    expect(Math.abs(place.top - 145)).toBeLessThan(6);
  });

  it('knows it again without recognising it again, after the browser was closed', async () => {
    await open.driver.restart();
    const library = await open.driver.extensionPage('library.html');
    await pressButton(library, 'Contracts and Their Officers');
    reader = await open.driver.waitForTab('reader.html');
    await reader.waitFor(`${paintedRanges}.length > 0`, 'the paint');
    expect((await painted(reader)).map(plain)).toEqual([ON_SECOND]);
    await reader.waitFor(`${NOTICE}.includes('pages 2–3 was recognised')`, 'the pages to be known');
    expect(faults(open.driver)).toEqual([]);
  });

  it('refuses a file that holds no language, in words', async () => {
    await pressButton(reader, 'Recognise again…');
    await reader.setFiles('.pdf-wordless input[type=file]', [resolve('test/fixtures/pdfs/page.pdf')]);
    await reader.waitFor(`${NOTICE}.includes('does not teach the engine a language (page.pdf)')`, 'the refusal');
  });

  it('takes a language from a file, and offers it from then on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'language-'));
    const file = join(folder, 'enm.traineddata.gz');
    copyFileSync('node_modules/@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz', file);
    await reader.setFiles('.pdf-wordless input[type=file]', [file]);
    const offered = `[...document.querySelectorAll('.pdf-wordless option')].some((o) => o.value === 'enm')`;
    await reader.waitFor(offered, 'the language');
    rmSync(folder, { recursive: true });
    await reader.reload();
    await pressButton(reader, 'Recognise again…');
    await reader.waitFor(offered, 'the language after a reload');
  });

  it('recognises a page by the language of that file', { timeout: 300_000 }, async () => {
    const choose = `((field) => { field.value = 'enm'; field.dispatchEvent(new Event('change', { bubbles: true })); })(document.querySelector('.pdf-wordless select'))`;
    await reader.evaluate(choose);
    await pressButton(reader, 'Recognise text');
    for (let patience = 6; patience > 0; patience--) {
      const isNext = await reader.waitFor(`${NOTICE}.includes('Recognising page 3')`, 'the second page').then(() => true, () => false); // prettier-ignore
      if (isNext) break;
    }
    await pressButton(reader, 'Cancel');
    await reader.waitFor(`${NOTICE}.includes('1 page was recognised.')`, 'the page that was recognised');
    await reader.waitFor(textHolds(ON_FIRST), `“${ON_FIRST}”`);
    expect(await reader.evaluate(`document.querySelector('.pdf-wordless [role=alert]')`)).toBeNull();
  });

  it('tells in the options how much of it is kept, and lets it go and brings it back', async () => {
    const options = await open.driver.extensionPage('options.html');
    const told = `document.body.innerText.includes('Text recognised on 2 scanned pages takes')`;
    await options.waitFor(told, 'the room that it takes');
    await options.click('button[aria-label="Let go of the recognised text"]');
    await options.waitFor(`!${told} && document.body.innerText.includes('Recognised text of 2 pages let go.')`, 'nothing kept');
    await pressButton(options, 'Undo');
    await options.waitFor(told, 'what was let go');
    expect(faults(open.driver)).toEqual([]);
  });
});
