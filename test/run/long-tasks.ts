// Does the page stay quick under us? Tasks over 50 ms of a 2 MB page in Chromium, in the built extension: while it is entered,
// tagged and found again, beside the same steps on the same page where we are not.
//   npm run bench:long-tasks [-- --json FILE]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startChromium } from '../e2e/chromium.ts';
import type { Tab } from '../e2e/driver.ts';
import { enterPage, paintedRanges, tagSelected, waitForCards } from '../e2e/steps.ts';
import { serve } from '../site/server.ts';

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const PASSAGES = 5;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The tasks since the last call, once two quiet seconds have passed. */
function meter(tab: Tab): () => Promise<readonly number[]> {
  let seen = 0;
  return async () => {
    for (let before = -1; ; ) {
      const tasks = await tab.longTasks();
      if (tasks.length === before) {
        const fresh = tasks.slice(seen);
        seen = tasks.length;
        return fresh;
      }
      before = tasks.length;
      await pause(2_000);
    }
  };
}

const passage = (n: number): string =>
  `(() => { const all = [...document.querySelectorAll('p')]; return all[Math.floor((all.length * ${2 * n + 1}) / ${2 * PASSAGES})].textContent.replace(/\\s+/g, ' ').trim().slice(0, 120); })()`;

async function select(tab: Tab, n: number): Promise<void> {
  await tab.select(await tab.evaluate<string>(passage(n)));
}

const rows: { readonly step: string; readonly us: readonly number[]; readonly without: readonly number[] }[] = [];
const note = (step: string, us: readonly number[], without: readonly number[] = []): void => {
  rows.push({ step, us, without });
  const list = (tasks: readonly number[]): string => (tasks.length === 0 ? 'none' : tasks.join(', '));
  console.log(`${step.padEnd(44)} with us: ${list(us).padEnd(20)} without: ${list(without)}`);
};

const site = await serve();
const driver = await startChromium();
try {
  const bare = await driver.openTab(site.url('/big.html'));
  const bareTasks = meter(bare);
  await bareTasks();
  await bare.evaluate(`void setTimeout(() => { const end = performance.now() + 80; while (performance.now() < end); }, 10)`);
  const control = await bareTasks();
  if (control.length === 0) throw new Error('the measuring sees no task of 80 ms: nothing below would mean anything');
  for (let n = 0; n < PASSAGES; n += 1) await select(bare, n);
  const bareSelecting = await bareTasks();
  await bare.close();

  const tab = await driver.openTab(site.url('/big.html'));
  const tasks = meter(tab);
  await tasks();
  const panel = await enterPage(driver, tab);
  note('enter the page', await tasks());
  for (let n = 0; n < PASSAGES; n += 1) {
    await select(tab, n);
    await tagSelected(tab, { concepts: ['open bo'] });
    await waitForCards(panel, n + 1);
  }
  note(`select and tag ${PASSAGES} passages`, await tasks(), bareSelecting);
  await tab.evaluate(`document.querySelector('p').append(' A word that came later.')`);
  note('the page changes under us', await tasks());

  // Another copy of the paper: not entered before the press, so the load's own tasks are over by then.
  const copy = await driver.openTab(site.url('/big.html?utm_source=letter'));
  const copyTasks = meter(copy);
  await copyTasks();
  await enterPage(driver, copy);
  await copy.waitFor(`${paintedRanges}.length > 0`, 'the passages');
  note(`read, find and paint ${PASSAGES} passages`, await copyTasks());
} finally {
  await driver.stop();
  await site.close();
}
const over = rows.flatMap((row) => row.us);
console.log(`\ntasks over 50 ms with us: ${over.length === 0 ? 'none' : over.join(', ')} ms`);
if (values.json !== undefined)
  writeFileSync(values.json, JSON.stringify({ textBytes: 2_000_000, passages: PASSAGES, rows, over }, null, 2));
