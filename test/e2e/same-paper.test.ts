// One paper at two addresses: recognised by its text, joined when the reader says so, parted again when it was a mistake.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import type { Surface, Tab } from './driver.ts';
import {
  enterPage,
  faults,
  painted,
  paintedRanges,
  plain,
  pressButton,
  tagHere,
  tagSelected,
  waitForCards,
  LATER,
  paperText,
} from './steps.ts';

const PASSAGE = 'In section D the first column begins here.';
const asked = `document.querySelector('.same-paper') !== null`;

/** Opens the list of copies, and again where the panel was on its way to another tab and drew it anew; it may stand open already. */
const openCopies = (panel: Surface, copies: number): Promise<void> =>
  panel.waitFor(
    `(async () => {
      const list = document.querySelector('details.copies-here');
      if (!list?.querySelector('summary').textContent.includes('(${copies})')) return false;
      if (!list.open) list.querySelector('summary').click();
      await new Promise((done) => setTimeout(done, 400));
      return list.isConnected && list.open && list.querySelectorAll('.copies li').length === ${copies};
    })()`,
    `the ${copies} copies`,
  );

describe.each(BROWSERS)('the same paper elsewhere in $browser', ({ browser, start }) => {
  let site: Site;
  let open: Session;
  let reader: Tab;
  let copy: Tab;

  const openPdf = async (name: string): Promise<Tab> => {
    const tab = await open.driver.openTab(site.url(name));
    await tab.pressToolbarButton();
    const opened = await open.driver.waitForTab(`reader.html?pdf=${encodeURIComponent(site.url(name))}`);
    await opened.waitFor(`document.querySelector('.pdf-bar, .pdf-opening .button.primary') !== null`, 'the PDF or the question');
    if (browser === 'Firefox' && (await opened.text()).includes('Allow reading from'))
      await pressButton(opened, 'Allow reading from 127.0.0.1');
    await paperText(opened);
    return opened;
  };

  beforeAll(async () => {
    site = await serve({ folder: 'test/fixtures/pdfs' });
    open = await session(start);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('is not asked about while nothing is tagged', async () => {
    reader = await openPdf('/two-columns.pdf');
    await reader.activate();
    await reader.select(PASSAGE);
    await tagHere(reader, 'open bo');
    await reader.waitFor(`${paintedRanges}.length === 1`, 'the paint');
    expect(await reader.evaluate(asked)).toBe(false);
  });

  it('is recognised by its text and asked about, with titles, dates and addresses of both', async () => {
    reader = await openPdf('/two-columns-again.pdf');
    await reader.waitFor(asked, 'the question');
    const words = plain(await reader.evaluate<string>(`document.querySelector('.same-paper').innerText`));
    expect(words).toContain('Is this the same paper?');
    expect(words.match(/Open Books for Every Council/gu)).toHaveLength(2);
    expect(words).toContain('/two-columns-again.pdf');
    expect(words).toContain('/two-columns.pdf');
    expect(words).toContain('1 passage');
    expect((await painted(reader)).length).toBe(0);
  });

  it('shows the passages in both once it is joined', async () => {
    await pressButton(reader, 'Same paper: join');
    await reader.waitFor(`${paintedRanges}.length === 1`, 'the passage of the other copy');
    expect((await painted(reader)).map(plain)).toEqual([PASSAGE]);
    await reader.waitFor(`!(${asked})`, 'the question to go');
  });

  it('is two again when that is undone, and then not asked about any more', async () => {
    await pressButton(reader, 'Undo');
    await reader.waitFor(`${paintedRanges}.length === 0`, 'no passage');
    await reader.reload();
    await paperText(reader);
    await new Promise((done) => setTimeout(done, 2_000));
    expect(await reader.evaluate(asked)).toBe(false);
    expect((await painted(reader)).length).toBe(0);
  });

  it('is kept as a newer edition when the reader says so of another copy, named by both, turned round and taken back', async () => {
    const paragraphs = await reader.evaluate<readonly string[]>(
      `[...document.querySelectorAll('.reading-text p, .reading-text h2, .reading-text h3')].map((p) => p.textContent)`,
    );
    site.setPage(
      '/open-books-2027',
      `<!doctype html><html lang="en"><title>Open Books, second edition</title><meta property="article:published_time" content="2027-02-01"><main><article><h1>Open Books, second edition</h1>${paragraphs.map((p) => `<p>${p}</p>`).join('')}</article></main></html>`,
    );
    const page = await open.driver.openTab(site.url('/open-books-2027'));
    await page.pressToolbarButton();
    const panel = await open.driver.panel();
    await pressButton(panel, 'Reader view');
    const clean = await open.driver.waitForTab('reader.html?document');
    await clean.waitFor(asked, 'the question');
    await pressButton(clean, 'Newer edition');
    await clean.waitFor(`document.body.innerText.includes('Kept as a newer edition of')`, 'the answer');
    expect((await painted(clean)).length).toBe(0);
    await page.activate();
    await panel.waitFor(
      `document.querySelector('.editions')?.innerText.includes('Newer edition of Open Books for Every Council')`,
      'the older one',
    );
    await clean.activate();
    await pressButton(clean, 'Other way round');
    await clean.waitFor(`document.body.innerText.includes('Kept as an older edition of')`, 'the answer turned');
    await page.activate();
    await panel.waitFor(`document.querySelector('.editions')?.innerText.includes('There is a newer edition')`, 'the newer one');
    await pressButton(panel, 'Is no edition of');
    await panel.waitFor(`document.querySelector('.editions') === null`, 'no edition');
    await pressButton(panel, 'Undo');
    await panel.waitFor(`document.querySelector('.editions') !== null`, 'the edition again');
    await clean.close();
    await page.close();
  });

  it('is recognised as a web page too, when that is read clean, and then found on the page itself', async () => {
    const paragraphs = await reader.evaluate<readonly string[]>(
      `[...document.querySelectorAll('.reading-text p, .reading-text h2, .reading-text h3')].map((p) => p.textContent)`,
    );
    site.setPage(
      '/open-books',
      `<!doctype html><html lang="en"><title>Open Books for Every Council</title><nav>Home About</nav><main><article><h1>Open Books for Every Council</h1>${paragraphs.map((p) => `<p>${p}</p>`).join('')}</article></main></html>`,
    );
    const page = await open.driver.openTab(site.url('/open-books'));
    await page.pressToolbarButton();
    const panel = await open.driver.panel();
    await pressButton(panel, 'Reader view');
    const clean = await open.driver.waitForTab('reader.html?document');
    await clean.waitFor(asked, 'the question');
    await pressButton(clean, 'Same paper: join');
    await clean.waitFor(`${paintedRanges}.length === 1`, 'the passage of the PDF');
    expect((await painted(clean)).map(plain)).toEqual([PASSAGE]);
    await page.waitFor(`${paintedRanges}.length === 1`, 'the passage on the page');
    await clean.close();
    copy = page;
  });

  it('has a copy split off again when that is none, by the list of its copies', async () => {
    await copy.activate();
    const panel = await open.driver.panel();
    await openCopies(panel, 2);
    await panel.click('.copies li:last-child button');
    await copy.waitFor(`${paintedRanges}.length === 0`, 'no passage on the page');
    await pressButton(panel, 'Undo');
    await copy.waitFor(`${paintedRanges}.length === 1`, 'the passage again');
    await openCopies(panel, 2);
    await panel.click('.copies li:last-child button');
    await copy.waitFor(`${paintedRanges}.length === 0`, 'no passage on the page');
  });

  it('is joined with a paper that the reader chooses, where nothing was asked', async () => {
    const panel = await open.driver.panel();
    await openCopies(panel, 1);
    await pressButton(panel, 'Join, or say it is an edition of');
    await panel.waitFor(`document.activeElement?.type === 'search'`, 'the cursor in the search');
    await panel.type('two-columns.pdf');
    await panel.waitFor(`document.querySelectorAll('.choose-paper-rows li').length === 1`, 'the paper');
    await panel.click('.choose-paper-rows button');
    await panel.waitFor(asked, 'the question');
    await pressButton(panel, 'Same paper: join');
    await copy.waitFor(`${paintedRanges}.length === 1`, 'the passage of the PDF');
    expect(faults(open.driver)).toEqual([]);
  });

  it('is asked about where a page of other words names that PDF as its own, and joined only when the reader says so', async () => {
    const words = 'A word before the paper: the commissioner asks who answers for what is bought.';
    site.setPage(
      '/landing',
      `<!doctype html><html lang="en"><head><title>About the open books</title><link rel="alternate" type="application/pdf" href="/two-columns.pdf"></head><body><main><h1>About the open books</h1><p>${words}</p></main></body></html>`,
    );
    const page = await open.driver.openTab(site.url('/landing'));
    const panel = await enterPage(open.driver, page);
    await panel.waitFor(`!(${asked})`, 'no question before anything is tagged');
    await page.select(words);
    await tagSelected(page, { concepts: ['open bo'] });
    await panel.waitFor(asked, 'the question');
    await expect.poll(() => panel.text(), LATER).toContain('This page names that PDF as its own.');
    await waitForCards(panel, 1);
    await pressButton(panel, 'Same paper: join');
    await waitForCards(panel, 2);
    expect(faults(open.driver)).toEqual([]);
  });
});
