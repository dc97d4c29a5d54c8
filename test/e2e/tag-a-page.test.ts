// The first journey as a story: open a paper, tag it, see it, come back to it, read it clean, in the built extension.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import type { Surface, Tab } from './driver.ts';
import { until } from './wait.ts';
import {
  cards,
  enterPage,
  faults,
  LATER,
  looks,
  painted,
  picker,
  pickerGone,
  plain,
  pressButton,
  tagSelected,
  waitForCards,
  tagHere,
} from './steps.ts';

const sentences = (tab: Tab): Promise<readonly string[]> =>
  tab.evaluate(
    `[...document.querySelectorAll('article p')].map((p) => p.textContent.replace(/\\s+/g, ' ').trim()).filter((s) => s.length > 120).map((s) => s.slice(0, 100).replace(/\\S*$/, '').trim())`,
  );

describe.each(BROWSERS)('reading and tagging a paper in $browser', ({ start }) => {
  let site: Site;
  let open: Session;
  let tab: Tab;
  let panel: Surface;
  let words: readonly string[];

  beforeAll(async () => {
    site = await serve();
    open = await session(start);
    tab = await open.driver.openTab(site.url('/paper.html'));
    words = await sentences(tab);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('is entered by the toolbar button alone, and the panel tells what is read', async () => {
    await tab.evaluate(`void (globalThis.heard = [], addEventListener('message', (e) => heard.push(JSON.stringify(e.data))))`);
    panel = await enterPage(open.driver, tab);
    await panel.waitFor(`document.querySelector('header.document h1')?.textContent.trim().length > 10`, 'the title in the panel');
    const title = await tab.evaluate<string>(`document.querySelector('h1').textContent.replace(/\\s+/g, ' ').trim()`);
    expect(plain(await panel.text())).toContain(title);
    expect(await cards(panel)).toEqual([]);
  });

  it('tags a passage by mouse: the button at the selection, a concept, save', async () => {
    await tab.activate();
    await tab.select(words[0] ?? '');
    // The button stands in a closed shadow root at the end of the selection, and answers a real click there.
    // A click so soon after it appeared does not count (see its guard), and it appears anew while the page still scrolls.
    await tab.waitFor(
      `(async () => {
        const host = document.querySelector('html > :popover-open');
        if (host === null || host.getBoundingClientRect().left <= 0) return false;
        await new Promise((done) => setTimeout(done, 350));
        if (host.isConnected) host.setAttribute('data-step', '');
        return host.isConnected;
      })()`,
      'the button to stand',
    );
    await tab.click('[data-step]');
    const frame = await picker(tab);
    expect(plain(await frame.text())).toContain(words[0]?.slice(0, 40));
    await tab.type('open bo');
    await frame.waitFor(`document.querySelector('[role=option]')?.textContent.includes('Open books')`, 'Open books first');
    expect(plain(await frame.text())).toMatch(/inspect as of right/u);
    await tab.press('Enter');
    await frame.waitFor(`document.querySelector('.chip') !== null`, 'the chosen concept');
    // A click so soon after the frame appeared does not count: see the picker's guard.
    await frame.evaluate('new Promise((done) => setTimeout(done, 500))');
    await pressButton(frame, 'Save');
    await pickerGone(tab);
    await waitForCards(panel, 1);
    await expect.poll(async () => (await cards(panel))[0]?.text, LATER).toContain('Open books');
    // Background and panel opened at the same moment and still know one reader.
    await expect.poll(async () => (await cards(panel))[0]?.text, LATER).toMatch(/^You/mu);
  });

  it('tags by keyboard alone, with several concepts and a note, on a selection made by keys', async () => {
    await tab.activate();
    // The cursor stands before the words; all that follows is done by keys.
    await tab.evaluate(`(() => { const p = [...document.querySelectorAll('article p')].filter((e) => e.textContent.trim().length > 120)[2];
      p.scrollIntoView({ block: 'center', behavior: 'instant' });
      const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT); let n = walker.nextNode(); while (n.data.trim() === '') n = walker.nextNode();
      const at = n.data.search(/\\S/); getSelection().setBaseAndExtent(n, at, n, at + 1); })()`);
    for (let n = 0; n < 6; n += 1) await tab.press('Control+Shift+ArrowRight');
    const selected = plain(await tab.evaluate<string>(`getSelection().toString()`));
    expect(selected.length).toBeGreaterThan(15);
    await tagSelected(tab, { concepts: ['single', 'gaming'], note: 'Ask who holds the contract & why <b>now</b>.' });
    await waitForCards(panel, 2);
    const card = (await cards(panel)).find((c) => plain(c.quote).startsWith(selected.slice(0, 15)));
    expect(card?.text).toMatch(/Single vertical line/iu);
    expect(card?.text).toMatch(/Gaming the system/iu);
    expect(card?.text).toContain('Ask who holds the contract & why <b>now</b>.');
  });

  it('offers recently used concepts first, by digit', async () => {
    await tab.activate();
    await tab.select(words[3] ?? '');
    await tab.press('Alt+Shift+U');
    const frame = await picker(tab);
    await frame.waitFor(`document.querySelector('[role=option]') !== null`, 'concepts');
    await tab.press('1');
    await frame.waitFor(`document.querySelector('.chip') !== null`, 'a concept by digit');
    await tab.press('Control+Enter');
    await pickerGone(tab);
    await waitForCards(panel, 3);
  });

  it('keeps what was typed when the reader leaves by Escape, and goes on with it in the panel', async () => {
    await tab.activate();
    await tab.select(words[4] ?? '');
    await tab.press('Alt+Shift+U');
    const frame = await picker(tab);
    await tab.press('Tab');
    await frame.waitFor(`document.activeElement?.localName === 'textarea'`, 'the cursor in the note');
    await tab.type('half a thought');
    await tab.press('Escape');
    await pickerGone(tab);
    await panel.waitFor(`document.body.innerText.includes('half a thought')`, 'the kept draft');
    await pressButton(panel, 'Discard');
    await panel.waitFor(
      `document.querySelector('.draft, .unfinished') === null && !document.querySelector('main').innerText.includes('half a thought')`,
      'the draft to go',
    );
  });

  it('leaves the DOM of the page as it was, and tells the page nothing', async () => {
    await tab.evaluate('void getSelection().removeAllRanges() ?? new Promise((done) => setTimeout(done, 600))');
    // The picker's frame may still keep the text that proves the passage.
    await tab.waitFor(`document.querySelector('[popover], iframe') === null`, 'everything of ours to be gone');
    await tab.evaluate(
      `void (globalThis.changes = new MutationObserver(() => undefined)).observe(document, { attributes: true, characterData: true, childList: true, subtree: true })`,
    );
    // A second press greets the page again; it must not paint twice.
    await enterPage(open.driver, tab);
    // What a page throws out is painted anew.
    await tab.evaluate('void CSS.highlights.clear()');
    await expect.poll(() => painted(tab), LATER).toHaveLength(4);
    expect(await tab.evaluate(`changes.takeRecords().map((r) => r.type + ' of ' + r.target.nodeName)`)).toEqual([]);
    expect(await tab.evaluate(`document.querySelectorAll('mark, [class*=mutual], [data-annotation]').length`)).toBe(0);
    // Three passages, of one, two and one concept: a paint each.
    expect(await painted(tab)).toHaveLength(4);
    expect(await tab.evaluate('heard')).toEqual([]);
  });

  it('gives each concept the looks of its paint, in the colours of a light page', async () => {
    expect([...new Set(await looks(tab))].toSorted()).toEqual([
      'rgba(40, 170, 60, 0.22) underline dotted rgb(12, 65, 11)',
      'rgba(60, 120, 255, 0.2) underline dashed rgb(0, 50, 206)',
    ]);
  });

  it('makes the picker ready out of sight while something is selected, and takes it away when nothing is', async () => {
    await tab.activate();
    await tab.select(words[5] ?? words[0] ?? '');
    const frame = await until(() => tab.frame('picker.html'), 'the frame');
    await frame.waitFor(`document.querySelectorAll('[role=option]').length > 3`, 'the concepts');
    expect(await frame.evaluate(`document.getElementById('app').checkVisibility({ visibilityProperty: true })`)).toBe(false);
    await tab.evaluate('void getSelection().removeAllRanges()');
    await tab.waitFor(`document.querySelector('[popover], iframe') === null`, 'everything of ours to be gone');
  });

  it('shows in the panel the passage that is clicked on the page', async () => {
    await tab.activate();
    const word = await tab.evaluate<string>(
      `(() => { const e = document.querySelector('article th[scope=row]'); e.setAttribute('data-step', ''); return e.textContent; })()`,
    );
    await tab.select(word);
    await tagSelected(tab, { concepts: ['user voi'] });
    await waitForCards(panel, 4);
    await tab.evaluate('void getSelection().removeAllRanges() ?? new Promise((done) => setTimeout(done, 600))');
    await tab.click('[data-step]');
    await panel.waitFor(
      `document.querySelector('[data-passage][aria-current=true]')?.innerText.includes('User voice')`,
      'its card to be the current one',
    );
  });

  it('filters, and deletes with undo in the panel', async () => {
    await panel.waitFor(`document.querySelector('input[type=search], .filter input') !== null`, 'the filter');
    // The list may still be on its way to the passage that was clicked: a press meanwhile may meet nothing.
    await until(async () => {
      await panel.click('input[type=search], .filter input');
      return panel.evaluate<boolean>(`document.activeElement?.matches('input[type=search], .filter input') === true`);
    }, 'the cursor in the filter');
    await panel.type('holds the contract');
    await waitForCards(panel, 1);
    for (let n = 0; n < 'holds the contract'.length; n += 1) await panel.press('Backspace');
    await waitForCards(panel, 4);
    // The list is drawn anew after the last key: what is clicked before may be gone under the pointer.
    await panel.evaluate('new Promise((done) => setTimeout(done, 400))');
    await panel.click('[data-passage] button[aria-label="Delete"]');
    await waitForCards(panel, 3);
    // The card goes first, then the message comes: until then the last Undo is that of the discarded draft.
    await panel.waitFor(`document.querySelector('.notice-stack').innerText.includes('Passage deleted')`, 'the message that it is deleted');
    await pressButton(panel, 'Undo');
    await waitForCards(panel, 4);
  });

  it('takes the title as the reader mends it', async () => {
    await pressButton(panel, 'Edit details');
    await panel.waitFor(`document.activeElement?.closest('.metadata-form') !== null`, 'the form of details');
    await panel.press('End');
    await panel.type(' (mended)');
    await panel.press('Enter');
    await panel.waitFor(`document.querySelector('.document-title').textContent.endsWith('(mended)')`, 'the mended title');
  });

  it('finds every passage again after a reload', async () => {
    await tab.activate();
    await tab.reload();
    // Firefox takes the grant of the click back at every load; in Chromium it lasts while the tab stays on the site.
    if (open.driver.browser === 'firefox') panel = await enterPage(open.driver, tab);
    await tab.waitFor(`CSS.highlights.size >= 2`, 'the paint after the reload');
    await waitForCards(panel, 4);
    expect(await cards(panel)).toHaveLength(4);
    expect(await panel.evaluate(`document.querySelectorAll('[data-passage] .status').length`)).toBe(0);
    await expect.poll(() => panel.evaluate(`document.querySelector('.document-title').textContent`), LATER).toMatch(/\(mended\)$/u);
  });

  it('shows the same passages in the reader view, and those tagged there on the page', async () => {
    await pressButton(panel, 'Reader view');
    const reader = await open.driver.waitForTab('reader.html');
    await reader.waitFor(`CSS.highlights.size >= 2`, 'the paint in the reader view');
    const text = plain(await reader.text());
    for (const sentence of words) expect(text).toContain(sentence);
    await reader.activate();
    await reader.select(words[5] ?? '');
    await tagHere(reader, 'mutual le');
    await reader.close();
    await tab.activate();
    await waitForCards(panel, 5);
    // The page is told after the panel has seen it for itself.
    await expect.poll(async () => (await painted(tab)).map(plain).join(), LATER).toContain(words[5]?.slice(0, 40) ?? '-');
    await expect.poll(() => panel.evaluate(`document.querySelectorAll('[data-passage] .status').length`), LATER).toBe(0);
  });

  it('finds them after the browser was closed, on the next click, under another address of the paper', async () => {
    await open.driver.restart();
    tab = await open.driver.openTab(`${site.url('/paper.html')}?utm_source=newsletter&utm_medium=mail#findings`);
    expect(await painted(tab)).toEqual([]);
    panel = await enterPage(open.driver, tab);
    await waitForCards(panel, 5);
    await tab.waitFor(`CSS.highlights.size >= 2`, 'the paint');
    await expect.poll(() => panel.evaluate(`document.querySelectorAll('[data-passage] .status').length`), LATER).toBe(0);
  });

  it('says honestly what has become of passages when the paper was revised', async () => {
    await tab.goto(site.url('/paper-revised.html'));
    panel = await enterPage(open.driver, tab);
    await waitForCards(panel, 5);
    await panel.waitFor(`document.querySelectorAll('[data-passage] .status').length > 0`, 'a passage in doubt');
  });

  it('threw no exception anywhere', () => {
    expect(faults(open.driver)).toEqual([]);
  });
});
