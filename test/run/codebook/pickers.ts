// How long the picker takes to stand beside a passage, its field focused and its list drawn: in the reader, and over a web page.
import type { Driver, Surface, Tab } from '../../e2e/driver.ts';
import { enterPage, picker, pickerGone, pressButton } from '../../e2e/steps.ts';
import { pause, until } from '../../e2e/wait.ts';
import type { Site } from '../../site/server.ts';

const WORDS = `[...document.querySelectorAll('p')].map((p) => p.textContent.replace(/\\s+/g, ' ').trim()).find((s) => s.length > 120).slice(0, 80)`;

/** Notes when the key goes down, on the clock that all frames share. */
const LISTEN = `addEventListener('keydown', (e) => { if (e.code === 'KeyU') globalThis.keyAt = performance.timeOrigin + e.timeStamp; }, true)`;

/** Until the frame in which the focused field has its list. */
const WATCH = `new Promise((done) => {
  const look = () => {
    const field = document.activeElement;
    if (field?.getAttribute('role') === 'combobox' && document.querySelectorAll('[role=option]').length > 8)
      requestAnimationFrame(() => done(performance.timeOrigin + performance.now()));
    else setTimeout(look, 1);
  };
  look();
})`;

/** When its largest text was painted, the words of the passage, which are asked for when the form stands. */
const SHOWN = `new Promise((done) => {
  new PerformanceObserver((list) => done(performance.timeOrigin + list.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true });
})`;

/** A hand needs no less from the first letter that is selected to the key (ms). */
const HAND = 1_000;

type Found = Map<string, number[]>;
const noteIn = (found: Found) => (what: string, ms: number) => void found.set(what, [...(found.get(what) ?? []), ms]);

/** The first opening of each stands apart or is left out: there the browser compiles, and the library is read. */
export async function measurePickers(driver: Driver, site: Site, rounds: number): Promise<ReadonlyMap<string, readonly number[]>> {
  const found: Found = new Map();
  const tab = await driver.openTab(site.url('/paper.html'));
  const panel = await enterPage(driver, tab);
  await overPage(tab, rounds, found);
  await inReader(driver, panel, rounds, found);
  return found;
}

async function overPage(tab: Tab, rounds: number, found: Found): Promise<void> {
  const note = noteIn(found);
  await tab.activate();
  await tab.evaluate(LISTEN);
  const words = await tab.evaluate<string>(WORDS);
  for (let round = -1; round < rounds; round += 1) {
    await tab.select(words);
    await pause(HAND);
    const ready = await until(() => tab.frame('picker.html'), 'the frame');
    await ready.evaluate(`void (globalThis.shownAt = ${WATCH})`);
    await tab.press('Alt+Shift+U');
    const frame = await picker(tab);
    const stood = await frame.evaluate<number>('globalThis.shownAt');
    // So that no later paint, such as that of a cursor, is still to come.
    await pause(300);
    const key = await tab.evaluate<number>('globalThis.keyAt');
    const shown = await frame.evaluate<number>(SHOWN);
    note(round < 0 ? 'page bar, first' : 'page bar', stood - key);
    if (round >= 0) note('  with its words', shown - key);
    await tab.press('Escape');
    await pickerGone(tab);
  }
}

async function inReader(driver: Driver, panel: Surface, rounds: number, found: Found): Promise<void> {
  const note = noteIn(found);
  await pressButton(panel, 'Reader view');
  const reader = await driver.waitForTab('reader.html');
  await reader.waitFor(`(${WORDS.replace('.slice(0, 80)', '')}) !== undefined`, 'the text');
  await reader.activate();
  await reader.evaluate(LISTEN);
  const words = await reader.evaluate<string>(WORDS);
  for (let round = -1; round < rounds; round += 1) {
    await reader.select(words);
    await reader.evaluate(`void (globalThis.shownAt = ${WATCH})`);
    await reader.press('Alt+Shift+U');
    const ms = await reader.evaluate<number>(`globalThis.shownAt.then((at) => at - globalThis.keyAt)`);
    if (round >= 0) note('reader', ms);
    await reader.press('Escape');
    await reader.waitFor(`document.querySelector('[role=combobox]') === null`, 'the form to close');
  }
}
