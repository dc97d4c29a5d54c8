// Opens a page that is too large or too deep, and asks for its reader view: what comes, and how soon?
import type { Driver, Tab } from '../e2e/driver.ts';
import { enterPage, plain, pressButton } from '../e2e/steps.ts';
import { until } from '../e2e/wait.ts';
import type { Site } from '../site/server.ts';
import { LARGE } from './extraction/large-pages.ts';

const deep = (): string => `<article>${LARGE['5,000 levels of boxes, text at the bottom']!()}</article>`;

/** By name, each as the body of a page. */
export const LARGE_TABS: Readonly<Record<string, () => string>> = {
  '10 MB of paragraphs': () => LARGE['10 MB of paragraphs']!(),
  '100,000 list entries': () => LARGE['100,000 list entries']!(),
  // The parser of a browser flattens what stands deeper than some 500 levels; a script builds all of them.
  '20,000 levels, written': () => deep().replace(/(<div class="inner">)+/u, '<div class="inner">'.repeat(20_000)),
  '20,000 levels, built by a script': () => `<article id="top">${report()}</article>
    <script>let at = document.getElementById('top');
      for (let i = 0; i < 20000; i++) { const next = document.createElement('div'); next.hidden = i === 400; at.append(next); at = next; }
      at.textContent = 'The lowest words of all.';</script>`,
};

/** Pages that hold no text, hide it from readers with scripts, or end in the midst of it. */
export const BARE_TABS: Readonly<Record<string, () => string>> = {
  'an empty page': () => '',
  'text for browsers without scripts alone': () => `<noscript>${report()}</noscript><div id="root"></div>`,
  'text in a frame alone': () => `<iframe srcdoc="${report().replaceAll('"', '&quot;')}"></iframe>`,
  'cut off in a tag': () => `${report()}<p class="last" title="here it ends`,
  'written by its script': () =>
    `<div id="root"></div><script>document.getElementById('root').innerHTML = ${JSON.stringify(`<main>${report()}</main>`)}</script>`,
};

/** Twenty paragraphs of a report. */
const report = (): string => LARGE['10 MB in one attribute']!(0).replace(/<p title.*$/su, '');

interface Stage {
  readonly driver: Driver;
  readonly site: Site;
}

export interface LargeRead {
  readonly tab: Tab;
  /** The first words of the reader view, or the sentence that says why there is none. */
  readonly outcome: string;
  /** Milliseconds from the press on the reader view to one or the other. */
  readonly ms: number;
}

/** The page is entered before the clock runs: `entered` is called then. The reader's tab is closed again. */
export async function readLarge(
  { driver, site }: Stage,
  name: string,
  entered: (tab: Tab) => Promise<unknown> = async () => undefined,
): Promise<LargeRead> {
  const path = `/${name.replaceAll(/\W+/gu, '-')}`;
  site.setPage(
    path,
    `<!doctype html><html lang="en"><title>A page of the council</title><body>${(LARGE_TABS[name] ?? BARE_TABS[name])!()}</body></html>`,
  );
  const tab = await driver.openTab(site.url(path));
  const panel = await enterPage(driver, tab);
  await entered(tab);
  await panel.waitFor(`[...document.querySelectorAll('button')].some((b) => b.textContent.includes('Reader view'))`, 'the button');
  const since = performance.now();
  await pressButton(panel, 'Reader view');
  const refusal = `document.querySelector('.notice.error')?.innerText ?? ''`;
  const end = await until(
    async () =>
      (await driver.tabs()).find((url) => url.includes('reader.html?document')) ?? ((await panel.evaluate<string>(refusal)) || undefined),
    'the reader view, or a sentence',
    60_000,
  );
  if (!end.includes('reader.html?')) return { tab, outcome: end, ms: performance.now() - since };
  const reader = await driver.waitForTab('reader.html?document');
  try {
    const words = `document.querySelector('.reading-text')?.textContent.trim().slice(0, 2000) ?? ''`;
    const outcome = plain(await until(async () => (await reader.evaluate<string>(words)) || undefined, 'the text', 60_000));
    return { tab, outcome, ms: performance.now() - since };
  } finally {
    await reader.close();
  }
}
