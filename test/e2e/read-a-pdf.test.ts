// A PDF: opened from the tab that shows it, read as one flowing text, tagged over a page end, found again without a network, handed over with its page.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { storedAnnotations } from './database.ts';
import type { Point, Surface, Tab } from './driver.ts';
import { cards, faults, painted, paintedRanges, plain, pressButton, tagHere, waitForCards, LATER, paperText } from './steps.ts';

/** It begins on the page that bears the number 1 and ends on the next, in the middle of a word with a hyphen. */
const ACROSS =
  'The commissioner publishes every contract within ten days of its signature, so that the whole-system view of what is spent in the county is there for all to read.';

interface Stored {
  readonly target: {
    readonly pageLabel?: string;
    readonly headings: readonly string[];
    readonly selectors: readonly { readonly type: string; readonly value?: string; readonly exact?: string }[];
  };
}

describe.each(BROWSERS)('reading a PDF in $browser', ({ browser, start }) => {
  let site: Site;
  let open: Session;
  let reader: Tab;
  let panel: Surface;

  beforeAll(async () => {
    site = await serve({ folder: 'test/fixtures/pdfs' });
    open = await session(start);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('opens it by one press on the tab that shows it', async () => {
    const tab = await open.driver.openTab(site.url('/two-columns.pdf'));
    await tab.pressToolbarButton();
    reader = await open.driver.waitForTab('reader.html');
    // Firefox lets nobody into its PDF view: its reader is asked once for the site.
    if (browser === 'Firefox') await pressButton(reader, 'Allow reading from 127.0.0.1');
    await paperText(reader);
    expect(plain(await reader.text())).toContain(ACROSS);
    await expect.poll(() => reader.evaluate('document.title'), LATER).toBe('Open Books for Every Council');
    expect(
      await reader.evaluate(`[...document.querySelectorAll('[role~=doc-pagebreak]')].map((m) => m.getAttribute('aria-label'))`),
    ).toEqual(['i', 'ii', '1', '2', '3', '4'].map((n) => `Page ${n}`));
  });

  it('makes one passage of a sentence that runs over a page end, with its page as printed', async () => {
    panel = await open.driver.panel();
    await reader.activate();
    await reader.select(ACROSS);
    await tagHere(reader, 'open bo');
    await waitForCards(panel, 1);
    expect(plain((await cards(panel))[0]?.quote ?? '')).toBe(ACROSS);
    const [stored] = (await storedAnnotations(reader)) as unknown as readonly Stored[];
    expect(stored?.target).toMatchObject({ pageLabel: '1', headings: ['Open Books for Every Council', 'Section C: what was asked'] });
    expect(stored?.target.selectors.find((s) => s.type === 'FragmentSelector')?.value).toBe('page=3');
    await expect.poll(async () => (await painted(reader)).map(plain), LATER).toEqual([ACROSS]);
  });

  it('opens it again without a network, after the browser was closed, its passage in its place', async () => {
    await site.close();
    await open.driver.restart();
    const library = await open.driver.extensionPage('library.html');
    await pressButton(library, 'Open Books for Every Council');
    reader = await open.driver.waitForTab('reader.html');
    await reader.waitFor(`${paintedRanges}.length > 0`, 'the paint');
    expect((await painted(reader)).map(plain)).toEqual([ACROSS]);
  });

  it('shows the passage on its two pages, past their feet, heads and other column', async () => {
    await reader.waitFor(
      `document.querySelector('.pdf-bar input[type=radio]:not(:checked):not(:disabled)') !== null`,
      'the pages to be read',
    );
    await reader.activate();
    await reader.click('.pdf-bar .segment:last-of-type');
    await reader.waitFor(`document.querySelectorAll('.pdf-page').length === 6`, 'six pages');
    await reader.evaluate(`document.querySelectorAll('.pdf-page')[3].scrollIntoView()`);
    await reader.waitFor(`[...CSS.highlights.values()].reduce((n, h) => n + h.size, 0) === 2`, 'the paint on two pages');
    // The words of a page stand line by line, without blanks between them.
    await expect.poll(async () => (await painted(reader)).join('').replace(/\s/gu, ''), LATER).toBe(ACROSS.replace(/\s/gu, ''));
    // Over the words of the picture: in the first column, below the head.
    const box = await reader.evaluate<{ left: number; right: number; top: number; bottom: number }>(`(() => {
      const page = document.querySelectorAll('.pdf-page')[3].getBoundingClientRect();
      const word = [...document.querySelectorAll('.pdf-page')[3].querySelectorAll('.pdf-words span')].find((s) => s.textContent.startsWith('all to read. In section D')).getBoundingClientRect();
      return { left: (word.left - page.left) / page.width, right: (word.right - page.left) / page.width, top: (word.top - page.top) / page.height, bottom: (word.bottom - page.top) / page.height };
    })()`);
    expect(box.left).toBeCloseTo(0.101, 2);
    expect(box.right).toBeCloseTo(0.453, 2);
    expect(box.top).toBeGreaterThan(0.18);
    expect(box.bottom).toBeLessThan(0.205);
  });

  it('follows a link to a place in the paper, by a press and by a key, and goes back; one to the web stands on its words', async () => {
    const link = (name: string): string => `a.page-link[aria-label^="${name}"]`;
    const placeOf = (page: number): string => `document.querySelectorAll('.pdf-page')[${page}].getBoundingClientRect().top`;
    const isThere = `${placeOf(3)} < 0 && ${placeOf(4)} > innerHeight / 2`;
    await reader.evaluate(`scrollTo({ top: 0, behavior: 'instant' })`);
    await reader.waitFor(`document.querySelector('${link('Open Books')}') !== null`, 'the links of the first page');
    await reader.click(link('Open Books'));
    await reader.waitFor(isThere, 'the place in the fourth page');
    await reader.evaluate('history.back()');
    await reader.waitFor(`location.hash === '' && ${placeOf(0)} > 0`, 'the first page again');
    await reader.evaluate(`document.querySelector('${link('Open Books')}').focus()`);
    await reader.press('Enter');
    await reader.waitFor(isThere, 'the place in the fourth page');
    await reader.evaluate(`scrollTo({ top: 0, behavior: 'instant' })`);
    const web = `(({ href, target, rel }) => [href, target, rel])(document.querySelector('${link('In section A')}'))`;
    await reader.waitFor(`document.querySelector('${link('In section A')}') !== null`, 'the link to the web');
    expect(await reader.evaluate(web)).toEqual(['https://register.example/contracts', '_blank', 'noopener noreferrer']);
    await reader.evaluate(`document.querySelectorAll('.pdf-page')[3].scrollIntoView({ behavior: 'instant' })`);
  });

  /** Before a letter of the line over a page that begins so; of several such lines, the first. */
  const spot = (page: number, line: string, letter: number): Promise<Point> =>
    reader.evaluate<Point>(`(() => {
      const words = [...document.querySelectorAll('.pdf-page')[${page}].querySelectorAll('.pdf-words span:not(.aside)')];
      const { firstChild } = words.find((s) => s.textContent.startsWith(${JSON.stringify(line)}));
      const range = document.createRange();
      range.setStart(firstChild, ${letter}); range.setEnd(firstChild, ${letter} + 1);
      const { left, top, height } = range.getBoundingClientRect();
      return { x: left + 1, y: top + height / 2 };
    })()`);
  const selected = (): Promise<string> => reader.evaluate(`getSelection().toString().replace(/\\s+/g, '')`);
  const wordsOf = (page: number, ...lines: readonly string[]): string =>
    `${JSON.stringify(lines)}.every((start) => [...document.querySelectorAll('.pdf-page')[${page}].querySelectorAll('.pdf-words span:not(.aside)')].some((s) => s.textContent.startsWith(start)))`;
  const press = (words: string): Promise<unknown> => reader.evaluate(`document.querySelector('button[aria-label="${words}"]').click()`);
  const atRest = `(async () => {
    const top = () => document.querySelectorAll('.pdf-page')[3].getBoundingClientRect().top;
    const before = top();
    await new Promise((done) => setTimeout(done, 250));
    return top() === before;
  })()`;
  const BEGUN = 'In section D the first column begins here. Every service';
  const OVER = 'so that the whole-system view of what is spent in the county is there for all to read.';

  it('keeps a selection that is drawn by the mouse in its column, past its lines and over the gutter too', async () => {
    await reader.waitFor(wordsOf(3, 'all to read. In section D', 'Every service that is bought', 'The second column'), 'the words of the fourth page'); // prettier-ignore
    await reader.waitFor(atRest, 'the pages to be at rest');
    const [from, to, next] = [
      await spot(3, 'all to read. In section D', 13),
      await spot(3, 'Every service that', 13),
      await spot(3, 'The second column', 0),
    ];
    const gutter = { x: next.x - 4, y: to.y };
    for (const beside of [gutter, { x: 4, y: to.y }, { x: gutter.x, y: to.y + 9 }]) {
      await reader.drag([from, { x: from.x + 40, y: from.y }, to, beside]);
      const words = await selected();
      expect(words.startsWith('InsectionDthefirstcolumnbeginshere.')).toBe(true);
      expect(words.length).toBeLessThan(140);
    }
    await reader.drag([from, { x: from.x + 40, y: from.y }, gutter, to]);
    expect(await selected()).toBe(BEGUN.replaceAll(' ', ''));
  });

  it('tags on the pages what then stands in the text, in one column and with the page', async () => {
    await tagHere(reader, 'single ve');
    const stored = (await storedAnnotations(reader)) as unknown as readonly Stored[];
    const target = stored.find((a) => a.target.pageLabel === '2')?.target;
    expect(target?.selectors.find((s) => s.exact !== undefined)?.exact).toBe(BEGUN);
    expect(target?.selectors.find((s) => s.type === 'FragmentSelector')?.value).toBe('page=4');
  });

  it('makes one passage of what is drawn by the mouse over a page end, past its foot and the next head', async () => {
    await press('Fit a whole page');
    await reader.waitFor(`document.querySelectorAll('.pdf-page')[2].getBoundingClientRect().height < innerHeight`, 'whole pages');
    await reader.evaluate(`scrollBy({ top: document.querySelectorAll('.pdf-page')[3].getBoundingClientRect().top - innerHeight * 0.6, behavior: 'instant' })`); // prettier-ignore
    await reader.waitFor(`${wordsOf(2, 'so that the whole-')} && ${wordsOf(3, 'all to read. In section D')}`, 'the words of both pages');
    await reader.waitFor(atRest, 'the pages to be at rest');
    const [from, to] = [await spot(2, 'so that the whole-', 0), await spot(3, 'all to read. In section D', 12)];
    const end = await reader.evaluate<number>(`document.querySelectorAll('.pdf-page')[2].getBoundingClientRect().bottom`);
    await reader.drag([
      from,
      { x: from.x + 40, y: from.y },
      { x: from.x, y: end - 20 },
      { x: to.x, y: end + 5 },
      { x: to.x, y: end + 30 },
      to,
    ]);
    expect((await selected()).replace('-', '')).toBe(OVER.replace(/[\s-]/gu, ''));
    await tagHere(reader, 'open bo');
    const stored = (await storedAnnotations(reader)) as unknown as readonly Stored[];
    expect(stored.map((a) => a.target.selectors.find((s) => s.exact !== undefined)?.exact)).toContain(OVER);
    expect(stored).toHaveLength(3);
    await press('Fit the width');
  });

  it('shows in the text what was tagged on the pages, at the page that was read', async () => {
    const isUpper = `getBoundingClientRect().top < innerHeight / 2`;
    const read = `[...document.querySelectorAll('.pdf-page, .reading-text [data-page]')].findLast((p) => p.${isUpper})?.dataset.page`;
    await reader.evaluate(`document.querySelectorAll('.pdf-page')[4].scrollIntoView()`);
    await reader.waitFor(`${read} === '4'`, 'the fifth page to be read');
    await reader.click('.pdf-bar .segment:first-of-type');
    await reader.waitFor(`document.querySelector('.pdf-page') === null && ${read} === '4'`, 'the text of the same page');
    await reader.waitFor(
      `${paintedRanges}.length >= 3 && ${paintedRanges}.every((r) => r.startContainer.parentElement.closest('.reading-text') !== null)`,
      'all passages in the text',
    );
    expect((await painted(reader)).map(plain)).toContain('In section D the first column begins here. Every service');
    expect(await reader.evaluate(`[...document.querySelectorAll('.reading-text a')].map((a) => [a.textContent, a.href, a.rel])`)).toEqual([
      ['In section A', 'https://register.example/contracts', 'noopener noreferrer'],
    ]);
  });

  it('saves a copy with its passages as highlights, one on each page, after the very bytes of the paper', async () => {
    await pressButton(reader, 'Save a copy with the passages');
    const file = readFileSync(await open.driver.waitForDownload());
    await reader.waitFor(
      `document.body.innerText.includes('open-books-for-every-council.pdf, with 3 passages.')`,
      'the word that it is saved',
    );
    const paper = readFileSync('test/fixtures/pdfs/two-columns.pdf');
    expect(file.subarray(0, paper.length).equals(paper)).toBe(true);
    const added = file.subarray(paper.length).toString('latin1');
    expect(added.match(/\/Subtype \/Highlight/gu)).toHaveLength(5);
    expect(added.match(/\/Contents \(Open books\)/gu)).toHaveLength(4);
  });

  it('hands it over with the page in the fragment that PDF viewers know', async () => {
    const library = await open.driver.extensionPage('library.html');
    await pressButton(library, 'Export 3 passages');
    const file = await open.driver.waitForDownload();
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/"type":\s*"FragmentSelector",\s*"value":\s*"page=3"|"value":\s*"page=3"/u);
    expect(text).toMatch(/"mm:pageLabel":\s*"1"/u);
  });

  it('tells how much room the PDF takes, lets it go, puts it back, and keeps text and passages without it', async () => {
    const options = await open.driver.extensionPage('options.html');
    await options.waitFor(`document.body.innerText.includes('One file takes 0.1 MB')`, 'the size of the PDF');
    const gone = `document.body.innerText.includes('None yet. A PDF is kept')`;
    await options.click('[aria-label="Let go of two-columns.pdf"]');
    await options.waitFor(gone, 'the PDF to be gone');
    await pressButton(options, 'Undo');
    await options.waitFor(`document.body.innerText.includes('One file takes 0.1 MB')`, 'the PDF to be back');
    await options.click('[aria-label="Let go of two-columns.pdf"]');
    await options.waitFor(gone, 'the PDF to be gone again');
    const library = await open.driver.extensionPage('library.html');
    await reader.close();
    await pressButton(library, 'Open Books for Every Council');
    reader = await open.driver.waitForTab('reader.html');
    await reader.waitFor(`${paintedRanges}.length >= 3`, 'all passages in the text that is kept');
    expect(faults(open.driver)).toEqual([]);
  });
});
