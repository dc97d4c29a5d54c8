// Quotes of a PDF are proved against the file as it is at its address now: the same words, other words, none.
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import type { Tab } from './driver.ts';
import { faults, pressButton, tagHere, waitForCards, LATER, paperText } from './steps.ts';

const OPEN = 'Every account of the market is open to those who live with what it buys.';
const DAYS = 'Each contract is published within thirty days of its signature.';
const BIDS = 'Nobody bids for work that cannot be described in advance.';
const REST = ['The commission heard eleven witnesses in three districts.', 'It met for the last time in the spring of that year.'];
const PAPER = '/accounts-of-care.pdf';

/** A page of sentences, each a paragraph of its own; a page without words after it where one is wanted. */
async function paper(sentences: readonly string[], isScanBehind = false): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([595, 842]);
  for (const [i, sentence] of sentences.entries()) page.drawText(sentence, { x: 60, y: 760 - i * 40, size: 11, font });
  if (isScanBehind) pdf.addPage([595, 842]).drawRectangle({ x: 60, y: 60, width: 400, height: 600 });
  return pdf.save();
}

/** The line under the checks of the open pack. */
const CHECKED = `(document.querySelector('.pack-checked')?.innerText ?? '')`;

describe.each(BROWSERS)('quotes of a PDF in $browser', ({ browser, start }) => {
  let site: Site;
  let open: Session;
  let page: Tab;
  const show = (bytes: Uint8Array): void => site.setPage(PAPER, bytes, { 'content-type': 'application/pdf' });
  const checkLive = async (outcome: string): Promise<void> => {
    await page.activate();
    await pressButton(page, 'Check against the pages as they are now');
    await page.waitFor(`${CHECKED}.includes(${JSON.stringify(outcome)})`, `the checks: ${outcome}`);
  };

  beforeAll(async () => {
    site = await serve();
    open = await session(start);
    show(await paper([OPEN, REST[0]!, DAYS, REST[1]!, BIDS]));
    const tab = await open.driver.openTab(site.url(PAPER));
    await tab.pressToolbarButton();
    const reader = await open.driver.waitForTab('reader.html');
    if (browser === 'Firefox') await pressButton(reader, 'Allow reading from 127.0.0.1');
    await paperText(reader);
    await reader.waitFor(`document.querySelector('.reading-text')?.textContent.includes('Nobody bids')`, 'the text of the PDF');
    const panel = await open.driver.panel();
    for (const [i, words] of [OPEN, DAYS, BIDS].entries()) {
      await reader.activate();
      await reader.select(words);
      await tagHere(reader, 'open bo');
      await waitForCards(panel, i + 1);
    }
    const library = await open.driver.extensionPage('library.html');
    await waitForCards(library, 3);
    await pressButton(library, 'Add 3 passages to a quote pack');
    await library.waitFor(`document.querySelector('dialog[open] input') !== null`, 'the dialog');
    await library.evaluate(`document.querySelector('dialog input').focus()`);
    await library.type('From one file');
    await library.press('Enter');
    page = await open.driver.extensionPage('packs.html');
    await page.waitFor(`document.querySelectorAll('[data-line]').length === 3`, 'three quotes');
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('stand in the file as it was read, and no tab stays', async () => {
    const tabs = (await open.driver.tabs()).length;
    await checkLive('3 same, 0 changed, 0 gone');
    await expect.poll(async () => (await open.driver.tabs()).length, LATER).toBe(tabs);
  });

  it('are told apart in a later edition at the address: one as it was, one in other words, one gone', async () => {
    show(await paper([OPEN, REST[0]!, DAYS.replace('thirty', 'forty'), REST[1]!]));
    await checkLive('1 same, 1 changed, 1 gone');
    expect(await page.evaluate(`document.querySelector('[data-line] .check.changed del').textContent`)).toContain('thirty');
    expect(await page.evaluate(`document.querySelector('[data-line] .check.changed ins').textContent`)).toContain('forty');
  });

  it('are not called gone where a page of the file is a picture: they may stand on it', async () => {
    show(await paper([OPEN, DAYS], true));
    await checkLive('2 same, 0 changed, 0 gone, 1 not compared');
  });

  it('are not compared with a file that is damaged, nor with one that is gone', async () => {
    show(new TextEncoder().encode('%PDF-1.7 and nothing else'));
    await checkLive('0 same, 0 changed, 0 gone, 3 not compared');
    expect(await page.evaluate(`document.querySelector('[data-line] .check.is-pdf').textContent`)).toContain('could not be read');
    await site.close();
    await pressButton(page, 'Check against the pages as they are now');
    await page.waitFor(`document.querySelectorAll('.check.not-reached').length === 3`, 'three quotes that were not reached');
    expect(faults(open.driver)).toEqual([]);
  });
});
