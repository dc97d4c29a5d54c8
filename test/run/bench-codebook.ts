// Is a large codebook still quick? 2,000 concepts six levels deep and 50,000 tags in the built extension: saving an edited concept, renaming
// it, moving a branch, opening the picker and typing in it; from the press to the frame in which the answer stands. Then the picker beside
// a passage, in the reader and over a web page, where it stands in a frame that is loaded while something is selected. Chromium and Firefox.
//   npm run bench:codebook [-- --browser chromium|firefox] [-- --rounds 5]
import { parseArgs } from 'node:util';
import { BROWSERS, session } from '../e2e/browsers.ts';
import type { Tab } from '../e2e/driver.ts';
import { until as waitUntil } from '../e2e/wait.ts';
import { serve } from '../site/server.ts';
import { FILL } from './codebook/fill.ts';
import { measurePickers } from './codebook/pickers.ts';

const { values } = parseArgs({ options: { browser: { type: 'string' }, rounds: { type: 'string', default: '5' } } });
const ROUNDS = Number(values.rounds);
const LIMITS: Readonly<Record<string, number>> = { edit: 100, rename: 100, move: 100, picker: 50, typing: 50, reader: 50, 'page bar': 50 };

/** Milliseconds from what \`act\` does to the frame after \`until\` holds. */
const timed = (act: string, until: string): string =>
  `new Promise((done, fail) => {
    const began = performance.now();
    ${act};
    const look = () => {
      if (performance.now() - began > 20000) fail(new Error(${JSON.stringify(`waited in vain for ${until}`)}));
      else if (${until}) requestAnimationFrame(() => done(performance.now() - began));
      else setTimeout(look, 1);
    };
    look();
  })`;

const button = (words: string): string =>
  `[...document.querySelectorAll('button')].find((b) => (b.getAttribute('aria-label') ?? b.textContent).trim() === ${JSON.stringify(words)})`;
const field = (label: string): string =>
  `document.getElementById([...document.querySelectorAll('.concept-form label')].find((l) => l.textContent.trim().startsWith(${JSON.stringify(label)})).htmlFor)`;
const typed = (label: string, words: string): string =>
  `(() => { const f = ${field(label)}; f.value = ${JSON.stringify(words)}; f.dispatchEvent(new Event('input', { bubbles: true })); })()`;
const tree = (words: string): string => `document.querySelector('[role=tree]')?.innerText.includes(${JSON.stringify(words)})`;
const press = (key: string, on: string, more = ''): string =>
  `${on}.dispatchEvent(new KeyboardEvent('keydown', { key: ${JSON.stringify(key)}, bubbles: true, cancelable: true ${more} }))`;

async function measure(page: Tab): Promise<ReadonlyMap<string, readonly number[]>> {
  const found = new Map<string, number[]>();
  const note = async (what: string, act: string, until: string): Promise<void> => {
    const ms = await page.evaluate<number>(timed(act, until));
    found.set(what, [...(found.get(what) ?? []), ms]);
  };
  const saved = `document.querySelector('.notice-stack')?.innerText.includes('is saved')`;
  const quiet = `document.querySelectorAll('.notice-stack button[aria-label]').forEach((b) => b.click())`;
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.evaluate(quiet);
    await page.evaluate(typed('Definition', `What it means in round ${round}.`));
    await note('edit', `${field('Label')}.form.requestSubmit()`, saved);
    await page.evaluate(quiet);
    await page.evaluate(typed('Label', `Renamed ${round}`));
    await note('rename', `${field('Label')}.form.requestSubmit()`, tree(`Renamed ${round}`));
    await page.evaluate(quiet);
    const place = `document.querySelector('[role=treeitem][aria-selected=true]')?.getAttribute('aria-posinset')`;
    const before = await page.evaluate<string>(place);
    const key = round % 2 === 0 ? 'ArrowDown' : 'ArrowUp';
    await note('move', press(key, `document.querySelector('[role=tree]')`, ', altKey: true'), `${place} !== ${JSON.stringify(before)}`);
    await page.evaluate(quiet);
    await note('picker', `${button('Merge into…')}.click()`, `document.querySelectorAll('[role=option]').length > 8`);
    await note(
      'typing',
      `(() => { const f = document.querySelector('[role=combobox]'); f.value = 'co'; f.dispatchEvent(new Event('input', { bubbles: true })); })()`,
      `document.querySelector('[role=option] mark, [role=option] b, [role=option] .met') !== null`,
    );
    await page.evaluate(`${button('Cancel')}.click()`);
  }
  return found;
}

const middle = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

let isSlow = false;

function print(measured: ReadonlyMap<string, readonly number[]>): void {
  for (const [what, all] of measured) {
    const limit = LIMITS[what];
    isSlow ||= limit !== undefined && middle(all) >= limit;
    const [typical, slowest] = [middle(all), Math.max(...all)].map((ms) => ms.toFixed(0).padStart(6));
    console.log(`  ${what.padEnd(20)} ${typical} ${slowest}${limit === undefined ? '' : `   limit ${limit}`}`);
  }
}

const site = await serve();
for (const { browser, start } of BROWSERS) {
  if (values.browser !== undefined && values.browser.toLowerCase() !== browser.toLowerCase()) continue;
  const open = await session(start);
  try {
    const first = await open.driver.extensionPage('codebook.html');
    await first.waitFor(`document.querySelector('[role=treeitem]') !== null`, 'the tree');
    // Begun in the page and asked after: a browser's answer to one call must not take half a minute.
    await first.evaluate(`globalThis.filled = undefined, void ${FILL}.then((n) => (globalThis.filled = n))`);
    await waitUntil(
      async () => (await first.evaluate<number | null>('globalThis.filled ?? null')) ?? undefined,
      'the library to be filled',
      300_000,
    );
    const concepts = await first.evaluate<number>('globalThis.filled');
    await first.close();
    const page = await open.driver.extensionPage(
      'codebook.html?scheme=urn:uuid:00000000-0000-4000-8000-000000000001&concept=urn:uuid:00000000-0000-4000-8001-000000000010',
    );
    await page.activate();
    await waitUntil(() => page.evaluate<boolean>(`document.querySelector('.concept-form') !== null`), 'the form', 120_000);
    console.log(`${browser}: ${concepts} concepts, 50,000 tags; median of ${ROUNDS} and the slowest, ms`);
    print(await measure(page));
    await page.close();
    print(await measurePickers(open.driver, site, ROUNDS));
  } finally {
    await open.end();
  }
}
await site.close();
if (isSlow) process.exitCode = 1;
