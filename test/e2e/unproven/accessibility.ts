// No page of the extension breaks a rule of axe-core, in light and in dark, with real content in it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../../site/server.ts';
import { session, type Session } from '../browsers.ts';
import { startChromium } from '../chromium.ts';
import type { Surface, Tab } from '../driver.ts';
import { enterPage, picker, pressButton, tagSelected, waitForCards } from '../steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe objects to, as rule and place. */
async function objections(surface: Surface): Promise<readonly string[]> {
  await surface.evaluate(`(() => { ${axe}; return true; })()`);
  return surface.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.target.join(' ') + ' ' + n.html.slice(0, 120))))`,
  );
}

describe.each(['light', 'dark'] as const)('the pages of the extension in %s', (scheme) => {
  let site: Site;
  let open: Session;
  let tab: Tab;
  let panel: Surface;

  beforeAll(async () => {
    site = await serve();
    open = await session(startChromium, { scheme });
    tab = await open.driver.openTab(site.url('/paper.html'));
    panel = await enterPage(open.driver, tab);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('the panel, empty', async () => expect(await objections(panel)).toEqual([]));

  it('the picker', async () => {
    await tab.activate();
    await tab.select(
      await tab.evaluate<string>(
        `[...document.querySelectorAll('article p')].map((p) => p.textContent.replace(/\\s+/g, ' ').trim()).find((s) => s.length > 120).slice(0, 80)`,
      ),
    );
    await tab.press('Alt+Shift+U');
    const frame = await picker(tab);
    await tab.type('acc');
    await frame.waitFor(`document.querySelectorAll('[role=option]').length > 1`, 'concepts');
    expect(await objections(frame)).toEqual([]);
    await tab.press('Escape');
  });

  it('the panel with passages', async () => {
    await tagSelected(tab, { concepts: ['open bo', 'user voi'], note: 'A note.' });
    await waitForCards(panel, 1);
    expect(await objections(panel)).toEqual([]);
  });

  it('the reader view', async () => {
    await pressButton(panel, 'Reader view');
    const reader = await open.driver.waitForTab('reader.html');
    await reader.waitFor(`CSS.highlights.size > 0`, 'the passages');
    expect(await objections(reader)).toEqual([]);
  });

  it('the library', async () => {
    const library = await open.driver.extensionPage('library.html');
    await waitForCards(library, 1);
    expect(await objections(library)).toEqual([]);
  });

  it('the options', async () => {
    const options = await open.driver.extensionPage('options.html');
    await options.waitFor(`document.querySelector('input') !== null`, 'the form');
    expect(await objections(options)).toEqual([]);
  });
});
