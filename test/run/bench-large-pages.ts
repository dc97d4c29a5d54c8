// Pages of 10 MB, 100,000 elements and 20,000 levels in the built extension: how soon is the reader view there, and does the page stand
// still meanwhile? Tasks over 50 ms of the page itself, from the moment that it was opened and quiet; only Chromium tells of them.
//   npm run bench:large-pages [-- --only PART] [--browser chromium|firefox] [--json FILE]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startChromium } from '../e2e/chromium.ts';
import type { Tab } from '../e2e/driver.ts';
import { startFirefox } from '../e2e/firefox.ts';
import { pause } from '../e2e/wait.ts';
import { serve } from '../site/server.ts';
import { BARE_TABS, LARGE_TABS, readLarge } from './large-tab.ts';

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, browser: { type: 'string', default: 'chromium' }, json: { type: 'string' } },
});
const names = Object.keys({ ...LARGE_TABS, ...BARE_TABS }).filter((name) => name.includes(values.only));
const rows: Record<string, unknown> = {};

/** All tasks over 50 ms so far, once two seconds have brought no more. */
async function quiet(tab: Tab): Promise<readonly number[]> {
  for (let before = -1; ; await pause(2_000)) {
    const tasks = await tab.longTasks();
    if (tasks.length === before) return tasks;
    before = tasks.length;
  }
}

const site = await serve();
const driver = await (values.browser === 'firefox' ? startFirefox() : startChromium());
try {
  for (const name of names) {
    let before = 0;
    const { tab, outcome, ms } = await readLarge({ driver, site }, name, async (entered) => {
      before = (await quiet(entered)).length;
    });
    const over = (await quiet(tab)).slice(before);
    rows[name] = { ms: Math.round(ms), 'tasks over 50 ms': over.map(Math.round).join(', ') || 'none', outcome: outcome.slice(0, 60) };
    console.log(name, JSON.stringify(rows[name]));
    await tab.close();
  }
} finally {
  await driver.stop();
  await site.close();
}
console.table(rows);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, undefined, 1)}\n`);
