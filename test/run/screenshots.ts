// Pictures of every page of the extension in light and dark, from the built extension in Chromium, along the first journey.
//   npm run screenshots [-- --out DIR]
// All go to DIR (default test/.out/pictures); those that the README shows are copied to test/pictures.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { startChromium } from '../e2e/chromium.ts';
import { serve } from '../site/server.ts';
import { firstJourney } from './first-journey.ts';

const IN_README = ['panel-light.png', 'picker-light.png', 'reader-light.png', 'library-light.png'];

const { values } = parseArgs({ options: { out: { type: 'string', default: 'test/.out/pictures' } } });
const out = values.out;
const site = await serve();
try {
  for (const scheme of ['light', 'dark'] as const) {
    const downloads = mkdtempSync(join(tmpdir(), 'pictures-'));
    const driver = await startChromium({ scheme, downloads });
    try {
      const journey = await firstJourney(driver, site.url('/paper.html'), out, (step) => console.log(`${scheme}: ${step}`));
      for (const picture of journey.pictures) {
        const named = join(out, basename(picture).replace('.png', `-${scheme}.png`));
        copyFileSync(picture, named);
        rmSync(picture);
      }
    } finally {
      await driver.stop();
      rmSync(downloads, { recursive: true, force: true });
    }
  }
} finally {
  await site.close();
}
mkdirSync('test/pictures', { recursive: true });
for (const name of IN_README) copyFileSync(join(out, name), join('test/pictures', name));
console.log(`pictures: ${out}; those of the README: test/pictures`);
