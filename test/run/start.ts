// One command from a clone to reading: builds the extension and opens a browser with it and a sample paper. Without a display
// it makes the same journey headless and says where the pictures and the exported set lie.
//   npm start [-- --browser firefox|chromium|edge|chrome] [--headless]
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startChromium } from '../e2e/chromium.ts';
import { startFirefox } from '../e2e/firefox.ts';
import { serve } from '../site/server.ts';
import { howToInstall, installed } from './browsers.ts';
import { firstJourney } from './first-journey.ts';

const { values } = parseArgs({ options: { browser: { type: 'string' }, headless: { type: 'boolean', default: false } } });
/** Fixed, so that a kept profile knows the sample paper again. */
const PORT = 47_113;

const [browser] = installed(values.browser);
if (browser === undefined) {
  console.error(howToInstall(values.browser));
  process.exit(1);
}
const hasDisplay = process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
const headless = values.headless || !hasDisplay;

console.log(`building the extension for ${browser.name} …`);
const built = spawnSync(`wxt build -b ${browser.kind === 'firefox' ? 'firefox' : 'chrome'}`, { shell: true, encoding: 'utf8' });
if (built.status !== 0) {
  console.error(built.stdout, built.stderr);
  process.exit(1);
}

const site = await serve({ port: PORT }).catch(() => serve());
const paper = site.url('/paper.html');
const start = browser.kind === 'firefox' ? startFirefox : startChromium;
if (headless) {
  const out = resolve('test/.out/start');
  // Apart from the pictures, and empty: the next file in it is the exported one.
  const downloads = join(out, 'exported');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(downloads, { recursive: true });
  console.log(`no display: making the journey headless in ${browser.name} …`);
  const driver = await start({ executable: browser.path, downloads });
  try {
    const journey = await firstJourney(driver, paper, out, (step) => console.log(`  ${step} …`));
    console.log(`\npictures:\n${journey.pictures.map((picture) => `  ${picture}`).join('\n')}\nexported set:\n  ${journey.exportedSet}`);
  } finally {
    await driver.stop();
    await site.close();
  }
} else {
  const profile = resolve('.profile', browser.kind);
  mkdirSync(profile, { recursive: true });
  console.log(`opening ${browser.name} with the profile ${profile} …`);
  // Here a reader decides: the browser's own question is asked for each site.
  const driver = await start({ executable: browser.path, profile, headless: false, grants: false });
  await driver.openTab(paper);
  console.log(
    `The sample paper is open at ${paper}.\nPress the toolbar button (Alt+Shift+M) and select a passage. Close the browser to end.`,
  );
  await driver.ended;
  await site.close();
}
process.exit(0);
