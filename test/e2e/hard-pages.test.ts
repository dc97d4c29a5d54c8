// Pages that make it hard: no exception, no lost passage, in either browser.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import type { Surface, Tab } from './driver.ts';
import {
  cards,
  enterPage,
  faults,
  painted,
  paintedRanges,
  plain,
  pressButton,
  tagSelected,
  waitForCards,
  LATER,
  tagHere,
} from './steps.ts';

/** The first words of the nth long paragraph, open shadow roots included. */
const paragraph = (n: number): string => `(() => {
  const roots = [document];
  for (const root of roots) for (const e of root.querySelectorAll('*')) if (e.shadowRoot) roots.push(e.shadowRoot);
  return roots.flatMap((r) => [...r.querySelectorAll('p')]).map((p) => p.textContent.replace(/\\s+/g, ' ').trim()).filter((s) => s.length > 110)[${n}].slice(0, 90);
})()`;

describe.each(BROWSERS)('hard pages in $browser', ({ start }) => {
  let site: Site;
  let open: Session;
  let tab: Tab;
  let panel: Surface;

  beforeAll(async () => {
    site = await serve();
    open = await session(start);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  const enter = async (path: string): Promise<void> => {
    await tab?.close();
    tab = await open.driver.openTab(site.url(path));
    panel = await enterPage(open.driver, tab);
  };
  /** Tags that paragraph and answers its words. */
  const tagParagraph = async (n: number, count: number): Promise<string> => {
    const words = await tab.evaluate<string>(paragraph(n));
    await tab.select(words);
    await tagSelected(tab, { concepts: ['open bo'] });
    await waitForCards(panel, count);
    return words;
  };
  const waitForPaint = (count: number): Promise<void> =>
    tab.waitFor(`${paintedRanges}.filter((r) => r.startContainer.isConnected).length === ${count}`, `${count} painted passages`);
  const findAgain = async (words: readonly string[]): Promise<void> => {
    await tab.reload();
    // Firefox takes the permission back with the page; the next press brings everything back.
    panel = await enterPage(open.driver, tab);
    await waitForPaint(words.length);
    await expect.poll(async () => (await painted(tab)).map(plain).toSorted(), LATER).toEqual(words.map(plain).toSorted());
    expect((await cards(panel)).some((card) => /not found|changed|moved/iu.test(card.text))).toBe(false);
  };

  it('a page with a very strict policy is tagged and found again', async () => {
    await enter('/strict-csp.html');
    await findAgain([await tagParagraph(2, 1)]);
  });

  it('what is selected in a frame is not tagged, and the panel says why', async () => {
    const words = 'These words stand in another page within this one.';
    site.setPage(
      '/framed.html',
      `<!doctype html><title>Framed</title><p>Words of the page itself.</p><iframe srcdoc="<p>${words}</p>"></iframe>`,
    );
    await enter('/framed.html');
    await tab.activate();
    await tab.click('iframe');
    await tab.evaluate(
      `(() => { const { contentDocument: d } = document.querySelector('iframe'); d.getSelection().selectAllChildren(d.body); })()`,
    );
    await tab.pressTagShortcut();
    await panel.waitFor(`document.body.innerText.includes('stands in a frame')`, 'the panel to say that frames cannot be tagged');
    expect(await cards(panel)).toEqual([]);
  });

  it('text inside an open shadow root is tagged and found again', async () => {
    await enter('/shadow.html');
    await findAgain([await tagParagraph(1, 1), await tagParagraph(4, 2)]);
  });

  it('a page that renders itself anew under us keeps its passages', async () => {
    await enter('/spa.html');
    const words = await tagParagraph(2, 1);
    await waitForPaint(1);
    await tab.evaluate(`void dispatchEvent(new Event('renew'))`);
    await tab.waitFor(`document.querySelectorAll('p.late').length === 3`, 'the late paragraphs');
    await tab.waitFor(`document.querySelector('article[data-rests]') !== null`, 'the page to rest');
    await waitForPaint(1);
    await expect.poll(async () => (await painted(tab)).map(plain), LATER).toEqual([plain(words)]);
    expect(await cards(panel)).toHaveLength(1);
  });

  it('and what came late can be tagged too', async () => {
    await tab.select('This paragraph came late, as paragraphs do', 1);
    await tagSelected(tab, { concepts: ['open bo'] });
    await waitForCards(panel, 2);
    await waitForPaint(2);
  });

  it('another address of the same page, without a load, is another paper, and the way back finds the first', async () => {
    await tab.click('a[href$="/other"]');
    await waitForCards(panel, 0);
    await waitForPaint(0);
    await tab.click('a[href="/spa.html"]');
    await waitForCards(panel, 2);
    await waitForPaint(2);
  });

  it('a passage behind another tab of its page stays found, and that tab comes to the front when the passage is shown', async () => {
    const words = 'The second panel says who pays for the lamps on the pier.';
    site.setPage(
      '/tabs.html',
      `<!doctype html><title>Tabs</title><h1>Tabs</h1><div role="tablist"><button role="tab" aria-controls="one">One</button><button role="tab" aria-controls="two">Two</button></div>
      <div role="tabpanel" id="one" hidden><p>The first panel.</p></div><div role="tabpanel" id="two"><p>${words}</p></div>
      <script>for (const tab of document.querySelectorAll('[role=tab]')) tab.onclick = () => {
        for (const panel of document.querySelectorAll('[role=tabpanel]')) panel.hidden = panel.id !== tab.getAttribute('aria-controls'); };</script>`,
    );
    await enter('/tabs.html');
    await tab.select(words);
    await tagSelected(tab, { concepts: ['open bo'] });
    await waitForCards(panel, 1);
    await tab.click('[aria-controls=one]');
    await findAgain([words]);
    await tab.click('[aria-controls=one]');
    await pressButton(panel, 'Show on the page');
    await tab.waitFor(`document.querySelector('#two').checkVisibility()`, 'the second panel');
    await waitForPaint(1);
  });

  it('a page with a frame in it is tagged around the frame', async () => {
    await enter('/iframe.html');
    await findAgain([await tagParagraph(2, 1)]);
  });

  it('words for screen readers alone are in no quote, and the reader view shows the passage as the page does', async () => {
    await enter('/unseen-words.html');
    await tab.select('needs a licence (this applies to floating lamps, too), which lasts five years');
    await tagSelected(tab, { concepts: ['open bo'] });
    await waitForCards(panel, 1);
    expect((await cards(panel)).map((card) => plain(card.quote))).toEqual(['needs a licence, which lasts five years']);
    await pressButton(panel, 'Reader view');
    const reader = await open.driver.waitForTab('reader.html');
    await reader.waitFor(`${paintedRanges}.length > 0`, 'the passage in the reader view');
    expect((await painted(reader)).map(plain)).toEqual(['needs a licence, which lasts five years']);
    await reader.activate();
    await reader.select('Ask the harbour board first whether your pier is on its list');
    await tagHere(reader, 'open bo');
    await reader.close();
    await tab.activate();
    await waitForCards(panel, 2);
    await waitForPaint(2);
    expect((await cards(panel)).some((card) => /not found|changed|moved/iu.test(card.text))).toBe(false);
  });

  it('a page of 2 MB of text is tagged and found again', async () => {
    await enter('/big.html');
    const words = await tab.evaluate<string>(
      `(() => { const all = [...document.querySelectorAll('p')]; return all[Math.floor(all.length * 0.7)].textContent.replace(/\\s+/g, ' ').trim().slice(0, 120); })()`,
    );
    await tab.select(words);
    await tagSelected(tab, { concepts: ['open bo'] });
    await waitForCards(panel, 1);
    await findAgain([words]);
  });

  it('and its text of 2 MB opens in the reader view', async () => {
    await pressButton(panel, 'Reader view');
    const reader = await open.driver.waitForTab('reader.html');
    // As soon as anything of it is drawn, while the rest is still to come.
    await reader.evaluate(`(async () => {
      let first = null;
      while ((first = document.querySelector('.reading-text p')) === null) await new Promise((done) => requestAnimationFrame(done));
      getSelection().selectAllChildren(first);
      dispatchEvent(new KeyboardEvent('keydown', { key: 'U', code: 'KeyU', altKey: true, shiftKey: true }));
    })()`);
    await reader.waitFor(`document.activeElement?.getAttribute('role') === 'combobox'`, 'the form for what was selected so soon');
    await reader.press('Escape');
    await reader.waitFor(`document.querySelector('[role=combobox]') === null`, 'the form to close');
    await reader.waitFor(`${paintedRanges}.length > 0`, 'the passage in the reader view');
    expect((await reader.text()).length).toBeGreaterThan(1_900_000);
    await reader.close();
  });

  it('threw no exception', () => expect(faults(open.driver)).toEqual([]));
});
