// Finding one's way in a PDF, in its text and on its pages alike: search, table of contents, pages by their label.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import type { Tab } from './driver.ts';
import { printedPages } from './printed-pages.ts';
import { faults, paintedRanges, pressButton, tagHere, LATER, paperText } from './steps.ts';

/** What a highlight of the search covers, as words; pages stand line by line, so blanks are left out. */
const covered = (name: string): string =>
  `[...(CSS.highlights.get('${name}') ?? [])].map((r) => { const live = document.createRange(); live.setStart(r.startContainer, r.startOffset); live.setEnd(r.endContainer, r.endOffset); return live.toString().replace(/[\\s-]/g, ''); })`;
const TAGGED = 'In section A the first column begins here.';
const status = `document.querySelector('[role=search] [role=status]')?.textContent`;
/** Where the place that is looked at stands: in sight, below the bars. */
const isInSight = `[...(CSS.highlights.get('search-one') ?? [])].some((r) => { const live = document.createRange(); live.setStart(r.startContainer, r.startOffset); live.setEnd(r.endContainer, r.endOffset); const box = live.getBoundingClientRect(); return box.height > 0 && box.top > 50 && box.bottom < innerHeight; })`;

describe.each(BROWSERS)('finding one’s way in a PDF in $browser', ({ browser, start }) => {
  let site: Site;
  let open: Session;
  let reader: Tab;

  beforeAll(async () => {
    site = await serve({ folder: 'test/fixtures/pdfs' });
    open = await session(start);
    const tab = await open.driver.openTab(site.url('/two-columns.pdf'));
    await tab.pressToolbarButton();
    reader = await open.driver.waitForTab('reader.html');
    if (browser === 'Firefox') await pressButton(reader, 'Allow reading from 127.0.0.1');
    await paperText(reader);
    await reader.activate();
  });
  // Not by the mouse: to bring a bar that stays at the window's edge into its middle, the driver would scroll the text away.
  const show = (view: 'Text' | 'Pages'): Promise<unknown> =>
    reader.evaluate(
      `[...document.querySelectorAll('.pdf-bar .segment')].find((s) => s.textContent === '${view}').querySelector('input').click()`,
    );
  const press = (words: string): Promise<unknown> =>
    reader.evaluate(
      `(() => { const one = document.querySelector('button[aria-label="${words}"]'); one.focus({ preventScroll: true }); one.click(); })()`,
    );
  const inField = (selector: string): Promise<unknown> =>
    reader.evaluate(
      `(() => { const field = document.querySelector('${selector}'); field.focus({ preventScroll: true }); field.select(); })()`,
    );
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('opens the search by its key, counts what is found over line ends and mended hyphens, and marks it', async () => {
    await reader.press('Control+f');
    await reader.waitFor(`document.activeElement?.closest('[role=search]') !== null`, 'the field');
    await reader.type('ends with ACCOUNTABÍLITY');
    await reader.waitFor(`${status} === '1 of 6'`, 'six places');
    await reader.waitFor(`${isInSight}`, 'the first place in sight');
    await expect.poll(() => reader.evaluate(covered('search-one')), LATER).toEqual(['endswithaccountability']);
    await reader.waitFor(`(CSS.highlights.get('search-place')?.size ?? 0) > 0`, 'marks');
  });

  it('steps on by Enter and back by Shift+Enter, round the end', async () => {
    await reader.press('Enter');
    await reader.press('Enter');
    await reader.waitFor(`${status} === '3 of 6' && ${isInSight}`, 'the third place');
    await reader.press('Shift+Enter');
    await reader.press('Shift+Enter');
    await reader.press('Shift+Enter');
    await reader.waitFor(`${status} === '6 of 6' && ${isInSight}`, 'the last place');
  });

  it('keeps the place when the pages are shown, and finds on pages that are not drawn yet', async () => {
    await show('Pages');
    await reader.waitFor(`document.querySelectorAll('.pdf-page').length === 6`, 'six pages');
    await reader.waitFor(`${status} === '6 of 6' && ${isInSight}`, 'the last place on its page');
    expect(await reader.evaluate(`document.querySelector('.pdf-page[data-page="5"]').getBoundingClientRect().top < innerHeight`)).toBe(
      true,
    );
    // On the page it is broken over two lines, with a hyphen.
    await expect.poll(() => reader.evaluate(covered('search-one')), LATER).toEqual(['endswithaccountability']);
    await inField('[role=search] input');
    await reader.press('Enter');
    await reader.waitFor(`${status} === '1 of 6' && ${isInSight}`, 'the first place on the first page');
    expect(await reader.evaluate(`document.querySelector('.pdf-page[data-page="0"]').getBoundingClientRect().bottom > 0`)).toBe(true);
  });

  it('finds a sentence that runs over a page end, and marks it on both pages', async () => {
    await inField('[role=search] input');
    await reader.type('so that the whole-system view of');
    await reader.waitFor(`${status} === '1 of 1' && ${isInSight}`, 'the sentence');
    await reader.waitFor(`${covered('search-one')}.length === 2`, 'both of its pages');
    await expect.poll(() => reader.evaluate(covered('search-one')), LATER).toEqual(['sothatthewhole', 'systemviewof']);
  });

  it('says that nothing is found, closes by Escape, and gives the focus back', async () => {
    await reader.press('Control+a');
    await reader.type('nowhere to be found');
    await reader.waitFor(`${status} === 'Not found'`, 'the answer');
    await reader.press('Escape');
    await reader.waitFor(`document.querySelector('[role=search]') === null`, 'the search to close');
    await expect
      .poll(() => reader.evaluate(`CSS.highlights.get('search-one').size + CSS.highlights.get('search-place').size`), LATER)
      .toBe(0);
    await pressButton(reader, 'Find in the text');
    await reader.waitFor(`document.activeElement?.closest('[role=search]') !== null`, 'the field');
    await reader.press('Escape');
    await reader.waitFor(`document.activeElement?.getAttribute('aria-label') === 'Find in the text'`, 'the focus on the button');
    await reader.press('/');
    await reader.waitFor(`document.activeElement?.closest('[role=search]') !== null`, 'the field by its other key');
    await reader.press('Escape');
  });

  const button = (words: string): string => `document.querySelector('button[aria-label=${JSON.stringify(words)}]')`;
  const topOf = (selector: string): string => `document.querySelector('${selector}').getBoundingClientRect().top`;
  const current = `document.querySelector('.outline [aria-current]')?.textContent`;

  it('opens the contents where the reader is, goes to a part by keyboard, and marks it', async () => {
    await press('Contents and pages');
    await reader.waitFor(`document.activeElement?.closest('nav.outline') !== null`, 'the focus in the contents');
    await reader.press('Home');
    await reader.press('ArrowDown');
    await reader.press('ArrowDown');
    await reader.press('ArrowDown');
    await reader.press('Enter');
    await reader.waitFor(`${current} === 'Section C: what was asked1'`, 'the third section to be read');
    await expect.poll(() => reader.evaluate(`Math.abs(${topOf('.pdf-page[data-page="2"]')}) < innerHeight / 2`), LATER).toBe(true);
    await show('Text');
    await reader.waitFor(
      `document.querySelector('.reading-text') !== null && ${current} === 'Section C: what was asked1'`,
      'the same part of the text',
    );
    await reader.click('.outline li:last-of-type button');
    await reader.waitFor(`${current} === 'Section F: what was asked4'`, 'the last section to be read');
    await reader.press('Escape');
    await reader.waitFor(
      `document.querySelector('.outline') === null && document.activeElement === ${button('Contents and pages')}`,
      'the focus on the button',
    );
  });

  it('goes to a page by the label that is printed on it, in the text and on the pages', async () => {
    await inField('.pdf-page-input');
    await reader.type('ii');
    await reader.press('Enter');
    await reader.waitFor(`Math.abs(${topOf('.reading-text [data-page="1"]')}) < 200`, 'the second page in the text');
    await show('Pages');
    await reader.waitFor(
      `document.querySelectorAll('.pdf-page').length === 6 && Math.abs(${topOf('.pdf-page[data-page="1"]')}) < 200`,
      'the second page',
    );
    await inField('.pdf-page-input');
    await reader.type('4');
    await reader.press('Enter');
    await reader.waitFor(`${topOf('.pdf-page[data-page="5"]')} < innerHeight / 2`, 'the page that bears the number 4');
    await reader.press('Control+a');
    await reader.type('xi');
    await reader.press('Enter');
    await reader.waitFor(
      `document.querySelector('.pdf-bar [role=status]').textContent.includes('They run from i to 4')`,
      'a word about it',
    );
  });

  const size = `(() => { const { width, height } = document.querySelector('.pdf-page').getBoundingClientRect(); return { width, height }; })()`;

  it('fits the width or a whole page, turns the pages with their words, and stays at the page that is read', async () => {
    await inField('.pdf-page-input');
    await reader.type('2');
    await reader.press('Enter');
    const isFourth = `Math.abs(${topOf('.pdf-page[data-page="3"]')}) < innerHeight / 2`;
    await reader.waitFor(isFourth, 'the fourth page');
    await press('Fit a whole page');
    await reader.waitFor(`${size}.height < innerHeight && ${size}.height > innerHeight - 120 && ${isFourth}`, 'a whole page in the window');
    await press('Fit the width');
    await reader.waitFor(
      `Math.abs(${size}.width - document.documentElement.clientWidth + 32) < 2 && ${isFourth}`,
      'the width of the window',
    );
    await press('Turn the pages');
    await reader.waitFor(`${size}.width > ${size}.height && ${isFourth}`, 'pages that lie');
    // The words of the first column stand on end, near the upper edge.
    const word = `[...document.querySelectorAll('.pdf-page[data-page="3"] .pdf-words span')].find((s) => s.textContent.startsWith('all to read. In section D'))?.getBoundingClientRect()`;
    await reader.waitFor(`${word}?.height > ${word}?.width`, 'words that stand on end');
    for (let i = 0; i < 3; i++) await press('Turn the pages');
    await press('Larger');
    await reader.waitFor(
      `${size}.width > document.documentElement.clientWidth && ${size}.height > ${size}.width`,
      'upright pages, larger than the window',
    );
    await press('Fit the width');
  });

  it('shows the pages light on dark, and those of the next paper too, until told otherwise', async () => {
    const isDark = `getComputedStyle(document.querySelector('.pdf-sheet')).filter.startsWith('invert')`;
    await press('Light on dark pages');
    await reader.waitFor(isDark, 'dark pages');
    const stored = `(globalThis.browser ?? chrome).storage.local.get('dark-pages').then((all) => all['dark-pages'])`;
    await expect.poll(() => reader.evaluate(stored), LATER).toBe(true);
    await press('Light on dark pages');
    await reader.waitFor(`!${isDark}`, 'pages as they are printed');
  });

  it('prints the pages as pictures of themselves with their passages, and the text as it flows, without what stands around it', async () => {
    await show('Text');
    await reader.waitFor(`document.querySelector('.reading-text') !== null`, 'the text');
    await reader.select(TAGGED);
    await tagHere(reader, 'open bo');
    await reader.waitFor(`${paintedRanges}.length > 0`, 'the passage');
    await show('Pages');
    await reader.waitFor(`document.querySelectorAll('.pdf-page').length === 6`, 'the pages');
    // The browser's own dialogue would wait for somebody.
    await reader.evaluate(
      `(globalThis.print = () => undefined, globalThis.isPrinted = 0, addEventListener('afterprint', () => (isPrinted += 1)), true)`,
    );
    await press('Print');
    const pictures = `[...document.querySelectorAll('.prints-pages .printed-pages img')].map((i) => [i.naturalWidth, i.naturalHeight])`;
    await reader.waitFor(`${pictures}.length === 6`, 'the pictures of the pages');
    await expect.poll(() => reader.evaluate(pictures), LATER).toEqual(Array.from({ length: 6 }, () => [1239, 1754]));
    const pages = printedPages(await reader.printed());
    const sheets = pages?.map(({ words, ink, colour }) => [words.trim(), ink > 0.01, colour > 0.001]) ?? [];
    if (pages !== undefined) expect(sheets).toEqual([['', true, true], ...Array.from({ length: 5 }, () => ['', true, false])]);
    await reader.evaluate(`isPrinted > 0 || dispatchEvent(new Event('afterprint'))`);
    await reader.waitFor(`document.querySelector('.printed-pages') === null`, 'the end of the print');
    await show('Text');
    await reader.waitFor(`${paintedRanges}.length > 0`, 'the paint in the text');
    await press('Print');
    expect(await reader.evaluate(`document.querySelector('.printed-pages')`)).toBeNull();
    const text = printedPages(await reader.printed());
    const words = (text ?? []).map((p) => p.words).join(' ').replace(/\s+/g, ' '); // prettier-ignore
    expect(words).not.toMatch(/Contents and pages|Light on dark|Recognise text|Save a copy/u);
    if (text === undefined) return;
    expect(words).toContain(TAGGED);
    // The underline of the passage.
    expect(text[0]?.colour).toBeGreaterThan(0);
  });

  it('opens at the page that the address names', async () => {
    await reader.close();
    const tab = await open.driver.openTab(site.url('/two-columns.pdf#page=5'));
    await tab.pressToolbarButton();
    const again = await open.driver.waitForTab('reader.html');
    await paperText(again);
    await again.waitFor(`Math.abs(${topOf('.reading-text [data-page="4"]')}) < 200`, 'the fifth page');
    await again.waitFor(`document.querySelector('.pdf-page-input')?.value === '3'`, 'its number in the bar');
  });

  it('went without a fault', () => {
    expect(faults(open.driver)).toEqual([]);
  });
});
