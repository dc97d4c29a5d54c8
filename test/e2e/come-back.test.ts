// A paper that a reader comes back to: under another address, revised, and on a site where passages always show.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { snapshotTexts, storedAnnotations } from './database.ts';
import type { Surface, Tab } from './driver.ts';
import { until } from './wait.ts';
import { cards, enterPage, faults, painted, plain, pressButton, tagSelected, waitForCards, LATER } from './steps.ts';

// From a paragraph that the revised edition leaves out, and from one that it keeps.
const DROPPED = 'Accountability of this kind is wide but not deep.';
const KEPT = 'Every payment that the council makes under the contract';

describe.each(BROWSERS)('coming back to a paper in $browser', ({ start }) => {
  let site: Site;
  let open: Session;
  let tab: Tab;
  let panel: Surface;

  beforeAll(async () => {
    site = await serve();
    const paper = await (await fetch(site.url('/paper.html'))).text();
    // The same paper as others publish it: one names the original's address, one only its DOI, one neither.
    const nameless = paper.replace(/<meta name="citation_doi"[^>]*>/u, '').replace(/<link rel="canonical"[^>]*>/u, '');
    const doi = /<meta name="citation_doi"[^>]*>/u.exec(paper)?.[0] ?? '';
    site.setPage('/reprints/42', nameless.replace('<head>', `<head><link rel="canonical" href="${site.url('/paper.html')}">`));
    site.setPage('/repository/7', nameless.replace('<head>', `<head>${doi}`));
    site.setPage('/stranger', nameless);
    open = await session(start);
    tab = await open.driver.openTab(site.url('/paper.html'));
    panel = await enterPage(open.driver, tab);
    for (const words of [DROPPED, KEPT]) {
      await tab.activate();
      await tab.select(words);
      await tagSelected(tab, { concepts: ['open bo'] });
    }
    await waitForCards(panel, 2);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it.each([
    ['that names the original', '/reprints/42'],
    ['with the same DOI', '/repository/7'],
  ])('shows its passages on a copy %s', async (_which, path) => {
    await tab.goto(site.url(path));
    panel = await enterPage(open.driver, tab);
    await waitForCards(panel, 2);
    await expect.poll(async () => (await painted(tab)).map(plain).toSorted(), LATER).toEqual([DROPPED, KEPT].toSorted());
    await expect.poll(() => panel.evaluate(`document.querySelectorAll('[data-passage] .status').length`), LATER).toBe(0);
  });

  it('does not take a page for the paper that says nothing of being it', async () => {
    await tab.goto(site.url('/stranger'));
    panel = await enterPage(open.driver, tab);
    await panel.waitFor(`document.querySelector('header.document') !== null`, 'the panel to follow');
    await waitForCards(panel, 0);
    await expect.poll(() => painted(tab), LATER).toEqual([]);
  });

  it('lets the reader attach to other words what the revised paper has lost, and take that back', async () => {
    await tab.goto(site.url('/paper-revised.html'));
    panel = await enterPage(open.driver, tab);
    await waitForCards(panel, 2);
    const orphan = `[...document.querySelectorAll('[data-passage]')].find((c) => c.querySelector('.status.orphan'))`;
    await panel.waitFor(`${orphan} !== undefined`, 'the lost passage to be said');
    expect(plain(await panel.evaluate<string>(`${orphan}.querySelector('blockquote').textContent`))).toBe(DROPPED);
    await pressButton(panel, 'Find its place again');
    await tab.activate();
    await tab.select('Readers of the first pointed out');
    await panel.waitFor(`document.querySelector('.reattach')?.innerText.includes('Readers of the first')`, 'the new words in the panel');
    await pressButton(panel, 'Attach here');
    await tab.waitFor(
      `[...CSS.highlights.values()].some((h) => [...h].some((r) => r.startContainer.data?.includes('Readers of the first')))`,
      'its paint',
    );
    await panel.waitFor(`document.querySelectorAll('[data-passage] .status').length === 0`, 'nothing in doubt');
    await expect.poll(async () => (await cards(panel)).map((c) => c.quote).join(), LATER).toContain('Readers of the first');
    await panel.waitFor(`document.querySelector('.notice-stack').innerText.includes('has its place again')`, 'the message');
    await pressButton(panel, 'Undo');
    await panel.waitFor(`${orphan}?.querySelector('blockquote').textContent.includes('wide but not deep')`, 'the passage as it was');
  });

  it('shows passages at once on a site where the reader wants it, and keeps the text of what is tagged with the panel closed', async () => {
    await panel.click('[role=switch]');
    await panel.waitFor(`document.querySelector('[role=switch]').checked`, 'the switch to be on');
    await open.driver.closePanel();
    await tab.close();
    tab = await open.driver.openTab(site.url('/paper.html'));
    await tab.waitFor(`CSS.highlights.size > 0`, 'the paint without a click');
    await expect.poll(async () => (await painted(tab)).map(plain).toSorted(), LATER).toEqual([DROPPED, KEPT].toSorted());
    await tab.close();
    // A page that was never seen before, tagged without the panel.
    tab = await open.driver.openTab(site.url('/stranger'));
    await tab.activate();
    // Nobody says when such a page is entered: then it makes the picker ready for what is selected.
    await until(async () => (await tab.select(KEPT), tab.frame('picker.html')), 'the page to be entered by itself');
    await tagSelected(tab, { concepts: ['user voi'] });
    await tab.waitFor(`CSS.highlights.size > 0`, 'the paint of the new passage');
    const library = await open.driver.extensionPage('library.html');
    await waitForCards(library, 3);
    const stranger = (await storedAnnotations(library)).find((a) => a.target.source.endsWith('/stranger'));
    const text = async (): Promise<string> => (await snapshotTexts(library)).find((s) => s.document === stranger?.document)?.text ?? '';
    await expect.poll(async () => plain(await text()), LATER).toContain(KEPT);
    await library.close();
  });

  it('shows nothing by itself any more once the reader has stopped that in the options', async () => {
    const options = await open.driver.extensionPage('options.html');
    await pressButton(options, 'Stop on');
    await options.waitFor(
      `![...document.querySelectorAll('button')].some((b) => (b.ariaLabel ?? '').startsWith('Stop on'))`,
      'the site to go',
    );
    await options.close();
    await tab.close();
    tab = await open.driver.openTab(site.url('/paper.html'));
    await tab.evaluate('new Promise((done) => setTimeout(done, 1500))');
    expect(await painted(tab)).toEqual([]);
  });

  it('threw no exception anywhere', () => expect(faults(open.driver)).toEqual([]));
});
