// Pictures of every page of the extension in light and dark, wide and at 360 px, from the built extension in Chromium, along the first journey.
//   npm run screenshots [-- --out DIR]
// All go to DIR (default test/.out/pictures); those that the README shows are copied to test/pictures.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { startChromium } from '../e2e/chromium.ts';
import { serve } from '../site/server.ts';
import { firstJourney } from './first-journey.ts';
import { pdfPictures } from './pdf-pictures.ts';

const IN_README = ['panel-light.png', 'picker-light.png', 'reader-light.png', 'library-light.png'];

/** What the panel beside them takes of a window, px: the pages themselves are to be 360 wide. */
const PANEL = 386;

const { values } = parseArgs({ options: { out: { type: 'string', default: 'test/.out/pictures' } } });
const out = values.out;
const site = await serve();
const pdfs = await serve({ folder: 'test/fixtures/pdfs' });
try {
  for (const [scheme, width] of [
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const) {
    const ending = width === 1280 ? scheme : `${scheme}-${width}`;
    const downloads = mkdtempSync(join(tmpdir(), 'pictures-'));
    const driver = await startChromium({ scheme, downloads, ...(width === 1280 ? { width } : { width: width + PANEL, height: 780 }) });
    try {
      const journey = await firstJourney(driver, site.url('/paper.html'), out, (step) => console.log(`${ending}: ${step}`));
      for (const picture of journey.pictures) {
        const named = join(out, basename(picture).replace('.png', `-${ending}.png`));
        copyFileSync(picture, named);
        rmSync(picture);
      }
      await pdfPictures(driver, pdfs.url('/two-columns.pdf'), { out, ending });
    } finally {
      await driver.stop();
      rmSync(downloads, { recursive: true, force: true });
    }
  }
} finally {
  await site.close();
  await pdfs.close();
}
mkdirSync('test/pictures', { recursive: true });
for (const name of IN_README) copyFileSync(join(out, name), join('test/pictures', name));
console.log(`pictures: ${out}; those of the README: test/pictures`);
