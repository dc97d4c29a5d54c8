// What does the page's own main thread do for it in the built extension, where the finding is the background's, and how soon is the
// first passage painted? A reader's real press on the toolbar, in a browser of its own for each measurement.
import { startChromium } from '../../e2e/chromium.ts';
import type { Surface } from '../../e2e/driver.ts';
import { enterPage, tagSelected, waitForCards } from '../../e2e/steps.ts';
import type { Wanted } from '../../../utils/anchoring/anchor.ts';
import { pageIn, TRACED } from '../main-thread.ts';

export interface BuiltCost {
  /** CPU of the page's main thread from the first line of ours on, and of its longest task there, ms. */
  readonly cpu: number;
  readonly longest: number;
  /** From the first line of ours to the first painted passage, ms of the clock. */
  readonly first: number;
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Marks when something of ours is on its way to the screen; looked for so seldom that it costs nothing. */
const WATCH = `void (() => {
  performance.mark('bench-page');
  const timer = setInterval(() => {
    if (CSS.highlights.size === 0) return;
    clearInterval(timer);
    requestAnimationFrame(() => setTimeout(() => performance.mark('bench-painted'), 0));
  }, 10);
})()`;

/** Puts the passages beside the one that was tagged by hand, past every line of ours: a thousand tags by hand are not what is measured. */
const fill = (wanted: readonly Wanted[]): string => `(async () => {
  const asked = (request) => new Promise((done, fail) => { request.onsuccess = () => done(request.result); request.onerror = () => fail(request.error); });
  const db = await asked(indexedDB.open('mutual-margin'));
  const tx = db.transaction(['annotations', 'store'], 'readwrite');
  const rows = tx.objectStore('annotations');
  const [model] = await asked(rows.getAll());
  for (const selectors of ${JSON.stringify(wanted.map((w) => w.selectors))})
    rows.add({ ...model, id: 'urn:uuid:' + crypto.randomUUID(), target: { ...model.target, selectors } });
  const [store, count] = [await asked(tx.objectStore('store').get('store')), await asked(rows.count())];
  tx.objectStore('store').put({ ...store, annotations: count });
  await new Promise((done) => (tx.oncomplete = done));
  db.close();
})()`;

/** Until all passages have an answer in what the extension remembers of the tab. */
const found = (panel: Surface, passages: number): Promise<void> =>
  panel.waitFor(
    `(async () => Object.values(await chrome.storage.session.get(null)).some((page) => page?.placings?.length >= ${passages}))()`,
    'the passages to be found',
  );

/** Of a page that is there already and has come to rest. */
export async function inBuilt(url: string, wanted: readonly Wanted[]): Promise<BuiltCost> {
  const driver = await startChromium();
  try {
    const first = await driver.openTab(url);
    const panel = await enterPage(driver, first);
    await first.select(
      await first.evaluate<string>(`[...document.querySelectorAll('p')].find((p) => p.textContent.length > 80).textContent.slice(0, 60)`),
    );
    await tagSelected(first, { concepts: ['open bo'] });
    await waitForCards(panel, 1);
    await first.close();
    const library = await driver.extensionPage('library.html');
    await library.evaluate(fill(wanted));
    await library.close();

    const tab = await driver.openTab(url);
    await tab.activate();
    await pause(1_500);
    const stop = await tab.trace([...TRACED.categories, 'blink.user_timing']);
    await tab.evaluate(WATCH);
    await enterPage(driver, tab);
    await found(panel, wanted.length);
    await pause(2_000);
    const page = pageIn(Buffer.from(await stop()), 'bench-page', '/page.js');
    const cpus = page.tasks.map((t) => t.cpu);
    return { cpu: cpus.reduce((a, b) => a + b, 0), longest: Math.max(0, ...cpus), first: page.at('bench-painted') - page.since };
  } finally {
    await driver.stop();
  }
}
